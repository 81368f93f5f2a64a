import { isDenied, nameOf } from '../domain/recovery/allowed.js'
import { stateOf } from '../domain/recovery/target-state.js'
import { MINUTE, SECOND, type Duration } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { Recovery, RecoveryResult, TargetLook } from '../recovery/recovery.js'
import type { DeedOrder, DeedPorts, DeedResult } from './deeds.js'
import type { Claim } from '../domain/leadership.js'

/** Whoever does not answer in this time is not waited for. */
const LONGEST_LOOK: Duration = 10 * SECOND
const LONGEST_DEED: Duration = MINUTE

/**
 * One attempt from the look to its end. It is claimed, so that of several watchers one makes it; and it is counted before it
 * is begun, so that whoever dies in the middle of it has made it. Never throws for what happens outside.
 */
export async function doDeed(order: DeedOrder, ports: DeedPorts): Promise<DeedResult> {
  const late = ports.time?.over() ?? null
  if (late !== null) return untouched(order, 'waits', late)
  const recovery = await ports.recoveryOf(order.step)
  const seen = await look(order, recovery, ports.time)
  if (seen.kind === 'wait') return untouched(order, 'waits', seen.why)
  if (seen.kind === 'hands-off') return untouched(order, 'hands-off', seen.why)
  const over = ports.time?.over() ?? null
  if (over !== null) return untouched(order, 'waits', over)
  const claim = await claimOf(order, ports)
  if (claim === 'refused') return untouched(order, 'waits', 'another watcher may be at it, or leads since')
  const { target, monitor } = order.effect
  const entry = { target, monitor, at: order.now }
  try {
    await ports.ledger.begin(entry)
  } catch (error) {
    return untouched(order, 'hands-off', `it could not be remembered: ${messageOf(error)}`)
  }
  const result = await act(recovery, seen, claim, ports)
  await ports.ledger.end(entry, result)
  return told(order, 'attempted', result)
}

function claimOf({ effect }: DeedOrder, { leadership, ledger }: DeedPorts): Promise<Claim> {
  const { incident, monitor, target } = effect
  const { made, attempts } = stateOf(ledger.states(), target)
  return leadership.claim({ incident, monitor, target, attempt: made + 1, after: attempts.at(-1)?.at ?? null })
}

async function look({ step, policy }: DeedOrder, recovery: Recovery, time: DeedPorts['time']): Promise<TargetLook> {
  if (recovery.look === undefined) return UNSEEN
  const seen = await within(LONGEST_LOOK, recovery.look(), time)
  if (seen === null) return { kind: 'failed', why: `${nameOf(step)} could not be looked at within 10 s` }
  const names = seen.kind === 'ready' ? (seen.alsoKnownAs ?? []) : []
  const denied = names.find((target) => isDenied({ ...step, target }, policy))
  return denied === undefined
    ? seen
    : { kind: 'hands-off', why: `${denied}, as it is called too, in deny list - alerting only` }
}

const UNSEEN: TargetLook = { kind: 'ready', was: '', startedAt: null }

async function act(
  recovery: Recovery,
  seen: TargetLook,
  claim: Exclude<Claim, 'refused'>,
  { leadership, time }: DeedPorts,
): Promise<RecoveryResult> {
  if (seen.kind === 'failed') return notDone(seen.why)
  if (claim === 'used') return notDone('another watcher began it and was stopped: nobody knows how it ended')
  if (!leadership.mayAct()) return notDone('not begun: this watcher leads no longer')
  const last = seen === UNSEEN ? undefined : seen
  const done = await within(LONGEST_DEED, recovery.start(last, leadership.mayAct), time)
  const over = time?.over() ?? null
  return (
    done ??
    notDone(`no answer came ${over === null ? 'within 60 s' : `before ${over}`}; what was begun may still go on`)
  )
}

function untouched(order: DeedOrder, kind: 'waits' | 'hands-off', detail: string): DeedResult {
  return told(order, kind, { ok: kind === 'waits', detail, url: null })
}

function notDone(detail: string): RecoveryResult {
  return { ok: false, detail, url: null }
}

function told({ effect, step }: DeedOrder, kind: DeedResult['kind'], result: RecoveryResult): DeedResult {
  const where = result.url === null ? '' : ` (${result.url})`
  const whom = [effect.monitor, ...effect.also].join(', ')
  return { effect, kind, ...result, detail: `${nameOf(step)} for ${whom}: ${result.detail}${where}` }
}

/** Null where no answer came in time. What still runs then is not stopped by it. */
async function within<T>(ms: Duration, work: Promise<T>, time: DeedPorts['time']): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)))
  const alarm = time?.alarm()
  const over = new Promise<null>((resolve) => {
    if (alarm?.signal.aborted) resolve(null)
    alarm?.signal.addEventListener('abort', () => resolve(null))
  })
  try {
    return await Promise.race([work, late, over])
  } finally {
    clearTimeout(timer)
    alarm?.letGo()
  }
}
