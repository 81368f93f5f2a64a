import type { Command } from 'commander'
import { REPLAY_FLAGS } from '../../config/inputs/replay-flags.js'
import { addFlags } from './flags.js'
import type { ReplayOptions } from './replay-past.js'
import type { Terminal } from './terminal.js'

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('replay')
    .description(
      'Try the config on the past: whom it would have alerted, when, and how a change of it differs. Changes nothing.',
    )
    .argument('[monitor...]', 'ids of configured monitors; none for all')
    .option(
      '--repo <owner/repo>',
      'whose history is asked for; default: the one this clone is of, where a token is known',
    )
    .option('--state-file <path>', 'where this machine remembers incidents; default: in the usual state folder')
    .option('--now <instant>', 'until when; default: now')
  addFlags(command, REPLAY_FLAGS).action(async (monitors: string[], options: ReplayOptions) =>
    (await import('./replay-past.js')).replayPast(monitors, options, terminal),
  )
}
