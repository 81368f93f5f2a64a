import { DEFAULT_PAGE, type PageSettings } from '../../../src/domain/page-settings.js'
import { createHistory } from '../../../src/domain/history/create-history.js'
import type { History } from '../../../src/domain/history/history.js'
import { statesOf } from '../../../src/domain/history/seen-states.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { boardOf, type Board } from '../../../src/health/board.js'
import type { RunReport } from '../../../src/reports/report.js'
import { statusPage } from '../../../src/reports/status-page/index.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../../reports/a-run.js'

/** Ten days of these, looked at each half an hour; whoever is in `down` was so for two hours, three days ago. */
export function pastOf(verdicts: readonly Verdict[], down: readonly string[] = []): History {
  const history = createHistory()
  const from = NOW - 10 * DAY
  for (let now = from; now <= NOW; now += 30 * MINUTE) {
    const wasDown = now >= NOW - 3 * DAY && now < NOW - 3 * DAY + 2 * HOUR
    const seen = verdicts.map((verdict) => {
      if (now === NOW) return verdict
      const { monitor, name } = verdict
      if (wasDown && down.includes(monitor))
        return aDeadOne(monitor, {
          name,
          since: NOW - 3 * DAY,
          lastEndAt: null,
          goodEnd: false,
          message: verdict.message,
        })
      return aVerdict(monitor, { name, lastEndAt: now - MINUTE, message: verdict.message })
    })
    history.look(
      now,
      statesOf({
        verdicts: seen,
        incidents: new Map(wasDown ? down.map((one) => [one, { ref: '41', phase: 'open' }]) : []),
      }),
    )
  }
  return history
}

const VERDICTS = [
  aDeadOne('backup', { name: 'Nightly backup', tags: ['data'] }),
  aVerdict('mail', { name: 'Mail', tags: ['data', 'Front office'] }),
  aVerdict('agents/mary', { name: 'agents/mary', tags: ['agents'] }),
  aVerdict('internal-audit', { name: 'Audit', tags: ['inside'] }),
]

const INCIDENTS = new Map([
  ['backup', { ref: '57', url: 'https://github.com/octo/jobs/issues/57', phase: 'open' as const }],
])

export function aPageRun(page: Partial<PageSettings> = {}, verdicts: readonly Verdict[] = VERDICTS): RunReport {
  const history = pastOf(verdicts, ['mail'])
  const past = { history, changes: [], news: 'changed' as const }
  return aRun({ verdicts, incidents: INCIDENTS, checkerGapMs: 30 * MINUTE, past, page: { ...DEFAULT_PAGE, ...page } })
}

/** All files of the folder, by their path. */
export function folderOf(run: RunReport): ReadonlyMap<string, string> {
  const { files } = statusPage.create({ file: 'index.html' }, null).render(run, null)
  return new Map(files.map(({ name, text }) => [name, text]))
}

export function boardOfRun(run: RunReport): Board {
  const history = run.past?.history ?? createHistory()
  return boardOf(run, { version: '1', history, controls: new Map(), intervalMs: 30 * MINUTE, zone: null })
}
