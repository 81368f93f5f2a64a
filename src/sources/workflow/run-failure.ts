import type { RunFailure } from '../../domain/workflow-evidence.js'
import { ExternalError } from '../../errors.js'
import { listOf, numberIn, recordOf, textIn, type RepositoryApi } from './api.js'

const BROKEN = ['failure', 'timed_out', 'startup_failure']

/** Where a red run broke; null when it cannot be asked, which changes no verdict. */
export async function failureOf(api: RepositoryApi, runId: number): Promise<RunFailure | null> {
  try {
    const data = recordOf(await api.get(`/actions/runs/${runId}/jobs`, { per_page: 50 }))
    const jobs = listOf(data.jobs)
    const job = jobs.find((candidate) => BROKEN.includes(textIn(candidate, 'conclusion') ?? ''))
    const step = listOf(job?.steps).find((candidate) => BROKEN.includes(textIn(candidate, 'conclusion') ?? ''))
    return {
      runId,
      jobs: numberIn(data, 'total_count') ?? jobs.length,
      job: job === undefined ? null : textIn(job, 'name'),
      step: step === undefined ? null : textIn(step, 'name'),
    }
  } catch (error) {
    if (error instanceof ExternalError) return null
    throw error
  }
}
