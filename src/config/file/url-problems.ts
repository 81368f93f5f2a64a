import type { MonitorSettings } from '../monitor-keys.js'
import { REQUEST_KEYS } from '../monitor-keys/request.js'
import type { SettingProblem } from '../setting-problems.js'

type Key = keyof MonitorSettings
const OF_A_REQUEST = Object.keys(REQUEST_KEYS) as Key[]

/** What cannot stand beside an address, or without one. `own` are the keys that the monitor says itself. */
export function urlProblems(settings: MonitorSettings, own: readonly Key[]): readonly SettingProblem[] {
  const { url } = settings
  if (url === undefined) {
    const idle = OF_A_REQUEST.filter((key) => own.includes(key))
    return idle.map((key) => ({ key, message: 'goes with "url"' }))
  }
  const said = new Set(own)
  const places: readonly Key[] = ['file', 'branch', 'repository', 'redis']
  const rival = places.find((key) => said.has(key))
  return [
    ...problem('url', rival !== undefined && `stands beside a ${rival}, and beats are read in one place; keep one`),
    ...requestProblems(settings),
    ...openProblems(url, settings, said),
  ]
}

function requestProblems({ method, body, headers = {}, 'token-env': token }: MonitorSettings): SettingProblem[] {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  return [
    ...problem('body', body !== undefined && method !== 'POST' && 'is sent with "method: POST"; write that beside it'),
    ...problem(
      'token-env',
      token !== undefined &&
        names.includes('authorization') &&
        'sets "Authorization", which "headers" says too; keep one',
    ),
  ]
}

/** Without TLS anybody on the way could answer. */
function openProblems(url: string, settings: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  const isOpen = /^http:/i.test(url)
  const { 'allow-http': allowed, 'allow-private': own } = settings
  const idle = !isOpen && allowed === true && said.has('allow-http')
  const refused = isOpen && allowed !== true && own !== true && !isThisMachine(url)
  return [
    ...problem('allow-http', idle && 'does nothing for an address with https://; leave it out'),
    ...problem('url', refused && OPEN),
  ]
}

const OPEN =
  'is without TLS, so anybody on the way could answer for it; write "https://", "allow-private: true" for a service of your own network, or "allow-http: true"'

/** Whoever stands there is asked only where that is allowed, and told so then. */
function isThisMachine(url: string): boolean {
  return URL.canParse(url) && /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)
}

function problem(key: Key, message: string | false): SettingProblem[] {
  return message === false ? [] : [{ key, message }]
}
