import { describe, expect, test } from '@jest/globals'
import type { Place } from '../../src/domain/place.js'
import type { Reason } from '../../src/domain/status.js'
import { commandsFor } from '../../src/incidents/github/commands.js'
import { placeIn, watchedPlace } from '../support/places.js'

const HOME = { owner: 'o', repo: 'r' }

function linesFor(
  place: Place,
  beat: { readonly workflow?: string } | null = null,
  more: { readonly workflow?: string; readonly reason?: Reason } = {},
): string[] {
  const seen = beat === null ? null : ({ at: 0, state: 'ok', ...beat } as const)
  return commandsFor({ place, beat: seen, reason: 'stale', workflow: null, ...more }, HOME).map(({ line }) => line)
}

const LIST = 'gh workflow list --all --repo o/r'

describe('a watched workflow', () => {
  const runs = 'gh run list --workflow job.yml --repo o/r --limit 5'

  test('that never fired is looked at: a run by hand is no tick of its schedule', async () => {
    const { place, verdict } = await watchedPlace('job.yml', [])
    expect(verdict.reason).toBe('never-fired')
    expect(linesFor(place, null, { reason: 'never-fired' })).toEqual([LIST, runs])
  })

  test('with an old green run gets the same, by its file', async () => {
    const run = { event: 'schedule', status: 'completed', conclusion: 'success', created_at: '2026-10-01T03:00:00Z' }
    const { place, verdict } = await watchedPlace('job.yml', [run])
    expect(verdict.reason).toBe('stale')
    expect(linesFor(place, { workflow: verdict.beat?.workflow ?? 'none' })).toEqual([LIST, runs])
  })

  test.each<Reason>(['disabled-inactivity', 'disabled-manually'])(
    'is switched on again where it is %s',
    async (reason) => {
      const place = await placeIn({ workflow: 'job.yml' })
      expect(linesFor(place, null, { reason })).toEqual([LIST, runs, 'gh workflow enable job.yml --repo o/r'])
    },
  )

  test('of another repository is looked at there', async () => {
    const place = await placeIn({ workflow: 'job.yml', repository: 'acme/jobs' })
    expect(linesFor(place)).toContain('gh run list --workflow job.yml --repo acme/jobs --limit 5')
  })

  test('that would be a flag gets none of its own', async () => {
    expect(linesFor(await placeIn({ workflow: '--web' }))).toEqual([LIST])
  })
})

describe('a committed file', () => {
  test.each([
    [
      'the default branch',
      { file: 'hb.json' },
      "gh api repos/o/r/contents/hb.json -H 'Accept: application/vnd.github.raw'",
    ],
    ['a branch', { file: 'hb.json', branch: 'main' }, "gh api 'repos/o/r/contents/hb.json?ref=main' -H"],
    [
      'another repository',
      { file: 'hb.json', branch: 'main', repository: 'acme/jobs' },
      "gh api 'repos/acme/jobs/contents/hb.json?ref=main'",
    ],
    [
      'a name like our own sentence',
      { file: 'notes on turn.json' },
      'gh api repos/o/r/contents/notes%20on%20turn.json -H',
    ],
    [
      'a path for the shell to stumble over',
      { file: "a';rm -rf ~;'$(id).json", branch: 'main' },
      "contents/a'\\''%3Brm%20-rf%20~%3B'\\''%24(id).json?ref=main' -H",
    ],
  ])('on %s', async (_, settings, expected) => {
    expect(linesFor(await placeIn(settings)).join('\n')).toContain(expected)
  })

  test('broken characters are no reason to fail', () => {
    const place: Place = { kind: 'repository', path: 'a\ud800.json', branch: null, repository: null }
    expect(linesFor(place).join('\n')).toContain('contents/a%EF%BF%BD.json')
  })
})

test.each(['hb.json', 'notes on turn.json', 'a on main of o/r'])(
  'a file at hand is no file of a branch: %s',
  async (file) => {
    expect(linesFor(await placeIn({ file, 'read-from': 'workspace' }))).toEqual([LIST])
  },
)

test('commits are looked at as they were looked for', async () => {
  const place = await placeIn({ commits: { path: "it's/docs", branch: 'a/b' }, repository: 'x/y' })
  expect(linesFor(place)).toContain(
    `gh api 'repos/x/y/commits?sha=a%2Fb&path=it'\\''s%2Fdocs&per_page=10' --jq '.[].commit | .committer.date + " " + .message'`,
  )
})

test.each<[string, Place]>([
  ['in Redis', { kind: 'redis', key: 'agents' }],
  ['of a service', { kind: 'http', host: 'example.com' }],
])('beats %s need no workflow, unless one says it wrote them', (_, place) => {
  expect(linesFor(place)).toEqual([])
  expect(linesFor(place, { workflow: 'backup.yml' })).toContain('gh workflow run backup.yml --repo o/r')
})

describe('which workflow is meant', () => {
  const run = async (said: string, workflow?: string) => {
    const lines = linesFor(
      await placeIn({ file: 'hb.json' }),
      { workflow: said },
      workflow === undefined ? {} : { workflow },
    )
    return lines.find((line) => line.startsWith('gh workflow run')) ?? null
  }

  test.each<[string, string, string | undefined, string | null]>([
    ['the one of the configuration', 'Backup', '.github/workflows/backup.yml', 'gh workflow run backup.yml --repo o/r'],
    [
      'the file that the beat names',
      '.github/workflows/night.yaml',
      undefined,
      'gh workflow run night.yaml --repo o/r',
    ],
    ['none for a word that need not be a file', 'scheduler-heartbeat', undefined, null],
  ])('%s', async (_name, said, configured, expected) => {
    expect(await run(said, configured)).toBe(expected)
  })
})

test('what cannot be understood is looked at first', async () => {
  const [first] = linesFor(await placeIn({ file: 'hb.json' }), null, { reason: 'malformed' })
  expect(first).toMatch(/^gh api repos\/o\/r\/contents\/hb\.json/)
})
