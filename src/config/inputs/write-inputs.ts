import { shortened } from '../../domain/beat/beat-document.js'
import { isMonitorId, monitorIdOf } from '../../domain/monitor-id.js'
import { parseNamedValues, type NamedValues } from '../../domain/beat/named-values.js'
import { branchProblem, pathProblem } from '../../domain/repository-path.js'
import { isStatusKind, STATUS_KINDS, type StatusKind } from '../../domain/status-kind.js'
import type { Duration } from '../../domain/time.js'
import { ConfigError } from '../../errors.js'
import { readLimit } from '../keys/read-limit.js'
import { choice, duration, flag, readInputs, text, whole, type InputSpec, type InputValues } from './inputs.js'
import { HTTP_NAMES, REDIS_NAMES } from './place-inputs.js'

const MONITOR: InputSpec<string> = {
  description: 'Id of the monitor that beats. Default: the names of workflow and job.',
  default: '',
  aliases: [],
  parse: (given) => (isMonitorId(given.trim()) ? { value: given.trim() } : { problem: monitorProblem(given.trim()) }),
}

function monitorProblem(given: string): string {
  if (given === '') return 'is not given; name what beats, like "nightly-backup"'
  const guess = monitorIdOf(given)
  const remedy = isMonitorId(guess) ? `write "${guess}"` : 'write one like "nightly-backup"'
  return `is no id (at most 100 letters, digits, ".", "_" and "-"); ${remedy}`
}

const PATH: InputSpec<string | null> = {
  description: 'File of the beat in the repository. Default: `heartbeats/MONITOR.json`.',
  default: '',
  aliases: [],
  parse: (given) => {
    const path = given.trim()
    if (path === '') return { value: null }
    const problem = pathProblem(path)
    return problem === null ? { value: path } : { problem }
  },
}

const BRANCH: InputSpec<string> = {
  description: 'Branch of the beat; made, without history, if it is absent.',
  default: 'heartbeats',
  aliases: [],
  parse: (given) => {
    const problem = branchProblem(given.trim())
    return problem === null ? { value: given.trim() } : { problem }
  },
}

const MESSAGE: InputSpec<string> = {
  description: 'Anything worth telling, at most 2,000 characters.',
  default: '',
  aliases: [],
  parse: (given) => ({ value: shortened(given.trim()) }),
}

const KINDS = STATUS_KINDS.map((kind) => `\`${kind}\``)

const PRESET: InputSpec<StatusKind | null> = {
  description: `Makes the beat a status message of a kind, in its words: ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1) ?? ''}.`,
  default: '',
  aliases: [],
  parse: (given) => {
    const word = given.trim().toLowerCase()
    if (word === '') return { value: null }
    return isStatusKind(word) ? { value: word } : { problem: `is not one of ${STATUS_KINDS.join(', ')}` }
  },
}

function namedValues(description: string): InputSpec<NamedValues | null> {
  return { description, default: '', aliases: [], parse: parseNamedValues }
}

/** What a beat can be said to be; the words of `job.status` are understood too. */
const STATES = {
  ok: 'ok',
  success: 'ok',
  failed: 'failed',
  failure: 'failed',
  cancelled: 'failed',
  running: 'running',
  stopped: 'stopped',
} as const

const STATUS: InputSpec<(typeof STATES)[keyof typeof STATES] | null> = {
  description: 'With `mode: once`: `ok` (the default), `failed`, `running` or `stopped`, or a word of `job.status`.',
  default: '',
  aliases: [],
  parse: (given) => {
    const word = given.trim().toLowerCase()
    if (word === '') return { value: null }
    return Object.hasOwn(STATES, word)
      ? { value: STATES[word as keyof typeof STATES] }
      : { problem: `is not one of ${Object.keys(STATES).join(', ')}` }
  },
}

const TIMEOUT: InputSpec<Duration> = {
  description: 'How long it may take to write a beat: seconds like `120`, or `90s`, `5m`.',
  default: '2m',
  aliases: [],
  parse: readLimit,
}

