import { describe, expect, test } from '@jest/globals'
import { ExternalError, type ExternalFault } from '../../src/errors.js'
import { composeBody, fittingWords, roomFor, wordsAround } from '../../src/incidents/github/card-body.js'
import { commandsFor } from '../../src/incidents/github/commands.js'
import { explain } from '../../src/incidents/github/explain.js'
import { github } from '../../src/incidents/github/index.js'
import { incidentOf } from '../../src/incidents/github/incident-of.js'
import { asIssue, asIssues, missingLabels, type Issue } from '../../src/incidents/github/issue.js'
import { usableLabels } from '../../src/incidents/github/labels.js'
import { webOf } from '../../src/domain/web-page.js'
import { placeLink, runLink } from '../../src/incidents/github/links.js'
import { writeMarker } from '../../src/incidents/github/marker.js'
import { aState, aTrouble, aVerdict, NOON } from '../support/incident-samples.js'

const REPOSITORY = { owner: 'o', repo: 'r' }

describe('options', () => {
  test('are whole where nothing is said, and as they are said', () => {
    expect(github.name).toBe('github')
    const none = {
      labels: [],
      assignees: [],
      title: null,
      runUrl: null,
      authors: [],
      about: null,
      rewriteAfterMs: 0,
      commands: false,
    }
    expect(github.options({}, [])).toEqual(none)
    expect(github.options({ title: ' ', about: '' }, [])).toEqual(none)
    const all = {
      labels: ['a'],
      assignees: ['b'],
      title: 'c',
      runUrl: 'd',
      authors: ['e'],
      about: 'f',
      rewriteAfterMs: 7,
      commands: true,
    }
    expect(github.options(all, [])).toEqual(all)
  })

  test.each([
    [{ labels: 'a' }, 'labels: "a" is no list of names; write ["heartbeat-alert"] or []'],
    [{ assignees: ['a', 7] }, 'assignees: ["a",7] is no list of names; write ["heartbeat-alert"] or []'],
    [{ authors: {} }, 'authors: {} is no list of names; write ["heartbeat-alert"] or []'],
    [{ title: 7 }, 'title: 7 is no text; write it in quotes or leave it out'],
    [{ runUrl: true }, 'runUrl: true is no text; write it in quotes or leave it out'],
    [{ about: [] }, 'about: [] is no text; write it in quotes or leave it out'],
    [{ rewriteAfterMs: -1 }, 'rewriteAfterMs: -1 is no span in milliseconds; write 0 or more'],
    [{ rewriteAfterMs: '1' }, 'rewriteAfterMs: "1" is no span in milliseconds; write 0 or more'],
  ])('%j is refused', (raw, problem) => {
    const problems: string[] = []
    expect(github.options(raw, problems)).toBeNull()
    expect(problems).toEqual([problem])
  })
})

describe('a refusal of GitHub in the words of somebody who has to do something', () => {
  const said = (status: number | undefined, message = 'no', fault: Partial<ExternalFault> = {}) =>
    explain(new ExternalError('github', message, { permanent: false, ...(status !== undefined && { status }), ...fault }), 'open it', REPOSITORY) // prettier-ignore
  const PERMISSIONS =
    'add `issues: write` under `permissions:` of the job; tokens of forks and of Dependabot are always read-only'

  test.each([
    [301, 'no', 'o/r was moved or renamed', 'use the new name of the repository'],
    [302, 'no', 'o/r was moved or renamed', 'use the new name of the repository'],
    [307, 'no', 'o/r was moved or renamed', 'use the new name of the repository'],
    [308, 'no', 'o/r was moved or renamed', 'use the new name of the repository'],
    [
      403,
      'Repository was Archived',
      'o/r is archived, so nothing in it can change',
      'unarchive the repository, or watch it from another one',
    ],
    [403, 'POST /repos', 'the token may not write issues of o/r', PERMISSIONS],
    [403, 'GET /repos', 'the token may not read issues of o/r', PERMISSIONS],
    [404, 'no', 'o/r or the issue does not exist, or the token may not see it', PERMISSIONS],
    [
      410,
      'no',
      'issues are disabled in o/r, or the issue was deleted',
      'turn on Issues in the settings of the repository, or set `issue: false`',
    ],
  ])('%s %s', (status, message, what, remedy) => {
    expect(said(status, message)).toMatchObject({
      service: 'github',
      message: expect.stringContaining(`cannot open it: ${what} (GitHub answered ${status})`),
      fault: { permanent: true, remedy },
    })
  })

  test('names the permission once, whatever else is known of it', () => {
    expect(said(403, 'no', { remedy: 'add `issues: write`' })).toMatchObject({ fault: { remedy: PERMISSIONS } })
  })

  test.each([300, 303, 309, 400, 402, 405, 409, 411, 422, 500, undefined])('%s is left as it is', (status) => {
    expect(said(status)).toMatchObject({ fault: { permanent: false } })
    expect((said(status) as Error).message).not.toContain('cannot open it')
  })

  test('so is a limit, and what is no refusal at all', () => {
    expect(said(403, 'no', { retryAfterMs: 0 })).toMatchObject({ fault: { permanent: false, retryAfterMs: 0 } })
    const bug = new TypeError('x')
    expect(explain(bug, 'open it', REPOSITORY)).toBe(bug)
  })
})

