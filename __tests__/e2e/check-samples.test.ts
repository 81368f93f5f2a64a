import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from '../../src/app/inspect.js'
import { runAction } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(120_000)

const samples = JSON.parse(readFileSync(new URL('../fixtures/heartbeats.json', import.meta.url), 'utf8')) as {
  cases: { id: string; content: string }[]
}
const AT_ONCE = 2
const AS_IT_COMES = { timestampField: null, timezone: null, statusField: null, format: 'auto' } as const
let folder: TemporaryFolder

beforeAll(async () => {
  folder = await createTemporaryFolder()
})
afterAll(() => folder.close())

/** The check on one heartbeat file of the workspace; what else it finds does not matter here. */
async function lastHeartbeat(id: string, content: string): Promise<string | undefined> {
  const file = join('samples', id)
  await mkdir(join(folder.path, 'samples'), { recursive: true })
  await writeFile(join(folder.path, file), content)
  const inputs = {
    'heartbeat-file': file,
    'read-from': 'workspace',
    issue: 'false',
    artifact: 'false',
    summary: 'false',
  }
  const { outputs } = await runAction({ action: 'action.yml', inputs, workspace: folder.path })
  return outputs['last-heartbeat']
}

test('the check reads the same instant from every sample as inspect', async () => {
  const waiting = [...samples.cases]
  const different: unknown[] = []
  const worker = async (): Promise<void> => {
    for (let sample = waiting.shift(); sample !== undefined; sample = waiting.shift()) {
      const seen = await lastHeartbeat(sample.id, sample.content)
      const { timestamp } = inspect(sample.content, { ...AS_IT_COMES, now: Date.now() })
      const same = timestamp === null ? seen === '' : Date.parse(seen ?? '') === Date.parse(timestamp)
      if (!same) different.push({ id: sample.id, seen, timestamp })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  expect(different).toEqual([])
})
