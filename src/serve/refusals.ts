import { json } from './answers.js'
import { unknownMonitor } from '../health/monitor-named.js'

const NOT_KEPT = { 'cache-control': 'no-store' }

/** That nobody is called so, and the one that was probably meant. */
export function noSuchMonitor(name: string, nearest: string | null): Response {
  return json({ error: unknownMonitor(name, nearest), nearest }, { status: 404, headers: NOT_KEPT })
}

/** Every mistake of what was sent. */
export function wrong(problems: readonly string[]): Response {
  const error = problems.length === 1 ? (problems[0] ?? '') : `${problems.length} things are wrong`
  return json({ error, problems }, { status: 400, headers: NOT_KEPT })
}
