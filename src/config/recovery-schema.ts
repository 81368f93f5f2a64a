import type { PolicyKey } from '../domain/recovery/recovery-policy.js'
import type { JsonSchema } from './keys/kind.js'
import { duration, flag, text, texts, whole } from './keys/plain-kinds.js'
import { REPOSITORY_SHAPE } from './keys/shapes.js'

const durations = { anyOf: [duration().schema, { type: 'array', items: duration().schema }] }
const names = texts(/,/).schema

const POLICY: Readonly<Record<PolicyKey, JsonSchema>> = {
  attempts: {
    ...whole(0, 10).schema,
    description: 'Of one target, over all its incidents; 0 only alerts people. Default: 3.',
  },
  backoff: {
    ...durations,
    description: 'After an attempt that brought no beat: the first, the second and so on. Default: 5s, 15s, 45s.',
  },
  cooldown: { ...duration().schema, description: 'After the last attempt, before `after` counts. Default: 10m.' },
  after: {
    enum: ['hands-off', 'again'],
    description:
      'When all attempts are spent: nothing more, or the same once more after `cooldown`. Default: hands-off.',
  },
  'at-once': {
    ...whole(1, 10).schema,
    description: 'Recoveries under way at one time, over all monitors. Default: 1.',
  },
  'reset-after': {
    ...duration().schema,
    description: 'Beats for so long, and the attempts before them count no more. Default: 10m.',
  },
  allow: { ...names, description: 'Names or globs of targets; what is not allowed is only told to people.' },
  deny: { ...names, description: 'Names or globs of targets; wins over `allow`.' },
  confirm: {
    ...duration().schema,
    description: 'How long `before-alert` waits for a fresh beat, at most 2m. Default: 2m.',
  },
  mirror: {
    ...text({}, 200).schema,
    description:
      'Key in Redis that shows the restarts of each container, `health:restart:{container}`; deleting it resets them.',
  },
  'any-hour': { ...flag().schema, description: 'Act outside the active hours of a monitor too.' },
  'before-alert': { ...flag().schema, description: 'Try first, and tell people when it did not help.' },
}

/** The JSON Schema of the section `recovery:`. */
export const recoverySchema: JsonSchema = { type: 'object', properties: POLICY, additionalProperties: false }

const repository = { ...text(REPOSITORY_SHAPE).schema, description: 'Another repository, `owner/repo`.' }
const type = text().schema
const dispatch = { type, 'client-payload': { type: 'object' }, repository }

const host = { ...text().schema, description: 'The machine it is on; elsewhere the step is left alone.' }
const startPeriod = {
  ...duration().schema,
  description: 'What was started so short a time ago is left alone. Default: 1m.',
}
const container = {
  type,
  with: { ...names, description: 'Containers that use its network: restarted after it, where the lists allow them.' },
  engine: { enum: ['docker', 'podman'] },
  'docker-host': {
    ...text({ pattern: '^(unix|tcp)://' }).schema,
    description: 'The socket of the engine. Default: DOCKER_HOST, else the usual sockets of the machine.',
  },
  host,
  'start-period': startPeriod,
  'stop-timeout': {
    ...duration().schema,
    description: 'How long it may take to stop before it is killed, at most 50s. Default: 10s.',
  },
}

/** The JSON Schema of the steps of one monitor. */
export const stepsSchema: JsonSchema = {
  type: 'array',
  items: {
    anyOf: [
      step('workflow', { type, workflow: text().schema, inputs: { type: 'object' }, ref: text().schema, repository }),
      step('event-type', { ...dispatch, 'event-type': text({}, 100).schema }),
      step('repository-dispatch', { ...dispatch, 'repository-dispatch': text({}, 100).schema }),
      step('container', { ...container, container: text().schema }),
      step('labels', { ...container, labels: { type: 'object', minProperties: 1 } }),
      step('systemd', {
        type,
        systemd: { ...text().schema, description: 'A unit, `nginx.service`.' },
        user: { ...flag().schema, description: 'A unit of this user, not of the machine.' },
        host,
        'start-period': startPeriod,
      }),
    ],
  },
}

function step(target: string, properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: [target], additionalProperties: false }
}
