import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createGitHubTexts } from '../../src/incidents/github/texts.js'
import { bodyOf } from '../../src/incidents/github/edit.js'
import { readMarker } from '../../src/incidents/github/marker.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { aState, aTrouble, aVerdict, beatsAgain, NOON } from '../support/incident-samples.js'
import { hostileText } from '../support/hostile-text.js'

const FACE = createGitHubTexts(
  { repository: { owner: 'o', repo: 'r' }, runUrl: 'https://github.com/o/r/actions/runs/9' },
  null,
)
const MAX = 65_536
const COMMENT_EVENTS = [
  'escalated',
  'reminder',
  'recovered',
  'reopened',
  'recovery-exhausted',
  'duplicate',
  'gone',
] as const

function card(state = aState(), verdicts: readonly Verdict[] = [aVerdict()]): string {
  return FACE.card({ key: 'nightly-backup', state, verdicts, previous: null, now: NOON }, MAX)
}

test('a card is as long as may be, then shorter, and where no room is left it says so', () => {
  const verdicts = [aVerdict({ message: 'm'.repeat(1500) })]
  const view = { key: 'nightly-backup', state: aState(), verdicts, previous: null, now: NOON }
  const whole = FACE.card(view, MAX)
  expect(FACE.card(view, whole.length)).toBe(whole)
  expect(FACE.card(view, whole.length - 1).length).toBeLessThan(whole.length - 500)
  expect(FACE.card(view, 0)).toMatch(/^An incident too large to show; see the run\.\n\nThis ends by itself/)
})

test('a monitor that went silent, from top to bottom', () => {
  expect(card()).toBe(`## 🔴 No heartbeat for 5 h; expected one within 2 h.

| Last heartbeat | 2026-11-22 07:00 UTC, 5 h ago |
| --- | --- |
| **Since** | 2026-11-22 09:00 UTC, 3 h ago, the deadline that passed |
| **Status** | 🔴 critical |
| **Expected** | within 2 h |
| **Source** | [data/scheduler_heartbeat.json on main](https://github.com/o/r/blob/main/data/scheduler%5Fheartbeat.json) |
| **Workflow** | [backup.yml](https://github.com/o/r/actions/workflows/backup.yml) |

### What this means

No heartbeat arrived before the deadline. The scheduler has stopped, its job fails before it beats, or the heartbeat cannot be stored.

### What to do

1. Find out whether the work still runs at all: is its schedule or workflow enabled, is its machine up?
2. Open the last run and read its log.
3. Start the work once by hand and see whether a heartbeat arrives.

\`\`\`sh
# is its workflow enabled? (disabled_inactivity means: switched off by GitHub)
gh workflow list --all --repo o/r
# how did its last runs end?
gh run list --workflow backup.yml --repo o/r --limit 5
# start it once by hand
gh workflow run backup.yml --repo o/r
\`\`\`

<details><summary>More commands</summary>

\`\`\`sh
# switch it on again
gh workflow enable backup.yml --repo o/r
# the run that beat last
gh run view 4711 --repo o/r
# the heartbeat as it is stored
gh api 'repos/o/r/contents/data/scheduler_heartbeat.json?ref=main' \\
  -H 'Accept: application/vnd.github.raw'
# when was it written last?
gh api 'repos/o/r/commits?path=data%2Fscheduler_heartbeat.json&sha=main&per_page=3' \\
  --jq '.[].commit | .committer.date + " " + .message'
\`\`\`

</details>

<details><summary>For machines</summary>

| Monitor | \`nightly-backup\` |
| --- | --- |
| **Reason** | \`stale\` |

</details>

---

This ends by itself when the heartbeat returns. To mute it, close it as *not planned*: nothing is opened until a new heartbeat has arrived and been missed again.

<sub>Kept up to date by Heartbeat ([last run](https://github.com/o/r/actions/runs/9)): opened 2026-11-22 12:00 UTC, 1 bad check, last look 2026-11-22 12:00 UTC.</sub>`)
})

test('a monitor that came back', () => {
  const { state, verdicts } = beatsAgain()
  expect(card(state, verdicts)).toContain(`## 🟢 Nightly backup is beating again

| Silence | 4 h 57 min |
| --- | --- |
| **Downtime** | 2 h 57 min |
| **Last end before** | 2026-11-22 07:00 UTC |
| **Down from** | 2026-11-22 09:00 UTC |
| **Until** | 2026-11-22 11:57 UTC, the first end seen |`)
  expect(FACE.title('nightly-backup', state)).toBe('💚 Nightly backup was silent for 4 h 57 min')
})

