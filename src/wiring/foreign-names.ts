import type { Config } from '../config/config.js'
import type { Monitor } from '../domain/monitor.js'
import { literal, NOTHING_FOREIGN, type ForeignNames } from '../redis/rights.js'
import { redis as source } from '../sources/redis/index.js'

/** Keys and channels of somebody else that the monitors of a config read in Redis, and whether its past is kept there. */
export function foreignNames({
  monitors,
  recovery,
  history,
}: Pick<Config, 'monitors' | 'recovery' | 'history'>): ForeignNames {
  const { mirror } = recovery.policy
  const places = monitors.flatMap(placeOf)
  const ofKind = (...kinds: readonly string[]): string[] =>
    places.filter(({ kind }) => kinds.includes(kind)).flatMap(({ names }) => names)
  return {
    ...NOTHING_FOREIGN,
    keys: ofKind('key', 'keys'),
    looksForKeys: ofKind('keys').length > 0,
    channels: ofKind('channel', 'channels'),
    restarts: mirror === null || !recovery.configured ? [] : [literal(mirror).replace('{container}', '*')],
    history: history?.kind === 'redis',
  }
}

function placeOf({ source: { kind, options } }: Monitor) {
  const read = kind === source.name ? source.options(options, []) : null
  return read === null ? [] : [read]
}
