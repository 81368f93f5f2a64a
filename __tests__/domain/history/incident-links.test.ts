import { describe, expect, test } from '@jest/globals'
import { compacted, recalled } from '../../../src/domain/history/compact.js'
import { createHistory } from '../../../src/domain/history/create-history.js'
import type { GrowingHistory, SeenState } from '../../../src/domain/history/history.js'
import { journalLine, readJournalLine } from '../../../src/domain/history/journal-line.js'
import { mergeJournals } from '../../../src/domain/history/journal.js'
import { aState, moment } from '../../support/pasts.js'

const ALWAYS = { from: 0, to: Infinity }

function state(is: 'healthy' | 'critical' | 'unknown' | 'warning', since: string, incident?: string): SeenState {
  const told = aState('job', { is, since }) as SeenState
  return incident === undefined ? told : { ...told, incident }
}

/** Looks at half hours from midnight on, and the lines that were written for them. */
function written(states: readonly SeenState[]): { readonly history: GrowingHistory; readonly text: string } {
  const history = createHistory()
  const lines = states.map((one, i) => {
    const at = moment('00:00') + i * 1_800_000
    const changed = history.look(at, [one])
    return journalLine({ at, whole: i === 0, states: i === 0 ? history.standing() : changed, gone: [] })
  })
  return { history, text: `${lines.join('\n')}\n` }
}

const linksOf = (history: GrowingHistory): (string | undefined | null)[] =>
  history.outages(ALWAYS).map(({ incident }) => incident)

describe('the incident that told of an outage', () => {
  const OK = state('healthy', '00:00')
  test.each<[string, readonly SeenState[], (string | undefined)[]]>([
    ['opens with it', [OK, state('critical', '00:20', '12')], ['12']],
    ['opens some looks later', [OK, state('critical', '00:20'), state('critical', '00:20', '12')], ['12']],
    ['was open as a warning', [OK, state('warning', '00:20', '12'), state('critical', '00:20', '12')], ['12']],
    [
      'opens while nobody can say whether it is back',
      [state('critical', '00:00'), state('unknown', '00:30', '12')],
      ['12'],
    ],
    [
      'is opened again as another one',
      [OK, state('critical', '00:20', '12'), state('critical', '00:20'), state('critical', '00:20', '15')],
      ['15'],
    ],
    [
      'stays with an outage that has ended, though it is closed looks later',
      [OK, state('critical', '00:20', '12'), state('healthy', '00:50', '12'), state('healthy', '01:20')],
      ['12'],
    ],
    [
      'is another one for the next outage',
      [OK, state('critical', '00:20', '12'), state('healthy', '00:50'), state('critical', '01:20', '13')],
      ['13', '12'],
    ],
    ['is nobody’s where none was opened', [OK, state('critical', '00:20')], [undefined]],
  ])('%s', (_name, states, links) => {
    const { history, text } = written(states)
    expect(linksOf(history)).toEqual(links)
    const read = recalled({ days: null, months: new Map([['2026-03', text]]) }, Infinity)
    expect(linksOf(read)).toEqual(links)
    const merged = mergeJournals([text, text.split('\n').reverse().join('\n')])
    expect(linksOf(recalled({ days: null, months: new Map([['2026-03', merged]]) }, Infinity))).toEqual(links)
  })

  test('is worth a line, and no change of status', () => {
    const history = createHistory()
    history.look(moment('00:00'), [state('critical', '00:00')])
    const [told] = history.look(moment('01:00'), [state('critical', '00:00', '12')])
    expect(told).toMatchObject({ status: 'critical', before: 'critical', incident: '12', onlyIncident: true })
    expect(history.look(moment('01:30'), [state('critical', '00:00', '12')])).toEqual([])
    // Whoever closed it does not unmake that it told of the outage.
    expect(history.look(moment('02:00'), [state('critical', '00:00')])).toEqual([])
    expect(history.changes(ALWAYS)).toMatchObject([{ at: moment('00:00'), before: null, incident: '12' }])
  })

  test('is told by the head of the next month', () => {
    const history = createHistory()
    history.look(moment('03-31 23:00'), [state('critical', '03-31 22:00', '12')])
    const head = journalLine({ at: moment('04-01 00:00'), whole: true, states: history.standing(), gone: [] })
    const alone = recalled({ days: null, months: new Map([['2026-04', head]]) }, Infinity)
    expect(linksOf(alone)).toEqual(['12'])
    expect(compacted({ days: null, months: new Map([['2026-04', head]]) }, moment('04-02 00:00')).months.size).toBe(1)
  })

  test.each([[12], [{}], ['x'.repeat(101)], ['\u001b[2J'], ['a\nb'], ['']])('is no %j', (incident) => {
    const line = JSON.stringify({ t: 5, c: { job: ['critical', 'stale', 1, null, 'late', null, incident] } })
    expect(readJournalLine(line)?.states).toEqual([
      {
        monitor: 'job',
        status: 'critical',
        reason: 'stale',
        since: 1,
        lastGoodAt: null,
        downSince: null,
        message: 'late',
      },
    ])
  })
})
