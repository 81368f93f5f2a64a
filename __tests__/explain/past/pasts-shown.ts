import { SECOND } from '../../../src/domain/time.js'
import type { PastShown } from '../../../src/explain/past/past-shown.js'
import type { Screen } from '../../../src/explain/past/screen.js'
import type { StandingShown } from '../../../src/explain/past/standing-text.js'
import { healthStatusOf } from '../../../src/health/health-status.js'
import { historyWithin } from '../../../src/health/history/document.js'
import { PLAIN } from '../../../src/reports/paint.js'
import type { PageAbout } from '../../../src/reports/status-page/facts.js'
import { DAY } from '../../../src/domain/time.js'
import { NOW } from '../../reports/a-run.js'
import { aboutPage } from '../../support/page-samples.js'

export function aScreen(change: Partial<Screen> = {}): Screen {
  return { paint: PLAIN, columns: 79, ascii: false, ...change }
}

/** The past of the twelve monitors of a firm, or of those that are named. */
export function aPast(change: Partial<PastShown> = {}, about: PageAbout = aboutPage()): PastShown {
  const span = { from: NOW - 90 * DAY, to: NOW + 12 * SECOND }
  const board = { ...about, now: NOW }
  return {
    board,
    query: { span, monitors: Object.keys(about.map.monitors), format: 'json' },
    days: 90,
    now: about.now,
    label: 'history/ on the branch heartbeats',
    linkOf: (ref) => `https://github.com/harbour/jobs/issues/${ref}`,
    ...change,
  }
}

/** How they stand. */
export function aStanding(about: PageAbout = aboutPage()): StandingShown {
  const { now } = about
  const board = { ...about, now: NOW }
  const query = {
    span: { from: now - 30 * DAY, to: now },
    monitors: Object.keys(about.map.monitors),
    format: 'json',
  } as const
  return { health: healthStatusOf(board, now), past: historyWithin(query, board, now), now, label: 'state/history' }
}