/** Where a beat goes and how, for every door that writes one. */
const WRITING = {
  monitor: MONITOR,
  to: choice(
    {
      description:
        'Where beats go: `branch` of the repository, `redis`, whose address is read from `REDIS_URL` in the environment, or `http`, the address in `url`.',
      default: 'branch',
    },
    ['branch', 'redis', 'http'],
  ),
  ...REDIS_NAMES,
  ...HTTP_NAMES,
  path: PATH,
  branch: BRANCH,
  message: MESSAGE,
  preset: PRESET,
  'min-interval': duration({
    description: 'A beat that says the same as the stored one is not written before it is this old.',
    default: '0',
  }),
  history: choice(
    { description: '`keep` adds a commit for each beat; `squash` keeps the branch at one commit.', default: 'keep' },
    ['keep', 'squash'],
  ),
  'squash-each': whole(
    { description: 'With `history: squash`: the branch is squashed by about one beat of so many.', default: '1' },
    1,
    10_000,
  ),
  timeout: TIMEOUT,
  required: flag({ description: 'A beat that cannot be written fails the job.', default: 'false' }),
  token: text({ description: 'Token with `contents: write`.' }),
  'api-url': text({ description: 'URL of the GitHub API. Default: the one of this server.' }),
} as const

const BEAT = {
  status: STATUS,
  checks: namedValues('Named results: a JSON object, or lines of `name=value`.'),
  metrics: namedValues('Named figures: a JSON object, or lines of `name=value`.'),
} as const

/** The inputs of the write action. */
export const WRITE_INPUTS = {
  ...WRITING,
  ...BEAT,
  mode: choice(
    {
      description: '`job` beats `running` now and `ok` or `failed` when the job ends; `once` beats once, now.',
      default: 'job',
    },
    ['job', 'once'],
  ),
  'job-status': text({
    description: 'Leave it alone: the result of the job, which the runner fills in when the job ends.',
  }),
} as const

const FILE = text({ description: 'Local file to write to, instead of a branch.' })

/**
 * The inputs of the write action as values. A status in `mode: job` is a mistake of its own: the job would overwrite it
 * with how it ended.
 */
export function readWriteInputs(raw: Readonly<Record<string, string>>): InputValues<typeof WRITE_INPUTS> {
  const status = raw['status']?.trim() ?? ''
  const once = raw['mode']?.trim().toLowerCase() === 'once'
  const misplaced =
    status === '' || once
      ? []
      : [`status: ${JSON.stringify(status.slice(0, 80))} is for \`mode: once\`; set that, or leave \`status\` out`]
  try {
    const values = readInputs(WRITE_INPUTS, raw)
    if (misplaced.length === 0) return values
  } catch (error) {
    if (error instanceof ConfigError) throw new ConfigError([...error.problems, ...misplaced])
    throw error
  }
  throw new ConfigError(misplaced)
}

/** The flags of `heartbeat write`. */
export const WRITE_FLAGS = {
  ...WRITING,
  ...BEAT,
  file: FILE,
  format: choice({ description: '`text` writes two lines: a message and the time.', default: 'json' }, [
    'json',
    'text',
  ]),
} as const

/** The inputs of the run action. */
export const RUN_INPUTS = {
  ...WRITING,
  command: text({ description: 'What to run: one command, or a script of many lines.', maxLength: 100_000 }),
  shell: text({
    description:
      'Shell that runs it: `bash`, `sh`, `pwsh`, `powershell`, `cmd`, `python`, or a template like `perl {0}`.',
    default: 'bash',
  }),
  'working-directory': text({ description: 'Folder to run it in. Default: the current one.' }),
} as const

/** Begins the variables that the run action gives its inputs by. */
export const RUN_PREFIX = 'HEARTBEAT_RUN_'

/** The flags of `heartbeat run`. */
export const RUN_FLAGS = { ...RUN_INPUTS, file: FILE } as const

/** What says where a beat goes. */
export type SinkInputs = Pick<
  InputValues<typeof WRITE_INPUTS>,
  | 'to'
  | 'branch'
  | 'path'
  | 'history'
  | 'squash-each'
  | 'min-interval'
  | 'redis-prefix'
  | 'redis-key'
  | 'redis-channel'
  | 'ttl'
  | 'url'
  | 'token-env'
  | 'allow-private'
> & { readonly file?: string }

/** The file of a beat on its branch, where none was named. */
export function pathOf({ path }: { readonly path: string | null }, format: 'json' | 'text' = 'json'): string {
  return path ?? `heartbeats/{monitor}.${format === 'json' ? 'json' : 'txt'}`
}

/** The monitor that a job is, where none was named: two jobs of one workflow must not hide each other's death. */
export function defaultMonitor(workflow: string, job: string): string {
  const [first, second] = [monitorIdOf(workflow), monitorIdOf(job)]
  return (first === second || second === '' ? first : `${first}-${second}`).replace(/^-/, '').slice(0, 100)
}
