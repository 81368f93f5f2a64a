/** Names of the keys of our own layout; `prefix` is in braces, so that a cluster keeps all of them on one slot. */
export interface Layout {
  /** Hash: monitor id to its beat as JSON. */
  readonly beats: string
  /** Sorted set: monitor id to the instant of its last beat in ms, by the server's clock. */
  readonly last: string
  /** Sorted set: key or channel of somebody else to the instant in ms when it last beat, by the server's clock. */
  readonly heard: string
  /** Hash: monitor id to how many beats it gave. */
  readonly pulses: string
  /** Hash: monitor id to how many of them told of an error. */
  readonly errors: string
  /** Stream of beats, cut at about `EVENTS_KEPT`. */
  readonly events: string
  /** String `random:ms`: since when these data stand; where it is gone or another one, data were lost. */
  readonly boot: string
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
  /** Hash: what the issues that show incidents still owe, and when they were read. */
  readonly face: string
  /** Hash: monitor id to what is remembered of looking at it, as JSON. */
  readonly looks: string
}

export const EVENTS_KEPT = 10_000

export function layoutOf(prefix: string): Layout {
  return {
    beats: `${prefix}:beats`,
    last: `${prefix}:last`,
    heard: `${prefix}:heard`,
    pulses: `${prefix}:pulses`,
    errors: `${prefix}:errors`,
    events: `${prefix}:events`,
    boot: `${prefix}:boot`,
    leader: `${prefix}:leader`,
    epoch: `${prefix}:epoch`,
    leaders: `${prefix}:leaders`,
    claims: `${prefix}:claims`,
    targets: `${prefix}:targets`,
    mirror: `${prefix}:mirror`,
    incidents: `${prefix}:incidents`,
    incidentNumber: `${prefix}:incident-number`,
    face: `${prefix}:face`,
    looks: `${prefix}:looks`,
  }
}