test('not late any more is not yet back', () => {
  const text = card(aState(), [aVerdict({ status: 'healthy', reason: 'ok', message: 'Last heartbeat 5 h ago.' })])
  expect(text).toContain('## 🔴 Nightly backup has not come back yet')
  expect(text).toContain('The next good heartbeat ends the incident.')
})

test('what a run by hand found says so, and ends in its own words', () => {
  const byHand = 'judged by 90 min instead of its own 2 h'
  expect(card(aState(), [aVerdict({ byHand })])).toContain(`Found by a run by hand: ${byHand}.`)
  const members = { 'nightly-backup': aTrouble({ status: 'healthy', forced: true, recoveredAt: NOON }) }
  const state = aState({ members, closedAt: NOON })
  const verdicts = [aVerdict({ status: 'healthy', reason: 'ok' })]
  const comment = FACE.comment('recovered', { key: 'k', state, verdicts, previous: null, now: NOON }, MAX)
  for (const text of [card(state, verdicts), comment]) {
    expect(text).toContain('is not late by its own threshold of 2 h')
    expect(text).not.toMatch(/\bback\b|again|Downtime|Silence/)
  }
  expect(FACE.title('k', state)).toBe('💚 Nightly backup was in no trouble by its own rules')
})

describe('for the people of a monitor', () => {
  test('times stand in their zone, beside UTC', () => {
    expect(card(aState(), [aVerdict({ zone: 'America/New_York' })])).toContain(
      '| Last heartbeat | 2026-11-22 02:00 EST (07:00 UTC), 5 h ago |',
    )
  })

  test.each([
    [
      'an address is a link of ours',
      'https://wiki.example.com/b',
      '1. [Follow its runbook](https://wiki.example.com/b)',
    ],
    ['a text is dead', 'Ask @ops, see [here](https://evil.example)', '1. Ask @&#8203;ops, see'],
    ['no other scheme is a link', 'javascript:alert(1)', '1. javascript:alert(1)'],
  ])('their runbook comes first: %s', (_name, runbook, expected) => {
    const text = card(aState(), [aVerdict({ runbook })])
    expect(text).toContain(`### What to do\n\n${expected}`)
    expect(text).not.toContain('](https://evil')
  })

  test('who was told, and who could not be', () => {
    const at = NOON - MINUTE
    const deliveries = {
      slack: { event: 'opened', at, delivered: true },
      email: { event: 'opened', at, delivered: false },
    } as const
    expect(card(aState({ deliveries }))).toContain(
      '| **Told** | slack 2026-11-22 11:59 UTC; email could not be reached 2026-11-22 11:59 UTC |',
    )
  })

  test('only a run of this GitHub is a link', () => {
    const beat = (runUrl: string) => ({ at: NOON - 5 * HOUR, state: 'ok' as const, runUrl })
    const good = 'https://github.com/o/r/actions/runs/4711'
    expect(card(aState(), [aVerdict({ beat: beat(good) })])).toContain(`[the run that beat last](${good})`)
    for (const url of ['https://evil.example/actions/runs/1', 'https://github.com/o/r/issues/1'])
      expect(card(aState(), [aVerdict({ beat: beat(url) })])).not.toContain(url)
  })
})

test('a monitor that is healthy again, but not for long enough', () => {
  const state = aState({
    members: { 'nightly-backup': aTrouble({ status: 'healthy', healthyChecks: 1 }) },
  })
  const text = card(state, beatsAgain().verdicts)
  expect(text).toContain('## 🟢 Nightly backup is recovering')
  expect(text).toContain('after enough good checks in a row')
  expect(text).not.toContain('What to do')
})

test.each([
  [
    'no beat ever',
    aTrouble({ lastBeatAt: null }),
    aVerdict({ beat: null, ageMs: null, deadline: null }),
    '| Last heartbeat | never seen |',
  ],
  ['active hours', aTrouble(), aVerdict({ ageMs: 20 * MINUTE }), ', 5 h ago, 20 min of it in active hours |'],
  ['missed intervals', aTrouble(), aVerdict({ missed: 4 }), '| **Expected** | within 2 h; 4 missed since |'],
  [
    'what it said',
    aTrouble(),
    aVerdict({ beat: { at: NOON, state: 'failed', message: 'disk *full*' } }),
    '| **It said** | disk \\*full\\* |',
  ],
  [
    'a diagnosis',
    aTrouble(),
    aVerdict({ diagnosis: ['It ran <b>twice</b>.'], notes: ['late'] }),
    '### Diagnosis\n\nIt ran &lt;b&gt;twice&lt;/b&gt;.\n\n- late',
  ],
  [
    'a remedy of the source in place of the usual advice',
    aTrouble(),
    aVerdict({ remedy: ['Change the cron line.'] }),
    '1. Change the cron line.\n\n',
  ],
])('shows %s', (_, trouble, verdict, expected) => {
  expect(card(aState({ members: { 'nightly-backup': trouble } }), [verdict])).toContain(expected)
})

