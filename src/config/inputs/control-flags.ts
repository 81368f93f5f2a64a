import { text } from './inputs.js'

/** The flags of `heartbeat ack`, `snooze`, `pause` and `resume`. */
export const CONTROL_FLAGS = {
  for: text({ description: 'How long: `4h`, `2d`; at most 30 days.', default: '' }),
  until: text({ description: 'Until when: `2026-12-01T09:00Z`; without a zone it is UTC.', default: '' }),
  why: text({ description: 'Why; others read it.', default: '' }),
  config: text({ description: 'Config file, used if it exists.', default: '.github/heartbeat.yml' }),
  url: text({ description: 'Ask a running `heartbeat serve` at this address instead.', default: '' }),
  'token-env': text({
    description: 'With `url`: name of the environment variable that holds its token.',
    default: 'HEARTBEAT_TOKEN',
  }),
} as const
