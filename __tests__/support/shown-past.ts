import { DAY } from '../../src/domain/time.js'
import { historyText } from '../../src/explain/past/history-text.js'
import { standingText } from '../../src/explain/past/standing-text.js'
import { healthStatusOf } from '../../src/health/health-status.js'
import { historyWithin } from '../../src/health/history/document.js'
import { keptBoard } from '../../src/health/kept-board.js'
import { PLAIN } from '../../src/reports/paint.js'
import { DEMO_NAMES, DEMO_NOW, demoPast } from './demo-past.js'

const SCREEN = { paint: PLAIN, columns: 100, ascii: false }
const LABEL = '/var/lib/heartbeat.history'

/** What the page of the command line shows of both verbs. */
export function shownPast(): { readonly status: string; readonly history: string } {
  const monitors = ['web', 'trading-bot', 'nightly-backup']
  const board = keptBoard(demoPast(monitors, ['nightly-backup']).history, DEMO_NAMES, null)!
  const query = { span: { from: DEMO_NOW - 30 * DAY, to: DEMO_NOW }, monitors, format: 'json' } as const
  const of = { now: DEMO_NOW, label: LABEL }
  const health = healthStatusOf(board, DEMO_NOW)
  const past = historyWithin(query, board, DEMO_NOW, Infinity)
  const asked = { ...query, span: { from: DEMO_NOW - 90 * DAY, to: DEMO_NOW }, monitors: ['web', 'nightly-backup'] }
  return {
    status: standingText({ ...of, health, past }, SCREEN),
    history: historyText({ ...of, board, query: asked, days: 90, linkOf: () => null }, SCREEN),
  }
}
