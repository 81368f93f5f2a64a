import { isPlainObject } from '../../domain/plain-object.js'
import type { RawOptions } from '../../domain/member.js'
import { MINUTE, SECOND, type Duration } from '../../domain/time.js'
import { checkKeys, durationOption, namesOption, textOption } from '../options.js'
import { CONTAINER_NAME } from './read-container.js'

const ENGINES = ['docker', 'podman'] as const
const KNOWN = ['container', 'labels', 'with', 'engine', 'docker-host', 'host', 'start-period', 'stop-timeout'] as const
/** A restart is given a minute in all, with the looks before it. */
const LONGEST_STOP: Duration = 50 * SECOND
const LONGEST_START: Duration = 24 * 60 * MINUTE
const MOST_OTHERS = 20
const LABEL = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,127}$/
const LABEL_VALUE = /^[\w.:/@+-]{1,200}$/
const COMPOSE_SERVICE = 'com.docker.compose.service'

export interface ContainerOptions {
  /** By its name, or by labels that one container alone carries. */
  readonly which: { readonly name: string } | { readonly labels: Readonly<Record<string, string>> }
  /** Restarted after it, because they use its network. */
  readonly others: readonly string[]
  readonly engine: (typeof ENGINES)[number] | null
  readonly dockerHost: string | null
  /** The machine it is on; null for any. */
  readonly host: string | null
  readonly startPeriodMs: Duration
  readonly stopSeconds: number
}

/** The name of the container; where labels name it, its service in compose, or the first label as `key=value`. */
export function targetOf({ which }: ContainerOptions): string {
  if ('name' in which) return which.name
  const [first] = Object.entries(which.labels)
  return which.labels[COMPOSE_SERVICE] ?? (first === undefined ? '' : first.join('='))
}

export function readOptions(raw: RawOptions, problems: string[]): ContainerOptions | null {
  checkKeys(raw, KNOWN, problems)
  const which = whichContainer(raw, problems)
  const others = namesOption(raw, 'with', problems)
  const wrong = others.find((name) => !CONTAINER_NAME.test(name))
  if (wrong !== undefined) problems.push(`with: ${noName(wrong)}`)
  if (others.length > MOST_OTHERS) problems.push(`with: ${others.length} are more than ${MOST_OTHERS}; leave some out`)
  const engine = engineOption(raw, problems)
  const dockerHost = dockerHostOption(raw, problems)
  const host = textOption(raw, 'host', problems)
  const startPeriodMs = durationOption(raw, 'start-period', { usual: MINUTE, most: LONGEST_START }, problems)
  const stopMs = durationOption(raw, 'stop-timeout', { usual: 10 * SECOND, most: LONGEST_STOP }, problems)
  if (problems.length > 0 || which === null) return null
  return { which, others, engine, dockerHost, host, startPeriodMs, stopSeconds: Math.ceil(stopMs / SECOND) }
}

function whichContainer(raw: RawOptions, problems: string[]): ContainerOptions['which'] | null {
  const before = problems.length
  const name = textOption(raw, 'container', problems)
  if (problems.length > before) return null
  if (raw['labels'] !== undefined && name !== null) {
    problems.push('labels: is set beside container; write one of the two')
    return null
  }
  if (raw['labels'] !== undefined) return byLabels(raw['labels'], problems)
  if (name === null) problems.push('container: is not set; name it as `docker ps` shows it')
  else if (!CONTAINER_NAME.test(name)) problems.push(`container: ${noName(name)}`)
  else return { name }
  return null
}

function byLabels(written: unknown, problems: string[]): ContainerOptions['which'] | null {
  const labels = isPlainObject(written) ? Object.entries(written) : []
  const isLabel = ([key, value]: [string, unknown]): boolean =>
    LABEL.test(key) && typeof value === 'string' && LABEL_VALUE.test(value)
  if (labels.length > 0 && labels.every(isLabel))
    return { labels: Object.fromEntries(labels) as Record<string, string> }
  problems.push(`labels: ${JSON.stringify(written)} are no labels; write them as { ${COMPOSE_SERVICE}: api }`)
  return null
}

/** Never a program of the user's choice. */
function engineOption(raw: RawOptions, problems: string[]): ContainerOptions['engine'] {
  const wanted = textOption(raw, 'engine', problems)
  const engine = ENGINES.find((known) => known === wanted) ?? null
  if (wanted !== null && engine === null)
    problems.push(`engine: ${JSON.stringify(wanted)} is not known; write ${ENGINES.join(' or ')}`)
  return engine
}

function dockerHostOption(raw: RawOptions, problems: string[]): string | null {
  const host = textOption(raw, 'docker-host', problems)
  if (host === null || /^unix:\/\/\/[^\s?#]+$/.test(host) || /^tcp:\/\/[^\s/?#@]+$/.test(host)) return host
  problems.push(
    `docker-host: ${JSON.stringify(host)} is no address of an engine; write unix:///var/run/docker.sock or tcp://proxy:2375`,
  )
  return null
}

function noName(name: string): string {
  return `${JSON.stringify(name)} is no container name; use letters, digits, "_", "." and "-"`
}
