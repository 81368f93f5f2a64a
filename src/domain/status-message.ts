import type { StatusKind } from './status-kind.js'

/** What each kind is known by: the sign it is shown with, and its words; a message of one's own has neither. */
export const STATUS_MESSAGES: Readonly<Record<StatusKind, { readonly sign: string; readonly words: string }>> = {
  waiting: { sign: '🔄', words: 'Waiting for signals' },
  login: { sign: '✅', words: 'Login successful' },
  trade: { sign: '💰', words: 'Trade executed' },
  profit: { sign: '🎯', words: 'Profit secured' },
  error: { sign: '❌', words: 'Error occurred' },
  custom: { sign: '', words: '' },
}

/** The message of a kind, on one line and without its sign: `Trade executed - bought 3`. */
export function statusWords(kind: StatusKind, said: string): string {
  const { words } = STATUS_MESSAGES[kind]
  const message = said.replace(/\s+/g, ' ').trim()
  // Who gives the whole message does not want its words twice.
  if (message.startsWith(words)) return message
  return message === '' ? words : `${words} - ${message}`
}

/** The same with its sign before it, as people see it. */
export function statusLine(kind: StatusKind, said: string): string {
  return `${STATUS_MESSAGES[kind].sign} ${statusWords(kind, said)}`.trim()
}
