import type { Config } from '../config/config.js'
import { formatDuration } from '../domain/duration.js'
import type { Incident } from '../domain/incidents/incident.js'
import { HOUR, MINUTE, toText, type Instant } from '../domain/time.js'
import type { RunReport } from '../reports/report.js'
import { checkMonitors, type CheckPorts } from './check-monitors.js'

/** What the demonstration is played on. */
export interface DemoStage {
  readonly config: Config
  readonly ports: CheckPorts
  /** The scheduler beats at this instant. */
  beat(at: Instant): Promise<void>
  /** Shows one scene: its title, what happened, and what the check says of it. */
  show(scene: Scene): Promise<void>
}

export interface Scene {
  readonly number: number
  readonly of: number
  readonly at: Instant
  readonly title: string
  readonly report: RunReport
  /** The incident this check opened, changed or closed. */
  readonly incident: Incident | null
}

interface Act {
  /** Since the first beat. */
  readonly after: number
  readonly beats: boolean
  readonly title: string
}

const ACTS: readonly Act[] = [
  { after: 5 * MINUTE, beats: false, title: 'The scheduler beat a moment ago. All is well.' },
  { after: 110 * MINUTE, beats: false, title: 'No beat for a while, but still within the threshold of 2 h.' },
  { after: 150 * MINUTE, beats: false, title: 'The threshold has passed: an incident opens.' },
  { after: 180 * MINUTE, beats: false, title: 'Still silent: the issue is edited in place, nobody is told twice.' },
  { after: 27 * HOUR, beats: false, title: 'A day later: one reminder.' },
  { after: 28 * HOUR, beats: true, title: 'It beats again: the incident closes with silence and downtime.' },
  { after: 28 * HOUR + 30 * MINUTE, beats: false, title: 'Nothing more to do.' },
]

/** The life of a heartbeat in seconds: the same check, judge and plan as on GitHub, on a clock that is wound on. */
export async function playDemo(startAt: Instant, stage: DemoStage): Promise<void> {
  await stage.beat(startAt)
  for (const [i, act] of ACTS.entries()) {
    const at = startAt + act.after
    if (act.beats) await stage.beat(at - MINUTE)
    const report = await checkMonitors(
      {
        config: stage.config,
        now: at,
        force: false,
        dryRun: false,
        repository: 'you/your-repository',
        runUrl: null,
        self: null,
        runId: null,
      },
      stage.ports,
    )
    const incident = report.outcomes.find((outcome) => outcome.incident !== null)?.incident ?? null
    await stage.show({ number: i + 1, of: ACTS.length, at, title: act.title, report, incident })
  }
}

/** The first line of a scene: `3/7  2026-11-22 11:30 UTC  (2 h 30 min after the first beat)`. */
export function sceneClock({ number, of, at }: Pick<Scene, 'number' | 'of' | 'at'>, startAt: Instant): string {
  return `${number}/${of}  ${toText(at)}  (${formatDuration(at - startAt)} after the first beat)`
}
