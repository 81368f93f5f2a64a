/** What the end of the address says of a beat. */
export type Ending =
  | { readonly kind: 'plain' | 'start' | 'fail' }
  /** A command ended. */
  | { readonly kind: 'exit'; readonly code: number }

const HIGHEST_CODE = 255

/** The last part of `/api/heartbeat/backup/start`, undefined where there is none; null for what is no ending. */
export function endingOf(text: string | undefined): Ending | null {
  if (text === undefined) return { kind: 'plain' }
  if (text === 'start' || text === 'fail') return { kind: text }
  const code = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  return code <= HIGHEST_CODE ? { kind: 'exit', code } : null
}
