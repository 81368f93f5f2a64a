import { MINUTE, SECOND, type Duration, type Instant } from '../domain/time.js'

/** Who guesses tokens, and is told to wait. */
export interface WrongTokens {
  /** Seconds for which no other wrong token is looked at from there; 0 for somebody who may try. */
  waitOf(peer: string): number
  add(peer: string, token: string): void
}

interface Guesses {
  readonly since: Instant
  readonly last: string
  readonly count: number
}

const MOST_GUESSES = 20
const WINDOW: Duration = MINUTE
const MOST_PEERS = 1_000
/** Of a token that was guessed; a longer one is told apart by its beginning. */
const KEPT = 64

/**
 * Only guesses that differ from the one before are counted: a program that was left with an old token must not
 * silence the others of its machine.
 */
export function createWrongTokens(now: () => Instant): WrongTokens {
  const peers = new Map<string, Guesses>()
  const guessesOf = (peer: string): Guesses | null => {
    const found = peers.get(peer)
    return found !== undefined && Math.abs(now() - found.since) < WINDOW ? found : null
  }
  return {
    waitOf(peer) {
      const found = guessesOf(peer)
      if (found === null || found.count < MOST_GUESSES) return 0
      return Math.max(1, Math.ceil((found.since + WINDOW - now()) / SECOND))
    },
    add(peer, token) {
      const last = token.slice(0, KEPT)
      const { since, count, last: before } = guessesOf(peer) ?? { since: now(), count: 0, last: null }
      if (!peers.has(peer) && peers.size >= MOST_PEERS) peers.clear()
      peers.set(peer, { since, last, count: before === last ? count : count + 1 })
    },
  }
}
