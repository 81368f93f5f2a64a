import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { pathOf, type SinkInputs } from '../config/inputs/write-inputs.js'
import { DEFAULT_REDIS } from '../domain/redis-settings.js'
import { ConfigError } from '../errors.js'
import type { SinkSpec } from '../sinks/index.js'

type Format = 'json' | 'text'

/** Where it is asked for. */
interface Where {
  readonly workspace: string
  readonly env: NodeJS.ProcessEnv
}

/** Where a beat is to be written. Throws ConfigError for what does not go together. */
export function sinkOf(values: SinkInputs, format: Format, { workspace, env }: Where): SinkSpec {
  const { to, file = '', branch, history, 'squash-each': squashEach } = values
  const problems = problemsOf(values, format)
  if (problems.length > 0) throw new ConfigError(problems)
  if (file !== '') return { kind: 'file', options: { path: resolve(workspace, file) } }
  switch (to) {
    case 'branch':
      return { kind: 'branch', options: { branch, path: pathOf(values, format), history, squashEach } }
    case 'redis':
      return { kind: 'redis', options: redisOptions(values) }
    case 'http':
      return { kind: 'http', options: httpOptions(values, env) }
  }
}

function redisOptions(values: SinkInputs): Record<string, unknown> {
  return {
    settings: { ...DEFAULT_REDIS, prefix: values['redis-prefix'] },
    key: values['redis-key'],
    channel: values['redis-channel'],
    ttlMs: values.ttl,
    instance: hostname(),
  }
}

/** Whoever types an address at a terminal means it; the inputs of a workflow may come from anywhere. */
function httpOptions(values: SinkInputs, env: NodeJS.ProcessEnv): Record<string, unknown> {
  return {
    url: values.url || (env['HEARTBEAT_URL'] ?? '').trim(),
    tokenFrom: values['token-env'],
    allowPrivate: values['allow-private'] || env['GITHUB_ACTIONS'] !== 'true',
  }
}

/** What belongs to one place alone; none of it goes with another. */
const OF_PLACE = {
  redis: ['redis-key', 'redis-channel', 'ttl'],
  http: ['url', 'token-env', 'allow-private'],
} as const satisfies Partial<Record<SinkInputs['to'], readonly (keyof SinkInputs)[]>>
const NAMES = { redis: 'Redis keeps', http: 'a service is sent' } as const

function problemsOf(values: SinkInputs, format: Format): string[] {
  const { to } = values
  const strangers = (['redis', 'http'] as const).flatMap((place) =>
    to === place
      ? []
      : OF_PLACE[place]
          .filter((name) => Boolean(values[name]))
          .map((name) => `${name}: goes with \`to: ${place}\`; write that, or leave it out`),
  )
  if (to === 'branch') return strangers
  return [
    ...strangers,
    ...(values.file ? [`file: does not go with \`to: ${to}\`, which is another place; keep one`] : []),
    ...(values.path === null ? [] : [`path: is a file on a branch, and does not go with \`to: ${to}\`; keep one`]),
    ...(format === 'text' ? [`format: is "text", and ${NAMES[to]} beats as JSON; leave it out`] : []),
    ...(to === 'http' && values['min-interval'] ? [NOTHING_STORED] : []),
  ]
}

const NOTHING_STORED =
  'min-interval: needs the stored beat to compare with, which `to: http` does not see; leave it out'
