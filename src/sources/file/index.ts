import { ExternalError, messageOf } from '../../errors.js'
import type { Reading } from '../../domain/what-was-read.js'
import type { Monitor } from '../../domain/monitor.js'
import { aidsFor } from '../aids.js'
import { MAX_DOCUMENT_BYTES, tooLarge } from '../document-size.js'
import { requiredText } from '../options.js'
import { inPool } from '../pool.js'
import { groupBy, type Reader, type SourceMember } from '../reader.js'
import { readShared } from '../shared-text.js'
import type { SourcePorts } from '../source.js'

/** How long a writer may take from the first byte to the last. */
const WRITE_PAUSE_MS = 250
/** So many texts are in memory together. */
const AT_ONCE = 16

interface FileOptions {
  readonly path: string
}

/** Reads heartbeat files of the checked-out workspace, or of this machine for the CLI. */
export const file: SourceMember<FileOptions> = {
  name: 'file',
  options(raw, problems) {
    const path = requiredText(raw, 'path', problems)
    return problems.length > 0 ? null : { path }
  },
  create: createFileReader,
}

function createFileReader(ports: SourcePorts): Reader<FileOptions> {
  return {
    placeOf: ({ path }) => ({ kind: 'file', path }),
    async recorded(watched, wish) {
      const { recordedFiles } = await import('./recorded.js')
      return recordedFiles(watched, wish)
    },
    async read(watched, now) {
      const aids = await aidsFor(watched.map(({ monitor }) => monitor.reading))
      const files = [...groupBy(watched, ({ options }) => options.path)]
      const readOnce = async ([path, sharing]: (typeof files)[number]): Promise<ReadonlyMap<string, Reading>> => {
        const monitors = sharing.map(({ monitor }) => monitor)
        const text = await textAt(ports, path)
        return typeof text === 'string' ? readShared(text, monitors, now, aids) : same(monitors, text)
      }
      const all = await inPool(AT_ONCE, files, readOnce)
      const cut = files.filter((_, i) => [...(all[i]?.values() ?? [])].some(mayBeCut))
      if (cut.length > 0) await ports.clock.sleep(WRITE_PAUSE_MS)
      const again = await inPool(AT_ONCE, cut, readOnce)
      return new Map([...all, ...again].flatMap((readings) => [...readings]))
    },
  }
}

/** What a writer that is not atomic leaves for a moment looks like what nobody understands. */
function mayBeCut(reading: Reading): boolean {
  return reading.kind === 'invalid' && reading.problem !== 'future'
}

async function textAt(ports: SourcePorts, path: string): Promise<string | Reading> {
  try {
    const place = await ports.place(path)
    if (place === null) return { kind: 'unreachable', detail: `${path} lies outside the workspace` }
    const text = await ports.files.read(place, MAX_DOCUMENT_BYTES)
    return text ?? { kind: 'missing', detail: `there is no file ${path}` }
  } catch (error) {
    if (error instanceof ExternalError && error.fault.tooLarge) return tooLarge(path)
    return { kind: 'unreachable', detail: messageOf(error) }
  }
}

function same(monitors: readonly Monitor[], reading: Reading): Map<string, Reading> {
  return new Map(monitors.map((monitor) => [monitor.id, reading]))
}
