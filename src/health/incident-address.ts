import type { StatusMap } from '../reports/map-schema.js'

type IncidentsMap = Pick<StatusMap, 'monitors'> & Partial<Pick<StatusMap, 'repository' | 'run_url'>>

/** Where an incident can be read; null where that is not known: its number is told only, or it is none of GitHub's. */
export function incidentAddress(
  { monitors, repository = null, run_url: run = null }: IncidentsMap,
  ref: string,
): string | null {
  const known = Object.values(monitors).find(({ incident }) => incident?.ref === ref)?.incident?.url
  if (known != null) return webAddress(known)
  const server = repository === null || run === null ? null : webAddress(run)
  return server !== null && /^\d{1,15}$/.test(ref) ? `${new URL(server).origin}/${repository}/issues/${ref}` : null
}

function webAddress(url: string): string | null {
  return URL.canParse(url) && /^https?:/i.test(url) ? new URL(url).href : null
}
