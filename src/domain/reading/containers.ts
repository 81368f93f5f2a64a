import { createBoundedCache } from '../bounded-cache.js'
import { meaningOf, wordsOf } from './key-words.js'

/** What the key of a map or list says of its members. */
export type ContainerKind = 'monitors' | 'history' | 'data' | 'plain'

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

const MONITORS = words(
  `agents monitors services jobs bots workers nodes components workflows heartbeats heartbeat topics instances hosts devices sites
  processes schedulers modules daemons servers checks targets pipelines crons cron tasks runners clients machines apps channels
  collectors scrapers crawlers subsystems systems loops watchers endpoints accounts members peers fleet units probes streams
  servicios agentes tareas dienste`,
)
const HISTORY = words(
  'runs run history events event log logs entries rows records reviews beats pings activity activities executions results',
)
const DATA = words(
  `metrics metric upstream prices price assets positions trades orders articles posts items files papers tickers symbols
  markets candles bars quotes alerts alarms signals incidents incident issues issue outages outage problems problem failures errors warnings messages commits releases invitations venues tls
  certificate holidays calendar schedule schedules seen sent posted notified processed cache cached published known visited dedup
  cooldowns data_sources tags config settings requests responses samples games matches fixtures products listings deals`,
)

const kinds = createBoundedCache<string, ContainerKind>(5000)

export function containerKind(key: string): ContainerKind {
  return kinds.of(key, classify)
}

function classify(key: string): ContainerKind {
  const parts = wordsOf(key)
  const last = parts.at(-1) ?? ''
  if (meaningOf(key).kind === 'other' || DATA.has(last)) return 'data'
  if (HISTORY.has(last)) return 'history'
  return MONITORS.has(last) || MONITORS.has(parts[0] ?? '') ? 'monitors' : 'plain'
}
