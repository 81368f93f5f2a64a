import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NO_CONTROL, type Control } from '../../src/domain/controls.js'
import type { IncidentState } from '../../src/domain/incidents/incident.js'
import { readIncidentState } from '../../src/domain/incidents/stored-incident.js'
import { DAY, HOUR } from '../../src/domain/time.js'
import { isBound } from '../../src/incidents/github/bound.js'
import { readMarker, writeMarker } from '../../src/incidents/github/marker.js'
import { createGitHubTexts } from '../../src/incidents/github/texts.js'
import { hostileText } from '../support/hostile-text.js'
import { aState, aTrouble, aVerdict, NOON } from '../support/incident-samples.js'

const texts = createGitHubTexts({ repository: { owner: 'o', repo: 'r' }, runUrl: null, commands: true }, null)
const asked = { at: NOON - HOUR, by: 'mira', why: 'the disk is full' }
const until = { ...asked, until: NOON + DAY }

function card(state: Partial<IncidentState>, key = 'nightly-backup', verdicts = [aVerdict()]): string {
  return texts.card({ key, state: aState(state), verdicts, previous: null, now: NOON }, 65_536)
}
const withControl = (more: Partial<Control>): Partial<IncidentState> => ({ control: { ...NO_CONTROL, ...more } })
const quoted = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('> '))

describe('the card says who, until when, and why', () => {
  test.each<[string, Partial<IncidentState>, string]>([
    [
      'an acknowledgement',
      withControl({ acknowledged: asked }),
      '> 👀 **Acknowledged** by mira at 2026-11-22 11:00 UTC: no reminders until it gets worse. Why: the disk is full',
    ],
    [
      'a snooze',
      withControl({ snooze: { ...until, why: null } }),
      '> 💤 **Snoozed** by mira until 2026-11-23 12:00 UTC: only its end is told till then.',
    ],
    [
      'a pause',
      withControl({ pause: { ...until, by: null, why: null } }),
      '> ⏸️ **Paused** by a label until 2026-11-23 12:00 UTC: it is not judged till then.',
    ],
    ['a mute', { muted: asked }, '> 🔕 **Muted** by mira at 2026-11-22 11:00 UTC. Why: the disk is full'],
  ])('%s', (_, state, line) => {
    expect(quoted(card(state))).toEqual([line])
  })

  test('what is over is said no longer', () => {
    const over = { ...until, until: NOON }
    expect(quoted(card(withControl({ pause: over, snooze: over })))).toEqual([])
  })

  test('where several are told of as one, too', () => {
    const members = { a: aTrouble(), b: aTrouble() }
    for (const key of ['all:0badcafe', 'group:0badcafe'])
      expect(quoted(card({ members, ...withControl({ acknowledged: asked }) }, key, []))).toHaveLength(1)
  })

  test('a pause is told once, with whoever asked for it', () => {
    const verdict = aVerdict({ status: 'skipped', reason: 'paused', message: 'Paused: the disk is full.' })
    const text = card(withControl({ pause: until }), 'nightly-backup', [verdict])
    expect(text).toMatch(/^## 🔴 Nightly backup is paused\n\n> ⏸️/)
    expect(text.match(/the disk is full/g)).toHaveLength(1)
  })

  test('and how to answer, where anybody listens', () => {
    expect(card({})).toContain('comment `/ack`, `/snooze 4h`, `/pause 2d`, `/resume` or `/recover`')
    const deaf = createGitHubTexts({ repository: { owner: 'o', repo: 'r' }, runUrl: null }, null)
    expect(deaf.card({ key: 'a', state: aState(), verdicts: [], previous: null, now: NOON }, 65_536)).not.toContain('/ack') // prettier-ignore
  })

  test('whatever was written is dead text on its line', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (by, why) => {
        const [line = '', ...more] = quoted(card(withControl({ acknowledged: { at: NOON, by, why } })))
        expect(more).toEqual([])
        expect(line).not.toMatch(/(?<!\\)[[\]`]|@(?!&#8203;)|<(?!\/?code)/)
      }),
    )
  })
})

describe('what an issue remembers of it', () => {
  const state = aState({ ...withControl({ pause: until, snooze: until, acknowledged: asked }), muted: asked })
  const heard = { comments: 3, id: 4711, at: NOON }
  const memory = { key: 'nightly-backup', state, previous: null, heard, labels: ['ack'] as const }

  test('comes back as it was', () => {
    expect(readMarker(writeMarker(memory))).toEqual({ kind: 'found', memory })
    expect(isBound({ number: 1, created_at: new Date(NOON).toISOString() }, memory)).toBe(true)
  })

  test.each([
    ['a text', { heard: 'all' }],
    ['a number below nothing', { heard: { ...heard, id: -1 } }],
    ['half a number', { heard: { ...heard, comments: 0.5 } }],
    ['no instant', { heard: { comments: 1, id: 1 } }],
  ])('%s is as good as never heard', (_, wrong) => {
    const found = readMarker(writeMarker({ ...memory, ...(wrong as object) }))
    expect(found.kind === 'found' && found.memory.heard).toBeUndefined()
  })

  test('labels that mean nothing mean nothing', () => {
    const found = readMarker(writeMarker({ ...memory, labels: ['ack', 'other', 7] as never }))
    expect(found.kind === 'found' && found.memory.labels).toEqual(['ack'])
  })

  test.each<[string, unknown]>([
    ['no pause beside the others', { snooze: null, acknowledged: null }],
    ['an instant that is none', { ...NO_CONTROL, acknowledged: { ...asked, at: 'now' } }],
    ['a pause without an end', { ...NO_CONTROL, pause: asked }],
    ['a reason that is none', { ...NO_CONTROL, acknowledged: { ...asked, why: {} } }],
    ['a name without end', { ...NO_CONTROL, acknowledged: { ...asked, by: 'x'.repeat(101) } }],
  ])('%s is no state of ours', (_, control) => {
    expect(readIncidentState({ ...aState(), control })).toBeNull()
    expect(readIncidentState({ ...aState(), control: NO_CONTROL })).not.toBeNull()
  })

  test('a pause beyond all runs is nobody’s', () => {
    const far = aState(withControl({ pause: { ...until, until: Date.UTC(2101, 0) } }))
    const issue = { number: 1, created_at: new Date(NOON).toISOString() }
    expect(isBound(issue, { ...memory, state: far })).toBe(false)
  })
})
