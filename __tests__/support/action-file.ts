import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { interpolate, type Contexts } from './expressions.js'

export interface CompositeStep {
  readonly id?: string
  readonly if?: string | boolean
  readonly run?: string
  readonly shell?: string
  readonly env?: Readonly<Record<string, unknown>>
  readonly 'working-directory'?: string
  readonly 'continue-on-error'?: boolean | string
}

/** An `action.yml`, as far as the runner looks into it. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: unknown; readonly required?: boolean }>>
  readonly outputs: Readonly<Record<string, { readonly value?: string }>>
  readonly runs: {
    readonly using: string
    readonly main?: string
    readonly pre?: string
    readonly post?: string
    readonly steps?: readonly CompositeStep[]
  }
}

export async function readActionFile(path: string): Promise<ActionFile> {
  const file = parse(await readFile(path, 'utf8')) as Partial<ActionFile>
  if (!file.runs?.using) throw new Error(`${path} has no runs.using`)
  return { inputs: file.inputs ?? {}, outputs: file.outputs ?? {}, runs: file.runs }
}

export interface GivenInputs {
  readonly values: Readonly<Record<string, string>>
  /** Names the action does not declare; the runner warns about them and passes them on. */
  readonly unexpected: readonly string[]
}

/**
 * Inputs as the runner makes them: a default fills in only where the key is absent, so an empty string stays
 * empty. Names are compared without case.
 */
export function inputsOf(file: ActionFile, given: Readonly<Record<string, string>>, contexts: Contexts): GivenInputs {
  const values = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
  const declared = Object.entries(file.inputs)
  const names = new Set(declared.map(([name]) => name.toLowerCase()))
  const unexpected = Object.keys(given).filter((name) => !names.has(name.toLowerCase()))
  for (const [name, input] of declared) {
    const key = name.toLowerCase()
    if (!values.has(key)) values.set(key, interpolate(scalar(input.default), contexts))
  }
  return { values: Object.fromEntries(values), unexpected }
}

/** `INPUT_` variables: spaces become `_`, hyphens stay, letters are upper case. */
export function inputVariables(values: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(values)
  return Object.fromEntries(entries.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]))
}

/** YAML scalars reach the runner as text: `true` is "true", nothing is "". */
export function scalar(value: unknown): string {
  if (value == null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
