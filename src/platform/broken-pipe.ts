/** Nobody reads any more, as `head` does not; or there is no room for what is said. */
const UNHEARD = ['EPIPE', 'ENOSPC', 'EIO']

/**
 * Whoever reads us may stop reading. That is no fault: what was begun is done to its end, a beat and an incident are written all
 * the same, and only nobody reads of it any more.
 */
export function outliveReaders(...streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams) stream.on('error', throwUnlessUnheard)
}

function throwUnlessUnheard(error: NodeJS.ErrnoException): void {
  if (!UNHEARD.includes(error.code ?? '')) throw error
}
