import { PERMISSION_REMEDY, type Remedies } from '../../git/trouble.js'
import { REMEDY_IN_THE_WAY } from './change.js'

/** What helps where the past is refused. */
export const REMEDIES: Remedies = {
  protected:
    'a rule of the branch refuses what a workflow token writes: exclude it from the ruleset that covers it (Settings, Rules), or keep the past on an unprotected one: "history: branch NAME"',
  secret:
    'something in the message of a monitor looks like a secret: take it out there, or allow it at the address in the message',
  restricted:
    'a ruleset of the repository restricts these paths: take the branch out of it, or keep the past elsewhere: "history: branch NAME"',
  path: REMEDY_IN_THE_WAY,
  empty: 'push a first commit to the repository, then the past can be kept',
  absent: `check the repository's name, and ${PERMISSION_REMEDY}`,
  forbidden: PERMISSION_REMEDY,
  'too-large': 'keep the past in a folder or in Redis, where there are so many monitors',
  later: 'the next run tries again',
  unknown: 'see what GitHub answered; the next run tries again',
}
