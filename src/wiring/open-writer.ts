import { openMember } from '../domain/member.js'
import { ExternalError } from '../errors.js'
import { createFiles } from '../platform/files.js'
import { createHttp } from '../platform/http.js'
import type { GitHub } from '../ports.js'
import { SINKS, type SinkSpec } from '../sinks/index.js'
import type { Sink } from '../sinks/sink.js'
import type { Surroundings } from './wire.js'

/** Waiting for rate limits and retries, in all, in one run. */
const WAIT_BUDGET_MS = 25_000

/** A sink with its real ports, for every door that writes a beat; without `wire`, which brings all that reads. */
export function openWriter(spec: SinkSpec, around: Omit<Surroundings, 'workspace' | 'confined'>): Promise<Sink> {
  const { clock, log, repository } = around
  const http = createHttp()
  const github = async (): Promise<GitHub> => {
    if (around.token === '') throw unable('there is no token', 'give one that has `contents: write` as `token`')
    if (repository === null) throw unable('the repository is not known', 'give it as "owner/repo"')
    const { createGitHub } = await import('../platform/github.js')
    return createGitHub({ ...around, repository, waitBudgetMs: WAIT_BUDGET_MS }, { clock, http, log })
  }
  return openMember(SINKS, spec, { clock, log, files: createFiles(), random: Math.random, github })
}

function unable(message: string, remedy: string): ExternalError {
  return new ExternalError('github', message, { permanent: true, remedy })
}
