import type { Hono } from 'hono'
import type { Instant } from '../domain/time.js'
import type { Access } from './access.js'
import type { Receipts } from './posted/receipts.js'
import type { Serving } from './serving.js'

/** What every route may ask. */
export interface RouteContext {
  readonly serving: Serving
  /** The wall clock, for what was asked just now. */
  now(): Instant
  readonly receivedAt: Receipts
  /** Whether anything may be posted at all: a token is set. */
  readonly writable: boolean
  /** The origin whose pages may read, `*` for any; null for none but our own. */
  readonly cors: string | null
}

/** Whatever `createApp` needs to serve. */
export interface AppSettings {
  readonly serving: Serving
  now(): Instant
  /** Default: this machine's own names, and nothing may be posted. */
  readonly access?: Access
  /** Hears of what was our own mistake. */
  failed?(error: unknown): void
}

/** Adds some routes. Whatever changes something is no GET: `createApp` lets it through with the token only. */
export type Routes = (app: Hono, context: RouteContext) => void
