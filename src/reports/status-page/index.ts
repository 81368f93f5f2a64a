import { createHistory } from '../../domain/history/create-history.js'
import type { History } from '../../domain/history/history.js'
import { statesOf } from '../../domain/history/seen-states.js'
import { DEFAULT_PAGE, type PageParts, type PageSettings } from '../../domain/page-settings.js'
import { HOUR } from '../../domain/time.js'
import { boardOf, type Board } from '../../health/board.js'
import { dataFiles } from '../../health/files/data-files.js'
import { shownBoard } from '../../health/shown.js'
import { fileOption, type ReportFile, type ReportMember, type RunReport } from '../report.js'
import { embedPage } from './embed-page.js'
import { expectedBy, pageFacts, wornBy, type PageAbout, type PageFacts } from './facts.js'
import { COMPONENT } from './in-browser/component.js'
import { indexPage } from './index-page.js'
import { monitorPage } from './monitor-page.js'

/** How often checks come where the run cannot tell. */
const USUAL_GAP = HOUR

/** The page as files that any host can serve: the front page, one page a monitor, one for frames, and all that machines read. */
export const statusPage: ReportMember = {
  name: 'status-page',
  options: (raw, problems) => fileOption(raw, 'index.html', problems),
  create: ({ file }) => ({
    file,
    render: (run) => ({ files: filesOf(run, file), problem: null }),
  }),
}

function filesOf(run: RunReport, front: string): ReportFile[] {
  const page = run.page ?? DEFAULT_PAGE
  const board = boardOfRun(run, page)
  const folder = front.slice(0, front.lastIndexOf('/') + 1)
  const facts = pageFacts(aboutBoard(shownBoard(board, page), page, run.pageParts))
  const beside = [...pagesOf(facts), ...dataFiles(board, page)]
  return [
    { name: front, text: indexPage(facts) },
    ...beside.map(([path, text]) => ({ name: `${folder}${path}`, text })),
  ]
}

function boardOfRun(run: RunReport, { zone }: PageSettings): Board {
  const intervalMs = Math.max(run.checkerGapMs ?? USUAL_GAP, leastGap(run))
  const history = run.past?.history ?? thisLook(run)
  return boardOf(run, { version: '', history, controls: run.controls ?? new Map(), intervalMs, zone })
}

/** A page that is deployed on change alone, and cannot be asked about since, is a day old at times: the end of a day is a change. */
function leastGap({ runUrl, past, pageParts }: RunReport): number {
  return runUrl !== null && past?.news !== undefined && !pageParts?.pulse ? 5 * HOUR : 0
}

/** The past as far as one run knows it. */
function thisLook(run: RunReport): History {
  const history = createHistory()
  history.look(run.now, statesOf(run))
  return history
}

function aboutBoard(shown: Board, page: PageSettings, parts: PageParts | undefined): PageAbout {
  const { map, history, controls, now, intervalMs, run } = shown
  const expected = expectedBy(run.verdicts)
  return { map, history, controls, now, intervalMs, live: null, expected, ...wornBy(page, parts) }
}

function pagesOf(facts: PageFacts): [string, string][] {
  const pages = facts.monitors.flatMap(({ entry, href }): [string, string][] => {
    const text = monitorPage(facts, entry.id)
    return text === null ? [] : [[decodeURIComponent(href), text]]
  })
  return [...pages, ['embed.html', embedPage(facts)], ['heartbeat-status.js', `${COMPONENT}\n`]]
}
