import type { Instant } from '../../domain/time.js'
import type { Proof, WorkflowEvidence, WorkflowRun } from '../../domain/workflow-evidence.js'
import { foundInArtifacts, foundInJobs } from '../../domain/workflow/found-proof.js'
import { mayProve } from '../../domain/workflow/proof.js'
import { isJudgedByLastRuns, isWatchedHere, toleranceOf } from '../../domain/workflow/red-runs.js'
import { ExternalError } from '../../errors.js'
import { listOf, numberIn, recordOf, textIn, type RepositoryApi } from './api.js'
import { judged, type Case } from './case.js'

/** Of what is well the newest run shows it; whatever is asked beyond it is asked one by one. */
const MOST_ASKED = 3
/** Before bad news, as far as a run can matter. */
const MOST_IN_WINDOW = 30
const PAGE = 100
const MOST_PAGES = 5

/** Asks the newest runs for what they must have left behind, until one has it. */
export async function withProof(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  return asked(about, evidence, fewOf(evidence), -Infinity)
}

/** The same before bad news, for every run of its window; where there are too many of them nobody knows. */
export async function withWholeProof(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  if (evidence.rules.proof === null || evidence.unreadable !== null) return evidence
  const few = await withProof(about, evidence)
  const { windowMs } = judged(about, few)
  const from = about.now - (windowMs ?? 0)
  const many = await asked(about, few, MOST_IN_WINDOW, from)
  const next = nextToAsk(many)
  if (next === null) return many
  const left = { ...many, allGoodListed: false }
  return next.createdAt < from ? left : { ...left, unreadable: TOO_MANY }
}

/** One more than are forgiven. */
function fewOf(evidence: WorkflowEvidence): number {
  return Math.max(MOST_ASKED, Math.min(MOST_IN_WINDOW, (toleranceOf(evidence) ?? 0) + 1))
}

const TOO_MANY = `${MOST_IN_WINDOW} runs lack what is required of them, and older ones of its window were not asked; write a shorter "window"`

async function asked(about: Case, start: WorkflowEvidence, most: number, from: Instant): Promise<WorkflowEvidence> {
  const { proof } = start.rules
  if (proof === null || start.unreadable !== null) return start
  let evidence = start
  for (let run = nextToAsk(evidence); run !== null; run = nextToAsk(evidence)) {
    if (run.createdAt < from || evidence.runs.filter((one) => one.proof !== undefined).length >= most) break
    const found = await findProof(about.api, run.id, run.attempt, proof)
    const known: WorkflowRun = { ...run, proof: found }
    const { id } = run
    evidence = { ...evidence, runs: evidence.runs.map((one) => (one.id === id ? known : one)) }
  }
  return evidence
}

type Candidate = WorkflowRun & { readonly id: number }

/** The newest run that may show it and was not asked; null where a newer one shows it. */
function nextToAsk(evidence: WorkflowEvidence): Candidate | null {
  const isOfAny = !isJudgedByLastRuns(evidence)
  const candidates = evidence.runs.filter(
    (run): run is Candidate =>
      run.id !== null && mayProve(run, evidence.rules) && (isOfAny || isWatchedHere(run, evidence)),
  )
  const [next] = candidates
    .filter(({ proof }) => proof === undefined || proof === 'shown')
    .sort((a, b) => b.createdAt - a.createdAt)
  return next === undefined || next.proof === 'shown' ? null : next
}

function findProof(api: RepositoryApi, run: number, attempt: number, proof: Proof) {
  return proof.kind === 'job' ? jobProof(api, run, attempt, proof.name) : artifactProof(api, run, proof.name)
}

/** What succeeded at any attempt stays done when the run is run again. */
async function jobProof(api: RepositoryApi, run: number, attempt: number, wanted: string) {
  const filter = attempt > 1 ? 'all' : 'latest'
  const listed = await allOf(api, `/actions/runs/${run}/jobs`, 'jobs', { filter })
  const jobs = listed.flatMap((job) => {
    const [name, conclusion] = [textIn(job, 'name'), textIn(job, 'conclusion')]
    return name === null ? [] : [{ name, conclusion: conclusion ?? 'without a conclusion' }]
  })
  return foundInJobs(wanted, jobs)
}

async function artifactProof(api: RepositoryApi, run: number, wanted: string) {
  // A name without wildcards is a question that one page answers.
  const named: Record<string, string> = /[*?]/.test(wanted) ? {} : { name: wanted }
  const listed = await allOf(api, `/actions/runs/${run}/artifacts`, 'artifacts', named)
  const artifacts = listed.flatMap((artifact) => {
    const name = textIn(artifact, 'name')
    return name === null ? [] : [{ name, bytes: numberIn(artifact, 'size_in_bytes') ?? 0 }]
  })
  return foundInArtifacts(wanted, artifacts)
}

/** Every page; throws where the listing is not whole, because then nobody knows what it lacks. */
async function allOf(
  api: RepositoryApi,
  route: string,
  key: string,
  parameters: Record<string, string>,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const data = recordOf(await api.get(route, { ...parameters, per_page: PAGE, ...(page === 1 ? {} : { page }) }))
    const listed = listOf(data[key])
    const total = numberIn(data, 'total_count')
    found.push(...listed)
    if (total !== null && found.length >= total) return found
    if (total === null || listed.length === 0) throw notWhole(key)
  }
  throw notWhole(key)
}

function notWhole(key: string): ExternalError {
  return new ExternalError('github', `the listing of ${key} is not whole`, { permanent: false })
}
