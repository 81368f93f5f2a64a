import type { MemberSpec } from '../domain/member.js'
import type { HistoryMember } from './store.js'

/** Every place for the past by its name, which is the name of its folder; it loads when it is first wanted. */
export const HISTORIES = {
  branch: async (): Promise<HistoryMember> => (await import('./branch/index.js')).branch,
  file: async (): Promise<HistoryMember> => (await import('./file/index.js')).file,
  memory: async (): Promise<HistoryMember> => (await import('./memory/index.js')).memory,
  redis: async (): Promise<HistoryMember> => (await import('./redis/index.js')).redis,
} as const

/** Which place, with its options. */
export type HistorySpec = MemberSpec<keyof typeof HISTORIES>
