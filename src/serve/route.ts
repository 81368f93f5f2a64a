import type { Hono } from 'hono'
import type { Instant } from '../domain/time.js'
import type { Serving } from './serving.js'

/** What every route may ask. */
export interface RouteContext {
  readonly serving: Serving
  /** The wall clock, for what was asked just now. */
  now(): Instant
  /** Whether anything may be posted at all: a token is set. */
  readonly writable: boolean
}

/** Adds some routes. Whatever changes something is a POST, which `createApp` lets through with the token only. */
export type Routes = (app: Hono, context: RouteContext) => void
