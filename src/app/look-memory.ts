import type { Looks } from '../domain/look.js'
import type { LookMemory } from '../incidents/store.js'

/** What earlier runs remember of looking; null where there is no such memory, or it cannot be read. */
export async function loadLooks(memory: LookMemory | undefined): Promise<Looks | null> {
  try {
    return (await memory?.load()) ?? null
  } catch {
    // The incidents are in the same place, and whoever reads them says why that failed.
    return null
  }
}

/** Keeps what is new, as `rememberLooks` does. */
export async function rememberLooksIfAny(
  memory: LookMemory | undefined,
  before: Looks | null,
  after: Looks,
): Promise<readonly string[]> {
  if (memory === undefined || after.size === 0) return []
  return (await import('./remember-looks.js')).rememberLooks(memory, before, after)
}
