import { hostname } from 'node:os'
import { isMainThread, threadId } from 'node:worker_threads'
import { isStatusKind } from '../domain/status-kind.js'
import { statusWords } from '../domain/status-message.js'
import { DAY, SECOND } from '../domain/time.js'
import type { ClientClock } from './clock.js'
import { createDelivery } from './delivery.js'
import { createMask } from './masks.js'
import { OFF } from './off.js'
import { readOptions, type Environment, type Settings } from './options.js'
import { createRhythm, type Rhythm } from './rhythm.js'
import { noteCheck, nothingSaid, progressOf, type Said } from './said.js'
import type { ClientSink } from './sink.js'
import type { Heartbeat } from './types.js'

/** The world that a heart beats in. */
export interface Surroundings {
  readonly env: Environment
  readonly clock: ClientClock
  readonly warn: (text: string) => void
  readonly openSink: (settings: Settings, instance: string) => ClientSink
}

/** Wrong options are told once, and nothing is thrown. */
export function heartbeatIn(options: unknown, surroundings: Surroundings): Heartbeat {
  const problems: string[] = []
  const settings = optionsOf(options, surroundings.env, problems)
  if (problems.length > 0) surroundings.warn(`heartbeat: ${problems.join('; ')}`)
  return settings === null ? OFF : createHeartbeat(settings, surroundings)
}

/** Options may be anything, also something that throws when it is looked at. */
function optionsOf(options: unknown, env: Environment, problems: string[]): Settings | null {
  try {
    return readOptions(options, env, problems)
  } catch (error) {
    problems.push(`its options cannot be read (${String(error)}); nothing is beaten`)
    return null
  }
}

function createHeartbeat(settings: Settings, { env, clock, warn, openSink }: Surroundings): Heartbeat {
  const said = nothingSaid()
  const hide = createMask(settings.secrets, env)
  const instance = `${hostname()}:${process.pid}${isMainThread ? '' : `:${threadId}`}`
  const delivery = createDelivery(
    said,
    { ...settings, instance },
    {
      clock,
      hide,
      warn: (text) => warn(`heartbeat ${settings.tag}: ${hide(text)}`),
      openSink: () => openSink(settings, instance),
    },
  )
  const rhythm = createRhythm(said, settings, delivery, clock)

  return {
    ...voiceOf(said, rhythm, clock),
    start: () => rhythm.start(),
    stop: () => rhythm.stop(),
    cleanup: (days = 7) => delivery.forget(Number.isFinite(days) && days > 0 ? days * DAY : 7 * DAY),
    stats: () => ({
      uptime: rhythm.startedAt === null ? 0 : Math.floor((clock.steady() - rhythm.startedAt) / SECOND),
      total_pulses: said.pulses,
      error_count: said.errors,
    }),
    get isActive() {
      return rhythm.startedAt !== null
    },
    interval: settings.everyMs / SECOND,
    critical: settings.critical,
    enabled: true,
  }
}

/** What the program says; nothing of it does more than mark. */
function voiceOf(
  said: Said,
  rhythm: Rhythm,
  clock: ClientClock,
): Pick<Heartbeat, 'pulse' | 'check' | 'error' | 'status'> {
  function fail(text: string): void {
    said.errors++
    said.error = text
    said.errorAt = clock.now()
    said.progressAtError = progressOf(said)
    rhythm.hurry()
  }

  return {
    pulse(metrics) {
      said.pulses++
      if (metrics !== undefined) said.metrics = metrics
    },
    check: (name, ok) => noteCheck(said, wordsOf(name), ok),
    error: (error) => fail(wordsOf(error)),
    status(kind, text) {
      const known = isStatusKind(kind) ? kind : 'custom'
      const words = statusWords(known, text === undefined ? '' : wordsOf(text))
      if (known === 'error') return fail(words)
      said.pulses++
      if (said.kind === known && said.text === words) return
      said.kind = known
      said.text = words
      rhythm.hurry()
    },
  }
}

/** Of what may be any text. */
const LONGEST_WORDS = 4_000

/** Whatever was handed over, in words; it may be something that has none. */
function wordsOf(error: unknown): string {
  try {
    if (!(error instanceof Error)) return String(error).slice(0, LONGEST_WORDS)
    const { name, message } = error
    return (name === 'Error' ? message || name : `${name}: ${message}`).slice(0, LONGEST_WORDS)
  } catch {
    return 'an error without words'
  }
}
