import { beatsIn, BEATS_FILE } from '../../domain/beat/beat-lines.js'
import { readKeptBeat } from '../../domain/reading/kept-beat.js'
import type { Reading } from '../../domain/what-was-read.js'
import { messageOf } from '../../errors.js'
import { optionalText } from '../options.js'
import { groupBy, type SourceMember } from '../reader.js'
import type { SourcePorts } from '../source.js'

interface PushOptions {
  /** Where whoever serves keeps what is posted, on this machine; null where nobody knows. */
  readonly folder: string | null
}

const MAX_BYTES = 256 * 1024 * 1024

/** Reads what was posted to a server of this machine. Elsewhere nobody can look: what was posted stands nowhere else. */
export const push: SourceMember<PushOptions> = {
  name: 'push',
  options(raw, problems) {
    const folder = optionalText(raw, 'folder', problems)
    return problems.length > 0 ? null : { folder }
  },
  create: (ports) => ({
    placeOf: () => ({ kind: 'pushed' }),
    async read(watched) {
      const readings = new Map<string, Reading>()
      for (const [, sharing] of groupBy(watched, ({ options }) => options.folder ?? '')) {
        const readingOf = await postedIn(sharing[0]?.options.folder ?? null, ports)
        for (const { monitor } of sharing) readings.set(monitor.id, readingOf(monitor.id))
      }
      return readings
    },
  }),
}

async function postedIn(folder: string | null, ports: SourcePorts): Promise<(monitor: string) => Reading> {
  if (folder === null)
    return nobodyKnows('its beats are posted to `heartbeat serve`, and this is not the machine it runs on')
  try {
    const place = await ports.place(`${folder}/${BEATS_FILE}`)
    const text = place === null ? null : await ports.files.read(place, MAX_BYTES)
    // A server that was never posted to, or one of another machine: nothing tells them apart.
    if (text === null)
      return nobodyKnows(`there is no ${BEATS_FILE} in ${folder}; name the folder of \`heartbeat serve\` with --beats`)
    const beats = beatsIn(text)
    return (monitor) => {
      const line = beats.get(monitor)
      const reading = line === undefined ? null : readKeptBeat(line)
      return reading ?? { kind: 'missing', detail: `no beat of ${monitor} was posted yet` }
    }
  } catch (error) {
    return nobodyKnows(messageOf(error))
  }
}

function nobodyKnows(detail: string): () => Reading {
  return () => ({ kind: 'unreachable', detail })
}
