import type { RunTime } from '../domain/run-time.js'
import type { Source, SourceDefinition, SourcePorts } from '../sources/source.js'
import type { Connections } from './connections.js'
import { channelPorts } from './channel-ports.js'

/** One that outlives the run has no time but that of the process; each run waits for it in its own. */
export async function lastingSource(
  kind: string,
  definition: SourceDefinition,
  ports: SourcePorts,
  { lasting, time, unbounded }: Connections,
): Promise<Source> {
  const own = unbounded === undefined ? ports : { ...ports, ...channelPorts(unbounded) }
  const source = lasting.get(kind) ?? Promise.resolve(definition.create(own))
  lasting.set(kind, source)
  return time === undefined ? source : sourceWithin(await source, time)
}

/** As one run uses it. */
function sourceWithin(source: Source, time: RunTime): Source {
  return { ...source, read: (monitors, now) => time.within(() => source.read(monitors, now)) }
}