const issue = (more: object = {}): Issue => ({
  number: 7,
  html_url: 'https://github.com/o/r/issues/7',
  body: 'b',
  state: 'open',
  user: { login: 'bot' },
  labels: ['a', { name: 'b' }],
  ...more,
})

describe('an issue as GitHub shows it', () => {
  test('is taken as it is where it is whole', () => {
    for (const whole of [issue(), issue({ body: null, user: null, labels: [] })]) expect(asIssue(whole)).toBe(whole)
    expect(asIssues([issue(), issue({ number: 8, pull_request: {} }), null, 'x', { number: 1.5 }])).toEqual([issue()])
  })

  test.each([
    [{ body: 7 }, { body: null }],
    [{ body: undefined }, { body: null }],
    [{ user: { login: 7 } }, { user: null }],
    [{ user: 'bot' }, { user: null }],
    [{ labels: 'a' }, { labels: [] }],
    [{ labels: ['a', 7, { name: 'b' }, { name: 7 }, null] }, { labels: ['a', { name: 'b' }] }],
  ])('with %j counts without it', (odd, mended) => {
    expect(asIssue(issue(odd))).toEqual(issue(mended))
  })

  test.each([[null], ['x'], [{}], [{ number: '7' }], [[]]])('%j is none', (data) => {
    expect(() => asIssue(data)).toThrow('GitHub answered with something else than an issue')
  })

  test.each([[null], [{}], ['x']])('%j is no list', (data) => {
    expect(() => asIssues(data)).toThrow('GitHub answered with something else than a list of issues')
  })

  test('lacks the labels that it has in no case', () => {
    expect(missingLabels(issue({ labels: ['P0', { name: 'Critical' }, {}] }), ['p0', 'critical', 'drill'])).toEqual([
      'drill',
    ])
    expect(missingLabels(issue({ labels: undefined }), ['p0'])).toEqual(['p0'])
  })

  test('labels are one line, not too long, each once', () => {
    expect(usableLabels([' a\nb ', 'a b', '', ' ', 'x'.repeat(51)])).toEqual(['a b', `${'x'.repeat(49)}…`])
  })

  const memory = (more: object = {}) => ({ key: 'a', state: aState(more), previous: null })
  const closed = { state: 'closed', closed_at: '2026-11-22T12:00:00Z' }

  test('is an incident', () => {
    const open = {
      key: 'a',
      ref: '7',
      url: issue().html_url,
      phase: 'open',
      closedBy: null,
      closedAt: null,
      state: aState(),
    }
    expect(incidentOf(issue(), memory())).toEqual(open)
    expect(incidentOf(issue({ closed_at: closed.closed_at }), memory())).toEqual(open)
    expect(incidentOf(issue({ state: 'closed' }), memory())).toEqual({ ...open, phase: 'closed', closedBy: 'person-completed' }) // prettier-ignore
    expect(incidentOf(issue(closed), memory()).closedAt).toBe(NOON)
  })

  test.each<[string, object, object, string]>([
    ['as completed, by our own word', {}, { closedAt: NOON }, 'heartbeat'],
    ['as a duplicate', { state_reason: 'not_planned' }, { duplicateOf: '3' }, 'heartbeat'],
    ['as not watched any more', { state_reason: 'not_planned' }, { closedAt: NOON, goneAt: NOON }, 'heartbeat'],
    ['as not planned, over our word', { state_reason: 'not_planned' }, { closedAt: NOON }, 'person-not-planned'],
    [
      'as not planned, when it was gone before',
      { state_reason: 'not_planned' },
      { closedAt: NOON, goneAt: NOON - 1 },
      'person-not-planned',
    ],
    ['as not planned', { state_reason: 'not_planned' }, {}, 'person-not-planned'],
    ['as completed', { state_reason: 'completed' }, {}, 'person-completed'],
    ['by an App', { closed_by: { login: 'stale', type: 'Bot' } }, {}, 'bot'],
    ['by a person', { closed_by: { login: 'x[bot]', type: 'User' } }, {}, 'person-completed'],
    ['by the name of an App', { closed_by: { login: 'Stale[BOT]' } }, {}, 'bot'],
    ['by a name', { closed_by: { login: 'ann' } }, {}, 'person-completed'],
  ])('was closed %s', (_, how, state, closedBy) => {
    expect(incidentOf(issue({ ...closed, ...how }), memory(state)).closedBy).toBe(closedBy)
  })
})

