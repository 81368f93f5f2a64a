import { describe, expect, test } from '@jest/globals'
import { NO_CONTROL } from '../../src/domain/controls.js'
import { DAY, HOUR } from '../../src/domain/time.js'
import { boardOf } from '../../src/health/board.js'
import { shownBoard } from '../../src/health/shown.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import { auditEntriesOf } from '../../src/reports/audit-log/entries.js'
import { auditLogSchema } from '../../src/reports/audit-log/schema.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import { statusMapSchema } from '../../src/reports/map-schema.js'
import { statusPage } from '../../src/reports/status-page/index.js'
import { DEFAULT_PAGE } from '../../src/domain/page-settings.js'
import { aDeadOne, aRun, aVerdict, NOW } from './a-run.js'

const asked = { at: NOW - HOUR, by: 'mira', why: 'disk is full' }
const until = { ...asked, until: NOW + DAY }
const controls = new Map([
  ['backup', { ...NO_CONTROL, acknowledged: asked }],
  ['courier', { ...NO_CONTROL, snooze: until }],
  ['web', { ...NO_CONTROL, pause: { ...until, until: NOW } }],
])
const verdicts = [aDeadOne('backup'), aDeadOne('courier'), aVerdict('web')]
const run = aRun({ verdicts, controls })

describe('what people asked for', () => {
  test('stands in the map while it counts', () => {
    const map = statusMapOf(run)
    const at = '2026-11-22T08:30:00Z'
    expect(map.monitors['backup']?.control).toEqual({ acknowledged: { at, by: 'mira', why: 'disk is full' } })
    expect(map.monitors['courier']?.control?.snoozed).toMatchObject({ until: '2026-11-23T09:30:00Z', by: 'mira' })
    expect(map.monitors['web']?.control).toBeUndefined()
    expect(() => statusMapSchema.parse(map)).not.toThrow()
  })

  test('stands on the page, with names and reasons only where they may be shown', () => {
    const textOf = (show: readonly ('messages' | 'metrics')[]): string => {
      const { files } = statusPage.create({ file: 'index.html' }, null).render({ ...run, page: { ...DEFAULT_PAGE, show } }, null) // prettier-ignore
      return files
        .map(({ text }) => text)
        .join('\n')
        .replace(/<[^>]+>/g, '')
    }
    expect(textOf(['messages'])).toMatch(/acknowledged by mira: disk is full/)
    expect(textOf(['messages'])).toMatch(/snoozed until [^·]* by mira: disk is full/)
    expect(textOf([])).not.toMatch(/mira|disk is full/)
    expect(textOf([])).toMatch(/acknowledged/)
  })

  test('is told to strangers without names', () => {
    const board = boardOf(run, { version: '1', history: createHistory(), controls, intervalMs: HOUR, zone: null })
    const shown = shownBoard(board, { hidden: [], show: [] })
    expect(JSON.stringify([[...shown.controls], shown.map])).not.toMatch(/mira|disk is full/)
    expect(shown.controls.get('courier')?.snooze?.until).toBe(until.until)
    expect(shownBoard(board, { hidden: [], show: ['messages'] }).controls).toBe(controls)
  })

  test('stands in the audit log, refused or not, for each monitor', () => {
    const heard = { at: NOW, ref: '7', url: null, monitors: ['backup', 'courier', 'gone'] }
    const commands = [
      { ...heard, by: 'mira', text: '/ack disk is full', taken: true, detail: 'mira asked for /ack on #7.' },
      { ...heard, by: 'eve', text: '/recover', taken: false, detail: 'eve has no write right here' },
    ]
    const entries = auditEntriesOf({ ...run, commands }, 'alerts')
    const told = entries.flatMap(({ monitor, command }) => (command ? [[monitor, command.by, command.taken]] : []))
    expect(told).toEqual([
      ['backup', 'mira', true],
      ['courier', 'mira', true],
      ['backup', 'eve', false],
      ['courier', 'eve', false],
    ])
    expect(() => auditLogSchema.parse(entries)).not.toThrow()
  })
})
