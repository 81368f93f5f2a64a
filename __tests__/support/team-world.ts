import type { StubAnswer } from './http-stub.js'
import { workflowText, type StubRun, type StubWorkflow } from './workflow-stub.js'

const HOUR = 3_600_000

/** A commit of the default branch. */
export interface WorldCommit {
  readonly hoursAgo: number
  readonly subject: string
  readonly author?: string
}

/** What is around a team's check at one moment; ages are in hours before it. */
export interface World {
  /** The moment, for a play in which days and hours matter; else the real one. */
  readonly now?: string
  /** When the check began, so that two questions of it are answered alike. */
  readonly startedAt?: number
  /** By file, another repository before a colon. */
  readonly workflows?: Readonly<Record<string, WorldWorkflow>>
  /** Committed files by path, another branch before a colon; what is no text is written as JSON. */
  readonly files?: Readonly<Record<string, unknown>>
  /** Newest first. */
  readonly commits?: readonly WorldCommit[]
  /** What addresses answer, `example.org/health.json`; what is no answer is a body. */
  readonly answers?: Readonly<Record<string, unknown>>
  /** Files of the workspace, as a probe leaves them. */
  readonly beats?: Readonly<Record<string, unknown>>
  /** Other answers of GitHub's API by the path below the repository, `/actions/runs/1000/jobs`. */
  readonly api?: Readonly<Record<string, unknown>>
}

export interface WorldWorkflow extends Omit<Partial<StubWorkflow>, 'file' | 'runs'> {
  /** Newest first, event, end and age of each: `schedule success 5, push failure 30`. */
  readonly runs: string
  readonly cron?: string
  /** Without a cron: what starts it. */
  readonly on?: string
}

/** The moment of a world. */
export function momentOf({ now, startedAt }: World): number {
  return now === undefined ? (startedAt ?? Date.now()) : Date.parse(now)
}

/** An instant so many hours before another. */
export function before(now: number, hours: number): string {
  return new Date(now - hours * HOUR).toISOString().replace(/\.\d+Z$/, 'Z')
}

export function workflowsOf(world: World, repository: string): StubWorkflow[] {
  const now = momentOf(world)
  return Object.entries(world.workflows ?? {}).flatMap(([place, { runs, cron, on, ...more }]) => {
    const [file = '', where = 'octo/example'] = place.split(':').reverse()
    return where === repository ? [{ file, text: textOf(file, cron, on), runs: runsOf(runs, now), ...more }] : []
  })
}

function textOf(file: string, cron: string | undefined, on: string | undefined): string {
  const name = file.replace(/\.yml$/, '')
  if (on === undefined) return workflowText((cron ?? '0 3 * * *').split(';'), null, name)
  return `name: ${name}\non:\n  ${on}:\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps: []\n`
}

const UNDER_WAY = ['queued', 'in_progress', 'waiting']

/** `schedule success 5, push failure 0.2 feature`: event, end, age, and a branch that is not the default one. */
export function runsOf(text: string, now: number): StubRun[] {
  const written = text.split(',').map((run) => run.trim().split(/\s+/))
  return written.flatMap(([event = '', end = '', hours, branch]) => {
    if (event === '') return []
    const at = before(now, Number(hours))
    const isOpen = UNDER_WAY.includes(end)
    const times = { created_at: at, run_started_at: at, updated_at: at }
    const where = branch === undefined ? {} : { head_branch: branch }
    return [{ event, status: isOpen ? end : 'completed', conclusion: isOpen ? null : end, ...times, ...where }]
  })
}

const shaOf = (index: number): string => (index + 1).toString(16).padStart(40, 'a')

/** Commits as GitHub lists them, each the child of the next. */
export function commitsOf(world: World): unknown[] {
  const now = momentOf(world)
  const count = world.commits?.length ?? 0
  return (world.commits ?? []).map(({ hoursAgo, subject, author = 'pipeline-bot' }, i) => {
    const person = { name: author, email: `${author}@users.noreply.github.com`, date: before(now, hoursAgo) }
    const commit = { message: subject, author: person, committer: person }
    const sha = shaOf(i)
    return {
      sha,
      commit,
      author: { login: author },
      html_url: `https://github.com/octo/example/commit/${sha}`,
      parents: i + 1 < count ? [{ sha: shaOf(i + 1) }] : [],
    }
  })
}

/** An answer that is more than a body. */
export interface Reply {
  readonly reply: StubAnswer
}

export function answerOf(given: unknown): StubAnswer {
  const isReply = typeof given === 'object' && given !== null && 'reply' in given
  return isReply ? (given as Reply).reply : { body: given }
}

export function textOfFile(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content)
}