test('shows what was tried to heal it', () => {
  const attempts = [{ step: 'workflow backup.yml', at: NOON - HOUR, ok: false, detail: '404 | gone' }]
  const text = card(aState({ members: { 'nightly-backup': aTrouble({ recovery: { attempts, exhausted: true } }) } }))
  expect(text).toContain('| 2026-11-22 11:00 UTC | `workflow backup.yml` | ❌ 404 &#124; gone |')
  expect(text).toContain('Automatic recovery has given up')
})

describe('commands are exact, and harmless to paste', () => {
  test.each([
    [
      'a workflow with spaces',
      { beat: { at: 0, state: 'ok' as const, workflow: "Tom's `job`.yml" } },
      "--workflow 'Tom'\\''s `job`.yml' --repo",
    ],
  ])('for %s', (_, overrides, expected) => {
    expect(card(aState(), [aVerdict(overrides)])).toContain(expected)
  })

  test.each([
    ['a workflow that would be a flag', { beat: { at: 0, state: 'ok' as const, workflow: '--web.yml' } }, ' --web'],
    ['a run id that is no number', { beat: { at: 0, state: 'ok' as const, runId: '1; reboot' } }, 'reboot'],
  ])('none for %s', (_, overrides, never) => {
    expect(card(aState(), [aVerdict(overrides)])).not.toContain(never)
  })
})

test('a long message stands below the heading', () => {
  const text = card(aState(), [aVerdict({ message: 'x'.repeat(300) })])
  expect(text).toContain(`## 🔴 Nightly backup has stopped beating\n\n${'x'.repeat(300)}\n\n| Last`)
})

describe('a storm', () => {
  const ids = Array.from({ length: 12 }, (_, n) => `job-${n}`)
  const back = aTrouble({ name: 'Job 0', status: 'healthy', recoveredAt: NOON })
  const members = {
    ...Object.fromEntries(ids.map((id) => [id, aTrouble({ name: id.replace('job-', 'Job ') })])),
    'job-0': back,
  }

  test('is one card with a row for each, ticked when it is back', () => {
    const text = card(aState({ members }), [])
    expect(text).toContain('## 🔴 11 of 12 are still in trouble, the first since 2026-11-22 09:00 UTC, 3 h ago')
    expect(text).toContain(
      'The same for all: reason `stale`; last heartbeat 2026-11-22 07:00 UTC, 5 h ago; since 2026-11-22 09:00 UTC.\n\n| Status | Monitor |\n| --- | --- |\n| 🔴 critical | Job 1 `job-1` |',
    )
    expect(text).toContain('| ✅ back | Job 0 `job-0` |')
    expect(FACE.title('group:1', aState({ members }))).toBe('💔 12 monitors have stopped beating')
  })

  test('leads from each name to its source, and tells apart what is not the same', () => {
    const verdicts = ids.map((id, n) =>
      aVerdict({
        monitor: id,
        expected: n === 3 ? 'within 5 h' : 'within 2 h',
        place: { kind: 'repository', path: `${id}.json`, branch: null, repository: null },
      }),
    )
    const text = card(aState({ members }), verdicts)
    expect(text).toContain('| Status | Monitor | Expected |')
    expect(text).toContain(
      '| 🔴 critical | [Job 3](https://github.com/o/r/blob/HEAD/job-3.json) `job-3` | within 5 h |',
    )
  })

  test('of thousands still fits and says how many are left out', () => {
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => [`agent-${n}`, aTrouble({ name: `agent-${n}` })]),
    )
    const memory = { key: 'group:1', state: aState({ members: many }), previous: null }
    const body = bodyOf(FACE, memory, [], NOON)
    expect(body.length).toBeLessThanOrEqual(MAX)
    expect(body).toMatch(/… and \d+ more\./)
    expect(readMarker(body)).toEqual({ kind: 'found', memory })
  })
})

