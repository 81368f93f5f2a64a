import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { journalLine } from '../../src/domain/history/journal-line.js'
import type { SeenState } from '../../src/domain/history/history.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder } from '../support/tmp.js'
import { startWatcher, until } from '../support/watcher.js'

jest.setTimeout(60_000)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SLACK = /\/services\//

let rig: CheckRig
let hooks: HttpStub
beforeAll(async () => {
  ;[rig, hooks] = await Promise.all([createCheckRig(), createHttpStub()])
})
afterAll(() => Promise.all([rig.close(), hooks.close()]))
afterEach(() => {
  hooks.reset()
  return rig.clean()
})

/** The minute that ended last, as a time of day in UTC. */
const slot = Math.floor(Date.now() / MINUTE) * MINUTE
const clock = new Date(slot).toISOString().slice(11, 16)

/** A past in which the job was down for two hours, and was looked at last half an hour before the digest was due. */
function pastMonths(): ReadonlyMap<string, string> {
  const state: SeenState = { monitor: 'job', status: 'healthy', reason: 'ok', since: null, message: '' }
  const down: SeenState = { ...state, status: 'critical', reason: 'stale', since: slot - 5 * HOUR, message: 'late' }
  const back = { ...state, since: slot - 3 * HOUR }
  const looks: (readonly [number, SeenState[]])[] = [[30 * HOUR, [state]]]
  for (let ago = 29.5; ago >= 0.5; ago -= 0.5) looks.push([ago * HOUR, ago === 5 ? [down] : ago === 3 ? [back] : []])
  const months = new Map<string, string>()
  for (const [i, [ago, states]] of looks.entries()) {
    const at = slot - ago
    const month = new Date(at).toISOString().slice(0, 7)
    const whole = i === 0
    months.set(month, `${months.get(month) ?? ''}${journalLine({ at, whole, states, gone: [] })}\n`)
  }
  return months
}

const check = (inputs: Record<string, string> = {}): Promise<ActionResult> =>
  rig.check({ 'heartbeat-file': '', ...inputs }, { env: { SLACK_WEBHOOK_URL: `${hooks.url}/services/T/B/x` } })

const heard = (): string[] =>
  hooks.requests.filter(({ path }) => SLACK.test(path)).map((request) => JSON.stringify(request.json()))

describe('a digest on its own day', () => {
  test('is sent by the first check after it, once, and by no dry run; a channel may want nothing else', async () => {
    hooks.on('POST', SLACK, { body: 'ok' })
    await rig.github.putFile('data/job.json', JSON.stringify({ last_run: new Date().toISOString() }))
    const config = `history: true\nmonitors:\n  job: { file: data/job.json, threshold: 2h }\nchannels:\n  slack: { digest: daily ${clock}, on: none }\n`
    await rig.github.putFile('.github/heartbeat.yml', config)
    for (const [month, text] of pastMonths()) await rig.github.putFile(`history/${month}.jsonl`, text, 'heartbeats')
    expect((await check({ 'dry-run': 'true' })).outputs['status']).toBe('healthy')
    expect(heard()).toEqual([])
    const first = await check()
    expect(heard()).toEqual([
      expect.stringMatching(/Digest \S+ to \S+: 1 of 1 monitor had trouble, 1 incident, 91\.\d+ % up/),
    ])
    expect(heard()[0]).toMatch(/well now; 1 incident \(.*: 2 h\)/)
    expect(JSON.parse(first.outputs['alerts'] ?? '')).toEqual([
      expect.objectContaining({ channel: 'slack', ok: true, detail: 'digest sent' }),
    ])
    await check()
    expect(heard()).toHaveLength(1)
    // It wants nothing else: no alarm.
    await rig.github.putFile('data/job.json', JSON.stringify({ last_run: new Date(slot - 9 * HOUR).toISOString() }))
    expect((await check()).outputs['status']).toBe('critical')
    expect(heard()).toHaveLength(1)
  })

  test('a watcher sends it too, once, though it looks each second and is started anew', async () => {
    hooks.on('POST', SLACK, { body: 'ok' })
    const folder = await createTemporaryFolder('digest-')
    const put = (name: string, text: string): Promise<void> => writeFile(join(folder.path, name), text)
    await Promise.all(['.github', 'past'].map((name) => mkdir(join(folder.path, name))))
    for (const [month, text] of pastMonths()) await put(`past/${month}.jsonl`, text)
    await put('job.json', JSON.stringify({ last_run: new Date().toISOString() }))
    await put(
      '.github/heartbeat.yml',
      `history: folder ./past\nmonitors:\n  job: { file: job.json, read-from: workspace, threshold: 2h }\nchannels:\n  slack: { digest: daily ${clock} UTC, on: none }\n`,
    )
    const env = { SLACK_WEBHOOK_URL: `${hooks.url}/services/T/B/x` }
    const start = () =>
      startWatcher({ cwd: folder.path, args: ['--interval', '1s', '--state-file', 'state.json'], env })
    const job = (agoMs: number): Promise<void> =>
      put('job.json', JSON.stringify({ last_run: new Date(Date.now() - agoMs).toISOString() }))
    // Each sees a change that came after its first look, so that it has looked twice.
    for (const [agoMs, to] of [
      [9 * HOUR, 'critical'],
      [0, 'healthy'],
    ] as const) {
      const watcher = start()
      try {
        await watcher.line(({ event }) => event === 'started')
        await until(() => heard()[0], 30_000)
        await job(agoMs)
        await watcher.line((line) => line.event === 'transition' && line['to'] === to, 30_000)
      } finally {
        watcher.signal('SIGTERM')
        expect(await watcher.ended()).toMatchObject({ exitCode: 0 })
      }
      expect(heard()).toEqual([expect.stringMatching(/1 of 1 monitor had trouble, 1 incident, 9\d/)])
    }
    await folder.close()
  })
})
