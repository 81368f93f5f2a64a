import { both, goals } from '../goals.mjs'

/** The runs that everybody has: one monitor that is well, and one beat that is written. */
export function pathRows({ check, write }) {
  const here = { 'read-from': 'workspace' }
  const own = { ...here, 'heartbeat-file': 'own.json' }
  const foreign = { ...here, 'heartbeat-file': 'foreign.json' }
  const quiet = { issue: 'false' }
  const beat = { monitor: 'nightly', mode: 'once', 'min-interval': '', required: 'true' }
  const byApi = (tls, more = {}) => check({ 'heartbeat-file': 'heartbeats/nightly.json', ...more }, { tls })
  const kept = {
    run: byApi(false, { history: 'branch heartbeats' }),
    world: { branch: 'heartbeats' },
    from: 'beaten',
  }
  const row = (name, run, more) => ({ name, run, ...more })
  return [
    row('check, workspace, own beat, issue: false', check({ ...own, ...quiet }), {
      goals: goals(1.6, { requests: 0, peakTimes: 1.25 }),
      compared: true,
    }),
    row("check, workspace, somebody else's file, issue: false", check({ ...foreign, ...quiet }), {
      goals: goals(1.9, { requests: 0, peakTimes: 1.25 }),
      compared: true,
    }),
    ...both('check, workspace, own beat, issues on', [2.3, 2.7], { requests: 1, peakTimes: 1.5 }, (tls) => ({
      run: check(own, { tls }),
    })),
    row("check, workspace, somebody else's file, issues on", check(foreign), {
      goals: { requests: 1, peakTimes: 1.5 },
    }),
    ...[0, 100, 5000].flatMap((count) =>
      both(`check by API, healthy, ${count} issues of others`, [2.4, 2.8], { requests: 2, peakTimes: 1.5 }, (tls) => ({
        run: byApi(tls),
        world: { foreign: count },
        from: 'beaten',
        compared: count === 0,
        isLong: tls && count > 0,
      })),
    ),
    row("check by API, healthy, somebody else's file", check({ 'heartbeat-file': 'foreign.json' }), {
      goals: { requests: 2, peakTimes: 1.5 },
    }),
    row('check by API, healthy, the past kept', kept.run, {
      ...kept,
      before: [kept],
      goals: { requests: 3, peakTimes: 1.5 },
    }),
    ...both('write through the API', [2.2, 2.4], { requests: 2, peakTimes: 1.5 }, (tls) => ({
      run: write(beat, { tls }),
      compared: true,
    })),
  ]
}
