import { MINUTE } from '../../domain/time.js'
import { KEPT_FLAGS } from './past-flags.js'
import { choice, duration, flag, text } from './inputs.js'

export const LEAST_EVERY = MINUTE

/** The flags of `heartbeat replay`. */
export const REPLAY_FLAGS = {
  config: KEPT_FLAGS.config,
  since: text({ description: 'From when on: `30d`, `12h`, or an instant.', default: '30d' }),
  against: text({
    description: 'A commit, tag or branch whose config is tried as well; what it would have told otherwise is shown.',
  }),
  every: duration({ description: 'How often somebody would have looked.', default: '30m' }),
  ticks: choice(
    {
      description:
        'When somebody would have looked: as `--every` says, or when checks really did, as the kept past knows',
      default: 'every',
    },
    ['every', 'real'],
  ),
  markdown: flag({ description: 'Print Markdown, as the summary of a pull request has it.', default: 'false' }),
  history: KEPT_FLAGS.history,
  token: KEPT_FLAGS.token,
  'api-url': KEPT_FLAGS['api-url'],
} as const
