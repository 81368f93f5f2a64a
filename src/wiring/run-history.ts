import { rememberRun, type RememberedRun } from '../app/remember-run.js'
import type { Config } from '../config/config.js'
import { monthOf } from '../domain/history/journal.js'
import { DAY, type Instant } from '../domain/time.js'
import { ConfigError, messageOf, withRemedy } from '../errors.js'
import type { FoundHistory, HistoryAddition, HistoryStore, HistoryWish } from '../histories/store.js'
import type { RunReport } from '../reports/report.js'
import { badgesBeside, besideJournal, type BesideJournal } from './beside-journal.js'
import { openHistory, type ChosenPlace } from './open-history.js'
import { hidingSecrets } from './hiding-secrets.js'
import type { Wiring } from './wire.js'

/** The past around one run: asked for before the run reads anything, and written when all else is done. */
export interface RunHistory {
  /** The run with its past in it. Nothing is thrown: trouble stands among its problems. */
  joined(run: RunReport): Promise<RunReport>
  /** Writes the run down, in one write; `isShown` tells that its page was published. Trouble is returned. */
  keep(isShown?: boolean): Promise<string[]>
}

export interface HistoryOrder {
  readonly place: ChosenPlace
  readonly now: Instant
  /** Somebody is shown more of the past than this month. */
  readonly whole: boolean
  readonly dryRun: boolean
  /** Somebody is told of what was since then; absent for nobody. */
  readonly since?: Instant
}

/** Of a year the uptime is told; journals become days after so long. */
const OLDEST = 400 * DAY

/** What was read of the past, or why it was not. */
type Found = { readonly past: FoundHistory } | { readonly problem: string }

/** Opens the place and begins to read; nobody waits for it until the run is over. */
export async function beginHistory(
  order: HistoryOrder,
  config: Config,
  wiring: Wiring,
  open = openHistory,
): Promise<RunHistory> {
  const { dryRun, place, whole } = order
  const hasBadges = whole && place.kind === 'branch'
  const { log } = wiring.surroundings
  const opened = await storeOf(() => open(place, config, wiring))
  const wish = wishOf(order)
  // What can be asked for together with the beats is read when these have come.
  if (typeof opened !== 'string') opened.expect?.(wish)
  const early = typeof opened === 'string' || opened.expect !== undefined ? null : readFrom(opened, wish)
  let additionOf: ((isShown: boolean) => HistoryAddition) | null = null

  return {
    async joined(run) {
      const read = typeof opened === 'string' ? { problem: opened } : await (early ?? readFrom(opened, wish))
      if ('problem' in read) return withProblem(run, read.problem)
      try {
        const beats = { monitors: run.monitors ?? config.monitors, sourceOf: wiring.sourceOf }
        const told = withoutSecretTexts(run, wiring)
        const remembered = await rememberRun(told, read.past, { zone: config.page.zone }, beats)
        const { history, changes, lookedBefore } = remembered
        const besideOf = (shown: boolean): BesideJournal => besideJournal(run, read.past.last ?? null, shown)
        const { news } = besideOf(false)
        const joined = {
          ...run,
          past: { history, lookedBefore, changes, news, ...privacyOf(read.past), ...branchOf(order) },
        }
        const badges = hasBadges ? await badgesBeside(run, joined.past, wiring.surroundings.secrets.hide) : []
        additionOf = (shown) => ({
          ...remembered.addition,
          // Without a page nobody asks when the last look was.
          files: new Map(whole ? [...badges, ...besideOf(shown).files] : []),
        })
        return dryRun ? withNotice(joined, rehearsal(remembered, opened)) : joined
      } catch (error) {
        return withProblem(run, `The past is left out of this run: ${messageOf(error)}`)
      }
    },
    async keep(isShown = false) {
      if (dryRun || additionOf === null || typeof opened === 'string') return []
      try {
        const { sha, retries } = await opened.keep(additionOf(isShown))
        const times = retries === 0 ? '' : `, after others had written ${retries} times meanwhile`
        log.info(`This look is kept in ${opened.label}${sha === null ? '' : ` (${sha.slice(0, 7)})`}${times}.`)
        return []
      } catch (error) {
        return [`This look could not be kept in ${opened.label}: ${withRemedy(error)}`]
      }
    },
  }
}

/** The store, or why there is none. */
async function storeOf(open: () => Promise<HistoryStore>): Promise<HistoryStore | string> {
  try {
    return await open()
  } catch (error) {
    return error instanceof ConfigError ? messageOf(error) : `history: ${withRemedy(error)}`
  }
}

function wishOf({ now, whole, since = now }: HistoryOrder): HistoryWish {
  // On the first day of a month there is hardly anything in its own file, and old ones may be due to become days.
  if (whole || new Date(now).getUTCDate() === 1) return { now, from: now - OLDEST }
  return { now, from: since < now ? since : null }
}

async function readFrom(store: HistoryStore, wish: HistoryWish): Promise<Found> {
  const { now, from } = wish
  try {
    const past = await store.read(wish)
    const isBegun = (past.months.get(monthOf(now)) ?? '') !== ''
    // What a month begins with is in the one before.
    return { past: isBegun || from !== null ? past : await store.read({ now, from: now - OLDEST }) }
  } catch (error) {
    return { problem: `What ${store.label} holds could not be read, so this look is not kept: ${withRemedy(error)}` }
  }
}

function branchOf({ place }: HistoryOrder): { readonly branch?: string } {
  return place.kind === 'branch' ? { branch: place.branch } : {}
}

function privacyOf({ isPrivate }: FoundHistory): Pick<FoundHistory, 'isPrivate'> {
  return isPrivate === undefined ? {} : { isPrivate }
}

function withoutSecretTexts(run: RunReport, { surroundings }: Wiring): RunReport {
  const hide = hidingSecrets(surroundings.secrets)
  return { ...run, verdicts: run.verdicts.map((verdict) => ({ ...verdict, message: hide(verdict.message) })) }
}

function rehearsal({ addition, changes }: RememberedRun, store: HistoryStore | string): string {
  const bytes = [...addition.lines.values()].flat().reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)
  const where = typeof store === 'string' ? '' : ` in ${store.label}`
  return `This is a dry run: ${bytes} bytes with ${changes.length} changes would be kept${where}.`
}

function withProblem(run: RunReport, problem: string): RunReport {
  return { ...run, problems: [...run.problems, problem] }
}

function withNotice(run: RunReport, notice: string): RunReport {
  return { ...run, notices: [...run.notices, notice] }
}
