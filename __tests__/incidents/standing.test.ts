import { describe, expect, test } from '@jest/globals'
import type { IncidentState, Trouble } from '../../src/domain/incidents/incident.js'
import { standingKey } from '../../src/domain/incidents/standing-key.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { bodyOf } from '../../src/incidents/github/edit.js'
import { readMarker } from '../../src/incidents/github/marker.js'
import { createGitHubTexts } from '../../src/incidents/github/texts.js'
import { aState, aTrouble, aVerdict, NOON } from '../support/incident-samples.js'

const KEY = standingKey('.github/heartbeat.yml')
const context = { repository: { owner: 'o', repo: 'r' }, runUrl: 'https://github.com/o/r/actions/runs/1' }
const texts = createGitHubTexts(context, null)
const title = (state: IncidentState): string => texts.title(KEY, state)

function standing(members: Readonly<Record<string, Partial<Trouble>>>, more: Partial<IncidentState> = {}) {
  const whole = Object.entries(members).map(([id, own]) => [id, aTrouble({ name: id, joinedAt: NOON, ...own })])
  return aState({ members: Object.fromEntries(whole) as IncidentState['members'], watched: 12, ...more })
}

function view(state: IncidentState, verdicts: readonly Verdict[] = []) {
  return { key: KEY, state, verdicts, previous: null, now: NOON }
}

const left = { leftAt: NOON, recoveredAt: NOON - MINUTE, status: 'healthy' as const }

describe('the title counts', () => {
  test.each<[string, Parameters<typeof standing>[0], Partial<IncidentState>, string]>([
    ['one', { backup: {} }, {}, '💔 1 of 12 monitors is down: backup'],
    ['some', { a: {}, b: {}, c: {} }, {}, '💔 3 of 12 monitors are down'],
    ['who left', { a: {}, b: left }, {}, '💔 1 of 12 monitors is down: a'],
    ['the milder', { a: {}, b: { status: 'degraded' } }, {}, '💔 2 of 12 monitors are in trouble'],
    ['none', { a: left }, {}, '💚 All 12 monitors are well'],
    ['its end', { a: left }, { closedAt: NOON }, '💚 All 12 monitors are well again'],
    ['a mention', { '@octo/team': {} }, {}, '💔 1 of 12 monitors is down: @\u200bocto/team'],
  ])('%s', (_name, members, more, expected) => {
    expect(title(standing(members, more))).toBe(expected)
  })

  test('a title of their own keeps its words', () => {
    const own = createGitHubTexts(context, 'DOWN: {name} ({status})')
    expect(own.title(KEY, standing({ a: {}, b: {} }))).toBe('DOWN: 2 of 12 monitors (critical)')
    expect(own.title(KEY, standing({ a: {} }))).toBe('DOWN: a (critical)')
  })
})

test('names are told as people say them', () => {
  const joining = (...names: string[]): string | undefined => {
    const state = standing(Object.fromEntries(names.map((name) => [name, {}])))
    return texts.comment('members', view(state), 5000).split('\n')[0]
  }
  expect(joining('a')).toBe('### 💔 a joined')
  expect(joining('a', 'b')).toBe('### 💔 a and b joined')
  expect(joining('a', 'b', 'c')).toBe('### 💔 a, b and c joined')
  expect(joining('a', 'b', 'c', 'd', 'e')).toBe('### 💔 a, b, c and 2 more joined')
})

test('the card names the worst first, each with its own runbook, and who is back', () => {
  const state = standing({
    mild: { status: 'warning' },
    worse: { since: NOON - 2 * HOUR },
    worst: { since: NOON - 9 * HOUR },
    back: { ...left, since: NOON - 3 * HOUR },
    earlier: { ...left, leftAt: NOON - 2 * DAY },
  })
  const told = (monitor: string, more: Partial<Verdict> = {}) => aVerdict({ monitor, name: monitor, ...more })
  const runbook = 'https://wiki.example.com/worst'
  const card = texts.card(view(state, [told('mild', { runbook: 'Ask Ann.' }), told('worst', { runbook })]), 20_000)
  expect([...card.matchAll(/^\| \S+ \w+ \| \[?(\w+)/gm)].map(([, name]) => name)).toEqual(['worst', 'worse', 'mild'])
  expect(card).toContain(`1. **worst**: [Follow its runbook](${runbook})`)
  expect(card).toContain('**mild**: Ask Ann.')
  expect(card).toMatch(/### Back within the last day[^]*\| back \|/)
  expect(card).not.toMatch(/earlier/)
})

test.each([
  ['javascript:alert(1)', /\*\*a\*\*: javascript:alert\(1\)/],
  ['@octo/team fix #1 <img src=x> ![x](https://e.example/x)', /@&#8203;octo\/team fix #&#8203;1 &lt;img/],
  ['first\n\n## second\n- [ ] third', /\*\*a\*\*: first ## second/],
  ['https://e.example/a) [b](javascript:x', /\*\*a\*\*: https:&#8203;\/\/e\.example/],
])('a runbook that is %j is dead text', (runbook, expected) => {
  const verdict = aVerdict({ monitor: 'a', name: 'a', runbook })
  const card = texts.card(view(standing({ a: {} }), [verdict]), 20_000)
  expect(card).toMatch(expected)
  expect(card).not.toMatch(/(?<!\\)\]\((javascript|https:\/\/e\.)|<img|\n## second/)
})

test('what changed is one comment: who came, who got worse, who is back, who is watched no longer', () => {
  const state = standing({
    came: {},
    worse: { joinedAt: NOON - DAY, worseAt: NOON },
    back: { ...left, since: NOON - HOUR },
    gone: { leftAt: NOON },
    stays: { joinedAt: NOON - DAY },
  })
  const comment = texts.comment('members', view(state), 20_000)
  expect(comment).toMatch(/### 💔 came joined[^]*### \S+ worse got worse[^]*### \S+ back is back\n\n- back was silent/)
  expect(comment).toMatch(/### ⏹️ gone is no longer watched[^]*Now 3 of 12 monitors are down\.$/m)
  expect(comment).not.toMatch(/stays joined/)
})

test.each([300, 500])('%i members with three channels fit into an issue, and all of them are remembered', (count) => {
  const heard = { event: 'opened' as const, at: NOON, delivered: true, openings: 1 }
  const ids = Array.from({ length: count }, (_, i) => `region-${i % 7}-scheduler-${i}`)
  const members = Object.fromEntries(
    ids.map((id, i) => [
      id,
      {
        name: `<b>@${id}</b> ${'|*_`'.repeat(i % 9)}`,
        since: NOON - i * 61_001,
        lastBeatAt: NOON - i * 71_003,
        lastEndAt: NOON - i * 71_003,
        joinedAt: NOON - i * 31_007,
        worst: 'critical' as const,
        deliveries: { slack: heard, email: { ...heard, at: NOON - i }, pagerduty: heard },
      },
    ]),
  )
  const verdicts = ids.map((monitor) => aVerdict({ monitor, name: monitor, runbook: `Runbook of ${monitor}` }))
  const state = standing(members, { watched: count })
  const memory = { key: KEY, state, previous: null, comments: 0, writtenAt: NOON }
  const body = bodyOf(texts, memory, verdicts, NOON, 'Call Ann first.')
  expect(body.length).toBeLessThanOrEqual(65_536)
  const marker = readMarker(body)
  expect(marker.kind === 'found' && Object.keys(marker.memory.state.members)).toHaveLength(count)
  expect(body).toMatch(/^## 🔴 In trouble since /m)
  expect(texts.comment('members', view(state, verdicts), 65_536).length).toBeLessThanOrEqual(65_536)
})
