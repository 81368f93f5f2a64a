import type { Instant } from '../time.js'

/** What a committed file held from an instant on; null where it was gone. */
export interface FileVersion {
  readonly at: Instant
  readonly text: string | null
}

export interface FileVersions {
  /** Oldest first: the last one before what was asked for, and all after it. */
  readonly versions: readonly FileVersion[]
  /** Why there may be more; absent where these are all. */
  readonly cut?: string
}

/** A file, and of which branch. */
export interface CommittedFile {
  readonly path: string
  /** Null for what is checked out. */
  readonly branch: string | null
  /** The path is that of whoever looks, and not from the uppermost folder on. */
  readonly fromHere?: true
}

/** What git keeps of this place. */
export interface CommittedFiles {
  /** The states of a file of the checkout, or of one on a branch; null where git knows none. */
  versions(file: CommittedFile, since: Instant): Promise<FileVersions | null>
  /** A file as it was at a commit, a tag or a branch. Throws ConfigError where there is no such thing. */
  textAt(ref: string, path: string): Promise<string | null>
}
