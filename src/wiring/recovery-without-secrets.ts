import type { Secrets } from '../platform/secrets.js'
import type { Recovery } from '../recovery/recovery.js'
import { hiddenIn } from './hidden-in.js'

/** A recovery that repeats no secret: what a program or a service answers is kept in issues. */
export function recoveryWithoutSecrets(recovery: Recovery, secrets: Secrets): Recovery {
  const { look, past } = recovery
  return {
    ...(look === undefined ? {} : { look: async () => hiddenIn(await look(), secrets) }),
    ...(past === undefined ? {} : { past }),
    start: async (seen, mayAct) => hiddenIn(await recovery.start(seen, mayAct), secrets),
  }
}
