/** What an audit log keeps: each check, or only whoever is not well, and whoever was told of or healed. */
export const AUDIT_KEEPS = ['all', 'alerts'] as const
export type AuditKeep = (typeof AUDIT_KEEPS)[number]
