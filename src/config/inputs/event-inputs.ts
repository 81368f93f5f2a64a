import type { HeardBeat } from '../../domain/heard-beat.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { beatInPayload, eventBeat } from '../../domain/reading/event-beat.js'
import type { Instant } from '../../domain/time.js'
import { DISPATCHABLE, CHECK_INPUTS } from './check-inputs.js'
import { plainName } from './inputs.js'

type Dispatchable = (typeof DISPATCHABLE)[number]

const OF_AN_AGENT: readonly Dispatchable[] = ['threshold', 'duration', 'drill']
/** What the payload of each type may set: that of an agent is its own, and a `threshold` in it is about the agent. */
const BY_TYPE: Readonly<Record<string, readonly Dispatchable[]>> = {
  heartbeat: DISPATCHABLE,
  'agent:heartbeat': DISPATCHABLE.filter((input) => !OF_AN_AGENT.includes(input)),
}
/** The type whose payload may itself be a beat. */
const BEATS = 'agent:heartbeat'
const LONGEST = 200

/** Inputs that the event itself carries, as text still to be validated, and what was left aside. */
export interface EventInputs {
  readonly inputs: Readonly<Record<string, string>>
  readonly notices: readonly string[]
  /** A beat that came with the event. */
  readonly heard: readonly HeardBeat[]
}

const NOTHING: EventInputs = { inputs: {}, notices: [], heard: [] }

/**
 * What a `workflow_dispatch` or a `repository_dispatch` asks of this one run. Hostile: only the few known names count, and
 * only short plain values; everything else is named and left aside.
 */
export function eventInputs(
  eventName: string,
  payload: Readonly<Record<string, unknown>>,
  receivedAt: Instant,
): EventInputs {
  if (eventName === 'workflow_dispatch') return pick(payload['inputs'], DISPATCHABLE, false)
  const type = String(payload['action'])
  const taken = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined
  if (eventName !== 'repository_dispatch' || taken === undefined) return NOTHING
  const given = payload['client_payload']
  const carried = type === BEATS && isPlainObject(given) ? withBeat(given, taken, receivedAt) : null
  return carried ?? pick(given, taken, true)
}

/** A payload that is a beat, and what it asks for besides; null if it is none. */
function withBeat(
  given: Readonly<Record<string, unknown>>,
  taken: readonly Dispatchable[],
  receivedAt: Instant,
): EventInputs | null {
  const others = taken.filter((input) => input !== 'monitor')
  const found = beatInPayload(given, (key) => inputFor(key, others) !== null)
  if (found === null) return null
  const asked = pick(found.rest, taken, true)
  const beat = eventBeat(found, receivedAt)
  if (!('problem' in beat)) return { ...asked, heard: [beat] }
  return { ...asked, notices: [...asked.notices, `client_payload: the beat in it does not count: ${beat.problem}`] }
}

function pick(given: unknown, taken: readonly Dispatchable[], tellOthers: boolean): EventInputs {
  if (!isPlainObject(given)) return NOTHING
  const inputs: Record<string, string> = {}
  const aside: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const input = inputFor(name, taken)
    const plain = ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null
    if (input !== null && plain !== null && plain.length <= LONGEST) {
      if (plain.trim() !== '') inputs[input] = plain
    } else aside.push(name.slice(0, LONGEST))
  }
  const notices = tellOthers && aside.length > 0 ? [`client_payload: not used here: ${aside.join(', ')}`] : []
  return { inputs, notices, heard: [] }
}

function inputFor(name: string, taken: readonly Dispatchable[]): Dispatchable | null {
  const plain = plainName(name)
  return (
    taken.find((input) => [input, ...CHECK_INPUTS[input].aliases].some((alias) => plainName(alias) === plain)) ?? null
  )
}
