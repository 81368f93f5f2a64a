import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { Reading } from '../domain/what-was-read.js'
import type { SourceOf } from '../app/read-all.js'
import type { Turn } from '../app/waker.js'
import type { Discovery, DiscoveryRequest, Source } from '../sources/source.js'

/** Sources whose answers cost requests that are counted by the hour. */
const COSTLY: readonly string[] = ['repository', 'commits', 'workflow']
const MOST_DIAGNOSES = 1000

interface Answered {
  readonly at: Instant
  readonly asked: readonly Monitor[]
  readonly readings: ReadonlyMap<string, Reading>
}

/** What sources answered, until they are asked again. */
export interface SourceMemory {
  /**
   * The sources of one tick: those that cost something answer as they did, and say when that was, unless it is time to ask. In a
   * glance the others do so too.
   */
  pace(sourceOf: SourceOf, now: Instant, isTime: boolean, turn?: Turn): SourceOf
}

/** Sources that cost nothing are remembered only where somebody glances. */
export function rememberSources(glances = false): SourceMemory {
  const readings = new Map<string, Answered>()
  const { discover, diagnose, everBeat } = rememberAbilities()

  function paced(kind: string, source: Source, now: Instant, isTime: boolean): Source {
    let lookedAt = now
    return {
      ...source,
      lookedAt: () => lookedAt,
      async read(monitors, at) {
        const known = readings.get(kind)
        // At another moment than the tick's somebody waits for a beat.
        const isKnown = known !== undefined && at === now && !isTime && sameQuestion(known.asked, monitors)
        lookedAt = isKnown ? known.at : at
        if (isKnown) return known.readings
        const answer = await source.read(monitors, at)
        if (at === now) readings.set(kind, { at, asked: monitors, readings: answer })
        return answer
      },
      ...(source.discover && {
        discover: (request: DiscoveryRequest, at: Instant) => discover(kind, source, request, at, isTime),
      }),
      ...(source.diagnose && { diagnose: (workflow: string) => diagnose(source, workflow, isTime) }),
      ...(source.everBeat && { everBeat: (monitors: readonly Monitor[]) => everBeat(source, monitors, isTime) }),
    }
  }

  return {
    pace:
      (sourceOf, now, isTime, turn = 'look') =>
      async (kind) => {
        const source = await sourceOf(kind)
        if (COSTLY.includes(kind)) return paced(kind, source, now, isTime && turn === 'look')
        return glances ? paced(kind, source, now, turn === 'look') : source
      },
  }
}

/** The same for what sources know besides beats. */
function rememberAbilities() {
  const found = new Map<string, { readonly asked: string; readonly discovery: Discovery }>()
  const beaten = new Map<string, boolean | null>()
  const diagnoses = new Map<string, readonly string[]>()

  async function discover(kind: string, source: Source, request: DiscoveryRequest, at: Instant, isTime: boolean) {
    const asked = JSON.stringify([{ ...request, named: questionOf(request.named) }])
    const known = found.get(kind)
    if (!isTime && known?.asked === asked) return known.discovery
    const discovery = (await source.discover?.(request, at)) ?? { monitors: [], notices: [] }
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

/** A config that was read once has the same monitors each time, which is seen without reading them. */
function sameQuestion(before: readonly Monitor[], monitors: readonly Monitor[]): boolean {
  if (before.length !== monitors.length) return false
  return monitors.every((monitor, i) => monitor === before[i]) || questionOf(before) === questionOf(monitors)
}

function questionOf(monitors: readonly Monitor[]): string {
  return JSON.stringify(monitors.map(({ id, source, reading, member, each }) => [id, source, reading, member, each]))
}
