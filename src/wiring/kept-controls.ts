import { stillMeant, withoutChanged, withWish, type Changed, type Wish } from '../domain/wish.js'
import type { Controls } from '../domain/controls.js'
import { controlsIn, controlsText } from '../domain/stored-controls.js'
import type { Instant } from '../domain/time.js'
import { ConfigError, ExternalError, messageOf, withRemedy } from '../errors.js'
import type { Log } from '../ports.js'
import type { ControlsPlace } from './controls-place.js'

/** As many as may ask at the same moment. */
const TRIES = 10

/** What people asked of monitors, kept apart from all else so that a restart forgets nothing, and others may ask as well. */
export interface KeptControls {
  now(): Controls
  /** Looks for what others asked for meanwhile. Never throws: where nobody can look, what was known goes on. */
  refresh(): Promise<void>
  /** Resolves when it is written down. Throws where it cannot be, and then nothing has changed. */
  wish(monitor: string, wish: Wish, now: Instant): Promise<void>
  /** The trouble of these is over, or worse: whoever spoke of it speaks anew. Never throws. */
  changed(changed: Changed, now: Instant): Promise<void>
}

interface Stored {
  readonly text: string | null
  readonly controls: Controls
}

const NOTHING: Stored = { text: null, controls: new Map() }

/**
 * Null for a process that keeps nothing. Throws ConfigError where something else stands there, or nobody can look: no wish may be
 * lost. To whoever looks after others, `anyway`, it is no reason not to.
 */
export async function openControls(place: ControlsPlace | null, log: Log, anyway = false): Promise<KeptControls> {
  let known = NOTHING
  let last: Promise<unknown> = Promise.resolve()
  let told = ''

  async function replaced(of: (before: Controls) => Controls): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      if (place !== null) known = await storedAt(place, known)
      const controls = of(known.controls)
      if (controls === known.controls) return
      const next = { text: controlsText(controls), controls }
      if (place === null || (await place.replace(known.text, next.text))) {
        known = next
        return
      }
    }
    throw new ExternalError('controls', 'too many ask for something at once', { permanent: false })
  }

  /** One after the other, each from what the one before left. */
  function change(of: (before: Controls) => Controls): Promise<void> {
    const written = last.then(() => replaced(of))
    last = written.catch(() => undefined)
    return written
  }

  async function refresh(): Promise<void> {
    if (place === null) return
    try {
      known = await storedAt(place, known)
      told = ''
    } catch (error) {
      const text = `What people asked for could not be read: ${messageOf(error)}`
      if (text !== told) log.warning(text)
      told = text
    }
  }

  if (anyway) await refresh()
  else if (place !== null) known = await storedAt(place, known)
  return {
    now: () => known.controls,
    refresh,
    wish: (monitor, wish, now) => change((before) => withWish(stillMeant(before, now), monitor, wish, now)),
    async changed(changed, now) {
      if (stillMeant(withoutChanged(known.controls, changed), now) === known.controls) return
      try {
        await change((before) => stillMeant(withoutChanged(before, changed), now))
      } catch (error) {
        log.warning(`What people asked for could not be written down anew: ${messageOf(error)}`)
      }
    },
  }
}

async function storedAt(place: ControlsPlace, known: Stored): Promise<Stored> {
  const text = await place.read().catch((error: unknown) => {
    throw new ConfigError([place.unreadable(withRemedy(error))])
  })
  if (text === known.text) return known
  const controls = text === null ? NOTHING.controls : controlsIn(text)
  if (controls !== null) return { text, controls }
  throw new ConfigError([place.strange])
}
