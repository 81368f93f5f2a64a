import type { Declaration } from '../domain/declaration.js'
import type { Looks } from '../domain/look.js'
import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import { ExternalError, withRemedy } from '../errors.js'
import type { GitHub } from '../ports.js'
import type { BeatHistory } from '../sources/source.js'
import { declaredAt, type DeclaringFile } from './declared-at.js'
import { PUSHED, type SourceOf } from './read-all.js'

/** Monitors whose verdict depends on whether they are new. */
export interface Doubtful {
  readonly missing: readonly Monitor[]
  readonly stale: readonly Monitor[]
}

/** Who may know since when monitors are declared. */
export interface DeclaredBy {
  /** The config file, as the run was told its path; null where inputs declare the monitor. */
  readonly declaredIn: string | null
  /** The workflow file that runs the check. */
  readonly self: string | null
  /** What this machine remembers; null where it remembers nothing. */
  readonly looks: Looks | null
}

export interface DeclarationPorts {
  /** Null where no repository is known. */
  readonly github: (() => Promise<GitHub>) | null
  readonly sourceOf: SourceOf
}

type Declarations = ReadonlyMap<string, Declaration>

const NONE: Declarations = new Map()

/** Asks since when these monitors are declared, and whether those without a beat ever had one. Empty where nobody knows. */
export async function askDeclarations(
  doubtful: Doubtful,
  by: DeclaredBy,
  now: Instant,
  ports: DeclarationPorts,
): Promise<Declarations> {
  const file = declaringFile(by)
  const remembered = rememberedBy(by, doubtful)
  if (remembered === null && (file === null || ports.github === null)) return NONE
  try {
    const history = beatHistory(doubtful.missing, ports.sourceOf)
    if (remembered !== null) return byMemory(remembered.missing, remembered.looks, await history, now)
    return await byRepository(doubtful, file, { now, history, github: ports.github })
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    const detail = withRemedy(error)
    return new Map(doubtful.missing.map(({ id }) => [id, { kind: 'unreadable', detail }]))
  }
}

/** Whom this machine has seen from the beginning: all of a config file, and whoever is posted to it; null where it remembers nobody. */
function rememberedBy({ declaredIn, looks }: DeclaredBy, { missing }: Doubtful) {
  if (looks === null) return null
  if (declaredIn !== null) return { looks, missing }
  const posted = missing.filter(({ source }) => source.kind === PUSHED)
  return posted.length === 0 ? null : { looks, missing: posted }
}

function byMemory(missing: readonly Monitor[], looks: Looks, history: BeatHistory, now: Instant): Declarations {
  return new Map(
    missing.map(({ id }) => {
      const look = looks.get(id)
      const everBeat = look?.everBeat === true || (history.get(id) ?? null)
      return [id, { kind: 'asked', at: look?.firstSeenAt ?? now, everBeat }]
    }),
  )
}

async function byRepository(
  { missing, stale }: Doubtful,
  file: DeclaringFile | null,
  asked: { now: Instant; history: Promise<BeatHistory>; github: DeclarationPorts['github'] },
): Promise<Declarations> {
  if (file === null || asked.github === null) return NONE
  // A beat that is there is doubted only where the very lines of its schedule are younger.
  const doubted = file.isConfig ? stale : []
  const wanted = [
    ...missing.map((monitor) => ({ id: declaredId(monitor), orByFile: true })),
    ...doubted.map((monitor) => ({ id: declaredId(monitor), orByFile: false })),
  ]
  const [known, history] = await Promise.all([
    asked.github().then((github) => declaredAt(github, file, wanted, asked.now)),
    asked.history,
  ])
  const found = new Map<string, Declaration>()
  for (const monitor of missing) {
    const { id } = monitor
    const at = known.get(declaredId(monitor))?.at ?? null
    found.set(id, { kind: 'asked', at, everBeat: history.get(id) ?? null })
  }
  for (const monitor of doubted) {
    const declared = known.get(declaredId(monitor))
    if (declared?.by === 'line') found.set(monitor.id, { kind: 'asked', at: declared.at, everBeat: true })
  }
  return found
}

/** A member of a document is declared with its document. */
function declaredId({ id, group }: Monitor): string {
  return group ?? id
}

/** Only a path inside the repository has a history there. */
function declaringFile({ declaredIn, self }: DeclaredBy): DeclaringFile | null {
  const path = (declaredIn ?? self)?.replace(/^(\.\/)+/, '') ?? null
  if (path === null || /^\/|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)/.test(path)) return null
  return { path, isConfig: declaredIn !== null }
}

/** A member that never beat stands in a document that was written often: the path says nothing of it. */
async function beatHistory(missing: readonly Monitor[], sourceOf: SourceOf): Promise<BeatHistory> {
  const whole = missing.filter(({ member }) => member === null)
  const kinds = [...new Set(whole.map(({ source }) => source.kind))]
  const parts = await Promise.all(
    kinds.map(async (kind) => {
      const own = whole.filter(({ source }) => source.kind === kind)
      return (await (await sourceOf(kind)).everBeat?.(own)) ?? new Map<string, boolean | null>()
    }),
  )
  return new Map(parts.flatMap((part) => [...part]))
}
