/** The kinds of status messages: what a long-running program says it is doing. */
export const STATUS_KINDS = ['waiting', 'login', 'trade', 'profit', 'error', 'custom'] as const
export type StatusKind = (typeof STATUS_KINDS)[number]

export function isStatusKind(value: unknown): value is StatusKind {
  return STATUS_KINDS.some((kind) => kind === value)
}
