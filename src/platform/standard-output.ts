import { writeSync } from 'node:fs'

const STDOUT = 1
let straight = true

let lost = false

/**
 * One line to standard output, straight to its descriptor: `process.stdout` loads Node's streams and sockets, a tenth of a
 * whole start. A reader that is slower than we are gets the rest, and all that follows, through the stream. Where nobody reads, or
 * nothing can be written, what was begun is done to its end all the same.
 */
export function writeLine(text: string): void {
  if (lost) return
  let rest = Buffer.from(`${text}\n`)
  try {
    while (straight && rest.length > 0) rest = rest.subarray(writeSync(STDOUT, rest))
  } catch (error) {
    lost = (error as NodeJS.ErrnoException).code !== 'EAGAIN'
    if (straight && !lost) process.stdout.on('error', () => (lost = true))
    straight = false
  }
  if (rest.length > 0 && !lost) process.stdout.write(rest)
}

/** Nothing waits for a reader that is slower than we are. */
export function isWritten(): boolean {
  return straight || lost
}
