import { HOUR, SECOND } from '../../domain/time.js'
import { flag } from './inputs.js'
import { between } from './loop-kinds.js'

/** The flags of whatever looks again and again. */
export const LOOP_FLAGS = {
  interval: between({ description: 'Time from one look to the next.', default: '15s' }, SECOND, HOUR),
  'github-interval': between(
    {
      description: 'Time from one look at GitHub to the next, at least; more where a look costs many requests.',
      default: '1m',
    },
    10 * SECOND,
    HOUR,
  ),
  'once-ready': flag({
    description: 'End with 0 after the first look at which every source could be read.',
    default: 'false',
  }),
  'json-lines': flag({
    description: 'Write one JSON object a line to standard output, for everything that is said.',
    default: 'false',
  }),
} as const
