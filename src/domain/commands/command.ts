import type { Instant } from '../time.js'

/** What somebody asks for in the first line of a comment. Texts are untrusted, and on one line. */
export type Command =
  | { readonly word: 'snooze' | 'pause'; readonly until: Instant; readonly why: string | null }
  | { readonly word: 'ack' | 'resume' | 'mute'; readonly why: string | null }
  /** The name of a configured step; null for the one that is next. */
  | { readonly word: 'recover'; readonly step: string | null }

export type CommandWord = Command['word']

/** How each is written. */
export const USAGE = {
  ack: '/ack [why]',
  snooze: '/snooze 4h [why]',
  pause: '/pause 2d [why]',
  resume: '/resume',
  mute: '/mute [why]',
  recover: '/recover [step]',
} as const satisfies Readonly<Record<CommandWord, string>>

export function isCommandWord(word: string): word is CommandWord {
  return Object.hasOwn(USAGE, word)
}

/** What people may do to a repository, the least first. */
const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Names of roles that an organisation made up say nothing of what they allow. */
export function roleNamed(name: unknown): Role | null {
  return ROLES.find((role) => role === name) ?? null
}

/** Whoever sorts issues may say how they are told; to start something takes more. Null for whoever needs no right but to be heard. */
export function mayAsk(role: Role, word: CommandWord | null): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(word === 'recover' ? 'write' : 'triage')
}
