import { INCIDENT_INPUTS } from '../incident-inputs.js'
import { START_MONITOR_INPUTS } from '../monitor-keys/start-inputs.js'
import { FILE_KEY } from '../monitor-keys/source.js'
import { late } from '../keys/late.js'
import { AUDIT_KEEPS } from '../../domain/audit-keep.js'
import type { HistoryPlace } from '../../domain/history/place.js'
import type { TextKind } from '../keys/kind.js'
import type { Duration } from '../../domain/time.js'
import { choice, flag, list, text, whole, type About, type InputSpec } from './inputs.js'

const MONITOR_OF_DRILL = text({
  description: 'Instead of judging, play the whole way of an alarm for this monitor, marked DRILL, and end it again.',
  maxLength: 200,
})

/** A box that nobody ticked hands on `false`, which is no monitor. */
const DRILL: InputSpec<string> = {
  ...MONITOR_OF_DRILL,
  parse: (given) => MONITOR_OF_DRILL.parse(/^\s*false\s*$/i.test(given) ? '' : given),
}

/** An input that few say: what it says else than usual is read by a kind that loads with the first who says it. */
function seldom<T, Usual>(about: About, kind: TextKind<T>, usual: Usual): InputSpec<T | Usual> {
  const byDefault = about.default ?? ''
  return {
    description: about.description,
    default: byDefault,
    aliases: [],
    parse: (given) => (given.trim() === byDefault ? { value: usual } : kind.readText(given)),
  }
}

interface SeldomKinds {
  readonly repositories: TextKind<readonly string[]>
  readonly duration: TextKind<Duration>
  readonly timeout: TextKind<Duration>
  readonly 'fail-on-replay': TextKind<number>
  readonly history: TextKind<HistoryPlace>
}

/** The inputs that few say, by the kinds of their values. */
export function seldomInputs(kinds: SeldomKinds) {
  return {
    repositories: seldom<readonly string[], readonly string[]>(
      {
        description:
          'Other repositories, `owner/repo`, whose scheduled workflows are watched besides those of this one.',
      },
      kinds.repositories,
      [],
    ),
    duration: seldom(
      {
        description: 'How long to listen to channels of Redis before judging: seconds like `60`, or `10s`, `1m`.',
        default: '0',
      },
      kinds.duration,
      0,
    ),
    timeout: seldom(
      {
        description:
          'How long the run may take in all, what it listens (`duration`) apart: seconds like `120`, or `90s`, `5m`. What is not reached is `unknown`. Default: `timeout` of the config file, else 2 minutes.',
      },
      kinds.timeout,
      null,
    ),
    'fail-on-replay': seldom(
      {
        description:
          'On a pull request: fail where its config would have opened more than so many alerts that the one before would not. Default: never.',
      },
      kinds['fail-on-replay'],
      null,
    ),
    history: seldom(
      {
        description:
          'Where the past is kept, for uptime and the page: `true` for the branch `heartbeats`, or beside the state of a machine; `branch NAME`, `folder PATH`, `redis`, or `none`.',
      },
      kinds.history,
      null,
    ),
  } as const
}

const SELDOM = seldomInputs({
  repositories: late(),
  duration: late(),
  timeout: late(),
  'fail-on-replay': late(),
  history: late(),
})

