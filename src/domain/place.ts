/** Where a monitor's beats are read, as data: who needs a part of it takes the part, nobody reads the sentence. */
export type Place =
  /** A file of this machine or of the checked-out workspace. */
  | { readonly kind: 'file'; readonly path: string }
  /** A committed file; no branch is the default branch, no repository (`owner/repo`) the one of this run. */
  | {
      readonly kind: 'repository'
      readonly path: string
      readonly branch: string | null
      readonly repository: string | null
    }
  /** Commits of a branch, or of what touches a path on it; null as above. */
  | {
      readonly kind: 'commits'
      readonly path: string | null
      readonly branch: string | null
      readonly repository: string | null
    }
  /** The runs of a workflow by its path in the repository; no path is all that have a schedule. */
  | { readonly kind: 'workflow'; readonly path: string | null; readonly repository: string | null }
  /** A key in Redis, or a channel; several by their patterns. */
  | { readonly kind: 'redis'; readonly key: string; readonly is?: 'channel' }
  /** The answers of a service; its host without anything that could be secret. */
  | { readonly kind: 'http'; readonly host: string }
  /** Nowhere: they are posted to whoever serves. */
  | { readonly kind: 'pushed' }
  /** A source that could not be asked where it would look. */
  | { readonly kind: 'unknown'; readonly source: string }

/** The place as a person calls it: `data/scheduler_heartbeat.json on main`. Untrusted text in it is not yet escaped. */
export function describePlace(place: Place): string {
  switch (place.kind) {
    case 'file':
      return place.path
    case 'repository':
      return `${place.path} on ${place.branch ?? 'the default branch'}${suffix(' of ', place.repository)}`
    case 'commits':
      return `commits${suffix(' to ', place.path)} on ${place.branch ?? 'the default branch'}${suffix(' of ', place.repository)}`
    case 'workflow':
      return `runs of ${place.path === null ? 'workflows' : fileName(place.path)}${suffix(' in ', place.repository)}`
    case 'redis':
      return place.is === 'channel' ? `channel ${place.key} of Redis` : `${place.key} in Redis`
    case 'http':
      return `answers of ${place.host}`
    case 'pushed':
      return 'posted beats'
    case 'unknown':
      return place.source
  }
}

/** What serves a place and others with it: when it cannot be read, none of them can. Untrusted text is not yet escaped. */
export function describeService(place: Place): string {
  switch (place.kind) {
    case 'file':
      return place.path
    case 'repository':
    case 'commits':
    case 'workflow':
      return place.repository ?? 'this repository'
    case 'redis':
      return 'Redis'
    case 'http':
      return place.host
    case 'pushed':
      return 'posted beats'
    case 'unknown':
      return place.source
  }
}

/** The last part of a path, by which GitHub knows a workflow: `nightly.yml`. */
export function fileName(path: string): string {
  return path.split('/').at(-1) ?? path
}

function suffix(word: string, name: string | null): string {
  return name === null ? '' : `${word}${name}`
}
