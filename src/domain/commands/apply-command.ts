import { stillMeant, withWish, type Wish } from '../wish.js'
import type { Control } from '../controls.js'
import { DAY, type Duration, type Instant } from '../time.js'
import type { Command } from './command.js'
import type { AskedLabel } from './labels.js'

/** A label says no time: a pause by it ends by itself after this. */
export const PAUSE_BY_LABEL: Duration = 7 * DAY

/** What is asked for on one incident after one wish more; undefined for nothing at all. */
export type Asking = Control | undefined

/** One wish in a comment; the same whoever reads it, and whenever. */
export function afterCommand(before: Asking, command: Command, by: string, at: Instant): Asking {
  switch (command.word) {
    case 'ack':
      return wished(before, { kind: 'acknowledge', why: command.why, by }, at)
    case 'snooze':
    case 'pause':
      return wished(before, { kind: command.word, until: command.until, why: command.why, by }, at)
    case 'resume':
      return wished(before, { kind: 'resume', by }, at)
    case 'mute':
    case 'recover':
      return before
  }
}

/** What labels say that came or went since they were last seen. Who set them is not known. */
export function afterLabels(before: Asking, labels: ChangedLabels, now: Instant): Asking {
  const { came, went } = labels
  let asking = before
  if (went.includes('ack') && asking?.acknowledged?.by === null) asking = meant({ ...asking, acknowledged: null }, now)
  if (went.includes('paused') && asking?.pause?.by === null) asking = wished(asking, { kind: 'resume', by: null }, now)
  if (came.includes('ack')) asking = wished(asking, { kind: 'acknowledge', why: null, by: null }, now)
  if (came.includes('paused'))
    asking = wished(asking, { kind: 'pause', until: now + PAUSE_BY_LABEL, why: null, by: null }, now)
  return asking
}

/** Against what was remembered. */
export interface ChangedLabels {
  readonly came: readonly AskedLabel[]
  readonly went: readonly AskedLabel[]
}

function wished(before: Asking, wish: Wish, at: Instant): Asking {
  const own = before === undefined ? new Map<string, Control>() : new Map([['', before]])
  return meant(withWish(own, '', wish, at).get(''), at)
}

function meant(control: Asking, at: Instant): Asking {
  return control === undefined ? undefined : stillMeant(new Map([['', control]]), at).get('')
}
