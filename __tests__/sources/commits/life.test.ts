import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE, toIso } from '../../../src/domain/time.js'
import type { Reading } from '../../../src/domain/what-was-read.js'
import { SOURCES } from '../../../src/sources/index.js'
import { commitHistory, type CommitHistory, type StubCommit } from '../../support/commit-history.js'
import { createFrozenClock } from '../../support/frozen-clock.js'
import { aLog } from '../../support/incident-samples.js'
import { memoryFiles } from '../../support/memory-files.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { noRedis } from '../../support/no-redis.js'

const NOW = Date.UTC(2026, 10, 27, 12)
const DAILY = { subject: '^docs: daily' }

type Wanted = Readonly<Record<string, unknown>>

async function read(github: CommitHistory, wanted: Wanted, threshold = 20 * HOUR): Promise<Reading | undefined> {
  const source = (await SOURCES.commits()).create({
    clock: createFrozenClock(NOW),
    log: aLog(),
    files: memoryFiles(),
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => github,
    redis: noRedis,
    place: async (path) => path,
  })
  const monitor = { ...aMonitor({ threshold }), source: { kind: 'commits', options: wanted } }
  return (await source.read([monitor], NOW)).get(monitor.id)
}

/** How many hours ago the last beat was; the kind of any other reading. */
async function ago(github: CommitHistory, wanted: Wanted = DAILY): Promise<number | string | undefined> {
  const reading = await read(github, wanted)
  return reading?.kind === 'beat' ? (NOW - reading.beat.at) / HOUR : reading?.kind
}

/** A history told from its beginning: hours ago, message and what else is to be said. */
type Told = readonly (readonly [hoursAgo: number, message: string, rest?: Partial<StubCommit>])[]

function told(commits: Told): { github: CommitHistory; shas: string[] } {
  const github = commitHistory()
  const shas: string[] = []
  for (const [hours, message, rest] of commits) {
    const text = message.replace(/<(\d+)(?::(\d+))?>/g, (_, i, short) =>
      String(shas[Number(i)]).slice(0, Number(short ?? 40)),
    )
    shas.push(github.commit({ message: text, at: NOW - hours * HOUR, ...rest }))
  }
  return { github, shas }
}

const HUMAN = { login: 'ann', name: 'Ann', mail: 'ann@example.org' } as const
const BUTTON = { ...HUMAN, byGitHub: true } as const

describe('whose commit is life', () => {
  test.each<[what: string, commits: Told, wanted: Wanted, hours: number | string]>([
    [
      'the newest that fits',
      [
        [30, 'docs: daily'],
        [5, 'docs: daily'],
      ],
      DAILY,
      5,
    ],
    [
      'not that of a person who does something else',
      [
        [30, 'docs: daily'],
        [1, 'Fix it', HUMAN],
      ],
      DAILY,
      30,
    ],
    [
      'any, where nothing is said',
      [
        [30, 'docs: daily'],
        [1, 'Fix it', HUMAN],
      ],
      {},
      1,
    ],
    [
      'one of several subjects',
      [
        [9, 'data: weekly'],
        [5, 'docs: daily'],
      ],
      { subject: ['^x', '^data'] },
      9,
    ],
    ['with a note for the runner', [[5, 'docs: daily [skip ci]']], DAILY, 5],
    ['only by its first line', [[5, 'Fix it\n\ndocs: daily', HUMAN]], DAILY, 'missing'],
    [
      'one without a subject is of nobody',
      [
        [30, 'docs: daily'],
        [5, ''],
      ],
      DAILY,
      30,
    ],
    ['the same for any', [[5, '']], {}, 5],
    [
      'by login',
      [
        [5, 'x'],
        [1, 'y', HUMAN],
      ],
      { author: 'docs-bot' },
      5,
    ],
    ['by login, in other letters', [[5, 'x']], { author: 'Docs-Bot' }, 5],
    [
      'by name',
      [
        [5, 'x'],
        [1, 'y', HUMAN],
      ],
      { author: 'Docs Bot' },
      5,
    ],
    [
      'by address',
      [
        [5, 'x'],
        [1, 'y', HUMAN],
      ],
      { author: ['*@nowhere.org', 'bot@*'] },
      5,
    ],
    ['one whom GitHub does not know', [[5, 'x', { login: null }]], { author: 'bot@example.org' }, 5],
    ['an app', [[5, 'x', { login: 'docs[bot]', name: 'docs[bot]' }]], { author: 'docs[bot]' }, 5],
    ['not one that is called alike', [[5, 'x']], { author: 'docs' }, 'missing'],
    [
      'of the same instant any',
      [
        [5, 'docs: daily'],
        [5, 'docs: daily'],
      ],
      DAILY,
      5,
    ],
    ['when it was committed, not written', [[5, 'docs: daily', { authoredAt: NOW - 90 * HOUR }]], DAILY, 5],
    ['as it was rebased', [[5, 'docs: daily', { authoredAt: 0, byGitHub: true }]], DAILY, 5],
    ['not by a forged date of its author', [[50, 'docs: daily', { authoredAt: NOW }]], DAILY, 50],
  ])('%s', async (_, commits, wanted, hours) => {
    expect(await ago(told(commits).github, wanted)).toBe(hours)
  })

  test('of a path, and nothing beside it', async () => {
    const { github } = told([
      [9, 'docs: daily', { paths: ['docs/a.md'] }],
      [1, 'docs: daily', { paths: ['docs2/a.md', 'README.md'] }],
    ])
    expect(await ago(github, { ...DAILY, path: 'docs/' })).toBe(9)
    expect(github.asked).toEqual(['o/r/commits path=docs'])
  })

  test('of another branch only where that is named: a pull request that is not merged is no life', async () => {
    const { github, shas } = told([[30, 'docs: daily']])
    github.point('bot/daily', String(shas[0]))
    github.commit({ message: 'docs: daily', at: NOW - HOUR }, 'bot/daily')
    expect(await ago(github)).toBe(30)
    expect(await ago(github, { ...DAILY, branch: 'bot/daily' })).toBe(1)
  })

  test('a history that was rewritten is read as it is', async () => {
    const { github, shas } = told([
      [30, 'docs: daily'],
      [1, 'docs: daily'],
    ])
    github.point('main', String(shas[0]))
    expect(await ago(github)).toBe(30)
  })
})

