import { readContext } from '../../platform/actions.js'
import { beatFactsOf } from '../../platform/beat-facts.js'
import { withConnections } from '../../wiring/connections.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { withMonitor, type BeatingFrom } from '../beat-verbs.js'
import type { Terminal } from './terminal.js'

/** The raw flags as they are to be read: the monitor and the token may come from the place. */
export function completed(flags: Readonly<Record<string, string>>, terminal: Terminal): Record<string, string> {
  // An action passes on inputs that nobody gave: empty is not given.
  const token = terminalToken(flags['token']?.trim() || undefined, terminal)
  return withMonitor({ ...flags, token }, readContext(terminal.env))
}

/** Beats from where the command was typed: a job of GitHub's, or any machine. */
export function beating<T>(
  given: { readonly token: string; readonly 'api-url': string; readonly repo: string | undefined },
  terminal: Terminal,
  beat: (from: BeatingFrom) => Promise<T>,
): Promise<T> {
  const { env } = terminal
  const { token, 'api-url': apiUrl, repo } = given
  return withConnections(terminalSurroundings({ token, apiUrl, repo: repo || undefined }, terminal), (connections) =>
    beat({ connections, env, facts: beatFactsOf(readContext(env), env) }),
  )
}
