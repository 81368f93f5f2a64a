import { STATUS_MESSAGES, statusWords } from '../status-message.js'
import { cut, oneLine } from '../safe-text.js'
import type { SaidMessage } from '../look.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

const LONGEST = 120

/** The status message that a monitor gave last; null where it gave none, or is not watched now. */
export function saidIn({ beat, reason }: Verdict): SaidMessage | null {
  if (beat?.statusKind === undefined || reason === 'paused' || reason === 'maintenance') return null
  return { at: beat.at, text: cut(oneLine(`${beat.statusKind}: ${beat.message ?? ''}`), LONGEST) }
}

/**
 * Whether a status message is news. What is remembered decides: the same words again are none. Without memory it is one that
 * came since the run before; where nobody knows when that was, it is none, for it might be told for ever.
 */
export function isStatusNews(said: SaidMessage, before: SaidMessage | null, previousRunAt: Instant | null): boolean {
  if (before !== null) return said.at > before.at && said.text !== before.text
  return previousRunAt !== null && said.at > previousRunAt
}

/** The message with its sign, for one line: `💰 Trade executed - bought 3`. */
export function signedMessage({ beat }: Pick<Verdict, 'beat'>): { readonly sign: string; readonly words: string } {
  const kind = beat?.statusKind ?? 'custom'
  return { sign: STATUS_MESSAGES[kind].sign || '💬', words: statusWords(kind, beat?.message ?? '') }
}
