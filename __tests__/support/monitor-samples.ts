import { madeInFile } from '../../src/config/file/made-in-file.js'
import type { MonitorSettings } from '../../src/config/monitor-keys.js'
import { toMonitor } from '../../src/config/to-monitor.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import { cronUnion } from '../../src/domain/calendar/cron.js'
import type { Declaration } from '../../src/domain/declaration.js'
import type { Heartbeat } from '../../src/domain/heartbeat.js'
import { judge, type JudgeableReading, type SingleReading } from '../../src/domain/judging/judge.js'
import type { Monitor } from '../../src/domain/monitor.js'
import type { Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { judgeWorkflow as judgeByRuns } from '../../src/domain/workflow/judge.js'

/** A monitor as the config file makes it: threshold 2 h unless told otherwise. */
export function aMonitor(settings: MonitorSettings = {}, id = 'job'): Monitor {
  const problems: string[] = []
  const monitor = toMonitor(id, madeInFile(settings), '', problems)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return monitor
}

export function aBeat(
  at: Instant,
  more: Partial<Heartbeat> = {},
  precisionMs?: number,
): Extract<SingleReading, { kind: 'beat' }> {
  const evidence = {
    field: '/last_run',
    rule: 'last-run-key',
    zone: 'utc',
    ...(precisionMs && { precisionMs }),
  } as const
  return { kind: 'beat', beat: { at, state: 'ok', ...more }, evidence, notes: [] }
}

export function verdictOf(
  monitor: Monitor,
  reading: SingleReading,
  now: Instant,
  force = false,
  declaration: Declaration | null = null,
): Verdict {
  if (reading.kind === 'share') throw new Error('a fleet is judged by its members')
  const judgeable: JudgeableReading =
    reading.kind === 'workflow'
      ? { kind: 'by-own-rules', judgement: judgeByRuns(monitor, reading.evidence, now, cronUnion) }
      : reading
  return judge(monitor, judgeable, {
    now,
    force,
    times: timesOf(monitor),
    place: { kind: 'file', path: 'a-file.json' },
    declaration,
    onGitHub: false,
  })
}
