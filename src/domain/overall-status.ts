import { severityOf, type Status } from './status.js'

/** The worst of many; `skipped` only if all are; `unknown` for none at all. */
export function overallStatus(statuses: readonly Status[]): Status {
  if (statuses.length === 0) return 'unknown'
  const judged = statuses.filter((status) => status !== 'skipped')
  if (judged.length === 0) return 'skipped'
  return judged.reduce((worst, status) => (severityOf(status) > severityOf(worst) ? status : worst))
}
