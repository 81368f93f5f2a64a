import type { Command } from 'commander'
import { CONTROL_FLAGS } from '../../config/inputs/control-flags.js'
import type { WishVerb } from '../../domain/wish-text.js'
import { addFlags } from './flags.js'
import type { Terminal } from './terminal.js'
import type { WishOptions } from './wish.js'

const ABOUT = {
  ack: 'Say that its trouble is known: nobody is reminded of it until it gets worse.',
  snooze: 'Let nobody be told of its trouble for a while, and once after that.',
  pause: 'Let it not be judged for a while.',
  resume: 'End a pause or a snooze.',
} as const satisfies Readonly<Record<WishVerb, string>>

const LASTING = ['for', 'until']

/** The verbs by which people say of one monitor how they want to hear of it. */
export function controlVerb(verb: WishVerb): (root: Command, terminal: Terminal) => void {
  return (root, terminal) => {
    const command = root
      .command(verb)
      .description(ABOUT[verb])
      .argument('<monitor>', 'its id')
      .option('--file <path>', 'the heartbeat file of this machine that is checked')
      .option('--state-file <path>', 'the JSON file that remembers incidents, where it is not the usual one')
      .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
    const left = verb === 'ack' ? LASTING : verb === 'resume' ? [...LASTING, 'why'] : []
    addFlags(command, CONTROL_FLAGS, left).action(async (monitor: string, options: WishOptions) =>
      (await import('./wish.js')).wishOf(verb, monitor, options, terminal),
    )
  }
}
