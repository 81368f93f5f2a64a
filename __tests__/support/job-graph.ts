import { parse } from 'yaml'
import { scalar } from './action-file.js'
import { evaluate, interpolate, isTruthy, type Contexts } from './expressions.js'

interface Step {
  readonly id?: string
  readonly if?: unknown
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly needs?: string | readonly string[]
  readonly if?: unknown
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
}

/** How a job ended, and what it gave to those who need it. */
export interface EndedJob {
  readonly result: 'success' | 'failure' | 'cancelled' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
}

/** One run of a workflow, up to the job that is asked about. */
export interface RunSoFar {
  readonly jobs: Readonly<Record<string, EndedJob>>
  readonly cancelled?: boolean
  readonly github?: Readonly<Record<string, unknown>>
}

export interface JobGraph {
  /** Whether GitHub starts the job. */
  runs(job: string, run: RunSoFar): boolean
  /** Whether it starts the only conditional step of a job whose other steps gave these outputs. */
  runsStep(job: string, steps: Readonly<Record<string, Readonly<Record<string, string>>>>, failed: boolean): boolean
  /** What a job gives to others, of the outputs of its steps. */
  outputsOf(job: string, steps: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string>
  /** What the only step of a job is given. */
  inputsOf(job: string, run: RunSoFar): Record<string, string>
}

/** A workflow file, as far as GitHub decides by it which jobs run and what they are told. */
export function readJobGraph(text: string): JobGraph {
  const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, Job>> }
  const jobOf = (name: string): Job => {
    const job = jobs[name]
    if (job === undefined) throw new Error(`There is no job ${name}`)
    return job
  }
  const stepContext = (steps: Readonly<Record<string, unknown>>): Contexts => ({
    steps: Object.fromEntries(Object.entries(steps).map(([id, outputs]) => [id, { outputs }])),
  })
  return {
    runs(name, run) {
      const { needs = [], if: condition } = jobOf(name)
      const needed = [needs].flat().map((one) => run.jobs[one]?.result ?? 'skipped')
      return isMet(condition, contextsOf(run), {
        failed: needed.some((result) => result !== 'success'),
        cancelled: run.cancelled ?? false,
      })
    },
    runsStep(name, steps, failed) {
      const [step, ...more] = jobOf(name).steps.filter((one) => one.if !== undefined)
      if (step === undefined || more.length > 0) throw new Error(`${name} has not one step with a condition`)
      return isMet(step.if, stepContext(steps), { failed, cancelled: false })
    },
    outputsOf: (name, steps) => filledIn(jobOf(name).outputs ?? {}, stepContext(steps)),
    inputsOf(name, run) {
      const [step, ...more] = jobOf(name).steps
      if (step === undefined || more.length > 0) throw new Error(`${name} has not one step`)
      return filledIn(step.with ?? {}, contextsOf(run))
    },
  }
}

function contextsOf({ jobs, github = { event: {} } }: RunSoFar): Contexts {
  return { needs: jobs, github }
}

/** Without a word about the status, a condition means: and all went well. */
function isMet(condition: unknown, contexts: Contexts, how: { failed: boolean; cancelled: boolean }): boolean {
  const well = !how.failed && !how.cancelled
  if (condition === undefined) return well
  const text = scalar(condition).replace(/^\s*\$\{\{([^]*)\}\}\s*$/, '$1')
  const status = {
    always: () => true,
    cancelled: () => how.cancelled,
    failure: () => how.failed,
    success: () => well,
  }
  const namesStatus = /\b(always|success|failure|cancelled)\s*\(/.test(text)
  return isTruthy(evaluate(text, { ...contexts, ...status })) && (namesStatus || well)
}

function filledIn(templates: Readonly<Record<string, unknown>>, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [name, interpolate(scalar(template), contexts)]),
  )
}
