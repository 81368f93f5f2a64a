import type { MemberSpec } from '../domain/member.js'
import type { IncidentMember } from './store.js'

/** Every incident store by name; its folder loads when it is first asked for. */
export const INCIDENT_STORES = {
  file: async (): Promise<IncidentMember> => (await import('./file/index.js')).file,
  github: async (): Promise<IncidentMember> =>
    (await import(/* webpackChunkName: "github-issues" */ './github/index.js')).github,
  memory: async (): Promise<IncidentMember> => (await import('./memory/index.js')).memory,
  redis: async (): Promise<IncidentMember> => (await import('./redis/index.js')).redis,
} as const

/** Which store, with its options. */
export type IncidentSpec = MemberSpec<keyof typeof INCIDENT_STORES>
