import type { MemberSpec } from '../domain/member.js'
import type { SinkMember } from './sink.js'

/** Every kind of place to write beats to, loaded when it is used. */
export const SINKS = {
  branch: async (): Promise<SinkMember> => (await import('./branch/index.js')).branch,
  file: async (): Promise<SinkMember> => (await import('./file/index.js')).file,
  http: async (): Promise<SinkMember> => (await import('./http/index.js')).http,
  redis: async (): Promise<SinkMember> => (await import('./redis/index.js')).redis,
} as const

/** Which sink, with its options. */
export type SinkSpec = MemberSpec<keyof typeof SINKS>
