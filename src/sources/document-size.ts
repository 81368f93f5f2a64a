/** A heartbeat file above this is refused: one beat needs a few hundred bytes, ten thousand monitors about a megabyte. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024

export function tooLarge(path: string): { kind: 'invalid'; problem: 'malformed'; detail: string } {
  const detail = `${path} is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB: no heartbeat file`
  return { kind: 'invalid', problem: 'malformed', detail }
}
