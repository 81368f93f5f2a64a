import { median, misses, ratioOf } from './numbers.mjs'

export const HEAD = ['path', 'wall x', 'cpu x', 'peak MiB', 'requests', 'depth', 'kB down', '']

/** What was measured of a row, as numbers. */
export function figuresOf({ pairs, depth }) {
  const last = pairs.at(-1)
  const [wall, cpu] = ['wall', 'cpu'].map((kind) => ratioOf(pairs.map(({ cost, bare }) => [cost[kind], bare[kind]])))
  const [peak, bare] = ['cost', 'bare'].map((of) => median(pairs.map((pair) => pair[of].peak)))
  const requests = last.requests.length
  const writes = last.requests.filter((request) => !/^GET |^POST \/graphql$/.test(request)).length
  return { wall, cpu, peak, peakTimes: peak / bare, requests, writes, depth, bytes: last.bytes }
}

/** A row of the table, and whether it meets its goals. */
export function reportOf(result) {
  const { name, goals = {} } = result.row
  if (result.pairs.length === 0 || result.failure !== null)
    return {
      cells: [name, '', '', '', '', '', '', `fails: ${firstLine(result.failure ?? 'nothing was measured')}`],
      ok: false,
    }
  const { wall, cpu, peak, peakTimes, requests, writes, depth, bytes } = figuresOf(result)
  const over = misses({ wall: wall.middle, cpu: cpu.middle, peak, peakTimes, requests, writes }, goals)
  const verdict = over.length > 0 ? `misses ${over.join(', ')}` : Object.keys(goals).length > 0 ? 'meets' : ''
  const cells = [
    name,
    `${times(wall)}${goal(goals.wall)}`,
    `${times(cpu)}${goal(goals.cpu)}`,
    `${peak.toFixed(0)}${goal(goals.peak ?? (goals.peakTimes && `${goals.peakTimes}x`))}`,
    `${requests}${writes > 0 ? `, ${writes} writes` : ''}${goal(goals.requests)}${goals.writes === 0 ? ' [no writes]' : ''}`,
    String(depth),
    (bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0),
    verdict,
  ]
  return { cells, ok: over.length === 0 }
}

function times({ low, middle, high }) {
  return `${middle.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`
}

function goal(value) {
  return value === undefined ? '' : ` [${value}]`
}

function firstLine(text) {
  return text.replace(/\s+/g, ' ').slice(0, 160)
}
