import { beatKeysOf, type BeatKeys } from '../domain/redis-beat.js'

/** Names of the keys of our own layout; `prefix` is in braces, so that a cluster keeps all of them on one slot. */
export interface Layout extends BeatKeys {
  /** Sorted set: key or channel of somebody else to the instant in ms when it last beat, by the server's clock. */
  readonly heard: string
  /** String with a TTL: who leads. */
  readonly leader: string
  /** Number that rises with every new leader. */
  readonly epoch: string
  /** Sorted set: epoch to when it began, of the last minutes. */
  readonly leaders: string
  /** Hash: `incident:attempt` to who claimed it. */
  readonly claims: string
  /** Hash: target of recovery to its state as JSON. */
  readonly targets: string
  /** String that stands as long as the data do, beside keys that people delete one by one. */
  readonly mirror: string
  /** Hash: incident key to its incidents as JSON, with `rev`. */
  readonly incidents: string
  /** The number of the newest incident. */
  readonly incidentNumber: string
  /** String: what people asked of monitors, as JSON. */
  readonly controls: string
  /** Hash: what the issues that show incidents still owe, and when they were read. */
  readonly face: string
  /** Hash: monitor id to what is remembered of looking at it, as JSON. */
  readonly looks: string
  /** Lists: the lines of the journal of each month, by month; `PREFIX:history:2026-11`. */
  readonly journal: (month: string) => string
  /** String: closed days as JSON. */
  readonly closedDays: string
  /** Hash: path of a file beside the journals to its text. */
  readonly historyFiles: string
}

export function layoutOf(prefix: string): Layout {
  return {
    ...beatKeysOf(prefix),
    heard: `${prefix}:heard`,
    leader: `${prefix}:leader`,
    epoch: `${prefix}:epoch`,
    leaders: `${prefix}:leaders`,
    claims: `${prefix}:claims`,
    targets: `${prefix}:targets`,
    mirror: `${prefix}:mirror`,
    incidents: `${prefix}:incidents`,
    incidentNumber: `${prefix}:incident-number`,
    controls: `${prefix}:controls`,
    face: `${prefix}:face`,
    looks: `${prefix}:looks`,
    journal: (month) => `${prefix}:history:${month}`,
    closedDays: `${prefix}:history:days`,
    historyFiles: `${prefix}:history:files`,
  }
}
