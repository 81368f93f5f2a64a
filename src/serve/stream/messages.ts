import { toIso, type Instant } from '../../domain/time.js'
import { healthStatusOf } from '../../health/health-status.js'
import { overallOf } from '../../reports/standing.js'
import type { Board } from '../../health/board.js'
import type { ServedChange } from '../serving.js'

/** One or more objects for followers, written once for all of them. */
export interface Bundle {
  /** Server-sent events. */
  events(): Bytes
  /** Each object alone, as JSON. */
  texts(): readonly Bytes[]
}

type Bytes = Uint8Array<ArrayBuffer>

interface Message {
  /** The change after which it holds; null where nobody knows. */
  readonly id: number | null
  readonly type: 'snapshot' | 'status' | 'end'
  readonly content: object
}

/** All as they stand. */
export function snapshotOf(board: Board, id: number | null, now: Instant): Bundle {
  return bundle([{ id, type: 'snapshot', content: healthStatusOf(board, now) }])
}

/** What changed, oldest first; how all of it stands is told as it is now. */
export function statusesOf({ run }: Board, changes: readonly ServedChange[]): Bundle {
  const overall = changes.length === 0 ? null : overallOf(run.verdicts)
  return bundle(
    changes.map(({ id, monitor, status, before, reason, message, since, at }) => ({
      id,
      type: 'status',
      content: {
        service: monitor,
        status,
        before,
        reason,
        message,
        since: toIso(since),
        at: toIso(at),
        overall_status: overall,
      },
    })),
  )
}

/** The last word of a server that ends. */
export const END = bundle([{ id: null, type: 'end', content: {} }])

function bundle(messages: readonly Message[]): Bundle {
  return {
    events: once(() => bytes(messages.map(eventOf).join(''))),
    texts: once(() => messages.map(textOf).map(bytes)),
  }
}

function eventOf(message: Message): string {
  const { id, type } = message
  return `${id === null ? '' : `id: ${id}\n`}event: ${type}\ndata: ${textOf(message)}\n\n`
}

function textOf({ id, type, content }: Message): string {
  return JSON.stringify({ type, id, ...content })
}

export function bytes(text: string): Bytes {
  return new TextEncoder().encode(text)
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
