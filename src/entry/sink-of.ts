import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { pathOf, type SinkInputs } from '../config/inputs/write-inputs.js'
import { DEFAULT_REDIS } from '../domain/redis-settings.js'
import { ConfigError } from '../errors.js'
import type { SinkSpec } from '../sinks/index.js'

/** Where a beat is to be written. Throws ConfigError for what does not go together. */
export function sinkOf(values: SinkInputs, format: 'json' | 'text', workspace: string): SinkSpec {
  const { to, file = '', branch, history } = values
  const problems = problemsOf(values, format)
  if (problems.length > 0) throw new ConfigError(problems)
  if (file !== '') return { kind: 'file', options: { path: resolve(workspace, file) } }
  if (to === 'branch') return { kind: 'branch', options: { branch, path: pathOf(values, format), history } }
  return {
    kind: 'redis',
    options: {
      settings: { ...DEFAULT_REDIS, prefix: values['redis-prefix'] },
      key: values['redis-key'],
      channel: values['redis-channel'],
      ttlMs: values.ttl,
      instance: hostname(),
    },
  }
}

const OF_REDIS = ['redis-key', 'redis-channel', 'ttl'] as const

function problemsOf(values: SinkInputs, format: 'json' | 'text'): string[] {
  if (values.to === 'branch')
    return OF_REDIS.filter((name) => Boolean(values[name])).map(
      (name) => `${name}: goes with "to: redis"; write that, or leave it out`,
    )
  return [
    ...(values.file ? ['file: does not go with "to: redis", which is another place; keep one'] : []),
    ...(values.path === null ? [] : ['path: is a file on a branch, and does not go with "to: redis"; keep one']),
    ...(format === 'text' ? ['format: is "text", and Redis keeps beats as JSON; leave it out'] : []),
  ]
}
