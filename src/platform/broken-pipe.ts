/**
 * Whoever reads us may stop reading, as `head` does. That is no fault: what was begun is done to its end, a beat and an
 * incident are written all the same, and only nobody reads of it any more.
 */
export function outliveReaders(...streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams) stream.on('error', throwUnlessClosed)
}

function throwUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
