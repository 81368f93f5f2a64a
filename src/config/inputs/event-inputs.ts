import { isPlainObject } from '../../domain/plain-object.js'
import { DISPATCHABLE, CHECK_INPUTS } from './check-inputs.js'
import { plainName } from './inputs.js'

type Dispatchable = (typeof DISPATCHABLE)[number]

/** What the payload of each type may set: that of an agent is its own, and a number in it called `threshold` is about the agent. */
const BY_TYPE: Readonly<Record<string, readonly Dispatchable[]>> = {
  heartbeat: DISPATCHABLE,
  'agent:heartbeat': DISPATCHABLE.filter((input) => input !== 'threshold'),
}
const LONGEST = 200

/** Inputs that the event itself carries, as text still to be validated, and what was left aside. */
export interface EventInputs {
  readonly inputs: Readonly<Record<string, string>>
  readonly notices: readonly string[]
}

/**
 * What a `workflow_dispatch` or a `repository_dispatch` asks of this one run. Hostile: only the few known names count, and
 * only short plain values; everything else is named and left aside.
 */
export function eventInputs(eventName: string, payload: Readonly<Record<string, unknown>>): EventInputs {
  if (eventName === 'workflow_dispatch') return pick(payload['inputs'], DISPATCHABLE, false)
  const type = String(payload['action'])
  const taken = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined
  if (eventName === 'repository_dispatch' && taken !== undefined) return pick(payload['client_payload'], taken, true)
  return { inputs: {}, notices: [] }
}

function pick(given: unknown, taken: readonly Dispatchable[], tellOthers: boolean): EventInputs {
  if (!isPlainObject(given)) return { inputs: {}, notices: [] }
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
  return { inputs, notices }
}

function inputFor(name: string, taken: readonly Dispatchable[]): Dispatchable | null {
  const plain = plainName(name)
  return (
    taken.find((input) => [input, ...CHECK_INPUTS[input].aliases].some((alias) => plainName(alias) === plain)) ?? null
  )
}
