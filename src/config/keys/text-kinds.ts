import { nearestDuration, parseDuration } from '../../domain/duration.js'
import type { Duration } from '../../domain/time.js'
import type { Parsed, PlainKind } from './kind.js'

// What inputs understand: they load at start. How a config file says the same is in `plain-kinds.ts`.

export const LONGEST_TEXT = 1000

export function text(most = LONGEST_TEXT): PlainKind<string> {
  return {
    form: 'text',
    most,
    readText: (given) =>
      given.length > most ? { problem: `is longer than ${most} characters` } : { value: given.trim() },
  }
}

/** One text that a rule is asked about: what is wrong with it, or null. */
export function checkedText(problemOf: (text: string) => string | null): PlainKind<string> {
  const plain = text()
  return {
    ...plain,
    readText: (given) => {
      const read = plain.readText(given)
      const problem = 'value' in read ? problemOf(read.value) : null
      return problem === null ? read : { problem }
    },
  }
}

const YES = ['true', 'yes', 'on', '1']
const NO = ['false', 'no', 'off', '0', '']

export function flag(): PlainKind<boolean> {
  return {
    form: 'flag',
    isFlag: true,
    readText: (given) => {
      const word = given.trim().toLowerCase()
      if (YES.includes(word)) return { value: true }
      return NO.includes(word) ? { value: false } : { problem: 'is neither true nor false; write "true" or "false"' }
    },
  }
}

export function choice<const C extends string>(choices: readonly C[]): PlainKind<C> {
  return {
    form: 'choice',
    choices,
    readText: (given) => {
      const found = choices.find((one) => one === given.trim().toLowerCase())
      return found === undefined ? { problem: noneOf(choices) } : { value: found }
    },
  }
}

export function noneOf(choices: readonly string[]): string {
  return `is not one of ${choices.join(', ')}`
}

/** Milliseconds. */
export function duration(): PlainKind<Duration> {
  return {
    form: 'duration',
    readText: (given) => {
      const parsed = parseDuration(given)
      return parsed === null ? { problem: notADuration(given) } : { value: parsed }
    },
  }
}

/** Milliseconds, and some of them: a beat that may be nothing old is always late. */
export function someTime(): PlainKind<Duration> {
  const { readText } = duration()
  return {
    form: 'some-time',
    readText: (given) => {
      const read = readText(given)
      const nothing = 'value' in read && read.value <= 0
      return nothing ? { problem: 'must be longer than nothing; write "30m" or the like' } : read
    },
  }
}

/** The sentence for a wrong duration, with the right spelling where one can be guessed. */
function notADuration(value: string): string {
  const guess = nearestDuration(value)
  return guess === null
    ? 'is not a duration; write minutes like "120", or "90m", "2h30m", "1d", "PT2H"'
    : `is not a duration; write "${guess}"`
}

export function whole(least: number, most: number): PlainKind<number> {
  return {
    form: 'whole',
    least,
    most,
    readText: (given) => {
      const number = Number(given.trim())
      const fits = /^\d+$/.test(given.trim()) && number >= least && number <= most
      return fits ? { value: number } : { problem: noWhole(least, most) }
    },
  }
}

export function noWhole(least: number, most: number): string {
  return `is not a whole number from ${least} to ${most}`
}

/** Texts separated by commas or line breaks. */
export function list(): PlainKind<readonly string[]> {
  return { ...texts(/[,\n]/), form: 'list' }
}

/** Texts separated by what the pattern says. */
export function texts(separator: RegExp): PlainKind<readonly string[]> {
  return { form: 'texts', readText: (given): Parsed<readonly string[]> => ({ value: partsOf(given, separator) }) }
}

function partsOf(given: string, separator: RegExp): readonly string[] {
  return given
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
