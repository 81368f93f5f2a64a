import type { Context } from 'hono'
import { createBoundedCache, type BoundedCache } from '../domain/bounded-cache.js'
import { dressedResponse } from './headers.js'
import type { Board } from '../health/board.js'
import type { Serving } from './serving.js'

/** What an answer says beside its body. */
export interface Told {
  readonly status?: number
  /** A content type, where it is not the helper's own. */
  readonly type?: string
  /** Names in lower case. A page gives its own `content-security-policy` here. */
  readonly headers?: Readonly<Record<string, string>>
}

const JSON_TYPE = 'application/json; charset=utf-8'
const TEXT_TYPE = 'text/plain; charset=utf-8'
/** Bodies that are kept of one board: one for each name it was asked for by. */
const MOST_BODIES = 64
/** Longer ones are kept as bytes, which all who read them slowly share. */
const LONG = 16 * 1024

export function json(body: unknown, told: Told = {}): Response {
  return answer(JSON.stringify(body), { type: JSON_TYPE, ...told })
}

export function text(body: string, told: Told = {}): Response {
  return answer(body, { type: TEXT_TYPE, ...told })
}

/** What went wrong, for a program that reads `error` and for the person behind it; `more` is said beside it. */
export function problem(status: number, error: string, headers: Told['headers'] = {}, more: object = {}): Response {
  return json({ error, ...more }, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

/** The answer made of the board; before the first look has ended, that there is none yet. */
export function fromBoard(serving: Serving, made: (board: Board) => Response): Response {
  const board = serving.board()
  return board === null ? notYet() : made(board)
}

export function notYet(): Response {
  return problem(503, 'the first look has not ended yet; ask again in a moment', { 'retry-after': '1' })
}

/**
 * The answer to a question that depends on the board alone: made once a board, with an ETag. `name` tells it from the other
 * answers of the board, those to other queries included.
 */
export function cached(c: Context, board: Board, name: string, make: () => string, told: Told = {}): Response {
  const etag = `"${board.now.toString(36)}-${encodeURIComponent(board.version)}"`
  const headers = { 'cache-control': 'no-cache', etag, ...told.headers }
  if (isKnown(c.req.header('if-none-match'), etag)) return dressedResponse(null, 304, headers)
  return answer(
    bodiesOf(board).of(name, () => kept(make())),
    { type: JSON_TYPE, ...told, headers },
  )
}

type Body = string | Uint8Array<ArrayBuffer>

const BODIES = new WeakMap<Board, BoundedCache<string, Body>>()

function bodiesOf(board: Board): BoundedCache<string, Body> {
  const found = BODIES.get(board)
  if (found !== undefined) return found
  const made = createBoundedCache<string, Body>(MOST_BODIES)
  BODIES.set(board, made)
  return made
}

function kept(body: string): Body {
  return body.length > LONG ? new TextEncoder().encode(body) : body
}

/** Compared as weak ones, which is what a GET asks for. */
function isKnown(known: string | undefined, etag: string): boolean {
  if (known === undefined) return false
  return known.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')))
}

function answer(body: Body, { status = 200, type = TEXT_TYPE, headers }: Told): Response {
  return dressedResponse(body, status, { 'content-type': type, ...headers })
}
