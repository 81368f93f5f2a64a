import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { stringify } from 'yaml'
import { bareEnvironment, projectRoot, runChild } from '../support/child.js'
import { documentOf, SITUATIONS, type Situation } from '../support/situations.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(180_000)

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
})
afterAll(() => folder.close())

/** A door on a machine knows no commits, so what hangs on the declaration or the history is told by other tests. */
function isSaidByTheCommandLine({ beat, source, declaredAt, monitor, now }: Situation): boolean {
  const declaredLately = Date.parse(now) - Date.parse(declaredAt) < 3 * 86_400_000
  const missing = beat === null && monitor['missing'] === undefined
  return (
    source === undefined &&
    !missing &&
    !(declaredLately && beat !== null && typeof beat !== 'string' && 'last_success' in beat)
  )
}

const told = SITUATIONS.filter(isSaidByTheCommandLine)
/** One process for all that are looked at in one moment. */
const moments = new Map<string, Situation[]>()
for (const situation of told) {
  const moment = `${situation.now}${situation.force ? ' --force' : ''}`
  moments.set(moment, [...(moments.get(moment) ?? []), situation])
}

async function verdictsAt(moment: string, situations: readonly Situation[]): Promise<Record<string, [string, string]>> {
  const name = `${moment.replace(/\W/g, '')}.yml`
  const monitors = situations.map(({ id, monitor }) => [
    id,
    { file: `${id}.json`, 'read-from': 'workspace', ...monitor },
  ])
  await writeFile(join(folder.path, name), stringify({ monitors: Object.fromEntries(monitors) }))
  for (const situation of situations) {
    const text = documentOf(situation)
    if (text !== null) await writeFile(join(folder.path, `${situation.id}.json`), text)
  }
  const args = ['check', '--config', name, '--json', '--now', ...moment.split(' ')]
  const options = { env: bareEnvironment(folder.path), cwd: folder.path }
  const { stdout, stderr } = await runChild(process.execPath, [CLI, ...args], options)
  expect(stderr).not.toMatch(/\n\s+at /)
  const map = JSON.parse(stdout) as { monitors: Record<string, { status: string; reason: string }> }
  return Object.fromEntries(Object.entries(map.monitors).map(([id, { status, reason }]) => [id, [status, reason]]))
}

test('the command line says of each situation what the judge says', async () => {
  const waiting = [...moments]
  const said: Record<string, [string, string]> = {}
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      Object.assign(said, await verdictsAt(...next))
  }
  await Promise.all([worker(), worker()])
  const expected = told.map(({ id, expect: { status, reason } }) => [id, [status, reason ?? said[id]?.[1]]])
  expect(said).toEqual(Object.fromEntries(expected))
  expect(told.length).toBeGreaterThanOrEqual(90)
})
