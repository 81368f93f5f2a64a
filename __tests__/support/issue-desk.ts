import type { IncidentPolicy } from '../../src/domain/incidents/incident.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import type { RunReport } from '../../src/reports/report.js'
import { createFakeGitHub } from './fake-github.js'
import { createHealingWorld } from './healing-world.js'
import { aLog, NOON } from './incident-samples.js'
import { aMonitor } from './monitor-samples.js'
import { noRedis } from './no-redis.js'
import { createTalkingGitHub } from './talking-github.js'

export const WORKER = 'worker'

interface Desk {
  readonly incidents?: Partial<IncidentPolicy>
  /** What may heal the worker; nothing unless told otherwise. */
  readonly steps?: readonly string[]
  readonly attempts?: number
}

interface Run {
  /** Whose token it uses; the bot's unless told otherwise. */
  readonly login?: string | null
  /** How far its clock is ahead of GitHub's. */
  readonly clockOff?: number
}

/** Checks on a runner, and people at the issues: each check is a process of its own. */
export function createIssueDesk({ incidents = {}, steps = [], attempts = 3 }: Desk = {}) {
  const fake = createFakeGitHub(NOON)
  const talk = createTalkingGitHub(fake)
  const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null, rewriteAfterMs: 6 * HOUR }
  const starts: string[] = []
  const told: string[] = []
  let lastBeatAt = NOON

  async function check(now: number, { login = null, clockOff = 0 }: Run = {}): Promise<RunReport> {
    fake.world.now = now
    const store = createGitHubIncidents(
      { ...options, authors: ['github-actions[bot]'], commands: true },
      { github: async () => (login === null ? talk.github : talk.as(login)), redis: noRedis, log: aLog() },
    )
    const world = createHealingWorld({
      steps: steps.length === 0 ? {} : { [WORKER]: steps },
      policy: { attempts, backoffMs: [10 * HOUR], backoffIsSaid: true, confirmMs: 0, anyHour: true },
      monitors: [aMonitor({ threshold: 10 * MINUTE, kind: 'service' }, WORKER)],
      store,
      incidents: { reminderMs: 24 * HOUR, ...incidents },
    })
    world.beat(WORKER, lastBeatAt)
    const report = await world.check(now + clockOff)
    starts.push(...world.starts.map(({ target }) => target))
    told.push(...world.events())
    return report
  }

  return {
    ...talk,
    issues: fake.issues,
    body: (issue = 1) => fake.issue(issue).body,
    starts,
    told,
    beat: (at: number) => void (lastBeatAt = at),
    check,
    at: (now: number) => void (fake.world.now = now),
    status: async (now: number) => (await check(now)).verdicts[0]?.reason,
  }
}
