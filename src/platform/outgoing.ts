/** Parameters that people read. Others are names and data, which would mean something else with a part of them hidden. */
const READ = ['title', 'body', 'message', 'description']
/** Letters that mean what they mean only while all of them stand there; what they hold was hidden before it was packed. */
const MARKER = /^<!-- heartbeat v\d/

/** What is written to GitHub, without secrets: the last look before it leaves, whatever put it together. */
export function withoutSecretsIn(
  route: string,
  parameters: Record<string, unknown>,
  hide: (text: string) => string,
): Record<string, unknown> {
  if (route.startsWith('GET ')) return parameters
  const told = Object.entries(parameters).map(([name, value]) => [
    name,
    READ.includes(name) && typeof value === 'string' ? hideButMarkers(value, hide) : value,
  ])
  return Object.fromEntries(told) as Record<string, unknown>
}

function hideButMarkers(text: string, hide: (text: string) => string): string {
  if (!text.includes('<!-- heartbeat v')) return hide(text)
  // A secret may have lines of its own, so what stands between markers is looked at as a whole.
  return text
    .split(/^(<!-- heartbeat v\d.*)$/m)
    .map((part) => (MARKER.test(part) ? part : hide(part)))
    .join('')
}
