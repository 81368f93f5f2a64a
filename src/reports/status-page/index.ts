import { createHistory } from '../../domain/history/create-history.js'
import type { History } from '../../domain/history/history.js'
import { statesOf } from '../../domain/history/seen-states.js'
import { DEFAULT_PAGE } from '../../domain/page-settings.js'
import { HOUR } from '../../domain/time.js'
import { statusMapOf } from '../map-of-run.js'
import { fileOption, type ReportFile, type ReportMember, type RunReport } from '../report.js'
import { embedPage } from './embed-page.js'
import { pageFacts, wornBy, type PageFacts } from './facts.js'
import { indexPage } from './index-page.js'
import { monitorPage } from './monitor-page.js'

/** How often checks come where the run cannot tell. */
const USUAL_GAP = HOUR

/** The page as files that any host can serve: the front page, one page a monitor, one for frames, and the map that they poll. */
export const statusPage: ReportMember = {
  name: 'status-page',
  options: (raw, problems) => fileOption(raw, 'index.html', problems),
  create: ({ file }) => ({
    file,
    render: (run) => ({ files: filesOf(pageFacts(aboutRun(run)), file), problem: null }),
  }),
}

function aboutRun(run: RunReport): Parameters<typeof pageFacts>[0] {
  return {
    map: statusMapOf(run),
    history: run.past?.history ?? thisLook(run),
    controls: new Map(),
    now: run.now,
    intervalMs: run.checkerGapMs ?? USUAL_GAP,
    live: null,
    ...wornBy(run.page ?? DEFAULT_PAGE, run.pageParts),
  }
}

/** The past as far as one run knows it. */
function thisLook(run: RunReport): History {
  const history = createHistory()
  history.look(run.now, statesOf(run))
  return history
}

function filesOf(facts: PageFacts, front: string): ReportFile[] {
  const folder = front.slice(0, front.lastIndexOf('/') + 1)
  const pages = facts.monitors.flatMap(({ entry, href }) => {
    const text = monitorPage(facts, entry.id)
    return text === null ? [] : [{ name: `${folder}${href}`, text }]
  })
  return [
    { name: front, text: indexPage(facts) },
    ...pages,
    { name: `${folder}embed.html`, text: embedPage(facts) },
    { name: `${folder}status.json`, text: `${JSON.stringify(facts.map)}\n` },
  ]
}
