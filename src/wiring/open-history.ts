import type { Config } from '../config/config.js'
import type { HistoryPlace } from '../domain/history/place.js'
import { openMember } from '../domain/member.js'
import { HISTORIES } from '../histories/index.js'
import type { HistoryStore } from '../histories/store.js'
import type { Wiring } from './wire.js'

export async function openHistory(
  _place: HistoryPlace,
  _config: Pick<Config, 'redis'>,
  { surroundings, ports }: Wiring,
): Promise<HistoryStore> {
  const { createGrowingFiles } = await import('../platform/growing-files.js')
  const of = {
    clock: surroundings.clock,
    log: surroundings.log,
    files: createGrowingFiles(),
    github: ports.github,
    redis: ports.redis,
    random: Math.random,
  }
  return openMember(HISTORIES, { kind: 'memory', options: {} }, of)
}
