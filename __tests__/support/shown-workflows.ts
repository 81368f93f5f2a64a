import { parse } from 'yaml'
import { checkConfig } from '../../src/config/check-config.js'
import type { Config } from '../../src/config/config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'

type Inputs = Readonly<Record<string, string>>

interface Workflow {
  readonly on: { readonly schedule?: readonly { readonly cron: string }[] }
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}
interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

/** A workflow that people are shown, as far as one of our steps in it is concerned. */
export interface ShownStep {
  readonly crons: readonly string[]
  readonly inputs: Inputs
}

/** The step of these workflow files that uses this action; throws unless there is exactly one. */
export function stepUsing(action: string, texts: readonly string[]): ShownStep {
  const found = texts.flatMap((text) => {
    const workflow = parse(text) as Workflow
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
    return steps.filter(({ uses }) => uses === action).map((step) => ({ workflow, step }))
  })
  const [only, ...more] = found
  if (only === undefined || more.length > 0) throw new Error(`${found.length} steps use ${action}`)
  const plain = Object.entries(only.step.with ?? {}).filter(([, value]) => !String(value).includes('${{'))
  const inputs = Object.fromEntries(plain.map(([name, value]) => [name, String(value)]))
  return { crons: (only.workflow.on.schedule ?? []).map(({ cron }) => cron), inputs }
}

/** What a check with these inputs is told, where no config file is there. */
export function configOf(inputs: Inputs): Config {
  return checkConfig(readInputs(CHECK_INPUTS, inputs), null)
}
