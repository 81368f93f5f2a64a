import { isDenied } from './allowed.js'
import type { RecoveryPolicy } from './recovery.js'
import type { Verdict } from '../verdict.js'

/** Where the Redis that is read is away, and a list says that Redis is never restarted, people are told so in its words. */
export function deniedSource(
  verdicts: readonly Pick<Verdict, 'reason' | 'place'>[],
  policy: Pick<RecoveryPolicy, 'deny'>,
): readonly string[] {
  const away = verdicts.some(({ reason, place }) => reason === 'source-unreachable' && place.kind === 'redis')
  const denied = isDenied({ kind: 'container', target: 'redis', options: null, service: 'redis' }, policy)
  return away && denied ? ['redis in deny list - alerting only'] : []
}
