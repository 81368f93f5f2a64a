/** Which other repositories are watched besides the one of the run, and what that may cost. */
export interface Elsewhere {
  /** `owner/repo` of those that are named. */
  readonly repositories: readonly string[]
  /** The account of which every repository is watched; null for none. */
  readonly organization: string | null
  /** Of those of the account only who has one of these; empty for all. */
  readonly topics: readonly string[]
  /** Private ones of the account are watched from a public one too, which shows their names to everybody. */
  readonly private: boolean
  /** So many questions about them a run asks at most. */
  readonly requests: number
}

/** What a search in other repositories came to. */
export interface FoundElsewhere {
  /** How many were to be looked at. */
  readonly repositories: number
  /** Those of them that could not be, as people call them. */
  readonly unread: readonly string[]
  /** So many of them strangers cannot read. */
  readonly private: number
  /** Those of them that could be, as they are named. */
  readonly read: readonly string[]
  /** How the ids of all begin of which it is known what is watched in them: what is not found there is gone. */
  readonly seen: readonly string[]
}

/** Two runs an hour stay within the 5,000 requests that GitHub gives a token. */
export const USUAL_REQUESTS = 2000

export const NOWHERE: Elsewhere = {
  repositories: [],
  organization: null,
  topics: [],
  private: false,
  requests: USUAL_REQUESTS,
}
