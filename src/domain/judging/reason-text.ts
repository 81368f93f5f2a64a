import type { Reason } from '../status.js'

/** What people are told about a reason: trusted sentences without markup. */
export interface ReasonText {
  /** After the monitor's name: `has stopped beating`. */
  readonly headline: string
  readonly meaning: string
  /** What to do, in order. */
  readonly advice: readonly string[]
}

const READ_THE_RUN = 'Open the last run and read its log.'
const START_BY_HAND = 'Start the work once by hand and see whether a heartbeat arrives.'

export const REASON_TEXT: Readonly<Record<Reason, ReasonText>> = {
  ok: {
    headline: 'is beating',
    meaning: 'The last heartbeat is recent enough and says that the work went well.',
    advice: [],
  },
  paused: {
    headline: 'is paused',
    meaning: 'The configuration pauses this monitor, so nobody judges it.',
    advice: ['Take the pause out of the configuration when the monitor is to be watched again.'],
  },
  maintenance: {
    headline: 'is in maintenance',
    meaning: 'A maintenance window is open, so nobody judges this monitor now.',
    advice: [],
  },
  'inactive-hours': {
    headline: 'is outside its active hours',
    meaning: 'No heartbeat is expected at this hour.',
    advice: [],
  },
  'source-unreachable': {
    headline: 'cannot be judged',
    meaning:
      'The place where the heartbeat is kept could not be read. The work may be well or dead; nobody could look.',
    advice: [
      'Check that the service that holds the heartbeat is up and that the token or password may read it.',
      'If it was a passing fault, the next check reads it again; nothing has to be done.',
    ],
  },
  'source-restarted': {
    headline: 'cannot be judged yet',
    meaning:
      'Where it beats into was away or lost its data, and is back. Whoever lives beats again soon; until then nobody is called dead.',
    advice: ['Nothing has to be done: who does not beat in time is told by the checks that follow.'],
  },
  'source-suspect': {
    headline: 'has many that fell silent at once',
    meaning:
      'Many that beat into the same place fell silent at once. That is likelier one trouble of the place, of the network or of their machine than the death of each; nobody is restarted.',
    advice: [
      'Look at the place they beat into and at the network before it.',
      'Look at what all of them run on, or what was deployed a moment before.',
    ],
  },
  clock: {
    headline: 'cannot be judged by a clock that is off',
    meaning:
      'The clock of the machine that looks and the one of GitHub differ, and the verdict would be another by the other. Nobody is called dead, and nothing is closed, by a wrong clock.',
    advice: ['Set the clock of the machine that looks, and let it be kept right, for instance by NTP.'],
  },
  missing: {
    headline: 'has no heartbeat',
    meaning: 'The place was read and holds no heartbeat: it was never written, or it was moved or deleted.',
    advice: [
      'Check that the path and the branch in the configuration are those that the writer uses.',
      'Check that the job that writes the heartbeat is enabled and has run at least once.',
      START_BY_HAND,
    ],
  },
  malformed: {
    headline: 'has an unreadable heartbeat',
    meaning: 'There is a heartbeat, but it cannot be understood. Somebody writes something else than expected.',
    advice: [
      'Look at the heartbeat as it is stored.',
      'Repair what writes it; the next good heartbeat ends this incident.',
    ],
  },
  'no-timestamp': {
    headline: 'has a heartbeat without a time',
    meaning: 'There is a heartbeat, but no field in it tells when it was made.',
    advice: [
      'Look at the heartbeat as it is stored.',
      'Name the field that holds the time with the timestamp-field setting, or write last_run as an ISO time in UTC.',
    ],
  },
  future: {
    headline: 'beats from the future',
    meaning: 'The heartbeat carries a time that has not come yet, so it proves nothing.',
    advice: [
      'Check the clock of the machine that writes the heartbeat.',
      'Write times in UTC or with their zone, or name the zone with the timezone setting.',
    ],
  },
  stale: {
    headline: 'has stopped beating',
    meaning:
      'No heartbeat arrived before the deadline. The scheduler has stopped, its job fails before it beats, or the heartbeat cannot be stored.',
    advice: [
      'Find out whether the work still runs at all: is its schedule or workflow enabled, is its machine up?',
      READ_THE_RUN,
      START_BY_HAND,
    ],
  },
  'reported-failure': {
    headline: 'reports a failure',
    meaning: 'Heartbeats arrive on time, but the last one says that the work failed.',
    advice: [READ_THE_RUN, 'Repair the cause; the next good heartbeat ends this incident.'],
  },
  stopped: {
    headline: 'was stopped on purpose',
    meaning: 'The last heartbeat says that the work was stopped, and the configuration lets it rest.',
    advice: ['Start it again when it is to run.'],
  },
  overrun: {
    headline: 'has been running too long',
    meaning:
      'The work said that it started and never said that it finished. It hangs, or it was killed before its last heartbeat.',
    advice: [
      'See whether the run is still going; cancel it if it hangs.',
      'If it only needs longer than it used to, raise max-runtime.',
    ],
  },
  pending: {
    headline: 'is waiting for its first run',
    meaning: 'The monitor or its schedule is new, and its first deadline has not passed yet.',
    advice: [],
  },
  cadence: {
    headline: 'runs less often than its schedule says',
    meaning:
      'GitHub drops many ticks of frequent schedules. The work is alive, but runs far below the rate that was asked for.',
    advice: ['Ask for a rate that GitHub delivers (every 15 minutes or more), or start the workflow from outside.'],
  },
  failing: {
    headline: 'is failing',
    meaning: 'It is started, but too many of its runs in a row are red, or none that counts was good for too long.',
    advice: [READ_THE_RUN, 'Repair the cause; the next run that counts and is good ends this incident.'],
  },
  'never-fired': {
    headline: 'has never fired',
    meaning: 'The schedule stands in the workflow file, but GitHub has never started it.',
    advice: [
      'Check that the workflow file is on the default branch.',
      'Change the cron line, or disable and enable the workflow: either makes GitHub register the schedule anew.',
    ],
  },
  'disabled-inactivity': {
    headline: 'was switched off by GitHub',
    meaning: 'GitHub disables scheduled workflows of public repositories after 60 days without activity.',
    advice: [
      'Enable the workflow again.',
      'Commit to the repository now and then, or start the workflow from outside.',
    ],
  },
  'disabled-manually': {
    headline: 'was switched off by hand',
    meaning: 'Somebody disabled this workflow on purpose.',
    advice: ['Enable it again when it is to run, or take it out of the configuration.'],
  },
  exempt: {
    headline: 'is not watched',
    meaning: 'A comment in the workflow file takes it out of the watch.',
    advice: [],
  },
  'config-error': {
    headline: 'cannot be watched',
    meaning: 'The workflow file cannot be understood, so its schedule is not known.',
    advice: ['Correct the workflow file; the message names the place.'],
  },
}
