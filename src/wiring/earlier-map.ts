import type { Instant } from '../domain/time.js'
import { messageOf } from '../errors.js'
import { MAX_EARLIER_BYTES } from './earlier-bytes.js'
import type { Wiring } from './wire.js'

const NOTHING: ReadonlyMap<string, Instant> = new Map()

/** Whom the last run heard when, by the map of agents that it left: its only memory where Redis keeps none. */
export async function earlierMap(
  path: string,
  { ports }: Pick<Wiring, 'ports'>,
  now: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  try {
    const place = await ports.place(path)
    const text = place === null ? null : await ports.files.read(place, MAX_EARLIER_BYTES)
    if (text === null) return NOTHING
    const { heardInMap } = await import('../domain/reading/agents-map.js')
    const heard = heardInMap(text, now)
    if (heard === null) ports.log.notice(`${path} holds no map of agents; nothing is taken from it`)
    return heard ?? NOTHING
  } catch (error) {
    ports.log.warning(`What ${path} told of agents is not known: ${messageOf(error)}`)
    return NOTHING
  }
}
