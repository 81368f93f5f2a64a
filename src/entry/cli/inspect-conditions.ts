import { text } from '../../config/inputs/inputs.js'
import type { Conditions } from '../../domain/conditions.js'

/** The conditions of a monitor, as they are typed for one look. */
export const CONDITION_FLAGS = {
  'ok-values': text({ description: 'Words of the status that are well, separated by commas.' }),
  'age-field': text({ description: 'JSON Pointer of a number that is an age.' }),
  'age-unit': text({ description: 'Its unit, where its name does not tell.' }),
  'stale-after-field': text({ description: 'JSON Pointer of the limit that the document sets.' }),
  'stale-after-unit': text({ description: 'Its unit, where its name does not tell.' }),
  expect: text({ description: "What must hold, like '/summary/stale_count <= 27'; several on lines of their own." }),
} as const

type Typed = Readonly<Record<keyof typeof CONDITION_FLAGS, string>>

/** What was typed, read by the rules of the config file; null for nothing. */
export async function typedConditions(typed: Typed): Promise<Conditions | null> {
  const given = Object.entries(typed).filter(([, value]) => value !== '')
  if (given.length === 0) return null
  const { writtenConditions } = await import('../../config/file/written-conditions.js')
  return writtenConditions(Object.fromEntries(given.map(([key, value]) => [key, partsOf(key, value)])))
}

function partsOf(key: string, value: string): string | readonly string[] {
  if (key === 'ok-values') return value.split(',').map((word) => word.trim())
  return key === 'expect' ? value.split('\n').filter((line) => line.trim() !== '') : value
}
