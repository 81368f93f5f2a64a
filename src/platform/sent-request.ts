import type { HttpRequest } from '../ports.js'
import type { Reach } from './agents.js'

/** What a variable of the environment holds; null where it is not set. */
export type ReadVariable = (name: string) => string | null

/** A request whose body may be bytes. */
export interface ByteRequest extends Omit<HttpRequest, 'body'> {
  readonly body?: string | Uint8Array
}

/** A request as it is sent: with its credentials, and to whom it may go. */
export interface SentRequest extends ByteRequest {
  readonly reach: Reach
}

/** Whom a request without a token may go to. */
export function usualReach({ publicOnly }: ByteRequest): Reach {
  return publicOnly ? 'public' : 'any'
}
