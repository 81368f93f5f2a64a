import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ExternalError } from '../errors.js'
import type { Files } from '../ports.js'
import { confinedPath } from './confined-path.js'
import { makeFolder } from './make-folder.js'

/** Stands in the folder and names the files that are ours: others are neither replaced nor removed. */
const LIST = '.heartbeat-files.json'
const MAX_BYTES = 20 * 1024 * 1024

interface Change {
  readonly place: string
  readonly text: string
}

/**
 * Makes a folder hold these texts, and no longer what an earlier call left there beside them. All are written before the first takes
 * its place, and what has not changed is left alone. Throws ExternalError, having changed nothing, where one would replace a file
 * of somebody else or lie outside the folder.
 */
export async function writeSite(folder: string, site: Readonly<Record<string, string>>, files: Files): Promise<void> {
  await makeFolder(folder).catch((error: unknown) => {
    throw fault(folder, `cannot be made (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
  })
  const list = join(folder, LIST)
  const listed = namesIn(await files.read(list, MAX_BYTES))
  const changes = await changesOf(folder, site, new Set(listed), files)
  const names = Object.keys(site).sort()
  const gone = listed.filter((name) => site[name] === undefined)
  const said = (all: readonly string[]): string => `${JSON.stringify([...all].sort(), null, 1)}\n`
  // Whoever is stopped in between must know his own files again.
  if (changes.length > 0) await files.write(list, said([...new Set([...names, ...listed])]))
  await replaceAll(changes)
  for (const name of gone) {
    const place = confinedPath(folder, name)
    if (place !== null) await rm(place, { force: true }).catch(() => undefined)
  }
  if (changes.length > 0 || gone.length > 0) await files.write(list, said(names))
}

async function changesOf(
  folder: string,
  site: Readonly<Record<string, string>>,
  ours: ReadonlySet<string>,
  files: Files,
): Promise<Change[]> {
  const changes: Change[] = []
  for (const [name, text] of Object.entries(site)) {
    const place = confinedPath(folder, name)
    if (place === null) throw fault(name, `lies outside ${folder}`)
    const before = await files.read(place, MAX_BYTES)
    if (before === text) continue
    if (before !== null && !ours.has(name))
      throw fault(place, 'is not from Heartbeat: name a folder of its own for the page, or remove that file')
    changes.push({ place, text })
  }
  return changes
}

async function replaceAll(changes: readonly Change[]): Promise<void> {
  const suffix = `.${randomBytes(6).toString('hex')}.tmp`
  const beside = (place: string): string => join(dirname(place), `.${basename(place)}${suffix}`)
  try {
    for (const { place, text } of changes) {
      await makeFolder(dirname(place))
      await writeFile(beside(place), text)
    }
    for (const { place } of changes) await rename(beside(place), place)
  } catch (error) {
    await Promise.all(changes.map(({ place }) => rm(beside(place), { force: true }).catch(() => undefined)))
    const { code = 'unknown error', path = '' } = error as NodeJS.ErrnoException
    throw fault(path === '' ? 'the page' : dirname(path), `cannot be written (${code})`)
  }
}

function namesIn(text: string | null): string[] {
  try {
    const names: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}

function fault(path: string, what: string): ExternalError {
  return new ExternalError('file', `${path} ${what}`, { permanent: true })
}
