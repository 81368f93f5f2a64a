import { stillMeant, withoutChanged, withWish, type Changed, type Controls, type Wish } from '../domain/controls.js'
import { controlsIn, controlsText } from '../domain/stored-controls.js'
import type { Instant } from '../domain/time.js'
import { ConfigError, messageOf } from '../errors.js'
import type { Files, Log } from '../ports.js'

const MAX_BYTES = 4 * 1024 * 1024

/** What people asked of monitors, kept in a file of its own so that a restart forgets nothing. */
export interface KeptControls {
  now(): Controls
  /** Resolves when it is written down. Throws ExternalError where it cannot be, and then nothing has changed. */
  wish(monitor: string, wish: Wish, now: Instant): Promise<void>
  /** The trouble of these is over, or worse: whoever spoke of it speaks anew. Never throws. */
  changed(changed: Changed, now: Instant): Promise<void>
}

/** Null for a process that keeps nothing. Throws ConfigError where the file is none of ours: nobody's wishes may be lost. */
export async function openControls(path: string | null, files: Files, log: Log): Promise<KeptControls> {
  let controls: Controls = path === null ? new Map() : await storedIn(path, files)
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other, each from what the one before left. */
  function change(of: (before: Controls) => Controls): Promise<void> {
    const written = last.then(async () => {
      const next = of(controls)
      if (next === controls) return
      if (path !== null) await files.write(path, controlsText(next))
      controls = next
    })
    last = written.catch(() => undefined)
    return written
  }

  return {
    now: () => controls,
    wish: (monitor, wish, now) => change((before) => withWish(stillMeant(before, now), monitor, wish, now)),
    async changed(changed, now) {
      try {
        await change((before) => stillMeant(withoutChanged(before, changed), now))
      } catch (error) {
        log.warning(`What people asked for could not be written down anew: ${messageOf(error)}`)
      }
    },
  }
}

async function storedIn(path: string, files: Files): Promise<Controls> {
  const text = await files.read(path, MAX_BYTES).catch((error: unknown) => {
    throw new ConfigError([`state-file: ${messageOf(error)}; make it readable, or name another`])
  })
  const controls = text === null ? new Map() : controlsIn(text)
  if (controls !== null) return controls
  throw new ConfigError([`state-file: ${path} holds no controls of ours; move it away, or name another state file`])
}