describe('what was merged', () => {
  test.each<[what: string, commits: Told, wanted: Wanted, hours: number | string]>([
    ['a squash with its number', [[5, 'docs: daily (#12)', BUTTON]], { subject: '^docs: daily$' }, 5],
    [
      'a squash that kept its author',
      [[5, 'docs: daily (#12)', { byGitHub: true }]],
      { ...DAILY, author: 'docs-bot' },
      5,
    ],
    [
      'a squash of somebody else, by its co-author',
      [[5, 'docs: daily (#12)\n\nCo-authored-by: Docs Bot <9+docs-bot@users.noreply.github.com>', BUTTON]],
      { ...DAILY, author: 'docs-bot' },
      5,
    ],
    [
      'not by a co-author whom a person wrote there',
      [[5, 'docs: daily\n\nCo-authored-by: Docs Bot <docs-bot@users.noreply.github.com>', HUMAN]],
      { ...DAILY, author: 'docs-bot' },
      'missing',
    ],
  ])('%s', async (_, commits, wanted, hours) => {
    expect(await ago(told(commits).github, wanted)).toBe(hours)
  })

  function merged(message: string, rest: Partial<StubCommit> = BUTTON, inner = 'docs: daily'): CommitHistory {
    const { github, shas } = told([
      [60, 'Begin', HUMAN],
      [50, inner],
    ])
    const side = String(shas[1])
    github.point('main', String(shas[0]))
    const main = github.commit({ message: 'Fix', at: NOW - 40 * HOUR, ...HUMAN })
    github.commit({ message, at: NOW - 3 * HOUR, parents: [main, side], ...rest })
    return github
  }
  const PULL = 'Merge pull request #12 from bot/daily\n\ndocs: daily'

  test.each<[what: string, github: CommitHistory, wanted: Wanted, hours: number | string]>([
    ['came with its merge', merged(PULL), DAILY, 3],
    ['came with its merge, by its author', merged(PULL), { ...DAILY, author: 'docs-bot' }, 3],
    ['by its title alone', merged(PULL, BUTTON, 'wip'), DAILY, 3],
    [
      'by its title and the author of what it brought',
      merged(PULL, BUTTON, 'wip'),
      { ...DAILY, author: 'docs-bot' },
      3,
    ],
    ['by what it brought alone', merged('Merge pull request #12 from bot/daily\n\nNightly'), DAILY, 3],
    ['merged by hand', merged("Merge branch 'bot/daily'", HUMAN), DAILY, 3],
    ['merged by GitHub under any name', merged('Nightly (#12)'), DAILY, 3],
    ['not what a pull brings that was there before', merged("Merge branch 'main' of github.com:o/r", HUMAN), DAILY, 50],
    ['nor from its own copy', merged("Merge remote-tracking branch 'origin/main'", HUMAN), DAILY, 50],
  ])('%s', async (_, github, wanted, hours) => {
    expect(await ago(github, wanted)).toBe(hours)
  })

  test('is told once, by its title', async () => {
    expect(await read(merged(PULL), DAILY)).toMatchObject({ beat: { message: 'docs: daily', at: NOW - 3 * HOUR } })
  })

  test('where a path hides the merge, it is looked for before anybody is late', async () => {
    const { github, shas } = told([
      [60, 'Begin', { ...HUMAN, paths: ['a'] }],
      [50, 'docs: daily', { paths: ['docs/a.md'] }],
    ])
    github.commit({ message: PULL, at: NOW - 3 * HOUR, parents: [String(shas[0]), String(shas[1])], ...BUTTON })
    expect(await ago(github, { ...DAILY, path: 'docs' })).toBe(3)
    expect(github.asked).toEqual(['o/r/commits path=docs', `o/r/commits since=${toIso(NOW - 50 * HOUR)}`])
  })
})

