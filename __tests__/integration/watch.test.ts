import { createServer, type Server } from 'node:http'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { figure } from '../support/figures.js'
import { bodyOf, closeServer, listen } from '../support/http-server.js'
import { replaceFile } from '../support/replace-file.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { startWatcher, until, type JsonLine, type Watcher } from '../support/watcher.js'

jest.setTimeout(120_000)

let folder: TemporaryFolder
let started: Watcher[]
let servers: Server[]
beforeEach(async () => {
  folder = await createTemporaryFolder('watch-')
  started = []
  servers = []
  await mkdir(join(folder.path, '.github'))
})
afterEach(async () => {
  for (const watcher of started) {
    watcher.signal('SIGCONT')
    watcher.signal('SIGKILL')
    await watcher.ended()
  }
  await Promise.all(servers.map(closeServer))
  await folder.close()
})

const put = (name: string, text: string): Promise<void> => replaceFile(join(folder.path, name), text)
const config = (text: string): Promise<void> => put('.github/heartbeat.yml', text)
const beat = (agoMs = 0): Promise<void> =>
  put('beat.json', JSON.stringify({ last_run: new Date(Date.now() - agoMs).toISOString() }))

function watcher(args: readonly string[] = [], env: Record<string, string> = {}): Watcher {
  const one = startWatcher({ cwd: folder.path, args: ['--interval', '1s', '--state-file', 'state.json', ...args], env })
  started.push(one)
  return one
}

const to = (status: string) => (line: { event: string; to?: unknown }) =>
  line.event === 'transition' && line['to'] === status
const said = (text: string) => (line: JsonLine) => String(line['text']).includes(text)

/** A server that keeps everybody waiting until it is told to answer. */
async function slowServer() {
  const requests: string[] = []
  let answers: (() => void)[] = []
  let open = false
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      requests.push(`${request.method} ${request.url} ${body.toString()}`)
      const answer = (): void => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      if (open) answer()
      else answers.push(answer)
    })
  })
  servers.push(server)
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer() {
      open = true
      answers.splice(0).forEach((one) => one())
      answers = []
    },
  }
}

async function stateOf(): Promise<{ incidents: { phase: string; state: { deliveries: object } }[] }> {
  return JSON.parse(await readFile(join(folder.path, 'state.json'), 'utf8'))
}

describe('a watcher', () => {
  test('says what changes, keeps incidents and the status map, and ends with 0', async () => {
    await config('monitors: {job: {file: beat.json, threshold: 1h, read-from: workspace}}\n')
    await beat()
    const one = watcher(['--status-file', 'map.json'])
    await one.line(({ event }) => event === 'started')
    await beat(2 * 3_600_000)
    const bad = await one.line(to('critical'))
    expect(bad).toMatchObject({ monitor: 'job', from: 'healthy', reason: 'stale' })
    expect(await until(async () => ((await stateOf()).incidents[0]?.phase === 'open' ? true : undefined))).toBe(true)
    await beat()
    await one.line(to('healthy'))
    one.signal('SIGTERM')
    const { exitCode, afterMs } = await one.ended()
    expect(exitCode).toBe(0)
    figure('end of a watcher', 'between two looks, ms', Math.round(afterMs))
    expect((await stateOf()).incidents).toMatchObject([{ phase: 'closed' }])
    const map = JSON.parse(await readFile(join(folder.path, 'map.json'), 'utf8')) as object
    expect(map).toMatchObject({ overall_status: 'healthy', monitors: { job: { status: 'healthy' } } })
    // One line a change, none a look.
    expect(one.lines().filter(({ event }) => event === 'transition')).toHaveLength(2)
  })

  test('ends with 2 where its config is wrong from the start, and names every mistake', async () => {
    await config('monitors: {job: {file: beat.json, every: 5 mins}, other: {cron: "0 25 * * *", file: b.json}}\n')
    const one = watcher()
    expect((await one.ended()).exitCode).toBe(2)
    expect(one.said()).toContain('monitors.job.every')
    expect(one.said()).toContain('monitors.other')
  })

  test('with --once-ready ends after the first look that could read everything', async () => {
    await beat()
    const one = watcher(['--once-ready', '--file', 'beat.json'])
    expect((await one.ended()).exitCode).toBe(0)
  })

  test('takes a config that changed, keeps the old one while the new one is wrong, and reads again on SIGHUP', async () => {
    await beat()
    await config('monitors: {job: {file: beat.json, threshold: 1h, read-from: workspace}}\n')
    const one = watcher()
    await one.line(({ event }) => event === 'started')
    await config('monitors: {job: {file: beat.json, threshold: x, read-from: workspace}}\n')
    await one.line(said('the old one goes on'))
    await beat(2 * 3_600_000)
    await one.line(to('critical'))
    await config('monitors: {job: {file: beat.json, threshold: 3h, read-from: workspace}}\n')
    await one.line(to('healthy'))
    const before = one.lines().filter(said('The config was read again')).length
    one.signal('SIGHUP')
    await until(() => one.lines().filter(said('The config was read again')).length > before || undefined)
    expect(one.lines().filter(said('The config was read again'))).toHaveLength(before + 1)
  })
})

