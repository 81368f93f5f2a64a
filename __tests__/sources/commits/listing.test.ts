import { describe, expect, test } from '@jest/globals'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Reading } from '../../../src/domain/what-was-read.js'
import type { Source } from '../../../src/sources/source.js'
import { SOURCES } from '../../../src/sources/index.js'
import { commitHistory, refusal, type CommitHistory } from '../../support/commit-history.js'
import { createFrozenClock } from '../../support/frozen-clock.js'
import { aLog } from '../../support/incident-samples.js'
import { memoryFiles } from '../../support/memory-files.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { noRedis } from '../../support/no-redis.js'

const NOW = Date.UTC(2026, 10, 27, 12)
const DAILY: MonitorSettings['commits'] = { subject: ['^docs: daily'] }

async function sourceOver(github: CommitHistory): Promise<Source> {
  return (await SOURCES.commits()).create({
    clock: createFrozenClock(NOW),
    log: aLog(),
    files: memoryFiles(),
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => github,
    redis: noRedis,
    place: async (path) => path,
  })
}

async function read(github: CommitHistory, settings: MonitorSettings = {}): Promise<Reading | undefined> {
  const monitor = aMonitor({ commits: DAILY, ...settings })
  return (await (await sourceOver(github)).read([monitor], NOW)).get(monitor.id)
}

/** The beat, and after it so many commits of people, one each minute up to now. */
function busy(count: number, beatHoursAgo = 30): CommitHistory {
  const github = commitHistory()
  github.commit({ message: 'docs: daily', at: NOW - beatHoursAgo * HOUR })
  for (let i = count - 1; i >= 0; i--)
    github.commit({ message: `Fix ${i}`, at: NOW - i * MINUTE, login: 'ann', name: 'Ann', mail: 'a@b.c' })
  return github
}

describe('how far back is looked', () => {
  test.each<[what: string, github: CommitHistory, settings: MonitorSettings, expected: object, requests: number]>([
    ['one page, while it beats', busy(50), {}, { kind: 'beat' }, 1],
    ['on to the page where it stands', busy(250), {}, { kind: 'beat' }, 3],
    ['to the end of a short history', busy(250), { commits: { subject: ['weekly'] } }, { kind: 'missing' }, 3],
    [
      'five pages, where who stands before them is late anyway',
      busy(700),
      { threshold: HOUR },
      {
        kind: 'missing',
        detail: expect.stringMatching(/^none of the last 500 commits on .* back to 2026-11-27 03:41/),
      },
      5,
    ],
    ['further, where he may be in time', busy(900), { threshold: 40 * HOUR }, { kind: 'beat' }, 10],
    ['further, until he has missed a line of cron', busy(900), { cron: ['0 3 * * *'] }, { kind: 'missing' }, 6],
    [
      'and no further, and then nobody knows',
      busy(1600),
      { threshold: 90 * HOUR },
      { kind: 'unreachable', detail: expect.stringContaining('name the "path" that they touch') },
      15,
    ],
  ])('%s', async (_, github, settings, expected, requests) => {
    expect(await read(github, settings)).toMatchObject(expected)
    expect(github.asked).toHaveLength(requests)
  })

  test('an answer that moved while it was read is read once', async () => {
    const github = busy(150)
    const rest = github.rest.bind(github)
    let asked = 0
    github.rest = (route, parameters) => {
      if (asked++ === 1) github.commit({ message: 'Meanwhile', at: NOW })
      return rest(route, parameters)
    }
    expect(await read(github)).toMatchObject({ kind: 'beat' })
  })
})

describe('what is asked', () => {
  test('is asked once for all that look at the same place', async () => {
    const github = busy(3)
    const source = await sourceOver(github)
    const ids = ['a', 'b', 'c', 'd', 'e']
    const wanted: MonitorSettings[] = [
      { commits: DAILY },
      { commits: {} },
      { commits: { author: ['ann'] } },
      { commits: { path: 'docs' } },
      { commits: {}, repository: 'O/other' },
    ]
    const readings = await source.read(
      ids.map((id, i) => aMonitor(wanted[i], id)),
      NOW,
    )
    expect(ids.map((id) => readings.get(id)?.kind)).toEqual(['beat', 'beat', 'beat', 'missing', 'unreachable'])
    expect(github.asked).toEqual(['o/r/commits', 'o/r/commits path=docs', 'O/other/commits', 'O/other'])
  })
})

describe('what cannot be read', () => {
  test.each<[what: string, status: number | undefined]>([
    ['a rate limit', 403],
    ['too many', 429],
    ['an outage', 502],
    ['no network', undefined],
    ['a repository that is not there', 404],
    ['a token that is wrong', 401],
  ])('%s is unknown', async (_, status) => {
    const github = busy(1)
    github.fail(refusal(status, 'no'))
    expect(await read(github)).toMatchObject({ kind: 'unreachable' })
  })

  test('an outage on the second page is unknown', async () => {
    const github = busy(150)
    const rest = github.rest.bind(github)
    github.rest = (route, parameters) =>
      parameters?.['page'] === 2 ? Promise.reject(refusal(502, 'no')) : rest(route, parameters)
    expect(await read(github)).toMatchObject({ kind: 'unreachable' })
  })

  test.each<[what: string, answer: unknown]>([
    ['a page of somebody else', '<html>'],
    ['a list of something else', [{ id: 1 }]],
    ['nothing', null],
    ['a commit without a name', [{ sha: '../x', commit: { message: 'docs: daily' } }]],
  ])('%s is no answer', async (_, answer) => {
    const github = busy(1)
    github.answer(answer)
    expect(await read(github)).toMatchObject({ kind: 'unreachable', detail: expect.stringContaining('not GitHub') })
  })

  test('a commit without a date is no beat', async () => {
    const github = busy(1)
    github.answer([{ sha: 'ab'.repeat(20), commit: { message: 'docs: daily' } }])
    expect(await read(github)).toMatchObject({ kind: 'missing' })
  })

  test('an empty repository holds no beat', async () => {
    expect(await read(commitHistory())).toEqual({ kind: 'missing', detail: 'o/r is empty' })
  })

  test('a branch that is not there holds none either', async () => {
    const reading = await read(busy(1), { commits: { branch: 'gone' } })
    expect(reading).toEqual({ kind: 'missing', detail: 'there is no branch gone' })
  })

  test('where a path was never touched, that is said', async () => {
    const reading = await read(busy(1), { commits: { path: 'docs/daily' } })
    expect(reading).toMatchObject({ detail: 'there are no commits on the default branch that touch docs/daily' })
  })
})
