import { describe, expect, test } from '@jest/globals'
import { compose, type News } from '../../src/domain/telling/compose-notification.js'
import type { NotifiedMonitor } from '../../src/domain/telling/notification.js'
import { factsOf, linksOf, headline, lineOf, messageOf, whatToDo } from '../../src/domain/telling/notification-text.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import type { Trouble } from '../../src/domain/incidents/incident.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, NOON } from '../support/incident-samples.js'
import { notificationOf, sampleMonitor } from '../support/notification-samples.js'
import { aChannel } from '../support/telling-world.js'

/** What people are told at the end of one trouble. */
function atTheEnd(trouble: Partial<Trouble>, verdict: Partial<Verdict> = {}) {
  const state = aState({ members: { 'nightly-backup': aTrouble({ status: 'healthy', ...trouble }) } })
  const well = aVerdict({
    status: 'healthy',
    reason: 'ok',
    message: 'Last heartbeat 3 min ago.',
    since: null,
    ...verdict,
  })
  const incident = { key: 'nightly-backup', url: null, state }
  const news: News = { event: 'recovered', incident, verdicts: [well], channels: ['slack'] }
  const [composed] = compose(aChannel(), [news], { repository: 'o/r', runUrl: null, now: NOON })
  const notification = composed?.notification
  const [monitor] = notification?.monitors ?? []
  if (notification === undefined || monitor === undefined) throw new Error('nothing is told')
  const facts = factsOf(monitor, notification).map(({ label, text }) => `${label}: ${text}`)
  return { headline: headline(notification), facts, line: lineOf(monitor, notification) }
}

describe('silence runs from the last end, downtime from the deadline', () => {
  test('both are told, to the first end that was seen', () => {
    const told = atTheEnd({ lastEndAt: NOON - 5 * HOUR, since: NOON - 3 * HOUR, recoveredAt: NOON - 3 * MINUTE })
    expect(told.headline).toBe('Nightly backup is back after 4 h 57 min of silence')
    expect(told.facts).toEqual(expect.arrayContaining(['Silence: 4 h 57 min', 'Downtime: 2 h 57 min']))
    expect(told.line).toBe('back after 2 h 57 min, silent for 4 h 57 min')
  })

  test('who went on to beat was not silent', () => {
    const told = atTheEnd({ reason: 'reported-failure', since: NOON - 3 * HOUR, recoveredAt: NOON - 3 * MINUTE })
    expect(told.headline).toBe('Nightly backup is back after 2 h 57 min')
    expect(told.facts.join()).not.toContain('Silence')
  })

  test('what never beat has no silence to measure', () => {
    const told = atTheEnd({ reason: 'missing', lastEndAt: null, since: NOON - HOUR, recoveredAt: NOON })
    expect(told.headline).toBe('Nightly backup is back after 1 h')
  })
})

describe('a run by hand', () => {
  const byHand = 'judged by 90 min instead of its own 2 h'

  test('says so where it opens an incident', () => {
    const monitor = { ...sampleMonitor, byHand }
    expect(headline(notificationOf('opened', [monitor]))).toBe(
      'Nightly backup has stopped beating (found by a run by hand)',
    )
    expect(messageOf(monitor)).toContain('Found by a run by hand: judged by 90 min instead of its own 2 h.')
  })

  test.each<[string, Partial<Verdict>, string]>([
    ['in hours', {}, 'Nightly backup is not late by its own threshold of 2 h'],
    [
      'outside hours',
      { status: 'skipped', reason: 'inactive-hours' },
      'Nightly backup is outside its hours and not late by its own rules',
    ],
  ])('is answered by its own rules %s: nothing is back', (_name, verdict, expected) => {
    const told = atTheEnd({ forced: true, recoveredAt: NOON }, verdict)
    expect(told.headline).toBe(expected)
    expect([told.line, ...told.facts].join()).not.toMatch(/back|Downtime|Silence|down from/)
  })
})

describe('for the people of a monitor', () => {
  test('times stand in their zone, beside UTC', () => {
    const monitor = { ...sampleMonitor, zone: 'America/New_York' }
    const [last] = factsOf(monitor, notificationOf('opened', [monitor]))
    expect(last).toMatchObject({ text: '2026-11-21 19:05 EST (2026-11-22 00:05 UTC), 9 h 25 min ago' })
  })

  test.each<[string, Partial<NotifiedMonitor>]>([
    ['before the usual advice', {}],
    ['before what its source knows', { remedy: ['Change the cron line.'] }],
  ])('their runbook comes %s', (_name, more) => {
    const monitor = { ...sampleMonitor, runbook: 'https://wiki.example.com/backup', ...more }
    expect(whatToDo(notificationOf('opened', [monitor]))).toBe('Runbook: https://wiki.example.com/backup')
  })

  test('of several each is told its own, a link only where one is that of all', () => {
    const wiki = { ...sampleMonitor, name: 'Orders', runbook: 'https://wiki.example.com/orders_(new)' }
    const text = { ...sampleMonitor, name: 'Mail', runbook: 'Restart the box in the cellar.' }
    const both = notificationOf('opened', [wiki, text, { ...text, name: 'Web' }, sampleMonitor])
    expect(whatToDo(both)).toBe(
      'Runbook of Orders: https://wiki.example.com/orders_(new); of Mail and 1 more: Restart the box in the cellar.',
    )
    expect(linksOf(both).map(({ label }) => label)).not.toContain('Open the runbook')
    expect(linksOf(notificationOf('opened', [wiki, sampleMonitor])).at(-1)).toEqual({
      label: 'Open the runbook',
      url: 'https://wiki.example.com/orders%5F%28new%29',
    })
  })

  test.each<[string, Partial<NotifiedMonitor>]>([
    ['a text', { runbook: 'Ask Ann.' }],
    ['javascript', { runbook: 'javascript:alert(1)' }],
    ['an address of data', { runbook: 'data:text/html,<b>' }],
    ['an address with words', { runbook: 'https://a.example/ and more' }],
  ])('%s is no link', (_name, more) => {
    expect(linksOf(notificationOf('opened', [{ ...sampleMonitor, ...more }])).map(({ label }) => label)).toEqual([
      'Open the issue',
    ])
  })

  test('a long address is not cut, a long text is', () => {
    const long = `https://wiki.example.com/${'a'.repeat(900)}`
    const told = (runbook: string) => whatToDo(notificationOf('opened', [{ ...sampleMonitor, runbook }])) ?? ''
    expect(told(long)).toBe(`Runbook: ${long}`)
    expect(told('a'.repeat(900))).toHaveLength(300)
  })

  test.each<[string, Partial<NotifiedMonitor>, string]>([
    ['well', { status: 'healthy' }, 'Nightly backup is well, last heartbeat 2026-11-22 00:05 UTC'],
    ['outside hours', { status: 'skipped', reason: 'inactive-hours' }, 'Nightly backup is outside its active hours'],
  ])('a summary of one that is %s names it', (_name, more, expected) => {
    expect(headline(notificationOf('summary', [{ ...sampleMonitor, ...more }]))).toBe(expected)
  })
})
