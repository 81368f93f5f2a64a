import { MINUTE, SECOND, type Duration } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { GrowingFiles, Log, SteadyClock } from '../ports.js'

/** The last beat of each monitor on the disk: a line is added for each, and now and then the old ones are left out. */
export interface BeatLog {
  /** Written within a moment, together with all that come meanwhile. */
  put(monitor: string, text: string): void
  /** Resolves when all that was put is on the disk, or cannot be. */
  settled(): Promise<void>
}

/** A crash loses no more than what came in this time. */
const GATHERING: Duration = SECOND / 4
/** A disk that took nothing is tried again after so long. */
const AGAIN: Duration = 5 * SECOND
/** Trouble that lasts is told as often as this. */
const TELL: Duration = 5 * MINUTE
/** Old lines are left out when there are so many bytes more of them than of those that count. */
const SPARE_BYTES = 4 * 1024 * 1024

/** Where the lines stand: an absolute path. */
export interface LineFile {
  readonly path: string
  readonly files: Pick<GrowingFiles, 'append' | 'write'>
}

/** `beats` is what the file holds. */
export function createBeatLog(
  file: LineFile,
  beats: ReadonlyMap<string, string>,
  { clock, log }: { readonly clock: SteadyClock; readonly log: Log },
): BeatLog {
  const lines = new Map(beats)
  const waiting = new Set<string>()
  const writer = createLineWriter(file, lines)
  let writing: Promise<void> | null = null
  let toldAt = -Infinity

  async function writeSoon(): Promise<void> {
    do {
      await clock.sleep(GATHERING)
      const now = [...waiting]
      waiting.clear()
      try {
        await writer.write(now)
      } catch (error) {
        for (const monitor of now) waiting.add(monitor)
        return tell(error)
      }
    } while (waiting.size > 0)
  }

  function tell(error: unknown): void {
    if (clock.steady() - toldAt >= TELL) {
      toldAt = clock.steady()
      log.warning(`Posted beats are kept in memory alone, and are tried again: ${messageOf(error)}`)
    }
    void clock.sleep(AGAIN).then(begin)
  }

  function begin(): void {
    if (writing !== null || waiting.size === 0) return
    writing = writeSoon().finally(() => {
      writing = null
    })
  }

  return {
    put(monitor, text) {
      lines.set(monitor, JSON.stringify(JSON.parse(text)))
      waiting.add(monitor)
      begin()
    },
    async settled() {
      begin()
      await writing
    },
  }
}

/** Adds lines, and leaves the old ones out when they have become too many. */
function createLineWriter({ path, files }: LineFile, lines: ReadonlyMap<string, string>) {
  // What lies there is written anew at the first beat: nobody knows how much of it is old.
  let bytes = Infinity
  let needed = 0
  const textOf = (some: Iterable<string | undefined>): string => [...some].map((line) => `${line ?? ''}\n`).join('')

  return {
    async write(monitors: readonly string[]): Promise<void> {
      const added = textOf(monitors.map((monitor) => lines.get(monitor)))
      if (bytes + added.length <= 2 * needed + SPARE_BYTES) {
        const before = bytes
        // Where only half of it is written, the file is made anew.
        bytes = Infinity
        await files.append(path, added)
        bytes = before + added.length
        return
      }
      const all = textOf(lines.values())
      await files.write(path, all)
      bytes = needed = all.length
    },
  }
}