describe('what people wrote around the card', () => {
  const MARKER = writeMarker({ key: 'a', state: aState(), previous: null })
  const FIRST = '<!-- heartbeat card -->'
  const LAST = '<!-- heartbeat card ends; what is written above and below it stays -->'
  const body = composeBody({ before: 'Hello', after: 'Bye' }, 'CARD', MARKER)

  test('stays above and below it, before the marker', () => {
    expect(body).toBe(`Hello\n\n${FIRST}\nCARD\n\n${LAST}\n\nBye\n\n${MARKER}`)
    expect(composeBody({ before: '', after: '' }, 'CARD', MARKER)).toBe(`${FIRST}\nCARD\n\n${LAST}\n\n${MARKER}`)
  })

  test.each<[string, string | null, object]>([
    ['as we write it', body, { before: 'Hello', after: 'Bye' }],
    ['with lines of Windows', body.replaceAll('\n', '\r\n'), { before: 'Hello', after: 'Bye' }],
    [
      'with spaces around our lines',
      body.replace(FIRST, ` ${FIRST} `).replace(LAST, ` ${LAST}`),
      { before: 'Hello', after: 'Bye' },
    ],
    ['with words below the marker', `${body}\n\nLater`, { before: 'Hello', after: 'Bye\n\nLater' }],
    ['with an older marker among the words', `${MARKER}\n${body}`, { before: 'Hello', after: 'Bye' }],
    ['without a marker', 'Hello\n\nBye', { before: '', after: '' }],
    ['nothing', null, { before: '', after: '' }],
    ['the marker alone', MARKER, { before: '', after: '' }],
    ['the marker with words below it', `${MARKER}\nBye`, { before: '', after: 'Bye' }],
    ['of a version without lines around', `Hello\n## 🔴 a is down\nCARD\n${MARKER}`, { before: 'Hello', after: '' }],
    [
      'of such a version, with a heading of their own',
      `## Note\n## 🟢 a is back\n${MARKER}\nBye`,
      { before: '## Note', after: 'Bye' },
    ],
    ['and no heading of ours', `## Note\n### 🔴 a\n${MARKER}`, { before: '', after: '' }],
    ['with the end alone', `Hello\n## 🟡 a\n${LAST}\nBye\n${MARKER}`, { before: 'Hello', after: 'Bye' }],
  ])('is found: %s', (_, text, words) => {
    expect(wordsAround(text)).toEqual(words)
  })

  test('is cut from its end where a card would not fit, first below and then above', () => {
    const words = { before: 'b'.repeat(100), after: 'a'.repeat(50) }
    const room = roomFor({ before: '', after: '' }, 'm', 0)
    expect(roomFor(words, 'mm', 1000)).toBe(1000 + room - 151)
    const most = (missing: number) => 1000 + 150 - room - missing
    const lengths = (missing: number) => {
      const { before, after } = fittingWords(words, 'm', most(missing))
      return [before.length, after.length]
    }
    expect(fittingWords(words, 'm', most(0))).toBe(words)
    expect([lengths(1), lengths(50), lengths(51), lengths(150), lengths(200)]).toEqual([[100, 49], [100, 0], [99, 0], [0, 0], [0, 0]]) // prettier-ignore
  })
})

describe('the marker of a large incident', () => {
  const large = (count: number, name: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`m-${n}-${(n * 2_654_435_761) % 4_294_967_296}`, aTrouble({ name: `${n}${'x'.repeat(name)}` })])) // prettier-ignore

  test('has too many members for one issue', () => {
    const memory = { key: 'all:1', state: aState({ members: large(9000, 10) }), previous: null }
    expect(() => writeMarker(memory)).toThrow('the incident all:1 has too many members for one issue')
  })
})

