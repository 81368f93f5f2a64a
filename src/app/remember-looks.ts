import type { Look, Looks } from '../domain/look.js'
import { sameLook } from '../domain/looked-at.js'
import { messageOf } from '../errors.js'
import type { LookMemory } from '../incidents/store.js'

/** Keeps what is new. Returns what went wrong: nothing here may stop an alert. */
export async function rememberLooks(
  memory: LookMemory,
  before: Looks | null,
  after: Looks,
): Promise<readonly string[]> {
  const news = new Map<string, Look>([...after].filter(([id, look]) => !sameLook(before?.get(id), look)))
  if (news.size === 0) return []
  try {
    await memory.remember(news)
    return []
  } catch (error) {
    return [`What was seen could not be remembered: ${messageOf(error)}`]
  }
}
