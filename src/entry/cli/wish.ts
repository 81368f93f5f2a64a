import { CONTROL_FLAGS } from '../../config/inputs/control-flags.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { LONGEST_PAUSE, LONGEST_SNOOZE, LONGEST_NAME, LONGEST_WHY } from '../../domain/controls.js'
import type { Wish } from '../../domain/wish.js'
import { formatDuration, parseDuration } from '../../domain/duration.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { toIso, type Instant } from '../../domain/time.js'
import { WISH_VERBS, wishedText, type WishVerb } from '../../domain/wish-text.js'
import { ConfigError } from '../../errors.js'
import { createClock } from '../../platform/clock.js'
import { userName } from '../../platform/machine.js'
import type { AskedWish } from './asked-wish.js'
import { rawFlags } from './flags.js'
import { momentOf } from './now.js'
import { printJson, say, type Terminal } from './terminal.js'

export interface WishOptions {
  readonly file?: string
  readonly repo?: string
  readonly stateFile?: string
  readonly json?: boolean
}

/** One wish of whoever sits at this terminal. Throws ConfigError where it cannot be. */
export async function wishOf(
  verb: WishVerb,
  typed: string,
  { file, repo, stateFile, json = false, ...flags }: WishOptions,
  terminal: Terminal,
): Promise<void> {
  const raw = rawFlags(flags)
  const values = readInputs(CONTROL_FLAGS, raw)
  const now = createClock().now()
  const why = cut(oneLine(values.why), LONGEST_WHY)
  const by = cut(oneLine(userName() ?? ''), LONGEST_NAME)
  const said = { why: why === '' ? null : why, by: by === '' ? null : by }
  const wish = wishFrom(verb, said, endOf(verb, values, now))
  const asked: AskedWish = { verb, monitor: typed, wish, now }
  const { url, 'token-env': tokenEnv } = values
  const where =
    url === ''
      ? await (
          await import('./keep-wish.js')
        ).keepWish(asked, { config: raw['config'], file, repo, stateFile }, terminal)
      : await (await import('./post-wish.js')).postWish(asked, { url, tokenEnv }, terminal)
  const { monitor, place, told } = where
  const until = 'until' in wish ? { until: toIso(wish.until) } : {}
  if (json) return printJson(terminal, { monitor, wish: wish.kind, ...until, ...said, kept_in: place })
  say(terminal, `${oneLine(wishedText(monitor, wish, now))}\n${oneLine(told)}\n`)
}

function wishFrom(verb: WishVerb, { why, by }: { why: string | null; by: string | null }, until: Instant): Wish {
  const kind = WISH_VERBS[verb]
  switch (kind) {
    case 'pause':
    case 'snooze':
      return { kind, until, why, by }
    case 'acknowledge':
      return { kind, why, by }
    case 'resume':
      return { kind, by }
  }
}

const MOST = { pause: LONGEST_PAUSE, snooze: LONGEST_SNOOZE } as const

/** When it ends; what has no end of its own ends now. */
function endOf(
  verb: WishVerb,
  { for: span, until }: { readonly for: string; readonly until: string },
  now: Instant,
): Instant {
  if (verb === 'ack' || verb === 'resume') return now
  const write = `write "--for 4h", or "--until ${toIso(now + MOST[verb] / 30).slice(0, 16)}Z"`
  if (span !== '' && until !== '') throw new ConfigError([`for: goes against --until; ${write}`])
  if (span === '' && until === '') throw new ConfigError([`for: it is not said how long; ${write}`])
  const ms = span === '' ? momentOf('until', until) - now : parseDuration(span)
  const name = span === '' ? 'until' : 'for'
  const given = JSON.stringify(cut(oneLine(span || until), 80))
  if (ms === null) throw new ConfigError([`${name}: ${given} is no time; ${write}`])
  if (ms <= 0) throw new ConfigError([`${name}: ${given} is over already; ${write}`])
  if (ms > MOST[verb])
    throw new ConfigError([
      `${name}: ${given} is too long; at most ${formatDuration(MOST[verb])}, so that nobody forgets it`,
    ])
  return now + ms
}
