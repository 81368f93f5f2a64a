const MONITOR_ID = /^[A-Za-z0-9._-]{1,100}$/

/** An id names a file and stands in links and markers, so it is kept to letters that are safe in all of them. */
export function isMonitorId(text: string): boolean {
  return MONITOR_ID.test(text)
}

/** The nearest id to a name: `Nightly backup (EU)` to `nightly-backup-eu`; empty when nothing is left of it. */
export function monitorIdOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 100)
}