describe('links', () => {
  const context = { repository: REPOSITORY, runUrl: 'https://git.example:8443/o/r/actions/runs/1' }
  const at = 'https://git.example:8443'

  test.each([
    [context.runUrl, at],
    ['https://git.example/o', 'https://git.example'],
    ['http://git.example/o', 'https://github.com'],
    [null, 'https://github.com'],
  ])('of a run at %s lead to %s', (runUrl, web) => {
    expect(webOf(runUrl)).toBe(web)
  })

  test.each([
    [
      { kind: 'repository', path: 'a b.json', branch: null, repository: null },
      `[a b.json on the default branch](${at}/o/r/blob/HEAD/a%20b.json)`,
    ],
    [
      { kind: 'repository', path: 'd/a.json', branch: 'x/y', repository: 'p/q' },
      `[d/a.json on x/y of p/q](${at}/p/q/blob/x/y/d/a.json)`,
    ],
    [{ kind: 'repository', path: 'a', branch: null, repository: 'p/q/r' }, '`a on the default branch of p/q/r`'],
    [{ kind: 'commits', path: null, branch: 'main', repository: null }, `[commits on main](${at}/o/r/commits/main)`],
    [
      { kind: 'commits', path: 'src', branch: null, repository: null },
      `[commits to src on the default branch](${at}/o/r/commits/HEAD/src)`,
    ],
    [{ kind: 'commits', path: null, branch: null, repository: '?' }, '`commits on the default branch of ?`'],
    [
      { kind: 'workflow', path: '.github/workflows/a.yml', repository: null },
      `[runs of a.yml](${at}/o/r/actions/workflows/a.yml)`,
    ],
    [{ kind: 'workflow', path: null, repository: null }, '`runs of workflows`'],
    [{ kind: 'file', path: '/a' }, '`/a`'],
    [{ kind: 'redis', key: 'k' }, '`k in Redis`'],
    [{ kind: 'redis', key: 'k', is: 'channel' }, '`channel k of Redis`'],
    [{ kind: 'http', host: 'h' }, '`answers of h`'],
    [{ kind: 'pushed' }, '`posted beats`'],
    [{ kind: 'unknown', source: 's' }, '`s`'],
  ] as const)('to %j', (place, text) => {
    expect(placeLink(place, context, 100)).toBe(text)
  })

  test('that are long are none, and words are cut', () => {
    const place = { kind: 'repository', path: 'x'.repeat(500), branch: 'b', repository: null } as const
    expect(placeLink(place, context, 10)).toBe('`xxxxxxxxx…`')
    const room = 500 - `${at}/o/r/blob/b/`.length
    expect(placeLink({ ...place, path: 'x'.repeat(room) }, context, 3)).toBe(
      `[xx…](${at}/o/r/blob/b/${'x'.repeat(room)})`,
    )
    expect(placeLink({ ...place, path: 'x'.repeat(room + 1) }, context, 3)).toBe('`xx…`')
  })

  test.each([
    [`${at}/o/r/actions/runs/1`, true],
    [`${at}/o/r/actions/runs/1/attempts/2`, true],
    [`${at}/o/r/actions/runs/`, false],
    [`${at}/o/r/actions/runs/1/job/2`, false],
    [`${at}.evil/o/r/actions/runs/1`, false],
    ['https://github.com/o/r/actions/runs/1', false],
    [undefined, false],
  ])('to the run %s', (url, is) => {
    expect(runLink('x', url, context)).toBe(is ? `[x](${url})` : null)
  })
})

