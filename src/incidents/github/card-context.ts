import type { Repository } from '../../ports.js'

/** Where a card is shown and who made it. */
export interface CardContext {
  readonly repository: Repository
  /** The run that looked last; null outside Actions. */
  readonly runUrl: string | null
  /** The pages of Heartbeat itself, for a colleague who meets it here first; null where they are not known. */
  readonly about?: string | null
  /** `owner/repo` that watches, where the card stands in another one. */
  readonly by?: string
  /** People are listened to here. */
  readonly commands?: boolean
}

/** How much a card may say. */
export interface CardLimits {
  /** Characters of one untrusted text, before escaping. */
  readonly text: number
  readonly paragraphs: number
  readonly rows: number
}
