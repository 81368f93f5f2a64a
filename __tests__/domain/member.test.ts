import { describe, expect, test } from '@jest/globals'
import { openMember, type Member } from '../../src/domain/member.js'
import { DEFAULT_THRESHOLD, plainMonitor } from '../../src/domain/monitor.js'
import { describePlace, describeService, fileName, type Place } from '../../src/domain/place.js'
import { DEFAULT_DISCOVER } from '../../src/domain/redis-place.js'
import { LONGEST_INTERVAL } from '../../src/domain/beat/longest-interval.js'
import { DEFAULT_RULES } from '../../src/domain/workflow-evidence.js'

describe('a member of a family', () => {
  const echo: Member<string, string, string> = {
    name: 'echo',
    options(raw, problems) {
      if (raw['word'] === 'odd') problems.push('word: "odd" is odd')
      if (raw['word'] === 'none') return null
      return String(raw['word'])
    },
    create: (options, ports) => `${ports}: ${options}`,
  }
  const family = { echo: async () => echo as Member<unknown, string, string> }
  const made = (kind: string, word: string) => openMember(family, { kind, options: { word } }, 'port')

  test('is loaded, checked and made', async () => {
    expect(await made('echo', 'hello')).toBe('port: hello')
  })

  test.each([
    ['echo', 'odd', ['echo.word: "odd" is odd']],
    ['echo', 'none', []],
    ['toString', 'x', ['toString: is not known; known are echo']],
    ['other', 'x', ['other: is not known; known are echo']],
  ])('%s with %s is refused', async (kind, word, problems) => {
    await expect(made(kind, word)).rejects.toMatchObject({ name: 'ConfigError', message: problems.join('\n') })
  })
})

test('a monitor of which nothing is said is as usual', () => {
  const source = { kind: 'file', options: {} }
  expect(plainMonitor('a', source)).toEqual({
    id: 'a',
    name: 'a',
    source,
    reading: { timestampField: null, timezone: null, statusField: null, format: 'auto' },
    member: null,
    each: false,
    kind: 'job',
    expectation: { kind: 'threshold', thresholdMs: 7_200_000 },
    openingGraceMs: null,
    active: null,
    maintenance: [],
    paused: null,
    missing: null,
    stopped: 'late',
    critical: false,
    checks: null,
    maxRuntimeMs: null,
    failureTolerance: 0,
    tags: [],
    workflow: null,
    ownExpectation: null,
    zone: null,
    runbook: null,
  })
  expect([DEFAULT_THRESHOLD, DEFAULT_DISCOVER, LONGEST_INTERVAL]).toEqual([7_200_000, 60_000, 86_400_000])
  expect(DEFAULT_RULES).toEqual({
    windowMs: null,
    require: 'success',
    events: ['schedule'],
    forks: false,
    failureTolerance: null,
    slot: null,
    proof: null,
    lastRuns: null,
  })
})

test.each<[Place, string, string]>([
  [{ kind: 'file', path: 'd/a' }, 'd/a', 'd/a'],
  [{ kind: 'repository', path: 'a', branch: null, repository: null }, 'this repository', 'a on the default branch'],
  [{ kind: 'repository', path: 'a', branch: 'b', repository: 'o/r' }, 'o/r', 'a on b of o/r'],
  [{ kind: 'commits', path: null, branch: 'b', repository: null }, 'this repository', 'commits on b'],
  [{ kind: 'commits', path: 'a', branch: null, repository: 'o/r' }, 'o/r', 'commits to a on the default branch of o/r'],
  [{ kind: 'workflow', path: null, repository: null }, 'this repository', 'runs of workflows'],
  [{ kind: 'workflow', path: 'd/a.yml', repository: 'o/r' }, 'o/r', 'runs of a.yml in o/r'],
  [{ kind: 'redis', key: 'k' }, 'Redis', 'k in Redis'],
  [{ kind: 'redis', key: 'k', is: 'channel' }, 'Redis', 'channel k of Redis'],
  [{ kind: 'http', host: 'h' }, 'h', 'answers of h'],
  [{ kind: 'pushed' }, 'posted beats', 'posted beats'],
  [{ kind: 'unknown', source: 's' }, 's', 's'],
])('%j is served by %s', (place, service, words) => {
  expect([describeService(place), describePlace(place)]).toEqual([service, words])
})

test('a file goes by the last part of its path', () => {
  expect([fileName('a/b/c.yml'), fileName('c.yml'), fileName('a/')]).toEqual(['c.yml', 'c.yml', ''])
})
