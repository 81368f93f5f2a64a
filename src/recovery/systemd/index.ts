import type { RecoveryMember } from '../recovery.js'
import { readOptions, type SystemdOptions } from './options.js'
import { look, restart } from './restart.js'

/** Restarts a unit of systemd, by its own program and never through a shell. */
export const systemd: RecoveryMember<SystemdOptions> = {
  name: 'systemd',
  targetOf: ({ unit }) => unit,
  options: readOptions,
  create: (chosen, ports) => ({
    look: () => look(chosen, ports),
    start: (seen, mayAct) => restart(chosen, ports, seen, mayAct),
  }),
}
