import { writeSync } from 'node:fs'

const STDOUT = 1
let straight = true

/**
 * One line to standard output, straight to its descriptor: `process.stdout` loads Node's streams and sockets, a tenth of a
 * whole start. A reader that is slower than we are gets the rest, and all that follows, through the stream.
 */
export function writeLine(text: string): void {
  let rest = Buffer.from(`${text}\n`)
  try {
    while (straight && rest.length > 0) rest = rest.subarray(writeSync(STDOUT, rest))
  } catch {
    straight = false
  }
  if (rest.length > 0) process.stdout.write(rest)
}
