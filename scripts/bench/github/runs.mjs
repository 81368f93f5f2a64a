import { runOf } from './run.mjs'
import { everyHours } from './workflows.mjs'

const [MINUTE, HOUR] = [60_000, 3_600_000]
/** So many runs each has behind it. */
const RUNS = 700

/**
 * One page of runs, of one workflow (its id or the name of its file) or of all of them. All were started by their schedule and
 * are green.
 */
export function listRuns(
  world,
  which,
  { per_page: size = 30, page = 1, event = 'schedule', status = 'success', created = '' },
) {
  const isKnown = event === 'schedule' && ['success', 'completed'].includes(status)
  const spans = isKnown ? spansOf(world, which, created) : []
  const total = spans.reduce((sum, { count }) => sum + count, 0)
  const newest = newestFirst(spans, Number(size) * Number(page)).slice((page - 1) * size)
  const runs = newest.map(({ index, back, at }) => runOf(index, RUNS - back, at))
  return { total_count: total, workflow_runs: runs }
}

/** Which runs of each workflow fit the filter, counted back from its newest. */
function spansOf(world, which, created) {
  const [from, to] = spanOf(created)
  const now = Date.now()
  return indexesOf(world, which).map((index) => {
    const every = everyHours(world, index) * HOUR
    const newestAt = now - (index % 50) * MINUTE - 5 * MINUTE
    const first = Math.max(0, Math.ceil((newestAt - to) / every))
    const last = Math.min(RUNS - 1, Math.floor((newestAt - from) / every))
    return { index, every, newestAt, first, count: Math.max(0, last - first + 1) }
  })
}

function indexesOf({ workflows = 0 }, which) {
  if (which === null) return Array.from({ length: workflows }, (_, index) => index)
  const index = /^\d+$/.test(which) ? Number(which) - 1 : Number(/^w(\d+)\.yml$/.exec(which)?.[1] ?? -1)
  return index >= 0 && index < workflows ? [index] : []
}

function spanOf(created) {
  const [from, to] = created.startsWith('<=') ? ['', created.slice(2)] : created.replace(/^>=/, '').split('..')
  const instant = (text, otherwise) => (text && text !== '*' ? Date.parse(text) : otherwise)
  return [instant(from, -Infinity), instant(to, Infinity)]
}

function newestFirst(spans, most) {
  const runs = spans.flatMap(({ index, every, newestAt, first, count }) =>
    Array.from({ length: Math.min(count, most) }, (_, i) => ({
      index,
      back: first + i,
      at: newestAt - (first + i) * every,
    })),
  )
  return runs.sort((a, b) => b.at - a.at).slice(0, most)
}
