import type { MemberSpec } from '../domain/member.js'
import type { ReportMember } from './report.js'

/** Every report by its name, which is the name of its folder; it loads when it is first wanted. */
export const REPORTS = {
  'agents-map': async (): Promise<ReportMember> => (await import('./agents-map/index.js')).agentsMap,
  annotations: async (): Promise<ReportMember> => (await import('./annotations/index.js')).annotations,
  'audit-log': async (): Promise<ReportMember> => (await import('./audit-log/index.js')).auditLog,
  badge: async (): Promise<ReportMember> => (await import('./badge/index.js')).badge,
  'status-map': async (): Promise<ReportMember> => (await import('./status-map/index.js')).statusMap,
  'status-page': async (): Promise<ReportMember> => (await import('./status-page/index.js')).statusPage,
  // Beside whoever asks for reports: nearly every run has a summary, and a file of its own costs a tenth of a start.
  summary: async (): Promise<ReportMember> => (await import(/* webpackMode: "eager" */ './summary/index.js')).summary,
} as const

/** Which report, and where it goes. */
export type ReportSpec = MemberSpec<keyof typeof REPORTS>
