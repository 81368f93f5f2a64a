import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { startFakeEngine, type FakeEngine } from '../support/fake-engine.js'
import { figure, times } from '../support/figures.js'
import { replaceFile } from '../support/replace-file.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { startWatcher, until, type JsonLine, type Watcher } from '../support/watcher.js'

jest.setTimeout(300_000)

let folder: TemporaryFolder
let engine: FakeEngine | null
let started: Watcher[]
beforeEach(async () => {
  folder = await createTemporaryFolder('watch-recovery-')
  await mkdir(join(folder.path, '.github'))
  engine = null
  started = []
})
afterEach(async () => {
  for (const one of started) {
    one.signal('SIGKILL')
    await one.ended()
  }
  await engine?.close()
  await folder.close()
})

/** So old that whoever beat then is dead by any measure. */
const DEAD_MS = 24 * 3_600_000

/** Two services, each in a container of its name, on an engine whose restarts take so long. */
async function services(tookMs: number, policy = '{ allow: ["*"] }'): Promise<FakeEngine> {
  const own = await startFakeEngine(['worker', 'other'], { tookMs })
  engine = own
  const monitor = (name: string): string =>
    `  ${name}: { file: ${name}.json, kind: service, threshold: 1h, read-from: workspace, recovery: [{ container: ${name}, docker-host: '${own.host}', start-period: 0s }] }`
  const text = `monitors:\n${['worker', 'other'].map(monitor).join('\n')}\nrecovery: ${policy}\n`
  await writeFile(join(folder.path, '.github/heartbeat.yml'), text)
  return own
}

const beat = (name: string, agoMs = 0): Promise<void> =>
  replaceFile(join(folder.path, `${name}.json`), JSON.stringify({ last_run: new Date(Date.now() - agoMs) }))

function watcher(): Watcher {
  const one = startWatcher({ cwd: folder.path, args: ['--interval', '1s', '--state-file', 'state.json'] })
  started.push(one)
  return one
}

interface Remembered {
  readonly incidents: readonly unknown[]
  readonly targets?: Readonly<Record<string, { readonly attempts: readonly { readonly ok: boolean | null }[] }>>
}

async function attempts(): Promise<readonly (boolean | null)[]> {
  const state = JSON.parse(await readFile(join(folder.path, 'state.json'), 'utf8')) as Remembered
  return (state.targets?.['container:worker']?.attempts ?? []).map(({ ok }) => ok)
}

const becomes =
  (name: string, status: string) =>
  ({ event, monitor, to }: JsonLine): boolean =>
    event === 'transition' && monitor === name && to === status

describe('a watcher that restarts a container', () => {
  test('goes on looking meanwhile, and ends as soon as the restart has ended', async () => {
    const own = await services(1000)
    let letGo = (): void => {}
    own.onNext('restart', () => new Promise((resolve) => (letGo = resolve)))
    await beat('worker', DEAD_MS)
    await beat('other')
    const one = watcher()
    await until(() => (own.restarts.length > 0 ? true : undefined))
    // The other one dies while the restart is still under way, and is seen to.
    await beat('other', DEAD_MS)
    await one.line(becomes('other', 'critical'))
    expect(await attempts()).toEqual([null])
    one.signal('SIGTERM')
    await one.line(({ text }) => String(text).includes('no new look'))
    letGo()
    const { exitCode, afterMs } = await one.ended()
    expect([exitCode, await attempts()]).toEqual([0, [true]])
    expect(afterMs).toBeLessThan(10_000)
    figure('SIGTERM a second before the end of a restart', 'end after ms', Math.round(afterMs))
  })

  test('that never ends is left behind, counted, and not made a second time by the next watcher', async () => {
    const own = await services(25_000, '{ allow: ["*"], attempts: 1 }')
    await beat('worker', DEAD_MS)
    await beat('other')
    const one = watcher()
    await until(() => (own.restarts.length > 0 ? true : undefined))
    one.signal('SIGTERM')
    const { exitCode, afterMs } = await one.ended()
    expect(exitCode).toBe(0)
    expect(afterMs).toBeLessThan(15_000)
    expect(await attempts()).toEqual([null])
    const next = watcher()
    await next.line(becomes('worker', 'critical'))
    await until(async () => ((await attempts())[0] === false ? true : undefined))
    await sleep(3000)
    expect(own.restarts).toHaveLength(1)
    const { incidents } = JSON.parse(await readFile(join(folder.path, 'state.json'), 'utf8')) as Remembered
    expect(incidents).toHaveLength(1)
    figure('SIGTERM during a restart that hangs', 'end after ms', Math.round(afterMs))
    figure(
      'SIGTERM during a restart that hangs',
      'restarts for one attempt, with the next watcher',
      own.restarts.length,
    )
  })

  test('that beats once and dies is restarted three times, however often it flaps', async () => {
    const own = await services(50, '{ allow: ["*"], backoff: [0s] }')
    await beat('worker')
    await beat('other')
    const one = watcher()
    await one.line(({ event }) => event === 'started')
    const flaps = times(6, 20)
    for (let i = 0; i < flaps; i++) {
      for (const [status, agoMs] of [
        ['critical', DEAD_MS],
        ['healthy', 0],
      ] as const) {
        await beat('worker', agoMs)
        await until(() => one.lines().filter(becomes('worker', status)).length > i || undefined)
        // Long enough for whoever would restart it again.
        if (status === 'critical') await sleep(2500)
      }
    }
    one.signal('SIGTERM')
    await one.ended()
    const { incidents } = JSON.parse(await readFile(join(folder.path, 'state.json'), 'utf8')) as Remembered
    expect(own.restarts.filter(({ name }) => name === 'worker').length).toBeLessThanOrEqual(3)
    expect(incidents).toHaveLength(1)
    figure(`a real watcher, a container that flaps ${flaps} times`, 'restarts', own.restarts.length)
  })
})
