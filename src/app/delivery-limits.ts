import type { Receipt } from '../channels/channel.js'
import { ExternalError } from '../errors.js'
import type { RunTime } from '../domain/run-time.js'
import type { Clock } from '../ports.js'

/** How long telling people may take. */
export interface DeliveryLimits {
  readonly tries: number
  /** One try of one notification, all its requests together. */
  readonly tryMs: number
  /** Before the second try; doubled before each one more. */
  readonly backoffMs: number
  /** A service that asks for a longer wait is left to the next run. */
  readonly longestWaitMs: number
  /** All channels together. */
  readonly wholeMs: number
}

export const DEFAULT_LIMITS: DeliveryLimits = {
  tries: 3,
  tryMs: 20_000,
  backoffMs: 1_000,
  longestWaitMs: 15_000,
  wholeMs: 60_000,
}

export interface Attempted {
  readonly attempts: number
  readonly note: string | null
  /** Null when it was taken. */
  readonly error: unknown
}

/** Runs the work with a signal that fires when its time is spent, or that of the run. */
export async function withBudget<T>(ms: number, work: (spent: AbortSignal) => Promise<T>, run?: RunTime): Promise<T> {
  const controller = new AbortController()
  const end = (): void => controller.abort()
  const timer = setTimeout(end, ms)
  const alarm = run?.alarm()
  if (alarm?.signal.aborted) end()
  alarm?.signal.addEventListener('abort', end, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    alarm?.letGo()
  }
}

/** Tries until it is taken, cannot be taken, or the time is spent. Waits with full jitter, or as long as the service asks. */
export async function sendWithin(
  send: () => Promise<Receipt>,
  clock: Clock,
  limits: DeliveryLimits,
  random: () => number,
  spent: AbortSignal,
): Promise<Attempted> {
  let error: unknown = new ExternalError('delivery', 'there was no time left', { permanent: false })
  let attempts = 0
  while (attempts < limits.tries && !spent.aborted) {
    try {
      attempts += 1
      const { note } = await inTime(send(), limits.tryMs, spent)
      return { attempts, note, error: null }
    } catch (caught) {
      error = caught
    }
    const wait = waitAfter(error, attempts, limits, random)
    if (wait === null || attempts === limits.tries) break
    await Promise.race([clock.sleep(wait), aborted(spent)])
  }
  return { attempts, note: null, error }
}

/** Null when another try cannot help. Anything but an ExternalError is our own mistake and stays one. */
function waitAfter(error: unknown, attempts: number, limits: DeliveryLimits, random: () => number): number | null {
  if (!(error instanceof ExternalError) || error.fault.permanent) return null
  const asked = error.fault.retryAfterMs
  if (asked !== undefined) return asked > limits.longestWaitMs ? null : asked
  return limits.backoffMs * 2 ** (attempts - 1) * (0.5 + random() / 2)
}

async function inTime<T>(work: Promise<T>, ms: number, spent: AbortSignal): Promise<T> {
  // What comes after the end of the race is nobody's error any more.
  work.catch(() => {})
  return withBudget(ms, (late) =>
    Promise.race([
      work,
      aborted(late).then(() => Promise.reject(tooLate(`no answer within ${ms / 1000} s`))),
      aborted(spent).then(() => Promise.reject(tooLate('the time for all channels was spent'))),
    ]),
  )
}

function tooLate(message: string): ExternalError {
  return new ExternalError('delivery', message, { permanent: false })
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
