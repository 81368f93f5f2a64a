/** Where the past is kept, as somebody said it. */
export type HistoryPlace =
  | { readonly kind: 'none' }
  /** The branch of the heartbeats where a run works on GitHub, a folder beside the state anywhere else. */
  | { readonly kind: 'usual' }
  | { readonly kind: 'branch'; readonly branch: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'redis' }

export const HISTORY_BRANCH = 'heartbeats'
