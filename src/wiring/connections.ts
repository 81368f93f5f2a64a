import type { Duration } from '../domain/time.js'
import { createFiles } from '../platform/files.js'
import type { GitHubClient } from '../platform/github-client.js'
import type { ConnectedHttp } from '../platform/http.js'
import type { RunTime } from '../domain/run-time.js'
import type { Files, Http, OpenRedis } from '../ports.js'
import type { Source } from '../sources/source.js'
import type { RedisOpener } from './open-redis.js'
import type { Surroundings } from './surroundings.js'
import { clockWithin, httpWithin } from './within-time.js'

/**
 * What lives as long as the process, whatever it runs and how often: the clock, the log and the secrets it was given, open
 * sockets, the client of GitHub with the login it goes by. What is read or spent belongs to a run: `wire` makes that anew.
 */
export interface Connections {
  readonly surroundings: Surroundings
  readonly files: Files
  readonly http: Http
  readonly redis: OpenRedis
  /** The settings of every Redis that was asked for so far, by the variable that holds its address; null for the usual ones. */
  readonly redisOpened: ReadonlySet<string | null>
  /** Sources that remember what they heard, by name. */
  readonly lasting: Map<string, Promise<Source>>
  /** The time of the run that uses them; absent where it may take as long as it likes. */
  readonly time?: RunTime
  /** The same for whoever outlives the run. */
  readonly unbounded?: Connections
  /** It loads when it is first asked for. */
  gitHubClient(): Promise<GitHubClient>
  /**
   * How far this machine's clock is ahead of GitHub's; null where they agree, or nothing was asked. `askAgain` brings one answer
   * more where the last one is not to be believed alone.
   */
  clockAhead(askAgain: () => Promise<unknown>): Promise<Duration | null>
  /** Lets go of every socket, so that the process can end. */
  close(): void
}

export function connect(surroundings: Surroundings): Connections {
  const { overheard } = surroundings
  const http = overheard?.http(lateHttp(surroundings)) ?? lateHttp(surroundings)
  const files = overheard?.files(createFiles()) ?? createFiles()
  let redis: RedisOpener | null = null
  const opened = new Set<string | null>()
  let client: Promise<GitHubClient> | null = null
  return {
    surroundings,
    files,
    http,
    redis: async (settings) => {
      const { redisOpener } = await import('./open-redis.js')
      redis ??= redisOpener(surroundings, files)
      opened.add(settings.urlFrom)
      return redis.open(settings)
    },
    redisOpened: opened,
    lasting: new Map(),
    gitHubClient: () =>
      (client ??= import(/* webpackChunkName: "github-api" */ '../platform/github.js').then(({ createGitHubClient }) =>
        createGitHubClient(surroundings, http),
      )),
    async clockAhead(askAgain) {
      const skew = (await client)?.skew
      if (skew?.isDoubtful) await askAgain()
      return skew?.aheadMs ?? null
    },
    close() {
      redis?.close()
      http.close()
    },
  }
}

/** What asks and answers loads with the first request. */
function lateHttp(surroundings: Surroundings): ConnectedHttp {
  let opened: Promise<ConnectedHttp> | null = null
  const open = async (): Promise<ConnectedHttp> => {
    const { createHttp } = await import(/* webpackChunkName: "github-api" */ '../platform/http.js')
    return createHttp((name) => secretOf(surroundings, name))
  }
  return {
    request: async (request) => (await (opened ??= open())).request(request),
    close: () => void opened?.then((http) => http.close()),
  }
}

/** The same connections as one run uses them. */
export function connectionsWithin(connections: Connections, time: RunTime): Connections {
  const { surroundings, http, redis } = connections
  return {
    ...connections,
    time,
    unbounded: connections,
    surroundings: { ...surroundings, clock: clockWithin(surroundings.clock, time) },
    http: httpWithin(http, time),
    redis: async (settings) => (await import('./redis-within.js')).redisWithin(redis, time)(settings),
  }
}

/** What is told in the environment is hidden from then on, before anything is said of it. */
function secretOf({ environment, secrets }: Surroundings, name: string): string | null {
  const value = (environment[name] ?? '').trim()
  secrets.add(value)
  return value === '' ? null : value
}

/** Connects for this work alone, which has so much time, and closes whatever happens. */
export async function withConnections<T>(
  surroundings: Surroundings,
  work: (connections: Connections) => Promise<T>,
  time?: RunTime,
): Promise<T> {
  const connections = connect(surroundings)
  try {
    return await work(time === undefined ? connections : connectionsWithin(connections, time))
  } finally {
    connections.close()
  }
}
