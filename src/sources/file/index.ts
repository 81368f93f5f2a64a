import { messageOf } from '../../errors.js'
import type { Reading } from '../../domain/what-was-read.js'
import type { Monitor } from '../../domain/monitor.js'
import type { Instant } from '../../domain/time.js'
import { MAX_DOCUMENT_BYTES, readMonitors, zoneFunctionFor } from '../document.js'
import type { Source, SourceDefinition, SourcePorts } from '../source.js'

/** Reads heartbeat files of the checked-out workspace, or of this machine for the CLI. */
export const file: SourceDefinition = { name: 'file', create: createFileSource }

function createFileSource(ports: SourcePorts): Source {
  return {
    placeOf: (monitor) => ({ kind: 'file', path: pathOf(monitor) }),
    async read(monitors, now) {
      const zoned = await zoneFunctionFor(monitors.map((monitor) => monitor.reading))
      const all = await Promise.all(
        [...byPath(monitors)].map(([path, sharing]) => readOne(ports, path, sharing, now, zoned)),
      )
      return new Map(all.flatMap((readings) => [...readings]))
    },
  }
}

async function readOne(
  ports: SourcePorts,
  path: string,
  monitors: readonly Monitor[],
  now: Instant,
  zoned: Parameters<typeof readMonitors>[3],
): Promise<Map<string, Reading>> {
  const same = (reading: Reading): Map<string, Reading> => new Map(monitors.map((monitor) => [monitor.id, reading]))
  try {
    const place = await ports.place(path)
    if (place === null) return same({ kind: 'unreachable', detail: `${path} lies outside the workspace` })
    const text = await ports.files.read(place, MAX_DOCUMENT_BYTES)
    if (text === null) return same({ kind: 'missing', detail: `there is no file ${path}` })
    return readMonitors(text, monitors, now, zoned)
  } catch (error) {
    const tooLarge = /larger than/.test(messageOf(error))
    return same(
      tooLarge
        ? {
            kind: 'invalid',
            problem: 'malformed',
            detail: `${path} is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB: no heartbeat file`,
          }
        : { kind: 'unreachable', detail: messageOf(error) },
    )
  }
}

function byPath(monitors: readonly Monitor[]): Map<string, Monitor[]> {
  const groups = new Map<string, Monitor[]>()
  for (const monitor of monitors) {
    const path = pathOf(monitor)
    const group = groups.get(path)
    if (group === undefined) groups.set(path, [monitor])
    else group.push(monitor)
  }
  return groups
}

function pathOf(monitor: Monitor): string {
  return String(monitor.source.options['path'])
}
