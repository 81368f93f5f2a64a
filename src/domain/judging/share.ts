import type { Share } from '../at-most.js'
import { cut, oneLine } from '../safe-text.js'
import { severityOf, type Reason, type Status } from '../status.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { judged, type Judgement } from './finding.js'

const MOST_NAMED = 5
const MOST_LINES = 20
const LONGEST_NAME = 60
const LONGEST_LINE = 300

/** A fleet at one look. */
interface Fleet {
  /** Those that are not well, the worst first. */
  readonly bad: readonly Verdict[]
  readonly unknown: readonly Verdict[]
  /** How many ought to be there and are not. */
  readonly absent: number
  readonly total: number
  /** So many may be bad. */
  readonly most: number
}

const BAD: readonly Status[] = ['critical', 'degraded', 'warning']

/**
 * One judgement of many members: as bad as the mildest of the worst ones that are too many. Who is absent is bad; who could
 * not be looked at is neither bad nor well, and where that decides, nobody knows.
 */
export function judgeShare(members: readonly Verdict[], share: Share, now: Instant): Judgement {
  const fleet = fleetOf(members, share)
  const atLeast = statusAt(fleet, 0)
  const atMost = statusAt(fleet, fleet.unknown.length)
  const status = atLeast === atMost || atLeast === 'critical' ? atLeast : 'unknown'
  const isSkipped = members.length > 0 && members.every((one) => one.status === 'skipped')
  const [first] = members
  if (isSkipped && first !== undefined && fleet.absent <= fleet.most)
    return judged('skipped', first.reason, first.message)
  const isBad = BAD.includes(status)
  const decides = isBad ? oneTooMany(fleet, now) : null
  // Who of a bad fleet goes on to beat has no part in its trouble.
  const beats = isBad ? [decides ?? []].flat() : members
  const last = newestBeat(beats)
  return {
    ...judged(status, reasonOf(fleet, status), messageOf(fleet, status, share)),
    beat: last?.beat == null ? null : { at: last.beat.at, state: last.beat.state },
    ageMs: last?.ageMs ?? null,
    since: isBad ? (decides?.since ?? now) : null,
    deadline: decides === null ? deadlineOf(members, fleet, now) : decides.deadline,
    // That enough of them are well is known by this look, whoever of them beat last.
    lastEndAt: status === 'healthy' ? now : newestEnd(beats),
    goodEnd: status === 'healthy',
    diagnosis: linesOf(fleet),
    notes: notesOn(fleet, members, share),
  }
}

function fleetOf(members: readonly Verdict[], share: Share): Fleet {
  const bad = members
    .filter(({ status }) => BAD.includes(status))
    .sort((a, b) => severityOf(b.status) - severityOf(a.status))
  const unknown = members.filter(({ status }) => status === 'unknown')
  const absent = share.kind === 'members' ? Math.max(0, share.of - members.length) : 0
  const total = members.length + absent
  const most = share.kind === 'members' ? share.most : Math.floor((total * share.most) / 100)
  return { bad, unknown, absent, total, most }
}

/** How the fleet stands if so many more of it are dead. */
function statusAt({ bad, absent, most }: Fleet, more: number): Status {
  const dead = absent + more
  if (dead > most) return 'critical'
  return bad[most - dead]?.status ?? 'healthy'
}

function reasonOf({ bad, absent, most }: Fleet, status: Status): Reason {
  if (status === 'healthy') return 'ok'
  if (status === 'unknown') return 'source-unreachable'
  return absent > most ? 'missing' : (bad[most - absent]?.reason ?? bad[0]?.reason ?? 'missing')
}

function messageOf(fleet: Fleet, status: Status, share: Share): string {
  const { bad, unknown, absent, total, most } = fleet
  const count = bad.length + absent
  if (unknown.length === total) return `None of ${total} could be looked at.`
  const allowed = share.kind === 'percent' ? `${share.most} % (${most}) may be` : `${most} may be`
  const unseen = unknown.length === 0 ? '' : `; ${unknown.length} could not be looked at`
  const said =
    count === 0
      ? `All ${total - unknown.length} that were seen are well`
      : `${count} of ${total} ${count === 1 ? 'is' : 'are'} not well, at most ${allowed}`
  const doubt = status === 'unknown' ? ', so nobody can tell' : ''
  return `${said}${count === 0 ? '' : `: ${namesOf(fleet)}`}${unseen}${doubt}.`
}

function namesOf({ bad, absent }: Fleet): string {
  const named = bad.slice(0, MOST_NAMED).map(({ name }) => cut(oneLine(name), LONGEST_NAME))
  const rest = bad.length - named.length
  const more = [
    ...named,
    ...(rest > 0 ? [`${rest} more`] : []),
    ...(absent > 0 ? [`${absent} absent from the document`] : []),
  ]
  return more.join(', ')
}

/** Who made it one too many; null where that was one who is absent, who is so as of now. */
function oneTooMany({ bad, absent, most }: Fleet, now: Instant): Verdict | null {
  const bySince = [...bad].sort((a, b) => (a.since ?? now) - (b.since ?? now))
  return bySince[Math.max(0, most - absent)] ?? null
}

/** When one too many will be late, if nobody beats till then. */
function deadlineOf(members: readonly Verdict[], { bad, absent, most }: Fleet, now: Instant): Instant | null {
  const coming = members.flatMap(({ deadline }) => (deadline !== null && deadline > now ? [deadline] : []))
  return coming.sort((a, b) => a - b)[Math.max(0, most - absent - bad.length)] ?? null
}

function newestBeat(members: readonly Verdict[]): Verdict | null {
  const beaten = members.filter(({ beat }) => beat !== null)
  return [...beaten].sort((a, b) => (b.beat?.at ?? 0) - (a.beat?.at ?? 0))[0] ?? null
}

function newestEnd(members: readonly Verdict[]): Instant | null {
  const ends = members.flatMap(({ lastEndAt }) => (lastEndAt === null ? [] : [lastEndAt]))
  return ends.length === 0 ? null : ends.reduce((a, b) => Math.max(a, b))
}

function linesOf({ bad, unknown }: Fleet): readonly string[] {
  const all = [...bad, ...unknown]
  const lines = all
    .slice(0, MOST_LINES)
    .map(({ name, status, message }) =>
      cut(oneLine(`${cut(name, LONGEST_NAME)} is ${status}: ${message}`), LONGEST_LINE),
    )
  return all.length > MOST_LINES ? [...lines, `${all.length - MOST_LINES} more are not well.`] : lines
}

function notesOn({ absent, total }: Fleet, members: readonly Verdict[], share: Share): readonly string[] {
  if (share.kind === 'percent') return []
  if (absent > 0) return [`the document holds ${members.length} members, ${share.of} are expected`]
  return total > share.of ? [`the document holds ${total} members, more than the ${share.of} that were expected`] : []
}
