import { text } from './inputs.js'
import { LOOP_FLAGS } from './loop-flags.js'
import { address } from './loop-kinds.js'
import { SERVED_FLAGS } from './serve-flags.js'

/** The flags of `heartbeat watch` that a single check does not have. */
export const WATCH_FLAGS = {
  ...LOOP_FLAGS,
  health: address('Serve /live, /ready and /metrics on HOST:PORT; a port alone is on 127.0.0.1.', '127.0.0.1:8790'),
  serve: address('Serve what `heartbeat serve` does, on HOST:PORT; a port alone is on 127.0.0.1.', '127.0.0.1:8787'),
  ...SERVED_FLAGS,
  beat: text({
    description:
      'The watcher beats too, so that something else can watch it: `branch` for a branch of its own in the repository, every 5 minutes, the address of a `heartbeat serve` or of a ping, or the path of a file.',
  }),
  'beat-as': text({ description: 'Id of the monitor that the watcher itself is.', default: 'heartbeat-watch' }),
} as const
