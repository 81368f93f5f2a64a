import { describe, expect, test } from '@jest/globals'
import { aRun, aVerdict } from '../../reports/a-run.js'
import { aBoard } from '../../support/served.js'
import { aPast, aServer, theBoard } from '../served-samples.js'

const ask = async (query: string) => aServer().get(`/api/health/history${query}`)
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- read as anybody's JSON
const json = async (query: string): Promise<any> => (await ask(query)).json()

describe('the past', () => {
  test('since the first look where nothing else is asked for', async () => {
    const body = await json('')
    expect(body).toMatchObject({ from: '2026-11-12T09:30:00Z', to: '2026-11-22T09:30:05Z', zone: 'UTC' })
    expect(body.monitors.backup.days).toHaveLength(11)
    expect(body.monitors.backup.days.at(-1)).toMatchObject({
      date: '2026-11-22',
      down_seconds: 3 * 3600 + 5,
      worst: 'critical',
    })
    expect(body.monitors.backup.days.at(0)).toMatchObject({ date: '2026-11-12', up_seconds: 52_200, worst: 'healthy' })
    expect(body.outages.map(({ since, until }: { since: string; until: string }) => [since, until])).toEqual([
      ['2026-11-22T06:30:00Z', null],
      ['2026-11-17T09:30:00Z', '2026-11-17T15:30:00Z'],
    ])
    expect(
      body.changes.map(({ monitor, status }: { monitor: string; status: string }) => `${monitor} ${status}`),
    ).toEqual(
      expect.arrayContaining([
        'bot healthy',
        'backup critical',
        'backup healthy',
        'save_worker warning',
        'report skipped',
      ]),
    )
  })

  test.each([
    ['?from=2026-11-17&to=2026-11-17', '2026-11-17T00:00:00Z', '2026-11-18T00:00:00Z', 1],
    ['?from=2026-11-17T10:00:00Z&to=2026-11-17T11:00:00%2B01:00', null, null, null],
    ['?from=2026-11-17T10:00:00%2B01:00&to=2026-11-18T00:00:00Z', '2026-11-17T09:00:00Z', '2026-11-18T00:00:00Z', 1],
    ['?from=2d', '2026-11-20T09:30:05Z', '2026-11-22T09:30:05Z', 3],
    ['?to=2030-01-01', '2026-11-12T09:30:00Z', '2026-11-22T09:30:05Z', 11],
    ['?from=90d', '2026-08-24T09:30:05Z', '2026-11-22T09:30:05Z', 91],
  ])('%s', async (query, from, to, days) => {
    const response = await ask(`${query}&monitor=backup`)
    expect(response.status).toBe(from === null ? 400 : 200)
    const body = await json(`${query}&monitor=backup`)
    if (from !== null) expect([body.from, body.to, body.monitors.backup.days.length]).toEqual([from, to, days])
  })

  test('days are those of the zone of the page', async () => {
    const { get } = aServer(theBoard({ zone: 'Europe/Riga' }))
    const response = await get('/api/health/history?from=2026-11-17&to=2026-11-17&monitor=bot')
    expect(await response.json()).toMatchObject({
      zone: 'Europe/Riga',
      from: '2026-11-16T22:00:00Z',
      to: '2026-11-17T22:00:00Z',
      monitors: { bot: { days: [{ date: '2026-11-17', up_seconds: 86_400 }] } },
    })
  })

  test('of those who are named, by id or by name', async () => {
    const body = await json('?monitor=bot&monitor=Nightly%20backup')
    expect(Object.keys(body.monitors)).toEqual(['bot', 'backup'])
    expect(new Set(body.changes.map(({ monitor }: { monitor: string }) => monitor))).toEqual(new Set(['bot', 'backup']))
  })

  test('as a table: one row a day, change and outage, and no cell is a formula', async () => {
    const response = await ask('?from=2026-11-22&monitor=backup&format=csv')
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="heartbeat-history.csv"')
    expect((await response.text()).split('\r\n')).toEqual([
      'kind,monitor,date,at,since,until,before,status,reason,worst,up_seconds,down_seconds,blind_seconds,excluded_seconds,duration_seconds,message,incident,url',
      'day,backup,2026-11-22,,,,,,,critical,23400,10805,0,0,,,,',
      'change,backup,,2026-11-22T06:30:00Z,2026-11-22T06:30:00Z,,healthy,critical,stale,,,,,,,"\'=HYPERLINK(""http://a.example"",""dead""), no heartbeat",,',
      'outage,backup,,,2026-11-22T06:30:00Z,,,,,critical,,,,,10805,"\'=HYPERLINK(""http://a.example"",""dead""), no heartbeat",,',
      '',
    ])
  })

  test('as lines of JSON', async () => {
    const response = await ask('?from=2026-11-22&monitor=backup&format=jsonl')
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    const lines = (await response.text()).trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(['day', 'change', 'outage'])
  })

  test.each([
    [
      '?from=yesterday',
      'from: "yesterday" is no time; write a day like 2026-11-01, an instant like 2026-11-01T09:30:00Z, or a length of time ago like 30d',
    ],
    ['?from=2026-02-30', /^from: "2026-02-30" is no time/],
    ['?from=2026-11-17T10:00:00', /^from: .* is no time/],
    ['?from=2027-01-01', 'from: 2027-01-01T00:00:00Z lies in the future; give a time that has passed'],
    [
      '?from=2026-11-02&to=2026-11-01',
      'from: 2026-11-02T00:00:00Z is not before 2026-11-02T00:00:00Z; turn them round',
    ],
    ['?from=2020-01-01', 'from: more than 400 days are asked for at once; ask for them one after the other'],
    ['?format=xml', 'format: "xml" is not known; write json, csv, jsonl'],
    ['?fromat=csv', '"fromat" is not known here; write format'],
    ['?from=1d&from=2d', 'from: is given twice; give it once'],
    ['?monitor=bott', 'monitor: no monitor is called "bott"; did you mean "bot"?'],
  ])('%s is refused by name, with what to write instead', async (query, problem) => {
    const response = await ask(query)
    expect(response.status).toBe(400)
    const body = (await response.json()) as { problems: string[] }
    expect(body.problems).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)])
  })

  test('all mistakes are told at once', async () => {
    const { problems } = await json('?from=x&to=y&format=z&w=1&monitor=q')
    expect(problems).toHaveLength(4)
  })
})

test('too much at once is refused before it is made', async () => {
  const verdicts = Array.from({ length: 3000 }, (_, i) => aVerdict(`agent-${i}`))
  const { get } = aServer(theBoard({ ...aBoard(aRun({ verdicts })), history: aPast() }))
  const refused = await get('/api/health/history?from=10d')
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { error: expect.stringMatching(/^more than 20000 days/) },
  ])
  expect((await get('/api/health/history?from=10d&monitor=agent-7')).status).toBe(200)
})