describe('comments', () => {
  test.each([
    ['escalated' as const, '### 🔴 It got worse: now critical\n\nNo heartbeat for 5 h'],
    ['reminder' as const, '### ⏰ Still down after 3 h'],
    ['reopened' as const, '### 💔 It stopped beating again'],
    ['recovery-exhausted' as const, '### 🧯 Automatic recovery has given up'],
  ])('%s', (event, expected) => {
    const look = { key: 'nightly-backup', state: aState(), verdicts: [aVerdict()], previous: null, now: NOON }
    const text = FACE.comment(event, look, MAX)
    expect(text).toContain(expected)
    expect(text).toContain(
      '<sub>Seen by [this run](https://github.com/o/r/actions/runs/9) at 2026-11-22 12:00 UTC.</sub>',
    )
  })

  test('who failed and beat on had no deadline', () => {
    const { state, verdicts } = beatsAgain()
    const members = Object.entries(state.members).map(
      ([id, trouble]) => [id, { ...trouble, reason: 'failing' }] as const,
    )
    const failed = { ...state, members: Object.fromEntries(members) }
    const text = FACE.comment('recovered', { key: 'k', state: failed, verdicts, previous: null, now: NOON }, MAX)
    expect(text).toMatch(/It ended well at [^,]+, after 2 h 57 min of trouble\./)
  })

  test('recovered names the beat that ended it', () => {
    const { state, verdicts } = beatsAgain()
    const text = FACE.comment('recovered', { key: 'k', state, verdicts, previous: null, now: NOON }, MAX)
    expect(text).toContain(
      'It ended well at 2026-11-22 11:57 UTC ([its run](https://github.com/o/r/actions/runs/4712)), after 4 h 57 min of silence, 2 h 57 min after its deadline.',
    )
  })
})

describe('hostile text', () => {
  const long = fc
    .constantFrom('@a', '😀', '`', '|', '#1 ', '<!--', 'x')
    .map((piece) => piece.repeat(Math.floor(70_000 / piece.length)))
  const anyText = fc.oneof({ arbitrary: hostileText, weight: 4 }, { arbitrary: long, weight: 1 })

  function poisoned(text: string): { state: ReturnType<typeof aState>; verdict: Verdict } {
    const attempts = [{ step: text.slice(0, 500), at: NOON, ok: false, detail: text.slice(0, 500) }]
    const trouble = aTrouble({ name: text.slice(0, 500), recovery: { attempts, exhausted: true } })
    const beat = { at: NOON, state: 'failed' as const, message: text, workflow: text, runId: text, runUrl: text }
    const place = { kind: 'repository', path: text, branch: text, repository: text } as const
    const texts = { name: text, message: text, place, notes: [text], diagnosis: [text, text], remedy: [text] }
    return { state: aState({ members: { 'nightly-backup': trouble } }), verdict: aVerdict({ ...texts, beat }) }
  }

  /** Text outside code, which is all that GitHub looks at for mentions, references and links. */
  function alive(body: string): string {
    return body
      .replace(/^<!-- heartbeat (v1|card) .*-->$/gm, '')
      .replace(/\\`/g, '')
      .replace(/^(`{3,})sh\n[\s\S]*?\n\1$/gm, '')
      .replace(/`[^`\n]*`/g, '')
      .replace(/\]\(https:\/\/[^)\s]*\)/g, '')
  }

  // proves: 19
  test('gives a body within the limit, with our marker alone, and nothing alive', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { state, verdict } = poisoned(text)
        const memory = { key: 'nightly-backup', state, previous: null }
        const body = bodyOf(FACE, memory, [verdict], NOON)
        expect(body.length).toBeLessThanOrEqual(MAX)
        expect(readMarker(body)).toEqual({ kind: 'found', memory })
        expect(body.split('\n').filter((line) => readMarker(line).kind !== 'none')).toHaveLength(1)
        expect(alive(body)).not.toMatch(
          /@\w|(?<!&)#\d|<!--|<(?!\/?(sub|code|details|summary)>)|:\/\/|www\.|[\ud800-\udbff](?![\udc00-\udfff])/i,
        )
        // Only the fences of our own two blocks, none of which is left open.
        expect([0, 2, 4]).toContain(body.match(/^`{3,}/gm)?.length ?? 0)
      }),
      { numRuns: 150 },
    )
  })

  // proves: 19
  test('gives comments within the limit and nothing alive', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...COMMENT_EVENTS), (text, event) => {
        const { state, verdict } = poisoned(text)
        const comment = FACE.comment(event, { key: text, state, verdicts: [verdict], previous: null, now: NOON }, MAX)
        expect(comment.length).toBeLessThanOrEqual(MAX)
        expect(alive(comment)).not.toMatch(
          /@\w|(?<!&)#\d|<!--|<(?!\/?(sub|code)>)|:\/\/|www\.|[\ud800-\udbff](?![\udc00-\udfff])/i,
        )
      }),
      { numRuns: 100 },
    )
  })
})
