import type { Command } from 'commander'
import { PAST_FLAGS } from '../../config/inputs/past-flags.js'
import { addFlags } from './flags.js'
import type { HistoryOptions } from './show-history.js'
import type { Terminal } from './terminal.js'

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('history')
    .description(
      'Show the past that check, watch and serve have kept: bars of days, uptime and incidents. Changes nothing.',
    )
    .argument('[monitor...]', 'ids or names; with one of them its last changes too; none for all')
    .option(
      '--repo <owner/repo>',
      'the past on the branch of a repository; the token comes from GITHUB_TOKEN or GH_TOKEN',
    )
    .option('--file <path>', 'the past of a check of this file')
    .option('--state-file <path>', 'the past beside this state file')
    .option('--since <time>', 'from then on: 30d, 2026-11-01 or 2026-11-01T09:30:00Z; default: 90d')
    .option('--from <time>', 'the same as --since')
    .option('--to <time>', 'until then; a day is meant to its end')
    .option('--now <instant>', 'as it was at this moment')
    .option('--csv', 'print a table of days, changes and outages')
  addFlags(command, PAST_FLAGS).action(async (monitors: string[], options: HistoryOptions) => {
    const { showHistory } = await import('./show-history.js')
    return showHistory(monitors, options, terminal)
  })
}
