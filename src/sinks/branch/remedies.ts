import { PERMISSION_REMEDY, type Remedies } from '../../git/trouble.js'

/** What helps where a beat is refused. */
export const REMEDIES: Remedies = {
  protected:
    'a rule of the branch refuses what a workflow token writes: leave `branch` out, so that beats go to the unprotected branch `heartbeats`; if that is the branch, exclude `heartbeats` from the ruleset that covers it (Settings, Rules)',
  secret:
    'something in the beat looks like a secret: take it out of `message`, `checks` and `metrics`, or allow it at the address in the message',
  restricted:
    'a ruleset of the repository restricts this path: choose another `path`, or take the branch out of the ruleset',
  path: 'choose another `path`: this one cannot be a file on that branch',
  empty: 'push a first commit to the repository, then beats can be stored',
  absent: `check the repository's name, and ${PERMISSION_REMEDY}`,
  forbidden: PERMISSION_REMEDY,
  'too-large': 'shorten `message`, `checks` and `metrics`',
  later: 'the next beat tries again',
  unknown: 'see what GitHub answered; the next beat tries again',
}