describe('what was taken back', () => {
  const D: Told[number] = [9, 'docs: daily']
  test.each<[what: string, commits: Told, wanted: Wanted, hours: number | string]>([
    ['by its SHA', [[30, 'docs: daily'], D, [8, 'Revert "docs: daily"\n\nThis reverts commit <1>.', HUMAN]], DAILY, 30],
    ['by a short one', [[30, 'docs: daily'], D, [8, 'Back out\n\nThis reverts commit <1:8>.', HUMAN]], DAILY, 30],
    [
      'the one that is named, and no newer',
      [[30, 'docs: daily'], D, [8, 'Revert "docs: daily"\n\nThis reverts commit <0>.']],
      DAILY,
      9,
    ],
    [
      'one older than what is listed',
      [D, [8, `Revert "docs: daily"\n\nThis reverts commit ${'ab'.repeat(20)}.`]],
      DAILY,
      9,
    ],
    ['by its name alone', [[30, 'docs: daily'], D, [8, 'Revert "docs: daily"', HUMAN]], DAILY, 30],
    ['by a name that GitHub cut', [D, [8, 'Revert "docs: dai…"', HUMAN]], DAILY, 'missing'],
    [
      'by its number',
      [
        [9, 'docs: daily (#12)'],
        [8, 'Revert "docs: daily (#12)" (#13)\n\nReverts o/r#12', BUTTON],
      ],
      DAILY,
      'missing',
    ],
    [
      'by its number, among others alike',
      [
        [9, 'docs: daily (#12)'],
        [7, 'docs: daily (#14)'],
        [6, 'Revert "docs: daily (#12)" (#15)', BUTTON],
      ],
      DAILY,
      7,
    ],
    [
      'the revert itself is no life',
      [D, [8, 'Revert "docs: daily"\n\nThis reverts commit <0>.']],
      { subject: 'docs: daily' },
      'missing',
    ],
    [
      'nor by whoever is meant',
      [D, [8, 'Revert "docs: daily"\n\nThis reverts commit <0>.']],
      { author: 'docs-bot' },
      'missing',
    ],
    [
      'nor as another convention has it',
      [D, [8, 'revert: docs: daily\n\nThis reverts commit <0>.']],
      { subject: 'docs: daily' },
      'missing',
    ],
    ['any commit is any commit', [D, [8, 'Revert "docs: daily"\n\nThis reverts commit <0>.']], {}, 8],
    [
      'and done again',
      [
        D,
        [8, 'Revert "docs: daily"\n\nThis reverts commit <0>.'],
        [7, 'Reapply "docs: daily"\n\nThis reverts commit <1>.'],
      ],
      DAILY,
      9,
    ],
    [
      'and done again, as a commit that fits',
      [
        D,
        [8, 'Revert "docs: daily"\n\nThis reverts commit <0>.'],
        [7, 'Reapply "docs: daily"\n\nThis reverts commit <1>.'],
      ],
      { subject: 'docs: daily' },
      7,
    ],
    [
      'and done again, as git called it before',
      [D, [8, 'Revert "docs: daily"'], [7, 'Revert "Revert "docs: daily""']],
      DAILY,
      9,
    ],
    [
      'done again, and taken back again',
      [
        D,
        [8, 'Revert "docs: daily"\n\nThis reverts commit <0>.'],
        [7, 'Reapply "docs: daily"\n\nThis reverts commit <1>.'],
        [6, 'Revert "Reapply "docs: daily""\n\nThis reverts commit <2>.'],
      ],
      { subject: 'docs: daily' },
      'missing',
    ],
    [
      'a new one after that is life',
      [D, [8, 'Revert "docs: daily"\n\nThis reverts commit <0>.'], [7, 'docs: daily']],
      DAILY,
      7,
    ],
  ])('%s', async (_, commits, wanted, hours) => {
    expect(await ago(told(commits).github, wanted)).toBe(hours)
  })

  test.each(['docs: daily', 'wip'])('a merge with all that it brought: %s', async (inner) => {
    const { github, shas } = told([
      [60, 'Begin', HUMAN],
      [50, inner],
    ])
    const [first, side] = shas as [string, string]
    const merge = github.commit({
      message: 'Merge pull request #12 from bot/daily\n\ndocs: daily',
      at: NOW - 3 * HOUR,
      parents: [first, side],
      ...BUTTON,
    })
    const message = `Revert "docs: daily"\n\nThis reverts commit ${merge}, reversing\nchanges made to ${first}.`
    github.commit({ message, at: NOW - 2 * HOUR, ...HUMAN })
    expect(await ago(github)).toBe('missing')
  })

  test('by a merge of its own, which takes back no other of the same name', async () => {
    const { github, shas } = told([
      [30, 'docs: daily'],
      [9, 'docs: daily'],
    ])
    const [one, two] = shas as [string, string]
    const revert = github.commit({ message: `Revert "docs: daily"\n\nThis reverts commit ${one}.`, at: NOW - 5 * HOUR })
    const message = 'Merge pull request #13 from o/revert-12\n\nRevert "docs: daily"'
    github.commit({ message, at: NOW - 4 * HOUR, parents: [two, revert], ...BUTTON })
    expect(await ago(github)).toBe(9)
  })
})

