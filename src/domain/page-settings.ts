/** A link in the head of the page. */
export interface PageLink {
  readonly text: string
  readonly url: string
}

/** How the status page is to look, and what of it strangers may read. */
export interface PageSettings {
  /** Null for the name of the repository. */
  readonly title: string | null
  /** One or two sentences under the title; null for none. */
  readonly description: string | null
  /** A picture of the repository that stands in the head: `assets/logo.svg`; null for none. */
  readonly logo: string | null
  readonly links: readonly PageLink[]
  /** Ids or globs of monitors that are on no page, in no badge and in no file beside it. */
  readonly hidden: readonly string[]
  /** IANA zone of days and times; null for UTC. */
  readonly zone: string | null
  /** Language of dates as BCP 47: `de`; null for English. */
  readonly language: string | null
  readonly show: readonly Showable[]
  /** A page of a private repository may be read by everybody. */
  readonly public: boolean
  /** Where the page is found, for feeds and badges; null where nobody said so. */
  readonly url: string | null
}

/** What strangers see only where it was asked for. */
export const SHOWABLE = ['messages', 'metrics'] as const
export type Showable = (typeof SHOWABLE)[number]

/** What a page needs besides, found out where it is made; null for what there is not. */
export interface PageParts {
  /** The logo as an address that holds the picture itself. */
  readonly logo: string | null
  /** Where a reader's browser may ask when the last check was, long after the page was made. */
  readonly pulse: string | null
}

export const DEFAULT_PAGE: PageSettings = {
  title: null,
  description: null,
  logo: null,
  links: [],
  hidden: [],
  zone: null,
  language: null,
  show: [],
  public: false,
  url: null,
}
