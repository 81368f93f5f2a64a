import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import type { ActionResult } from '../support/runner.js'

jest.setTimeout(120_000)

const CONFIG = '.github/heartbeat.yml'
let rig: CheckRig
let service: HttpStub
beforeAll(async () => {
  ;[rig, service] = await Promise.all([createCheckRig(), createHttpStub()])
})
afterEach(async () => {
  service.reset()
  await rig.clean()
})
afterAll(() => Promise.all([rig.close(), service.close()]))

const check = (): Promise<ActionResult> => rig.check({ 'heartbeat-file': '' })
const watch = (monitors: Record<string, unknown>): Promise<unknown> =>
  rig.github.putFile(CONFIG, JSON.stringify({ monitors }))
const answers = (body: unknown, status = 200): void => service.on('GET', '/health', { body, status })
const titles = async (): Promise<string[]> => (await rig.github.openIssues()).map(({ title }) => title)
const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString()

describe('an answer without an instant', () => {
  test('is a beat while its words, its age and its counters are as they should be', async () => {
    await watch({
      site: {
        url: `${service.url}/health`,
        'allow-private': true,
        'status-field': '/status',
        'ok-values': ['fresh', 'healthy'],
        'age-field': '/ageMinutes',
        threshold: '1h',
        expect: ['/summary/stale_count <= 27'],
      },
    })
    const well = { status: 'fresh', ageMinutes: 12, summary: { stale_count: 27 } }
    answers(well)
    expect((await check()).outputs).toMatchObject({ status: 'healthy', reason: 'ok', 'age-minutes': '12' })

    answers({ ...well, summary: { stale_count: 31 } })
    const opened = await check()
    expect(opened.outputs).toMatchObject({ status: 'critical', reason: 'reported-failure', incident: 'opened' })
    expect((await rig.onlyIssue()).body).toContain('/summary/stale_count is 31, expected &lt;= 27')

    answers({ ...well, status: 'waiting for data' })
    expect((await check()).outputs).toMatchObject({ reason: 'reported-failure', incident: 'updated' })
    answers({ ...well, ageMinutes: 61 })
    expect((await check()).outputs).toMatchObject({ reason: 'stale', message: expect.stringContaining('1 h 1 min') })
    answers({ ...well, ageMinutes: null })
    expect((await check()).outputs).toMatchObject({ reason: 'malformed' })
    expect(await titles()).toHaveLength(1)

    // Whoever cannot look does not know: nothing is closed, nothing else is opened.
    answers('<html>Bad gateway</html>', 502)
    expect((await check()).outputs).toMatchObject({ reason: 'source-unreachable', incident: 'none' })
    expect(await titles()).toHaveLength(1)

    answers(well)
    expect((await check()).outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
    expect(await titles()).toEqual([])
  })

  test('tells of many, each with its own flag', async () => {
    await watch({
      rows: {
        url: `${service.url}/health`,
        'allow-private': true,
        monitors: 'each',
        'status-field': '/is_alert',
        'ok-values': [false],
      },
    })
    const rows = (late: boolean) => [
      { jobname: 'prices', is_alert: false, detail: '' },
      { jobname: 'photos', is_alert: late, detail: 'late' },
    ]
    answers(rows(true))
    await check()
    expect(await titles()).toEqual([expect.stringContaining('photos')])
    answers(rows(false))
    await check()
    expect(await titles()).toEqual([])
  })
})

describe('a committed file', () => {
  test('is judged by the limit that each of its members carries', async () => {
    await watch({ sources: { file: 'data/sources.json', monitors: 'each', 'stale-after-field': '/stale_after_hours' } })
    const put = (hours: number): Promise<unknown> =>
      rig.github.putFile(
        'data/sources.json',
        JSON.stringify({
          sources: [
            { name: 'slow', last_success: ago(20), stale_after_hours: 48 },
            { name: 'fast', last_success: ago(hours), stale_after_hours: 2 },
          ],
        }),
      )
    await put(3)
    await check()
    expect(await titles()).toEqual([expect.stringContaining('fast')])
    await put(1)
    await check()
    expect(await titles()).toEqual([])
  })

  test('must say what is expected of it', async () => {
    await watch({ report: { file: 'data/report.json', expect: ['/rows >= 100', '/store == "connected"'] } })
    const put = (more: object): Promise<unknown> =>
      rig.github.putFile('data/report.json', JSON.stringify({ generated_at: ago(0), ...more }))
    await put({ rows: 100 })
    expect((await check()).outputs).toMatchObject({
      status: 'critical',
      message: expect.stringContaining('nothing is at /store, expected == "connected"'),
    })
    await put({ rows: 100, store: 'connected' })
    expect((await check()).outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
  })
})

describe('a fleet of which some may be late', () => {
  test('is one incident, from one too many on', async () => {
    await watch({ feeds: { file: 'data/feeds.json', monitors: 'each', threshold: '6h', 'at-most': '1 of 4' } })
    const put = (...hours: number[]): Promise<unknown> =>
      rig.github.putFile(
        'data/feeds.json',
        JSON.stringify({ feeds: hours.map((one, i) => ({ name: `feed-${i}`, last_success: ago(one) })) }),
      )
    await put(1, 1, 1, 9)
    expect((await check()).outputs).toMatchObject({ status: 'healthy', message: expect.stringContaining('feed-3') })
    await put(1, 8, 1, 9)
    expect((await check()).outputs).toMatchObject({ status: 'critical', reason: 'stale', incident: 'opened' })
    const issue = await rig.onlyIssue()
    expect(issue.body).toMatch(/2 of 4 are not well, at most 1 may be: feed-1, feed-3[^]*feed-3 is critical/)
    await put(1, 8, 1)
    expect((await check()).outputs).toMatchObject({ incident: 'updated', message: expect.stringContaining('1 absent') })
    await put(1, 1, 1, 9)
    expect((await check()).outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
  })
})

test('a line that is none is an error that shows one', async () => {
  await watch({ report: { file: 'data/report.json', expect: ['/rows => 100'] } })
  const { exitCode, annotations } = await check()
  expect([exitCode === 0, annotations.map(({ message }) => message).join()]).toEqual([
    false,
    expect.stringMatching(/expect.*equal is "==".*write a JSON Pointer/s),
  ])
})
