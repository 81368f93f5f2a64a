import { dueTimesOf } from '../../domain/workflow/due-times.js'
import { runsToBeSure } from '../../domain/workflow/delivery.js'
import { mergeRuns } from '../../domain/workflow/runs.js'
import type { Duration, Instant } from '../../domain/time.js'
import type { WorkflowEvidence, WorkflowRun } from '../../domain/workflow-evidence.js'
import { ExternalError } from '../../errors.js'
import type { RepositoryApi } from './api.js'
import type { Opened, Sought } from './opened.js'
import { isAliveForSure } from './plain.js'
import { listGoodRuns, type GoodRun } from './run-listing.js'

/** For fewer the questions about each are as cheap. */
export const FEWEST = 3
const LARGEST_PAGE = 100
/** Other schedules, the checker's own among them, stand in the listing too. */
const ROOM = 1.5
/** GitHub shows a thousand runs of one question: https://docs.github.com/en/rest/actions/workflow-runs */
const PAGES_A_QUESTION = 10
const MOST_PAGES = 30
/**
 * A run is 11 kB of answer, whoever is asked for by himself shows a few of his own, and of questions there are a thousand an hour: so
 * many runs are worth one.
 */
const WORTH = 25

/** What the listing of a repository shows of those who are sought in it. */
export interface Seen {
  readonly alive: ReadonlyMap<Opened, WorkflowEvidence>
  /** It reached back as far as their life could be, and did not show it. */
  readonly missed: ReadonlySet<Opened>
}

/**
 * Whose life the newest good runs of the repository show beyond doubt, from one listing for all. What is not in it is nobody's
 * death: listings forget, and some run too seldom to stand among the newest.
 */
export async function seenAlive(api: RepositoryApi, sought: readonly Sought[], now: Instant): Promise<Seen> {
  const alive = new Map<Opened, WorkflowEvidence>()
  const open = sought.map((one) => beginning(one))
  const perPage = Math.min(LARGEST_PAGE, Math.ceil(ROOM * sum(open.map(({ wanted }) => wanted))))
  let [until, oldest]: [Instant | null, Instant] = [null, now]
  const shown = new Set<string>()
  const usual = perPage / sum(open.map(({ gap }) => 1 / gap))
  // Schedules that start at the same minute make the first page look shorter than the others.
  const reachOf = (pages: number): Duration => Math.max(1, (now - oldest) / pages, pages === 1 ? usual : 0)
  try {
    for (let page = 1; page <= MOST_PAGES && open.length > 0; page++) {
      const { good, isLast } = await listGoodRuns(api, { until, page: ((page - 1) % PAGES_A_QUESTION) + 1, perPage })
      const isFurther = addTo(shown, good)
      const added = groupRuns(good)
      oldest = Math.min(oldest, ...good.map(({ run }) => run.createdAt))
      for (const one of [...open]) {
        const evidence = withGood(one, added.get(one.sought.id) ?? [], now)
        if (evidence === null) continue
        alive.set(one.sought, evidence)
        open.splice(open.indexOf(one), 1)
      }
      if (isLast || !isFurther || !pays(open, { reach: reachOf(page), oldest, pages: page, perPage })) break
      if (page % PAGES_A_QUESTION === 0) until = oldest
    }
  } catch (error) {
    // Each is asked for by itself then.
    if (!(error instanceof ExternalError)) throw error
  }
  const missed = open.filter(({ furthest }) => oldest <= furthest).map((one) => one.sought)
  return { alive, missed: new Set(missed) }
}

interface Open {
  readonly sought: Sought
  /** How many good runs are wanted of it. */
  readonly wanted: number
  readonly gap: Duration
  /** Its last due time, where one run is enough: that run came then or later. */
  readonly dueAt: Instant | null
  /** Before this nothing can show its life. */
  readonly furthest: Instant
  runs: readonly WorkflowRun[]
}

function beginning(sought: Sought): Open {
  const { about, start } = sought
  const times = dueTimesOf(start, about.now, about.makeSchedule)
  const { largestGap: gap, window } = times ?? { largestGap: Infinity, window: 0 }
  const wanted = runsToBeSure(gap)
  const dueAt = wanted === 1 ? (times?.schedule.previous(about.now) ?? null) : null
  return { sought, wanted, gap, dueAt, furthest: about.now - window, runs: [] }
}

/** Null while its life is not sure. */
function withGood(one: Open, added: readonly WorkflowRun[], now: Instant): WorkflowEvidence | null {
  if (added.length === 0) return null
  one.runs = mergeRuns(one.runs, added).slice(0, LARGEST_PAGE)
  const { about, start } = one.sought
  // Only what is there is known: of what is missing nothing is.
  const evidence: WorkflowEvidence = { ...start, runs: one.runs, completeSince: now }
  return isAliveForSure(about, evidence) ? evidence : null
}

/** Whether any of them was not shown before: some servers give one page for all. */
function addTo(shown: Set<string>, good: readonly GoodRun[]): boolean {
  const before = shown.size
  for (const { workflow, run } of good) shown.add(`${workflow} ${run.id} ${run.createdAt}`)
  return shown.size > before
}

function groupRuns(good: readonly GoodRun[]): Map<number, WorkflowRun[]> {
  const groups = new Map<number, WorkflowRun[]>()
  for (const { workflow, run } of good) groups.set(workflow, [...(groups.get(workflow) ?? []), run])
  return groups
}

/** Whether further pages are likely to show enough of those that are left, by how far the pages before them reached. */
function pays(
  open: readonly Open[],
  { reach, oldest, pages, perPage }: Record<'reach' | 'oldest' | 'pages' | 'perPage', number>,
): boolean {
  const pagesTo = open.flatMap(({ wanted, gap, dueAt, furthest, runs }) => {
    const isAhead = dueAt !== null && dueAt < oldest
    const at = isAhead ? dueAt : oldest - Math.max(1, wanted - runs.length) * gap
    return at < furthest ? [] : [Math.ceil((oldest - at) / reach)]
  })
  return pagesTo
    .sort((a, b) => a - b)
    .some((further, i) => pages + further <= MOST_PAGES && (i + 1) * WORTH >= perPage * further)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
