import { messageOf } from '../../errors.js'
import type { Reading } from '../../domain/what-was-read.js'
import type { Monitor } from '../../domain/monitor.js'
import type { GitHub } from '../../ports.js'
import { readMonitors, zoneFunctionFor } from '../document.js'
import type { Source, SourceDefinition, SourcePorts } from '../source.js'
import { fetchFiles } from './fetch-many.js'
import { fetchFile, type Fetched } from './fetch.js'
import { branchOf, groupByPath, groupByPlace, pathOf, placeOf, repositoryOf } from './place.js'

/** Reads committed heartbeat files through the API: one request for a file, one for a hundred on the same branch. */
export const repository: SourceDefinition = { name: 'repository', create: createRepositorySource }

function createRepositorySource(ports: SourcePorts): Source {
  return {
    placeOf,
    async read(monitors, now) {
      const zoned = await zoneFunctionFor(monitors.map((monitor) => monitor.reading))
      const groups = groupByPlace(monitors)
      const all = await Promise.all(groups.map(async (group) => readGroup(group, await fetchGroup(group, ports))))
      return new Map(all.flatMap((readings) => [...readings]))

      function readGroup(group: readonly Monitor[], files: ReadonlyMap<string, Fetched>): Map<string, Reading> {
        const readings = new Map<string, Reading>()
        const sharing = groupByPath(group)
        for (const [path, fetched] of files) {
          const own = sharing.get(path) ?? []
          if (fetched.kind === 'text')
            readMonitors(fetched.text, own, now, zoned).forEach((reading, id) => readings.set(id, reading))
          else own.forEach((monitor) => readings.set(monitor.id, fetched))
        }
        return readings
      }
    },
  }
}

async function fetchGroup(group: readonly Monitor[], ports: SourcePorts): Promise<ReadonlyMap<string, Fetched>> {
  const paths = [...new Set(group.map(pathOf))]
  const [first] = group
  if (first === undefined) return new Map()
  try {
    const github: GitHub = await ports.github()
    const place = { ...repositoryOf(first, github), branch: branchOf(first) }
    const [only] = paths
    return paths.length === 1 && only !== undefined
      ? new Map([[only, await fetchFile(github, place, only)]])
      : await fetchFiles(github, place, paths)
  } catch (error) {
    return new Map(paths.map((path) => [path, { kind: 'unreachable', detail: messageOf(error) }]))
  }
}
