import type { CheckPorts } from '../app/check-monitors.js'
import type { Config } from '../config/config.js'
import type { Turn } from '../app/waker.js'
import { HOUR, type Duration, type Instant } from '../domain/time.js'
import type { IncidentStore } from '../incidents/store.js'
import type { SharedRun } from './configured-incidents.js'
import { rememberedIncidents } from './paced-incidents.js'
import { rememberSources } from './paced-sources.js'
import { rememberedAnswers } from './remembered-answers.js'
import { checkPorts, type Wiring } from './wire.js'

/** GitHub gives a workflow's token 1,000 requests an hour; looking leaves the rest to deeds and to other jobs. */
const REQUESTS_AN_HOUR = 500

export type OpenStore = (config: Config, wiring: Wiring, run: SharedRun) => Promise<IncidentStore | null>

/** Ports of a tick, in which whatever costs requests is asked anew only now and then. */
export interface PacedPorts {
  readonly ports: CheckPorts
  /** Whether this tick asks anew. */
  readonly isTime: boolean
}

/** Looks at GitHub more seldom than the ticks come, and the more seldom the more requests a look costs. */
export interface Pacing {
  portsOf(config: Config, wiring: Wiring, run: SharedRun, turn?: Turn): Promise<PacedPorts>
  /** To be told after a tick that asked anew. */
  spent(requests: number, now: Instant): void
}

interface KeptStore {
  readonly config: Config
  readonly store: IncidentStore | null
}

/** `glances`: somebody looks in between, and then no source is asked at all. */
export function createPacing(intervalMs: Duration, openStore: OpenStore, glances = false): Pacing {
  const sources = rememberSources(glances)
  const answers = new Map<string, Promise<unknown>>()
  let kept: KeptStore | null = null
  let dueAt: Instant | null = null

  async function storeFor(
    config: Config,
    wiring: Wiring,
    run: SharedRun,
    isTime: boolean,
  ): Promise<IncidentStore | null> {
    if (kept !== null && kept.config === config && !isTime) return kept.store
    const store = await openStore(config, wiring, run)
    if (store === null || store.costly !== true) return store
    kept = { config, store: rememberedIncidents(store) }
    return kept.store
  }

  return {
    async portsOf(config, wiring, run, turn = 'look') {
      const { now } = run
      // A clock that was set back must not put the next look off.
      const isDue = dueAt === null || now >= dueAt || dueAt - now > HOUR
      const isTime = turn === 'look' && isDue
      if (isTime) answers.clear()
      const ports = checkPorts(wiring, await storeFor(config, wiring, run, isTime))
      const github = ports.github && (async () => rememberedAnswers(await wiring.github(), answers))
      return { ports: { ...ports, github, sourceOf: sources.pace(ports.sourceOf, now, isTime, turn) }, isTime }
    },
    spent(requests, now) {
      dueAt = now + Math.max(intervalMs, requests * (HOUR / REQUESTS_AN_HOUR))
    },
  }
}