test('a source that never answers stops neither later looks nor other monitors', async () => {
  const github = await slowServer()
  const token = { GITHUB_TOKEN: 'ghs_0123456789abcdef0123456789abcdef0123' }
  await config(
    'monitors:\n  job: {file: beat.json, threshold: 1h, read-from: workspace}\n  far: {file: far.json, branch: main, threshold: 1h, read-from: api}\n',
  )
  await beat()
  const repo = ['--repo', 'o/r', '--api-url', github.url, '--issue', 'false', '--config', './.github/heartbeat.yml']
  const args = [...repo, '--timeout', '4s']
  const one = watcher(args, token)
  await one.line(({ event }) => event === 'started', 60_000)
  await beat(2 * 3_600_000)
  expect(await one.line(to('critical'), 60_000)).toMatchObject({ monitor: 'job', reason: 'stale' })
  await beat()
  expect(await one.line(to('healthy'), 60_000)).toMatchObject({ monitor: 'job' })
  // It is asked at each look, and nothing is learned of it.
  expect(github.requests.length).toBeGreaterThan(1)
  const seen = one.lines().filter(({ event, monitor }) => event === 'transition' && monitor === 'far')
  expect(seen.filter(({ to: status }) => status !== 'unknown')).toEqual([])
})

test.each([
  ['hangs', null],
  ['is down', 503],
] as const)('a config that cannot be read again because GitHub %s goes on', async (_, status) => {
  await beat()
  const committed = 'monitors: {job: {file: beat.json, threshold: 1h, read-from: workspace}}\n'
  const content = { type: 'file', encoding: 'base64', content: Buffer.from(committed).toString('base64') }
  let asked = 0
  const server = createServer((_request, response) => {
    asked++
    if (asked > 1 && status === null) return
    response.writeHead(asked > 1 && status !== null ? status : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(asked > 1 ? { message: 'Unavailable' } : content))
  })
  servers.push(server)
  const url = `http://127.0.0.1:${await listen(server)}`
  const token = { GITHUB_TOKEN: 'ghs_0123456789abcdef0123456789abcdef0123' }
  const one = watcher(['--repo', 'o/r', '--api-url', url, '--issue', 'false', '--timeout', '10s'], token)
  await one.line(({ event }) => event === 'started', 60_000)
  one.signal('SIGHUP')
  await until(() => asked > 1 || undefined, 60_000)
  if (status !== null) await one.line(said('the old one goes on'), 60_000)
  await beat(2 * 3_600_000)
  expect(await one.line(to('critical'), 60_000)).toMatchObject({ monitor: 'job', reason: 'stale' })
})

