import type { RecoveryMember } from '../recovery.js'
import { readOptions, targetOf, type ContainerOptions } from './options.js'
import { look, restart } from './restart.js'

/** Restarts a container. Its engine's socket is as good as root: opt-in, by name only, and by three calls. */
export const container: RecoveryMember<ContainerOptions> = {
  name: 'container',
  targetOf,
  othersOf: ({ others }) => others,
  options: readOptions,
  create: (options, ports) => ({
    look: () => look(options, ports),
    start: (seen, mayAct) => restart(options, ports, seen, mayAct),
  }),
}
