import { describe, expect, test } from '@jest/globals'
import { NO_CONTROL } from '../../src/domain/controls.js'
import { HOUR, toIso } from '../../src/domain/time.js'
import { shownMap } from '../../src/health/shown.js'
import { adviceGroups } from '../../src/reports/advice-groups.js'
import { annotationsOf } from '../../src/reports/annotations/render.js'
import { auditEntriesOf } from '../../src/reports/audit-log/entries.js'
import { logText } from '../../src/reports/log-lines.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import { PLAIN } from '../../src/reports/paint.js'
import { indexPage } from '../../src/reports/status-page/index-page.js'
import { pageFacts } from '../../src/reports/status-page/facts.js'
import { summaryOf } from '../../src/reports/summary/render.js'
import { terminalTable } from '../../src/reports/terminal-table.js'
import { aboutPage } from '../support/page-samples.js'
import { aDeadOne, aRun, NOW } from './a-run.js'

const because = { monitor: 'database', back: false, until: NOW + HOUR }
const verdicts = [aDeadOne('database'), aDeadOne('web', { because })]
const run = aRun({ verdicts })

describe('of whom nobody is told', () => {
  test('it is said why, wherever it is said how it stands', () => {
    const shown = [
      summaryOf(run),
      terminalTable(run, PLAIN, 200).join('\n'),
      logText(verdicts).lines.join('\n'),
      annotationsOf(run).map(({ message }) => message).join('\n'), // prettier-ignore
      indexPage(pageFacts(aboutPage({ map: statusMapOf(run) }, verdicts))),
    ]
    for (const text of shown) expect(text).toContain('(because of database).')
    expect(statusMapOf(run).monitors['web']).toMatchObject({ status: 'critical', because_of: 'database' })
    expect(auditEntriesOf(run).map(({ because_of: of }) => of)).toEqual([undefined, 'database'])
  })

  test('nothing is to be done but for the other', () => {
    expect(adviceGroups(verdicts, () => ['look']).map(({ names }) => names)).toEqual([['database']])
  })

  test('strangers read no name that is hidden from them', () => {
    const { web } = shownMap(statusMapOf(run), { hidden: ['data*'], show: ['messages', 'metrics'] }).monitors
    expect(web?.because_of).toBeNull()
    expect(JSON.stringify(web)).not.toContain('database')
  })
})

test('the log says what people asked for as long as it counts', () => {
  const asked = { at: NOW - HOUR, why: 'new disk', by: 'mira' }
  const controls = new Map([
    ['database', { ...NO_CONTROL, snooze: { ...asked, until: NOW + HOUR } }],
    ['web', { ...NO_CONTROL, snooze: { ...asked, until: NOW } }],
  ])
  const snoozed = { at: toIso(NOW - HOUR), until: toIso(NOW + HOUR), by: 'mira', why: 'new disk' }
  expect(auditEntriesOf({ ...run, controls }).map(({ control }) => control)).toEqual([{ snoozed }, undefined])
})
