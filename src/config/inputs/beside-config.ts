import { START_MONITOR_INPUTS } from '../monitor-keys/start-inputs.js'
import type { InputValues } from './inputs.js'

type Key = keyof typeof START_MONITOR_INPUTS
type Given = InputValues<typeof START_MONITOR_INPUTS>

/** Inputs of a monitor that say something although no monitor takes them: each is refused by its name. */
export function idleInputs(inputs: Given, why: string): string[] {
  const keys = Object.keys(START_MONITOR_INPUTS) as Key[]
  return keys
    .filter((key) => START_MONITOR_INPUTS[key].besideConfig === 'refuse' && isSaid(inputs, key))
    .map((key) => `${key}: ${why}`)
}

/** The runner gives every input its default, so the default is no word of the user's. */
function isSaid(inputs: Given, key: Key): boolean {
  const { parse, default: usual } = START_MONITOR_INPUTS[key]
  const read = parse(usual)
  return JSON.stringify(inputs[key]) !== JSON.stringify('value' in read ? read.value : undefined)
}
