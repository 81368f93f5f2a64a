export interface Polish {
  /** Address that clients know. */
  readonly to: string
  /** Issues closed as duplicates, which the emulator does not know. */
  readonly duplicates: ReadonlySet<number>
}

/** Makes the emulator's JSON look like GitHub's: whole seconds, bots that are bots, addresses, `duplicate`. */
export function polish(value: unknown, how: Polish): unknown {
  if (Array.isArray(value)) return value.map((item) => polish(item, how))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => [key, polishField(key, item, how)] as const)
  const copy: Record<string, unknown> = Object.fromEntries(entries)
  if (String(copy['login']).endsWith('[bot]')) copy['type'] = 'Bot'
  const isClosedIssue = copy['state'] === 'closed' && 'state_reason' in copy
  if (isClosedIssue && how.duplicates.has(Number(copy['number']))) copy['state_reason'] = 'duplicate'
  return copy
}

// The emulator advertises itself as localhost.
const emulator = /^http:\/\/(localhost|127\.0\.0\.1):\d+/

function polishField(key: string, value: unknown, how: Polish): unknown {
  if (typeof value !== 'string') return polish(value, how)
  if (key.endsWith('_at') || key === 'date') return value.replace(/\.\d+Z$/, 'Z')
  if (key === 'html_url') return value.replace(emulator, 'https://github.com')
  return key === 'url' || key.endsWith('_url') ? value.replace(emulator, how.to) : value
}
