import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { answerWith } from '../support/faults.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(120_000)

const CONFIG = '.github/heartbeat.yml'
const PATH = 'beats/nightly.json'
const [HOUR, DAY] = [3_600_000, 86_400_000]

let rig: CheckRig
let base: string
beforeAll(async () => {
  rig = await createCheckRig()
  await rig.github.putFile(CONFIG, configOf('26h'))
  base = (await rig.github.commits())[0]!.sha
})
afterAll(() => rig.close())

let workspace: TemporaryFolder
beforeEach(async () => {
  workspace = await createTemporaryFolder()
  rig.proxy.reset()
  rig.proxy.add({
    path: '/graphql',
    when: ({ graphql }) => graphql?.query.includes('history(first') === true,
    fault: answerWith({ body: { data: { repository: { object: { history: beatsOfAMonth() } } } } }),
  })
})
afterEach(async () => {
  await workspace.close()
  await rig.clean()
})

function configOf(threshold: string, more = ''): string {
  return `monitors:
  nightly:
    file: ${PATH}
    threshold: ${threshold}
${more}`
}

/** A beat each night but one, as GitHub tells a file's history: newest first. */
function beatsOfAMonth() {
  const now = Date.now()
  const nights = Array.from({ length: 31 }, (_, i) => now - i * DAY - HOUR).filter((_, i) => i !== 9)
  const nodes = nights.map((at) => {
    const date = new Date(at).toISOString()
    const text = JSON.stringify({ last_run: date, status: 'ok' })
    return { committedDate: date, file: { object: { text, isTruncated: false } } }
  })
  return { pageInfo: { hasNextPage: false, endCursor: null }, nodes }
}

interface Proposal {
  readonly config: string | null
  readonly inputs?: Readonly<Record<string, string>>
  readonly eventName?: string
  readonly env?: Readonly<Record<string, string>>
}

async function propose({ config, inputs = {}, eventName = 'pull_request', env = {} }: Proposal): Promise<ActionResult> {
  if (config !== null) {
    await mkdir(dirname(join(workspace.path, CONFIG)), { recursive: true })
    await writeFile(join(workspace.path, CONFIG), config)
  }
  const event =
    eventName === 'merge_group'
      ? { action: 'checks_requested', merge_group: { base_sha: base } }
      : { action: 'opened', pull_request: { number: 7, base: { sha: base }, head: { sha: base } } }
  return rig.run('action.yml', { inputs, eventName, event, env, workspace: workspace.path })
}

describe('a check on a pull request', () => {
  test.each(['pull_request', 'merge_group'])('on %s tries the config and acts on nothing', async (eventName) => {
    const cron = '  other:\n    url: https://example.com/health\n    cron: "30 2 * * *"\n    timezone: Europe/Berlin\n'
    const result = await propose({ config: configOf('20h', cron), eventName })
    expect(rig.proxy.writes()).toEqual([])
    expect(await rig.github.openIssues()).toEqual([])
    expect(result).toMatchObject({ exitCode: 0, annotations: [] })
    expect(Object.keys(result.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
    expect(result.outputs).toMatchObject({ status: 'skipped', incident: 'none' })
    expect(result.summary).toContain(`## ✅ Heartbeat: .github/heartbeat.yml is valid: 2 monitors of its own`)
    // Each night was silent for longer than that; one of them was an alert before too.
    expect(result.summary).toMatch(/### Against the base [0-9a-f]{7}: \+2\d alerts/)
    expect(result.summary).toMatch(/`threshold: (?:47h\d*m?|2d) \(now 20h\)`/)
    expect(result.summary).toMatch(/\| `other` \| every day at 02:30 .*\+0[12]:00.*<br>/)
    expect(result.summary).toContain('**The clocks change:**')
    expect(result.summary).toContain('minutes (each run rounded up)')
    expect(result.summary).toContain('`other` was not tried: what a service answers is kept by nobody')
  })

  test('nobody but GitHub is asked, and nothing secret is needed', async () => {
    const more = '  other:\n    url: http://127.0.0.1:9/steal\n    headers: { authorization: "env:SECRET" }\n'
    const env = { SECRET: 'hunter2hunter2', SLACK_WEBHOOK_URL: 'https://hooks.example/hunter2hunter2' }
    const result = await propose({ config: configOf('26h', more), env })
    expect(result.annotations).toEqual([])
    expect(JSON.stringify(result)).not.toContain('hunter2hunter2')
    expect(rig.proxy.requests.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual(
      rig.proxy.requests.filter(({ graphql }) => graphql !== null).map(() => 'POST'),
    )
  })

  test('mistakes stand beside their lines, all at once', async () => {
    const wrong = configOf('soon', '    tresh: 1\n')
    const result = await propose({ config: wrong })
    expect(result.exitCode).toBe(1)
    expect(rig.proxy.requests).toEqual([])
    const places = result.annotations.map(({ level, properties: { file, line, col } }) => [level, file, line, col])
    expect(places).toEqual([
      ['error', CONFIG, '4', '5'],
      ['error', CONFIG, '5', '5'],
    ])
    expect(result.summary).toContain('## ❌ Heartbeat: .github/heartbeat.yml has')
  })

  test('too many new alerts fail it only where that is wished', async () => {
    const allowed = await propose({ config: configOf('26h'), inputs: { 'fail-on-replay': '0' } })
    expect(allowed.exitCode).toBe(0)
    expect(allowed.summary).toMatch(/Against the base [0-9a-f]{7}: the same alerts/)
    const refused = await propose({ config: configOf('20h'), inputs: { 'fail-on-replay': '3' } })
    expect(refused.exitCode).toBe(1)
    expect(refused.annotations).toMatchObject([
      { level: 'error', message: expect.stringContaining('"fail-on-replay" allows 3') },
    ])
    expect(rig.proxy.writes()).toEqual([])
  })

  test('where secrets are at hand nothing is read at all', async () => {
    const result = await propose({ config: configOf('26h'), eventName: 'pull_request_target' })
    expect(result.exitCode).toBe(1)
    expect(rig.proxy.requests).toEqual([])
    expect(result.annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('on: pull_request') }])
  })

  test('a token that may read nothing tells so, and fails nobody', async () => {
    rig.proxy.reset()
    rig.proxy.add({ fault: answerWith({ status: 403, body: { message: 'Resource not accessible by integration' } }) })
    const result = await propose({ config: configOf('26h') })
    expect(result.exitCode).toBe(0)
    expect(result.summary).toContain('Nothing is compared:')
    expect(result.summary).toContain('`nightly` was not tried:')
  })
})
