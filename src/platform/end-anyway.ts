/** Time to write down what came last. */
const LAST_MOMENT_MS = 1_000

/** Ends a process that has failed, although a server or a connection that was opened before it did would hold it for ever. */
export function endAnyway(): void {
  setTimeout(() => process.exit(), LAST_MOMENT_MS).unref()
}
