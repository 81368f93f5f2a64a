import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CronSchedule } from '../domain/schedule.js'
import { ConfigError, ExternalError } from '../errors.js'
import { createFiles } from '../platform/files.js'

const FOLDER = ['.github', 'workflows']
const MOST_FILES = 200
const MOST_BYTES = 1024 * 1024

/** A step that starts the check, by whatever owner, and not what writes beats. */
const CHECKS = /^\s*-?\s*uses:\s*["']?(?:[\w.-]+\/heartbeat@|\.\/?["']?\s*(?:#|$))/m

/** When the workflows of a checkout that check are declared to run; null where none is, or none can be read. */
export async function watcherOf(root: string): Promise<CronSchedule | null> {
  const folder = join(root, ...FOLDER)
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.ya?ml$/i.test(name)).slice(0, MOST_FILES)
  const files = createFiles()
  const texts = await Promise.all(names.map((name) => textOf(() => files.read(join(folder, name), MOST_BYTES))))
  const watching = texts.filter((text) => CHECKS.test(text))
  if (watching.length === 0) return null
  const { parseWorkflowFile } = await import('../sources/workflow/file.js')
  const parsed = await Promise.all(watching.map((text) => parseWorkflowFile(text)))
  const entries = parsed.flatMap((file) => file.entries)
  if (entries.length === 0) return null
  const { cronUnion } = await import('../domain/calendar/index.js')
  try {
    return cronUnion(entries, 'github')
  } catch (error) {
    if (error instanceof ConfigError) return null
    throw error
  }
}

async function textOf(read: () => Promise<string | null>): Promise<string> {
  try {
    return (await read()) ?? ''
  } catch (error) {
    if (error instanceof ExternalError) return ''
    throw error
  }
}