/** What a check starts with: its inputs, with stand-ins for those in LATE_INPUTS. */
export const START_INPUTS = {
  'heartbeat-file': FILE_KEY,
  config: text({ description: 'Config file, used if it exists.', default: '.github/heartbeat.yml' }),
  ...START_MONITOR_INPUTS,
  monitor: list({
    description: 'Judge only these monitors of the config file; with `heartbeat-file`, the name of the monitor.',
  }),
  repositories: SELDOM.repositories,
  force: flag({
    description: 'Ignore active hours and judge by wall-clock age.',
    default: 'false',
    aliases: ['force_check'],
  }),
  'dry-run': flag({ description: 'Decide and report, but change nothing.', default: 'false', aliases: ['dry_run'] }),
  duration: SELDOM.duration,
  timeout: SELDOM.timeout,
  issue: flag({ description: 'Open, update and close an issue for each incident.', default: 'true' }),
  'open-at': INCIDENT_INPUTS['open-at'],
  'issue-labels': INCIDENT_INPUTS.labels,
  'issue-assignees': INCIDENT_INPUTS.assignees,
  'issue-title': INCIDENT_INPUTS.title,
  commands: INCIDENT_INPUTS.commands,
  'recovery-tolerance': INCIDENT_INPUTS['recovery-tolerance'],
  reminder: INCIDENT_INPUTS.reminder,
  'group-over': INCIDENT_INPUTS['group-over'],
  'send-test-alert': flag({
    description: 'Also send a clearly marked test to every alert channel; the run fails if one does not take it.',
    default: 'false',
  }),
  'test-title': text({
    description: 'With `send-test-alert`: what every channel tells in place of the marked test, in a few words.',
    maxLength: 200,
  }),
  'test-message': text({ description: 'With `test-title`: what follows it.', maxLength: 300 }),
  'test-priority': choice({ description: 'With `test-title`: how loud it is', default: 'medium' }, [
    'critical',
    'high',
    'medium',
    'low',
  ]),
  drill: DRILL,
  'fail-on': choice(
    { description: 'The mildest status that fails the run, `unknown` counting as critical', default: 'critical' },
    ['never', 'warning', 'degraded', 'critical'],
  ),
  'fail-on-replay': SELDOM['fail-on-replay'],
  summary: flag({ description: 'Write a job summary.', default: 'true' }),
  artifact: text({
    description:
      'Name of the artifact with status map, audit log and the map of agents where one is wanted; `false` for none. Default: `heartbeat-RUN_ID-ATTEMPT`.',
    maxLength: 200,
  }),
  'artifact-retention-days': whole({ description: 'Days to keep the artifact.', default: '7' }, 1, 90),
  'audit-log': text({ description: 'Path in the workspace of an audit log (JSON, last 500 entries) to append to.' }),
  'audit-log-keep': choice(
    {
      description:
        'What goes into the audit log and the one of the artifact: `all` checks, or only `alerts`: who is not well, was told of or was healed.',
      default: 'all',
    },
    AUDIT_KEEPS,
  ),
  'status-file': text({ description: 'Path in the workspace where the status map is written.' }),
  badge: text({
    description:
      'Path in the workspace where a badge is written: a picture where it ends in `.svg`, else JSON for the endpoint badge of shields.io.',
  }),
  history: SELDOM.history,
  'status-page': text({
    description:
      'Status page as files: `pages` for an artifact that `actions/deploy-pages` takes, or a folder in the workspace for any other host.',
  }),
  'agents-map': text({
    description:
      'Path in the workspace where the map of agents is written: who is `online`, `offline` or `unknown`. The one that lies there is read first.',
  }),
  token: text({ description: 'Token for reading heartbeats and writing issues.' }),
  'watch-token': text({
    description:
      'Token that only reads other repositories: `actions: read` and `contents: read`. Issues are still written with `token`. Default: `token`.',
  }),
  login: text({
    description:
      'Who the token writes as, like `my-app[bot]`. Only needed where GitHub cannot be asked: by it Heartbeat knows its own issues again.',
    maxLength: 100,
  }),
  'api-url': text({ description: 'URL of the GitHub API. Default: the one of this server.' }),
} as const

/** The inputs that have stand-ins here: where one says more than its default, the whole table is to be loaded. */
export const LATE_INPUTS = [
  'redis',
  'timezone',
  'levels',
  'repositories',
  'duration',
  'timeout',
  'fail-on-replay',
  'history',
] as const satisfies readonly (keyof typeof START_INPUTS)[]
