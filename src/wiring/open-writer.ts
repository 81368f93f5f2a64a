import { openMember } from '../domain/member.js'
import { ExternalError } from '../errors.js'
import type { GitHub } from '../ports.js'
import { SINKS, type SinkSpec } from '../sinks/index.js'
import type { Sink } from '../sinks/sink.js'
import type { Connections } from './connections.js'
import { budgetOfRun, gitHubOfRun } from './run-github.js'

/** A sink with its real ports, for every door that writes a beat; without `wire`, which brings all that reads. */
export function openWriter(spec: SinkSpec, connections: Connections): Promise<Sink> {
  const { clock, log, repository, token } = connections.surroundings
  const budget = budgetOfRun(connections)
  const github = async (): Promise<GitHub> => {
    if (token === '') throw unable('there is no token', NO_TOKEN)
    if (repository === null) throw unable('the repository is not known', 'give it as "owner/repo"')
    return gitHubOfRun(connections, repository, budget)
  }
  return openMember(SINKS, spec, {
    clock,
    log,
    files: connections.files,
    random: Math.random,
    github,
    redis: connections.redis,
    http: connections.http,
  })
}

// A step of a workflow has one; a terminal has the variable.
const NO_TOKEN = 'set GITHUB_TOKEN, or `token` of the action, to one that has `contents: write`'

function unable(message: string, remedy: string): ExternalError {
  return new ExternalError('github', message, { permanent: true, remedy })
}