describe('commands', () => {
  const lines = (place: object, more: object = {}) =>
    commandsFor({ ...aVerdict({ beat: null }), place, ...more } as never, REPOSITORY).map(({ line }) => line)
  const LIST = 'gh workflow list --all --repo o/r'
  const file = { kind: 'repository', path: 'a.json', branch: null, repository: null }
  const beat = { at: NOON, state: 'ok', runId: '42', workflow: 'job.yml' }
  const NAMED = [
    'gh run list --workflow job.yml --repo o/r --limit 5',
    'gh workflow run job.yml --repo o/r',
    'gh workflow enable job.yml --repo o/r',
  ]
  const RUN = 'gh run view 42 --repo o/r'

  test('are at least one, with its reason', () => {
    expect(commandsFor(null, REPOSITORY)).toEqual([
      { why: 'is its workflow enabled? (disabled_inactivity means: switched off by GitHub)', line: LIST },
    ])
  })

  test.each([
    ['file', { kind: 'file', path: '/a' }, [LIST, ...NAMED, RUN]],
    ['unknown', { kind: 'unknown', source: 's' }, [LIST, ...NAMED, RUN]],
    ['redis', { kind: 'redis', key: 'k' }, [LIST, ...NAMED, RUN]],
    ['http', { kind: 'http', host: 'h' }, [LIST, ...NAMED, RUN]],
    ['pushed', { kind: 'pushed' }, [LIST, ...NAMED, RUN]],
  ])('of what a workflow wrote to %s', (_, place, expected) => {
    expect(lines(place, { beat })).toEqual(expected)
    expect(lines(place, { beat: null, workflow: '.github/workflows/job.yml' })).toEqual([LIST, ...NAMED])
  })

  test.each([
    [{ kind: 'redis', key: 'k' }, [RUN]],
    [{ kind: 'http', host: 'h' }, [RUN]],
    [{ kind: 'pushed' }, [RUN]],
    [{ kind: 'file', path: '/a' }, [LIST, RUN]],
  ])('of what nobody knows the writer of: %j', (place, expected) => {
    expect(lines(place, { beat: { ...beat, workflow: 'Nightly job' } })).toEqual(expected)
  })

  test('show first what is stored where that is what is wrong', () => {
    const stored = ["gh api repos/o/r/contents/a.json -H 'Accept: application/vnd.github.raw'", "gh api 'repos/o/r/commits?path=a.json&per_page=3' --jq '.[].commit | .committer.date + \" \" + .message'"] // prettier-ignore
    for (const reason of ['malformed', 'no-timestamp', 'future'])
      expect(lines(file, { reason })).toEqual([...stored, LIST])
    expect(lines(file, { reason: 'stale' })).toEqual([LIST, ...stored])
    expect(lines({ ...file, branch: 'x/y', repository: 'p/q' }, { reason: 'future' }).slice(0, 2)).toEqual([
      "gh api 'repos/p/q/contents/a.json?ref=x%2Fy' -H 'Accept: application/vnd.github.raw'",
      "gh api 'repos/p/q/commits?path=a.json&sha=x%2Fy&per_page=3' --jq '.[].commit | .committer.date + \" \" + .message'",
    ])
  })

  test.each([
    [{ path: null, branch: null }, "'repos/o/r/commits?per_page=10'"],
    [{ path: 'a b', branch: null }, "'repos/o/r/commits?path=a%20b&per_page=10'"],
    [{ path: null, branch: 'main' }, "'repos/o/r/commits?sha=main&per_page=10'"],
    [{ path: 'a', branch: 'main' }, "'repos/o/r/commits?sha=main&path=a&per_page=10'"],
  ])('show what was committed: %j', (place, query) => {
    expect(lines({ kind: 'commits', repository: null, ...place })).toEqual([
      LIST,
      `gh api ${query} --jq '.[].commit | .committer.date + " " + .message'`,
    ])
  })

  test('that would be too long are left out', () => {
    const commits = { kind: 'commits', repository: null, branch: null }
    const rest = `gh api 'repos/o/r/commits?path=&per_page=10' --jq '.[].commit | .committer.date + " " + .message'`
      .length
    expect(lines({ ...commits, path: 'x'.repeat(1199 - rest) })).toHaveLength(2)
    expect(lines({ ...commits, path: 'x'.repeat(1200 - rest) })).toEqual([LIST])
    expect(lines({ ...file, path: 'x'.repeat(1200) })).toEqual([LIST])
    const [stored = ''] = lines({ ...file, path: '' }, { reason: 'future' })
    expect(lines({ ...file, path: 'x'.repeat(1199 - stored.length) })).toHaveLength(2)
    expect(lines({ ...file, path: 'x'.repeat(1200 - stored.length) })).toEqual([LIST])
    expect(lines({ kind: 'file', path: '/' }, { workflow: `${'x'.repeat(296)}.yml` })).toHaveLength(4)
    expect(lines({ kind: 'file', path: '/' }, { workflow: `${'x'.repeat(297)}.yml` })).toEqual([LIST])
  })

  test.each(['', '-x.yml', '--web', "'-a b'"])('a workflow called %j has none of its own', (name) => {
    expect(
      lines({ kind: 'file', path: '/' }, { workflow: name }).filter((line) => !line.includes('list --all')),
    ).toEqual(name === "'-a b'" ? expect.any(Array) : [])
  })

  test.each([
    ['0', true],
    ['1'.repeat(20), true],
    ['1'.repeat(21), false],
    ['x', false],
    ['', false],
  ])('the run %s is shown: %s', (runId, is) => {
    // prettier-ignore
    expect(lines({ kind: 'pushed' }, { beat: { ...beat, runId, workflow: '' } })).toHaveLength(is ? 1 : 0)
  })
})
