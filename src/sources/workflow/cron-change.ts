import type { Instant } from '../../domain/time.js'
import type { ScheduleEntry } from '../../domain/workflow-evidence.js'
import { ExternalError } from '../../errors.js'
import { instantIn, listOf, recordOf, textIn, type RepositoryApi } from './api.js'
import { fetchText } from './file-texts.js'
import { parseWorkflowFile } from './file.js'

interface Commit {
  readonly sha: string
  readonly at: Instant
}

const PAGE = 20
/** A file is edited a few times before its cron lines are; further back nothing matters any more. */
const MAX_TEXTS = 4

/**
 * When the cron lines of a file last changed on the default branch, from its history. `since`: a change before it does
 * not matter, so it is not looked for. Null when there was none since; `none` when the file has no history to be read.
 */
export async function cronHistory(
  api: RepositoryApi,
  path: string,
  entries: readonly ScheduleEntry[],
  since: Instant,
): Promise<Instant | null | 'none'> {
  const commits = await history(api, path)
  if (commits.length === 0) return 'none'
  const current = spell(entries)
  for (const [i, commit] of commits.entries()) {
    if (commit.at <= since || i >= MAX_TEXTS) return null
    const before = commits[i + 1]
    const earlier = before === undefined ? (commits.length < PAGE ? '' : current) : await cronsAt(api, path, before.sha)
    if (earlier !== current) return landedAt(api, commit)
  }
  return null
}

/** Whether no commit since then changed the file, whatever it changed; one request. */
export async function isUntouchedSince(api: RepositoryApi, path: string, since: Instant): Promise<boolean> {
  const commits = await history(api, path)
  return commits.length > 0 && commits.every(({ at }) => at <= since)
}

async function history(api: RepositoryApi, path: string): Promise<Commit[]> {
  const listed = listOf(await optional(api.get('/commits', { path, per_page: PAGE })))
  const commits = listed.flatMap((entry): Commit[] => {
    const commit = recordOf(entry.commit)
    const at = instantIn(recordOf(commit.committer), 'date') ?? instantIn(recordOf(commit.author), 'date')
    const sha = textIn(entry, 'sha')
    return at === null || sha === null ? [] : [{ sha, at }]
  })
  return commits.sort((a, b) => b.at - a.at)
}

async function cronsAt(api: RepositoryApi, path: string, ref: string): Promise<string> {
  const text = await fetchText(api, path, ref)
  return text === null ? '' : spell((await parseWorkflowFile(text)).entries)
}

/** A commit is older than its merge, and GitHub knows a schedule only from the default branch on. */
async function landedAt(api: RepositoryApi, { sha, at }: Commit): Promise<Instant> {
  const pulls = listOf(await optional(api.get(`/commits/${encodeURIComponent(sha)}/pulls`, { per_page: 5 })))
  const merged = pulls.map((pull) => instantIn(pull, 'merged_at')).filter((merge) => merge !== null)
  return Math.max(at, merged.length === 0 ? at : Math.min(...merged))
}

/** 404 and 409 say that there is no such history; every other refusal is one of reading. */
async function optional(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ExternalError && (error.status === 404 || error.status === 409)) return []
    throw error
  }
}

function spell(entries: readonly ScheduleEntry[]): string {
  const lines = entries.map(({ cron, timezone }) => `${cron.trim().replace(/\s+/g, ' ')} ${timezone}`)
  return lines.sort().join('\n')
}
