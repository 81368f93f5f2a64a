import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { toMonitor } from '../../src/config/to-monitor.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import { zonedInstant } from '../../src/domain/calendar/zoned-instant.js'
import type { Declaration } from '../../src/domain/declaration.js'
import { judge, type JudgeableReading } from '../../src/domain/judging/judge.js'
import type { Monitor } from '../../src/domain/monitor.js'
import type { Reason, Status } from '../../src/domain/status.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { readMonitors } from '../../src/sources/document.js'

/** One moment in the life of one monitor, and what is to be made of it. */
export interface Situation {
  readonly id: string
  readonly says: string
  /** Its part of the config file. */
  readonly monitor: Readonly<Record<string, unknown>>
  /** The document as it is stored, or its text; null: the place was read and holds none. */
  readonly beat: Readonly<Record<string, unknown>> | string | null
  readonly source?: 'unreachable'
  readonly declaredAt: string
  /** The path once held a beat. */
  readonly history?: boolean
  /** The check runs on GitHub Actions. */
  readonly onGitHub?: boolean
  readonly now: string
  readonly force: boolean
  readonly openIncident: boolean
  readonly incident?: {
    readonly openedAt: string
    readonly since: string
    readonly lastEnd: string
    readonly reason: Reason
    readonly forced?: boolean
  }
  readonly expect: {
    readonly status: Status
    readonly reason?: Reason
    readonly incident: 'open' | 'keep' | 'close' | 'none'
    readonly since?: string
  }
  readonly why: string
}

const text = readFileSync(new URL('../fixtures/situations.json', import.meta.url), 'utf8')

export const SITUATIONS = (JSON.parse(text) as { readonly cases: readonly Situation[] }).cases

/** The config file of a situation. */
export function configOf({ monitor }: Situation): string {
  return stringify({ monitors: { job: monitor } })
}

/** The document of a situation as it is stored; null where there is none. */
export function documentOf({ beat }: Situation): string | null {
  return beat === null || typeof beat === 'string' ? beat : `${JSON.stringify(beat, null, 2)}\n`
}

export function monitorOf(situation: Situation): Monitor {
  const problems: string[] = []
  const [only] = parseConfigFile(configOf(situation), '.github/heartbeat.yml').monitors
  const monitor = toMonitor('job', only?.settings ?? {}, '', problems)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return monitor
}

/** Config, document and moment, through the real parser and the real reader, to a verdict. */
export function verdictIn(situation: Situation): Verdict {
  const monitor = monitorOf(situation)
  const now = Date.parse(situation.now)
  const everBeat = situation.history ?? false
  const declaration: Declaration = { kind: 'asked', at: Date.parse(situation.declaredAt), everBeat }
  return judge(monitor, readingOf(situation, monitor, now), {
    now,
    force: situation.force,
    times: timesOf(monitor),
    place: { kind: 'file', path: 'heartbeats/job.json' },
    declaration,
    onGitHub: situation.onGitHub ?? false,
  })
}

function readingOf(situation: Situation, monitor: Monitor, now: number): JudgeableReading {
  if (situation.source === 'unreachable') return { kind: 'unreachable', detail: 'GitHub answered 503' }
  const document = documentOf(situation)
  if (document === null) return { kind: 'missing', detail: 'there is no heartbeats/job.json' }
  const reading = readMonitors(document, [monitor], now, { zoned: zonedInstant }).get(monitor.id)
  if (reading === undefined || reading.kind === 'members' || reading.kind === 'workflow' || reading.kind === 'share')
    throw new Error(`${situation.id} is not about one monitor`)
  return reading
}
