import { both } from '../goals.mjs'

const LATE = { 'heartbeat-file': 'stale.json' }
const BUSY = 5000

/** An incident from its first check to the one that closes it. */
export function issueRows({ check }) {
  const opens = (tls = false) => ({ run: check(LATE, { tls }), exitCode: 1 })
  const open = [{ ...opens(), world: {} }]
  const openAmongMany = [{ ...opens(), world: { foreign: BUSY } }]
  const rows = [
    ...both('check that opens an issue', [2.8, 3.1], { requests: 4, peakTimes: 1.5 }, opens),
    { name: 'check that finds its issue open', ...opens(), before: open, goals: { writes: 0, peakTimes: 1.5 } },
    ...both('check that closes an issue', [2.9, 3.2], { requests: 4, peakTimes: 1.5 }, (tls) => ({
      run: check(LATE, { tls }),
      world: { recovered: true },
      before: open,
    })),
  ]
  const among = { foreign: BUSY }
  return [
    ...rows,
    { name: `check that opens an issue among ${BUSY}`, ...opens(), world: among, goals: { requests: 4 }, isLong: true },
    {
      name: `check that closes an issue among ${BUSY}`,
      run: check(LATE),
      world: { ...among, recovered: true },
      before: openAmongMany,
      goals: { requests: 4 },
      isLong: true,
    },
  ]
}
