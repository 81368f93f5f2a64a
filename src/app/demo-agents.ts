import type { Config } from '../config/config.js'
import { MINUTE, SECOND, toIso, type Duration, type Instant } from '../domain/time.js'
import type { RunReport } from '../reports/report.js'
import { checkMonitors, type CheckPorts } from './check-monitors.js'
import type { SaidHere } from './demo-source.js'

/** What the demonstration of a fleet is played on. */
export interface AgentsStage {
  readonly config: Config
  readonly ports: CheckPorts
  readonly said: SaidHere
  show(scene: AgentsScene): Promise<void>
}

export interface AgentsScene {
  readonly number: number
  readonly of: number
  readonly at: Instant
  readonly title: string
  readonly report: RunReport
}

interface Act {
  /** Since the first beats. */
  readonly after: Duration
  /** Whether Paula beats; the others always do. */
  readonly withPaula: boolean
  readonly title: string
}

const EVERY: Duration = 30 * SECOND

const ACTS: readonly Act[] = [
  { after: MINUTE, withPaula: true, title: 'Mary, Lisa and Paula beat every 30 s. Nobody has ever heard Hybrid.' },
  { after: 5 * MINUTE, withPaula: false, title: 'Paula is silent for 240 s: within her threshold of 300 s.' },
  { after: 7 * MINUTE, withPaula: false, title: 'She is silent for 360 s: offline, and Telegram is told.' },
  { after: 16 * MINUTE, withPaula: false, title: 'Still silent, for 900 s: nobody is told twice.' },
  { after: 18 * MINUTE, withPaula: true, title: 'Paula is back: Telegram is told, the incident closes.' },
]

/** A fleet of agents in seconds: the same reading, judge, plan and channels as over Redis, on a clock that is wound on. */
export async function playAgents(startAt: Instant, stage: AgentsStage): Promise<void> {
  let heardUntil = startAt - EVERY
  for (const [i, act] of ACTS.entries()) {
    const at = startAt + act.after
    for (; heardUntil + EVERY <= at; heardUntil += EVERY) sayAll(heardUntil + EVERY, act.withPaula, stage.said)
    const { config, ports } = stage
    const asked = { force: false, dryRun: false, repository: null, runUrl: null, self: null, runId: null }
    const report = await checkMonitors({ config, now: at, ...asked }, ports)
    await stage.show({ number: i + 1, of: ACTS.length, at, title: act.title, report })
  }
}

function sayAll(at: Instant, withPaula: boolean, { say }: SaidHere): void {
  say('agents:heartbeat:mary', at, JSON.stringify({ status: 'ok', timestamp: toIso(at) }))
  // Without a time that of receipt counts.
  say('agents:heartbeat:lisa', at, JSON.stringify({ status: 'ok', signals_sent: 42, last_trade: 'BTC/USD' }))
  if (withPaula) say('agents:heartbeat:paula', at, JSON.stringify({ status: 'ok', timestamp: toIso(at) }))
}
