import { atMost } from '../keys/at-most.js'
import { maintenance, pause, sessions, steps } from '../keys/file-kinds.js'
import { list, text, texts } from '../keys/plain-kinds.js'
import { fileSetting } from '../keys/file-setting.js'

/** What only a config file says of a monitor: its name, when it is not judged, and who may heal it. */
export const FILE_ONLY_KEYS = {
  name: fileSetting(text(), { description: 'Name for people. Default: the id.', ownOnly: true }),
  tags: fileSetting(list(), { description: 'Words that channels and people select monitors by.' }),
  paused: fileSetting(pause, { description: 'Do not judge; with a reason and an optional end.', ownOnly: true }),
  maintenance: fileSetting(maintenance, {
    description: 'Spans in which nothing is judged: one-off (`from`, `until`) or recurring (`cron`, `duration`).',
  }),
  sessions: fileSetting(sessions, {
    description: 'Days with their own hours, whatever the calendar says: `"2026-11-27": 09:30-13:00`, or `closed`.',
  }),
  'depends-on': fileSetting(texts(/[,\n]/), {
    description:
      'Monitors that it stands on, by id, or `tag:NAME` for all of a tag. While one of them has an open incident, nobody is told of this one, for at most 24 h.',
    ownOnly: true,
  }),
  runbook: fileSetting(text({}, 1000), {
    description: 'What to do when it dies: a text or an address, shown first under "What to do" in issue and messages.',
  }),
  'at-most': fileSetting(atMost(), {
    description:
      'How many may be bad: of the members of `monitors: each`, which are one monitor then (`3 of 12`, `25%`), or of the last runs of a workflow that were due (`0 of the last 7`).',
    ownOnly: true,
  }),
  recovery: fileSetting(steps, { description: 'Steps that may heal the monitor.' }),
} as const
