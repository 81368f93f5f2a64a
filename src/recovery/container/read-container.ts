import { isPlainObject } from '../../domain/plain-object.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { SECOND, type Duration, type Instant } from '../../domain/time.js'
import type { Container, ContainerNetwork, StartingHealth } from './containers.js'

type Json = Readonly<Record<string, unknown>>

const ID = /^[0-9a-f]{12,64}$/
/** As Docker itself takes them; nothing in it can be read as an option or as a path. */
export const CONTAINER_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/
const MOST_NAMES = 100
/** https://docs.docker.com/reference/dockerfile/#healthcheck */
const CHECK: { readonly every: Duration; readonly retries: number } = { every: 30 * SECOND, retries: 3 }

/** The answer to an inspection, alone or in a list of one; null where it is none. */
export function readContainer(text: string, now: Instant | null): Container | null {
  const answer = parsedAny(text)
  const only: unknown = Array.isArray(answer) && answer.length === 1 ? answer[0] : answer
  const root = isPlainObject(only) ? only : {}
  const state = part(root, 'State')
  const id = word(root['Id'])
  const status = cut(oneLine(word(state['Status'])), 40)
  const name = word(root['Name']).replace(/^\//, '')
  if (!ID.test(id) || !CONTAINER_NAME.test(name) || status === '') return null
  const exitCode = state['ExitCode']
  return {
    id,
    name,
    status: state['Paused'] === true ? 'paused' : state['Restarting'] === true ? 'restarting' : status.toLowerCase(),
    startedAt: instant(state['StartedAt']),
    endedAt: instant(state['FinishedAt']),
    exitCode: typeof exitCode === 'number' && Number.isSafeInteger(exitCode) ? exitCode : null,
    outOfMemory: state['OOMKilled'] === true,
    restarts: whole(root['RestartCount']),
    startingFor: startingHealth(part(state, 'Health'), part(part(root, 'Config'), 'Healthcheck')),
    network: networkOf(root),
    now,
  }
}

/** Names of a list of containers; what is no name is left out. */
export function readNames(text: string): readonly string[] {
  const list: unknown = parsedAny(text)
  if (!Array.isArray(list)) return []
  const names = list.flatMap((one: unknown) => (isPlainObject(one) ? texts(one['Names']).slice(0, 1) : []))
  return names.map((name) => name.replace(/^\//, '')).filter((name) => CONTAINER_NAME.test(name))
}

/** What an engine says of a refusal: its `message`, else its words as they are. */
export function readMessage(text: string): string {
  const root = parsed(text)
  const told = word(root['message']) || word(root['cause']) || text
  return cut(oneLine(told), 200)
}

function networkOf(root: Json): ContainerNetwork {
  const settings = part(root, 'NetworkSettings')
  const networks = Object.values(part(settings, 'Networks')).filter(isPlainObject).slice(0, MOST_NAMES)
  const config = part(root, 'Config')
  const names = networks.flatMap((one) => [...texts(one['Aliases']), ...texts(one['DNSNames'])])
  const places = [settings, ...networks].flatMap((one) => [one['IPAddress'], one['GlobalIPv6Address']])
  const bindings = Object.values(part(settings, 'Ports')).flatMap((list): unknown[] =>
    Array.isArray(list) ? list : [],
  )
  const mode = cut(oneLine(word(part(root, 'HostConfig')['NetworkMode'])), 200)
  // On the network of the machine it goes by the name of the machine.
  const hostname = mode === 'host' ? '' : word(config['Hostname'])
  return {
    mode,
    names: [...new Set([hostname, ...names].filter((name) => name !== ''))],
    addresses: [...new Set(places.map(word).filter((address) => address !== ''))],
    published: bindings.filter(isPlainObject).map((one) => whole(one['HostPort'])),
    exposed: Object.keys(part(config, 'ExposedPorts')).map((key) => whole(key.split('/')[0])),
  }
}

/** `interval`, `timeout` and `start period` are nanoseconds. */
function startingHealth(health: Json, check: Json): StartingHealth | null {
  if (word(health['Status']) !== 'starting') return null
  const ms = (key: string, usual: Duration): Duration => whole(check[key]) / 1e6 || usual
  const retries = whole(check['Retries']) || CHECK.retries
  const each = ms('Interval', CHECK.every) + ms('Timeout', CHECK.every)
  return { atMostMs: ms('StartPeriod', 0) + (retries + 1) * each }
}

/** RFC 3339; the engines write year 1 for never. */
function instant(value: unknown): Instant | null {
  const at = Date.parse(word(value))
  return Number.isNaN(at) || at <= 0 ? null : at
}

function whole(value: unknown): number {
  const number = Number(value)
  return Number.isSafeInteger(number) && number >= 0 ? number : 0
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').slice(0, MOST_NAMES) : []
}

function part(of: Json, key: string): Json {
  const value = of[key]
  return isPlainObject(value) ? value : {}
}

function parsed(text: string): Json {
  const value = parsedAny(text)
  return isPlainObject(value) ? value : {}
}

function parsedAny(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
