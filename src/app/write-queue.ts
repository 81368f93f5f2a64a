import { messageOf } from '../errors.js'
import type { Log } from '../ports.js'

/** More than this waits only where the disk hangs. */
const LONGEST = 100

/** Writes one thing after the other beside whatever else is done. */
export interface WriteQueue {
  /** False where too much waits already: it is not written. */
  add(work: () => Promise<void>): boolean
  settled(): Promise<void>
}

/** What goes wrong is said once, until something works again. */
export function createWriteQueue(what: string, log: Pick<Log, 'warning'>): WriteQueue {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  let told = false

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      told = false
    } catch (error) {
      if (!told) log.warning(`${what} could not be written down: ${messageOf(error)}`)
      told = true
    }
    waiting -= 1
  }

  return {
    add(work) {
      if (waiting >= LONGEST) return false
      waiting += 1
      last = last.then(() => attempt(work))
      return true
    },
    settled: () => last,
  }
}
