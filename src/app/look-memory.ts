import { sameLook, type Look, type Looks } from '../domain/look.js'
import { messageOf } from '../errors.js'
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

/** Keeps what is new. Returns what went wrong: nothing here may stop an alert. */
export async function rememberLooks(
  memory: LookMemory | undefined,
  before: Looks | null,
  after: Looks,
): Promise<readonly string[]> {
  const news = new Map<string, Look>([...after].filter(([id, look]) => !sameLook(before?.get(id), look)))
  if (memory === undefined || news.size === 0) return []
  try {
    await memory.remember(news)
    return []
  } catch (error) {
    return [`What was seen could not be remembered: ${messageOf(error)}`]
  }
}
