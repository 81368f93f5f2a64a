import type { RunReport } from '../../reports/report.js'
import { toIso, type Instant } from '../../domain/time.js'

/** One scene of a demonstration, for programs. */
export function sceneData({ at, title, report }: { at: Instant; title: string; report: RunReport }): object {
  const monitors = report.verdicts.map(({ monitor, status, message }) => [monitor, { status, message }])
  return { at: toIso(at), title, monitors: Object.fromEntries(monitors) as Record<string, unknown> }
}
