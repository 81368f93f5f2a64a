import { ExternalError, withRemedy } from '../../errors.js'
import type { GitHub, Passenger } from '../../ports.js'
import type { Reading } from '../../domain/what-was-read.js'
import { aidsFor } from '../aids.js'
import { groupBy, type Reader, type SourceMember, type Watched } from '../reader.js'
import { readShared } from '../shared-text.js'
import type { SourcePorts } from '../source.js'
import { fetchFile, type Fetched } from './fetch.js'
import { branchOf, readOptions, type Branch, type RepositoryOptions } from './options.js'

/** A single file, which is usual, needs no question for many. */
const many = () => import('./fetch-many.js')

type Group = readonly Watched<RepositoryOptions>[]

/** Reads committed heartbeat files through the API: one request for a file, one for a hundred on the same branch. */
export const repository: SourceMember<RepositoryOptions> = {
  name: 'repository',
  options: readOptions,
  create: createRepositoryReader,
}

function createRepositoryReader(ports: SourcePorts): Reader<RepositoryOptions> {
  return {
    placeOf: (options) => ({ kind: 'repository', ...options }),
    async beatsBetween(watched, span, most) {
      const { knownBeats } = await import('./known-beats.js')
      return knownBeats(await ports.github(), watched, span, most)
    },
    async recorded(watched, wish) {
      const { recordedFiles } = await import('./recorded.js')
      return recordedFiles(watched, wish, ports)
    },
    async everBeat(watched) {
      const { everBeat } = await import('./history.js')
      return everBeat(await ports.github(), watched)
    },
    async read(watched, now) {
      const aids = await aidsFor(watched.map(({ monitor }) => monitor.reading))
      // What stands on one branch can be asked for together.
      const groups = groupBy(watched, ({ options }) => JSON.stringify([options.repository, options.branch]))
      const all = await Promise.all(
        [...groups.values()].map(async (group) => readGroup(group, await fetchGroup(group, ports))),
      )
      return new Map(all.flatMap((readings) => [...readings]))

      async function readGroup(
        group: Group,
        files: ReadonlyMap<string, Fetched>,
      ): Promise<ReadonlyMap<string, Reading>> {
        const readings = new Map<string, Reading>()
        for (const [path, sharing] of groupBy(group, ({ options }) => options.path)) {
          const monitors = sharing.map(({ monitor }) => monitor)
          const fetched = files.get(path)
          if (fetched?.kind === 'text')
            (await readShared(fetched.text, monitors, now, aids)).forEach((reading, id) => readings.set(id, reading))
          else if (fetched !== undefined) monitors.forEach(({ id }) => readings.set(id, fetched))
        }
        return readings
      }
    },
  }
}

async function fetchGroup(group: Group, ports: SourcePorts): Promise<ReadonlyMap<string, Fetched>> {
  const paths = [...new Set(group.map(({ options }) => options.path))]
  const [first] = group
  if (first === undefined) return new Map()
  try {
    const github = await ports.github()
    const branch = branchOf(first.options, github)
    const passenger = isOfRun(branch, github) ? (ports.ride?.take() ?? null) : null
    const together = passenger && (await fetchWith(passenger, github, branch, paths))
    if (together) return together
    const [only] = paths
    return paths.length === 1 && only !== undefined
      ? new Map([[only, await fetchFile(github, branch, only)]])
      : await (await many()).fetchFiles(github, branch, paths)
  } catch (error) {
    return new Map(paths.map((path) => [path, { kind: 'unreachable', detail: withRemedy(error) }]))
  }
}

function isOfRun({ owner, repo }: Branch, { repository }: GitHub): boolean {
  return `${owner}/${repo}`.toLowerCase() === `${repository.owner}/${repository.repo}`.toLowerCase()
}

/** Null where it has to be asked without the passenger, who must not keep anybody from reading beats. */
async function fetchWith(
  passenger: Passenger,
  github: GitHub,
  where: Branch,
  paths: readonly string[],
): Promise<Map<string, Fetched> | null> {
  try {
    const files = await (await many()).fetchBlobs(github, where, paths, passenger)
    // A single file is otherwise read by REST, which knows more of what is no text.
    const isPlain =
      paths.length > 1 || [...(files?.values() ?? [])].every(({ kind }) => kind === 'text' || kind === 'missing')
    return isPlain ? files : null
  } catch (error) {
    if (error instanceof ExternalError) return null
    throw error
  } finally {
    passenger.arrive(null)
  }
}
