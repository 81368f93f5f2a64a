import type { Context } from 'hono'
import { DEFAULT_PAGE } from '../../domain/page-settings.js'
import type { Instant } from '../../domain/time.js'
import { COMPONENT } from '../../reports/status-page/in-browser/component.js'
import { CONTENT_POLICY } from '../../reports/status-page/document.js'
import { embedPage } from '../../reports/status-page/embed-page.js'
import {
  expectedBy,
  hasSignal,
  pageFacts,
  wornBy,
  type PageAbout,
  type PageFacts,
} from '../../reports/status-page/facts.js'
import { indexPage } from '../../reports/status-page/index-page.js'
import { monitorPage } from '../../reports/status-page/monitor-page.js'
import { waitingPage } from '../../reports/status-page/waiting-page.js'
import { cached, problem, text } from '../answers.js'
import type { RouteContext, Routes } from '../route.js'
import type { Board } from '../../health/board.js'

const PAGE = { type: 'text/html; charset=utf-8', headers: { 'content-security-policy': CONTENT_POLICY } }
/** Made to stand in frames of other people's pages. */
const FRAMED = { ...PAGE, headers: { 'content-security-policy': `${CONTENT_POLICY};frame-ancestors *` } }
const SCRIPT = { type: 'text/javascript; charset=utf-8', headers: { 'cache-control': 'max-age=3600' } }

/** The page, one page a monitor, one for frames, and the element for other people's pages. */
export const addPage: Routes = (app, context) => {
  app.get('/', (c) => pageOf(c, context, { name: 'page', told: PAGE, render: indexPage }))
  app.get('/embed', (c) => pageOf(c, context, { name: 'embed', told: FRAMED, render: embedPage }))
  app.get('/monitors/:id', (c) => {
    const id = c.req.param('id')
    const board = context.serving.board()
    if (board !== null && !Object.hasOwn(board.map.monitors, id)) return problem(404, 'no monitor is called so')
    return pageOf(c, context, { name: `page of ${id}`, told: PAGE, render: (facts) => monitorPage(facts, id) ?? '' })
  })
  app.get('/heartbeat-status.js', () => text(COMPONENT, SCRIPT))
}

interface Asked {
  /** Among the other answers of a board. */
  readonly name: string
  readonly told: typeof PAGE
  render(facts: PageFacts): string
}

function pageOf(c: Context, context: RouteContext, { name, told, render }: Asked): Response {
  const board = context.serving.board()
  if (board === null) return text(waitingPage(), { ...told, status: 503 })
  // As of its look it is the same for all; once nobody looks any more it says for how long.
  const { intervalMs } = board
  const now = hasSignal(board.now, { now: context.now(), intervalMs }) ? board.now : context.now()
  const made = (): string => render(pageFacts(aboutBoard(board, now, context)))
  return now === board.now ? cached(c, board, name, made, told) : text(made(), told)
}

function aboutBoard(board: Board, now: Instant, { writable }: RouteContext): PageAbout {
  const { map, history, controls, intervalMs, zone, run } = board
  const { logo = null } = run.pageParts ?? {}
  const expected = expectedBy(run.verdicts)
  return {
    ...wornBy(run.page ?? DEFAULT_PAGE, { logo, pulse: null }),
    ...{ map, history, controls, now, intervalMs, zone, live: { writable }, expected },
    // Whoever reaches the server may read what it knows.
    show: { messages: true, metrics: true },
  }
}
