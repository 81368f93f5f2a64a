import type { MemberSpec } from '../domain/member.js'
import type { HistoryMember } from './store.js'

/** Every place for the past by its name, which is the name of its folder; it loads when it is first wanted. */
export const HISTORIES = {
  memory: async (): Promise<HistoryMember> => (await import('./memory/index.js')).memory,
} as const

/** Which place, with its options. */
export type HistorySpec = MemberSpec<keyof typeof HISTORIES>
