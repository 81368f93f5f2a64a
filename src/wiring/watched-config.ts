import { checkTimes, loadTimes } from '../app/judge-all.js'
import type { CheckInputs } from '../config/check-config.js'
import type { Config } from '../config/config.js'
import { MINUTE, SECOND, type Instant } from '../domain/time.js'
import { ConfigError, messageOf } from '../errors.js'
import type { Clock } from '../ports.js'
import type { Connections } from './connections.js'
import { OTHER_SPELLING } from './config-at-hand.js'
import { configText } from './config-text.js'
import type { ChannelEnvironment } from './channel-environment.js'
import { loadConfig } from './load-config.js'
import { wire, type Wiring } from './wire.js'

/** A config that lies on GitHub costs a request, and changes by commits. */
const ASK_AGAIN = 5 * MINUTE
/** So long a look waits for one that GitHub holds; until it comes, what is known goes on. */
const PATIENCE = 2 * SECOND

/** The configuration of a process that stays: read once, and again when it changed or somebody says so. */
export interface WatchedConfig {
  /** Throws ConfigError only while there was never a good one. */
  current(now: Instant): Promise<Config>
  /** Reads it again at the next occasion. */
  reread(): void
}

interface Known {
  readonly config: Config
  /** What stood in the files at hand; null where there are none. */
  readonly text: string | null
  readonly askedAt: Instant
}

export function watchConfig(
  inputs: CheckInputs,
  connections: Connections,
  channels: ChannelEnvironment,
): WatchedConfig {
  const { clock, log, repository } = connections.surroundings
  let known: Known | null = null
  let coming: Promise<void> | null = null
  let asked = false
  let gone = false

  async function load(text: string | null, now: Instant, wiring: Wiring): Promise<Known> {
    const config = await loadConfig(inputs, wiring, channels)
    checkTimes(config.monitors, await loadTimes(config.monitors))
    return { config, text, askedAt: now }
  }

  async function reload(before: Known, text: string | null, now: Instant, wiring: Wiring): Promise<Known> {
    const changed = asked || text !== before.text
    asked = false
    try {
      const after = await load(text, now, wiring)
      refuseTrouble(after, before)
      if (changed) log.notice(`The config was read again: ${after.config.monitors.length} monitors of its own.`)
      return after
    } catch (error) {
      const problems = error instanceof ConfigError ? error.problems : [messageOf(error)]
      log.error(`The config could not be read again, and the old one goes on: ${problems.join('; ')}`)
      return { ...before, text, askedAt: now }
    }
  }

  async function renew(before: Known, text: string | null, now: Instant, wiring: Wiring): Promise<Config> {
    coming ??= reload(before, text, now, wiring)
      .then((after) => void (known = after))
      .finally(() => void (coming = null))
    await (text === null ? withinPatience(coming, clock) : coming)
    return (known ?? before).config
  }

  return {
    reread: () => void (asked = true),
    async current(now) {
      const wiring = wire(connections)
      const text = await textAtHand(inputs.config, wiring)
      if (known === null) known = await load(text, now, wiring)
      if (text === null && known.text !== null) {
        // Whoever writes a file anew may take it away first: nobody is forgotten for that.
        if (!gone) log.error('The config file is gone, and what it said goes on until there is one again.')
        gone = true
        return known.config
      }
      gone = false
      const isOld = now - known.askedAt >= (troubleOf(known.config) === null ? ASK_AGAIN : MINUTE)
      const mayAsk = text === null && repository !== null
      return asked || text !== known.text || (mayAsk && isOld) ? renew(known, text, now, wiring) : known.config
    },
  }
}

/** Why it could not be read and stands for nothing but that; null where it was. */
function troubleOf({ monitors }: Config): string | null {
  const source = monitors[0]?.source
  return source?.kind === 'unreadable' ? String(source.options['detail']) : null
}

/** Nobody is forgotten because GitHub was away. */
function refuseTrouble(after: Known, before: Known): void {
  const trouble = troubleOf(after.config)
  if (trouble !== null && troubleOf(before.config) === null) throw new ConfigError([trouble])
}

async function withinPatience(work: Promise<void>, clock: Clock): Promise<void> {
  const enough = new AbortController()
  await Promise.race([work, clock.sleep(PATIENCE, enough.signal)])
  enough.abort()
}

/** Reading is cheaper than asking whether it changed: a config has a few kilobytes. */
async function textAtHand(config: string, { ports }: Wiring): Promise<string | null> {
  const texts = await Promise.all(
    [config, OTHER_SPELLING].map(async (path) => {
      const place = await ports.place(path)
      return place === null ? null : configText(ports.files, place).catch(() => null)
    }),
  )
  return texts.every((text) => text === null) ? null : JSON.stringify(texts)
}
