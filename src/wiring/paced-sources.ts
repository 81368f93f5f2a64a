import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { Reading } from '../domain/what-was-read.js'
import type { SourceOf } from '../app/read-all.js'
import type { Discovery, DiscoveryRequest, Source } from '../sources/source.js'

/** Sources whose answers cost requests that are counted by the hour. */
const COSTLY: readonly string[] = ['repository', 'workflow']
const MOST_DIAGNOSES = 1000

interface Answered {
  readonly at: Instant
  readonly asked: string
  readonly readings: ReadonlyMap<string, Reading>
}

/** What costly sources answered, until they are asked again. */
export interface SourceMemory {
  /** The sources of one tick: those that cost something answer as they did, and say when that was, unless it is time to ask. */
  pace(sourceOf: SourceOf, now: Instant, isTime: boolean): SourceOf
}

export function rememberSources(): SourceMemory {
  const readings = new Map<string, Answered>()
  const { discover, diagnose, everBeat } = rememberAbilities()

  function paced(kind: string, source: Source, now: Instant, isTime: boolean): Source {
    let lookedAt = now
    return {
      ...source,
      lookedAt: () => lookedAt,
      async read(monitors, at) {
        const asked = questionOf(monitors)
        const known = readings.get(kind)
        // At another moment than the tick's somebody waits for a beat.
        const isKnown = at === now && !isTime && known?.asked === asked
        lookedAt = isKnown ? known.at : at
        if (isKnown) return known.readings
        const answer = await source.read(monitors, at)
        if (at === now) readings.set(kind, { at, asked, readings: answer })
        return answer
      },
      ...(source.discover && { discover: (request: DiscoveryRequest) => discover(kind, source, request, isTime) }),
      ...(source.diagnose && { diagnose: (workflow: string) => diagnose(source, workflow, isTime) }),
      ...(source.everBeat && { everBeat: (monitors: readonly Monitor[]) => everBeat(source, monitors, isTime) }),
    }
  }

  return {
    pace: (sourceOf, now, isTime) => async (kind) => {
      const source = await sourceOf(kind)
      return COSTLY.includes(kind) ? paced(kind, source, now, isTime) : source
    },
  }
}

/** The same for what sources know besides beats. */
function rememberAbilities() {
  const found = new Map<string, { readonly asked: string; readonly discovery: Discovery }>()
  const beaten = new Map<string, boolean | null>()
  const diagnoses = new Map<string, readonly string[]>()

  async function discover(kind: string, source: Source, request: DiscoveryRequest, isTime: boolean) {
    const asked = JSON.stringify([request.repository, request.except, questionOf(request.named)])
    const known = found.get(kind)
    if (!isTime && known?.asked === asked) return known.discovery
    const discovery = (await source.discover?.(request)) ?? { monitors: [], notices: [] }
    found.set(kind, { asked, discovery })
    return discovery
  }

  async function diagnose(source: Source, workflow: string, isTime: boolean): Promise<readonly string[]> {
    const known = isTime ? undefined : diagnoses.get(workflow)
    const lines = known ?? (await source.diagnose?.(workflow)) ?? []
    // A config that changed names other workflows.
    if (diagnoses.size > MOST_DIAGNOSES) diagnoses.clear()
    diagnoses.set(workflow, lines)
    return lines
  }

  async function everBeat(source: Source, monitors: readonly Monitor[], isTime: boolean) {
    const ids = monitors.map(({ id }) => id)
    if (isTime || ids.some((id) => !beaten.has(id))) {
      beaten.clear()
      ;(await source.everBeat?.(monitors))?.forEach((ever, id) => beaten.set(id, ever))
    }
    return new Map(beaten)
  }

  return { discover, diagnose, everBeat }
}

function questionOf(monitors: readonly Monitor[]): string {
  return JSON.stringify(monitors.map(({ id, source, reading, member, each }) => [id, source, reading, member, each]))
}