describe('signals', () => {
  const hanging = ['--repo', 'o/r', '--heartbeat-file', 'beat.json', '--issue', 'false', '--threshold', '1h']
  const token = { GITHUB_TOKEN: 'ghs_0123456789abcdef0123456789abcdef0123' }

  test('SIGTERM in the middle of a look lets it end, and no other begins', async () => {
    const github = await slowServer()
    const one = watcher([...hanging, '--api-url', github.url], token)
    await until(() => github.requests.length > 0 || undefined)
    one.signal('SIGTERM')
    await one.line(said('no new look'))
    github.answer()
    const { exitCode, afterMs } = await one.ended()
    expect(exitCode).toBe(0)
    expect(afterMs).toBeLessThan(10_000)
    expect(one.lines().some(({ event }) => event === 'started')).toBe(true)
  })

  test('a look that hangs is left behind within ten seconds', async () => {
    const github = await slowServer()
    const one = watcher([...hanging, '--api-url', github.url], token)
    await until(() => github.requests.length > 0 || undefined)
    one.signal('SIGTERM')
    const { exitCode, afterMs } = await one.ended()
    figure('end of a watcher', 'while a look hangs, ms', Math.round(afterMs))
    expect(exitCode).toBe(0)
    expect(afterMs).toBeLessThan(10_500)
    expect(one.said()).not.toContain(token.GITHUB_TOKEN)
  })

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('a second %s ends it at once with %i', async (signal, code) => {
    const github = await slowServer()
    const one = watcher([...hanging, '--api-url', github.url], token)
    await until(() => github.requests.length > 0 || undefined)
    one.signal(signal)
    await one.line(said('no new look'))
    one.signal(signal)
    const { exitCode, afterMs } = await one.ended()
    expect(exitCode).toBe(code)
    expect(afterMs).toBeLessThan(5_000)
  })
})

describe('a slow channel', () => {
  const secret = '/hook/s3cr3t-part-of-the-address'

  test('delays no look, hears everything once, and the end waits for it', async () => {
    const hook = await slowServer()
    await beat(2 * 3_600_000)
    const env = { WEBHOOK_URL: `${hook.url}${secret}` }
    const args = ['--file', 'beat.json', '--threshold', '1h', '--health', '127.0.0.1:0']
    const one = watcher(args, env)
    const { text } = await one.line(said('Health is served on'))
    const health = new URL('/metrics', String(text).split(' ').at(-1)).href
    await until(() => hook.requests.length > 0 || undefined)
    const ticks = async (): Promise<number> =>
      Number(/heartbeat_ticks_total (\d+)/.exec(await (await fetch(health)).text())?.[1])
    const before = await ticks()
    expect(await until(async () => ((await ticks()) >= before + 3 ? true : undefined))).toBe(true)
    expect(hook.requests).toHaveLength(1)
    one.signal('SIGTERM')
    await one.line(said('no new look'))
    hook.answer()
    const { exitCode, afterMs } = await one.ended()
    figure('end of a watcher', 'while a channel is slow, ms', Math.round(afterMs))
    expect(exitCode).toBe(0)
    expect(afterMs).toBeLessThan(10_000)
    expect((await stateOf()).incidents[0]?.state.deliveries).toMatchObject({
      webhook: { event: 'opened', delivered: true },
    })
    expect(one.said()).not.toContain(secret)

    // The next watcher knows that it was told.
    const next = watcher(args, env)
    await next.line(({ event }) => event === 'started')
    await until(async () => (next.lines().length > 3 ? true : undefined), 3_000)
    next.signal('SIGTERM')
    expect((await next.ended()).exitCode).toBe(0)
    expect(hook.requests).toHaveLength(1)
  })
})

describe('a watcher that was stopped for a while', () => {
  test('says so, and calls nobody dead for what fell into it until a beat after it would be too late as well', async () => {
    await config('monitors: {agent: {file: beat.json, threshold: 3s, read-from: workspace}}\n')
    await beat()
    const one = watcher()
    const beating = setInterval(() => void beat(), 500)
    try {
      await one.line(({ event }) => event === 'started')
      one.signal('SIGSTOP')
      clearInterval(beating)
      await new Promise((resolve) => setTimeout(resolve, 6_000))
      one.signal('SIGCONT')
      await one.line(said('did not look for'))
      // Whoever beats here may have been late himself before.
      const since = (): JsonLine[] => one.lines().slice(one.lines().findIndex(said('did not look for')))
      const isBad = ({ event, to: status }: JsonLine): boolean => event === 'transition' && status !== 'healthy'
      const first = await until(() => since().find(isBad))
      expect(first).toMatchObject({ to: 'unknown', reason: 'source-restarted' })
      // Nobody beats any more: that is found out all the same.
      await one.line(to('critical'))
    } finally {
      clearInterval(beating)
    }
  })
})
