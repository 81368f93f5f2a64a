import type { Config } from '../config/config.js'
import type { HistoryPlace } from '../domain/history/place.js'
import { openMember } from '../domain/member.js'
import { ConfigError } from '../errors.js'
import { HISTORIES, type HistorySpec } from '../histories/index.js'
import type { HistoryStore } from '../histories/store.js'
import type { Wiring } from './wire.js'

/** Where a door keeps the past, which knows what is usual there. */
export type ChosenPlace = Exclude<HistoryPlace, { kind: 'usual' | 'none' }>

/** The place for the past of one run. Throws ConfigError where it cannot be there. */
export async function openHistory(
  place: ChosenPlace,
  config: Pick<Config, 'redis'>,
  wiring: Wiring,
): Promise<HistoryStore> {
  const spec = await specOf(place, config, wiring)
  const { createGrowingFiles } = await import('../platform/growing-files.js')
  const { clock, log, github, redis, ride } = wiring.ports
  const ports = { clock, log, github, redis, files: createGrowingFiles(), random: Math.random }
  return openMember(HISTORIES, spec, ride === undefined ? ports : { ...ports, ride })
}

async function specOf(place: ChosenPlace, { redis }: Pick<Config, 'redis'>, wiring: Wiring): Promise<HistorySpec> {
  switch (place.kind) {
    case 'redis':
      return { kind: 'redis', options: { ...redis } }
    case 'folder':
      return { kind: 'file', options: { folder: await folderAt(place.path, wiring) } }
    case 'branch':
      needsRepository(wiring)
      return { kind: 'branch', options: { branch: place.branch } }
  }
}

async function folderAt(path: string, { ports }: Wiring): Promise<string> {
  const folder = await ports.place(path)
  if (folder !== null) return folder
  throw new ConfigError([`history: the folder ${JSON.stringify(path)} lies outside the workspace; name one inside it`])
}

function needsRepository({ surroundings }: Wiring): void {
  if (surroundings.repository !== null && surroundings.token !== '') return
  throw new ConfigError([
    'history: a branch needs a repository and a token; give --repo owner/repo and GITHUB_TOKEN, or write "folder PATH"',
  ])
}
