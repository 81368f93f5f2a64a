/** The inputs that name what is written into the workspace. */
export const WRITTEN_INPUTS = ['audit-log', 'status-file', 'agents-map', 'badge', 'status-page'] as const

export type WrittenInputs = Readonly<Record<(typeof WRITTEN_INPUTS)[number], string>>
