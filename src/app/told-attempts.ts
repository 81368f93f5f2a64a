import { stepWords } from '../domain/recovery/step-words.js'
import { cut, oneLine } from '../domain/safe-text.js'
import { NO_TARGET, type TargetMemory, type TargetState, type TargetStates } from '../domain/recovery/target-state.js'

const LONGEST_NAME = 200
const LONGEST_DETAIL = 300

/** A memory of targets that tells each attempt as it begins and ends, in the words of supervisors. */
export function toldAttempts(memory: TargetMemory, most: number, tell: (line: string) => void): TargetMemory {
  let known: TargetStates = new Map()
  return {
    async load() {
      known = await memory.load()
      return known
    },
    async remember(news) {
      await memory.remember(news)
      for (const [target, state] of news)
        attemptWords(target, known.get(target) ?? NO_TARGET, state, most).forEach(tell)
      known = new Map([...known, ...news])
    },
  }
}

/** What has happened at one target. */
export function attemptWords(target: string, before: TargetState, after: TargetState, most: number): string[] {
  const name = cut(oneLine(target.replace(/^[a-z-]+:/, '')), LONGEST_NAME)
  const last = after.attempts.at(-1)
  const lines: string[] = []
  if (last === undefined) return lines
  const of = `${after.attempts.length}/${most}`
  const earlier = before.attempts.find(({ at }) => at === last.at)
  if (earlier === undefined) lines.push(`Attempting restart of ${name} (attempt ${of})`)
  if (last.ok === true && earlier?.ok !== true) lines.push(`Successfully restarted ${name}`)
  if (last.ok === false && earlier?.ok !== false)
    lines.push(`Could not restart ${name}: ${cut(oneLine(last.detail), LONGEST_DETAIL)}`)
  if (after.exhaustedAt !== null && before.exhaustedAt === null)
    lines.push(`Service ${serviceOf(last.monitor, name)} exhausted restart attempts (${of})`)
  return lines
}

function serviceOf(monitor: string, otherwise: string): string {
  const { member } = stepWords(monitor)
  return cut(oneLine(member ?? monitor), LONGEST_NAME) || otherwise
}
