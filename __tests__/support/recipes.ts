import { parse } from 'yaml'
import { blocksOf } from '../docs/project-files.js'
import type { Team } from './team-rows.js'
import { OWN_REPOSITORY } from './own-repository.js'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

/** What a recipe of the page gives to paste. */
export interface Recipe {
  readonly nr: number
  readonly title: string
  readonly config: string
  /** The jobs of its own workflows, or that of the workflow for all. */
  readonly jobs: readonly Job[]
}

const CONFIG = '# .github/heartbeat.yml'

export function recipesIn(page: string): Recipe[] {
  const [introduction = '', ...sections] = page.split(/^## (?=\d+\. )/m)
  const usual = jobsIn(introduction)
  return sections.map((section) => {
    const [, nr = '', title = ''] = /^(\d+)\. (.*)/.exec(section) ?? []
    const config = blocksOf(section, 'yaml').find((block) => block.startsWith(CONFIG))
    if (config === undefined) throw new Error(`Recipe ${nr} shows no config`)
    const own = jobsIn(section)
    return { nr: Number(nr), title, config, jobs: own.length === 0 ? usual : own }
  })
}

function jobsIn(text: string): Job[] {
  const workflows = blocksOf(text, 'yaml').filter((block) => block.startsWith('# .github/workflows/'))
  return workflows.flatMap((block) => Object.values((parse(block) as { jobs: Record<string, Job> }).jobs))
}

/** The one step of a recipe that uses this action, with the job that it is in. */
export function stepOf({ nr, jobs }: Recipe, action: string): { job: Job; step: Step } {
  const found = jobs.flatMap((job) => job.steps.filter(({ uses }) => uses === action).map((step) => ({ job, step })))
  const [only, ...more] = found
  if (only === undefined || more.length > 0) throw new Error(`Recipe ${nr} has ${found.length} steps with ${action}`)
  return only
}

/** What its check is given, but for what the runner fills in. */
export function inputsOf({ step }: { readonly step: Step }): Record<string, string> {
  const plain = Object.entries(step.with ?? {}).filter(([, value]) => !String(value).includes('${{'))
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]))
}

/** The recipe as the watchdog that somebody had, for the stage on which those are played. */
export function teamOf(recipe: Recipe): Team {
  const check = stepOf(recipe, `${OWN_REPOSITORY}@v1`)
  return {
    nr: String(recipe.nr),
    file: 'docs/replace-your-script.md',
    config: recipe.config,
    had: recipe.title,
    now: '',
    verdict: 'replaced',
    played: 'runs',
    with: inputsOf(check),
    env: Object.keys(check.step.env ?? {}),
  }
}