describe('dates that cannot be', () => {
  const at = (ms: number): Partial<StubCommit> => ({ at: NOW + ms })

  test('a clock that is a little ahead is believed', async () => {
    expect(await ago(told([[0, 'docs: daily', at(5 * MINUTE)]]).github)).toBe(-1 / 12)
  })

  test('what has not come yet is passed over, with a note', async () => {
    const { github } = told([
      [9, 'docs: daily'],
      [0, 'docs: daily', at(6 * MINUTE)],
    ])
    expect(await read(github, DAILY)).toMatchObject({
      beat: { at: NOW - 9 * HOUR },
      notes: [expect.stringMatching(/^passed over: commit [0-9a-f]{10} is dated 2026-11-27 12:06/)],
    })
  })

  test('alone it proves nothing', async () => {
    const { github } = told([
      [9, 'Begin'],
      [0, 'docs: daily', at(48 * HOUR)],
    ])
    expect(await read(github, DAILY)).toMatchObject({ kind: 'invalid', problem: 'future' })
  })

  test('a merge of tomorrow brings nothing', async () => {
    const { github, shas } = told([
      [60, 'Begin'],
      [50, 'docs: daily'],
    ])
    github.commit({ message: 'Merge pull request #1 from b/c\n\nx', at: NOW + HOUR, parents: shas, ...BUTTON })
    expect(await ago(github)).toBe(50)
  })
})

describe('what strangers wrote', () => {
  test.each<[what: string, message: string, shown: string]>([
    ['controls', 'docs: daily\u001b[31m\u0007\u202egnp', 'docs: dailygnp'],
    ['a long one', `docs: daily ${'x'.repeat(10_000)}`, `docs: daily ${'x'.repeat(187)}…`],
    ['mentions stay for whoever shows them to make harmless', 'docs: daily @everyone <b>', 'docs: daily @everyone <b>'],
  ])('%s', async (_, message, shown) => {
    expect(await read(told([[1, message]]).github, DAILY)).toMatchObject({ beat: { message: shown } })
  })

  test('a thousand reverts of reverts are no work', async () => {
    const nested = `${'Revert "'.repeat(1001)}docs: daily${'"'.repeat(1001)}`
    const { github } = told([
      [9, 'docs: daily'],
      [8, `${nested}\n${'This reverts commit '.repeat(2000)}${'\n'.repeat(9000)}`],
    ])
    expect(await ago(github)).toBe(9)
  })
})
