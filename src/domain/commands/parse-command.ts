import { nearestDuration, parseDuration } from '../duration.js'
import { LONGEST_PAUSE, LONGEST_SNOOZE } from '../controls.js'
import { nearestWord } from '../nearest.js'
import { oneLine } from '../safe-text.js'
import { DAY, type Duration, type Instant } from '../time.js'
import { isCommandWord, USAGE, type Command, type CommandWord } from './command.js'
import { dateIn, type Dated } from './written-date.js'

/** What a comment means: nothing to us, a command, or one that went wrong, with what to write instead. */
export type Parsed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'mistake'; readonly hint: string }

/** When somebody said it, and by which clocks he reads. */
export interface Speaker {
  readonly at: Instant
  /** Null for UTC. */
  readonly zone: string | null
}

export const LONGEST_COMMAND = 200

/** Other words of people, and what they mean here. */
const MEANT: Readonly<Record<string, CommandWord>> = {
  acknowledge: 'ack',
  acked: 'ack',
  silence: 'snooze',
  unpause: 'resume',
  unsnooze: 'resume',
}
const MOST: Readonly<Record<'snooze' | 'pause', Duration>> = { snooze: LONGEST_SNOOZE, pause: LONGEST_PAUSE }

const NOTHING: Parsed = { kind: 'nothing' }
/** Plain letters only: no other sign that looks like one of them. */
const COMMAND = /^\/([A-Za-z]{2,20})(?:[ \t]+(.*))?$/
/** What moves the cursor, or ends a line where somebody else reads it. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/

/**
 * The command in a comment. Only its first line that is not empty counts, and only where it begins with the command: what is
 * quoted, indented, code or HTML begins with something else.
 */
export function parseCommand(body: string, speaker: Speaker): Parsed {
  const line = body.split(/\r?\n/).find((text) => /[^ \t]/.test(text)) ?? ''
  const [, written, rest = ''] = STEERING.test(line) ? [] : (COMMAND.exec(line.replace(/[ \t]+$/, '')) ?? [])
  if (written === undefined) return NOTHING
  const word = written.toLowerCase()
  if (!isCommandWord(word)) return unknown(word)
  if (line.length > LONGEST_COMMAND)
    return mistake(`A command has at most ${LONGEST_COMMAND} characters: ${code(word)}.`)
  switch (word) {
    case 'snooze':
    case 'pause':
      return lasting(word, rest, speaker)
    case 'recover':
      return { kind: 'command', command: { word, step: textOf(rest) } }
    case 'ack':
    case 'resume':
    case 'mute':
      return { kind: 'command', command: { word, why: textOf(rest) } }
  }
}

/** Commands of others, and paths, are no business of ours: only what is nearly one of these is answered. */
function unknown(word: string): Parsed {
  if (word === 'check') return mistake('`/check` starts nothing here: the next run of the workflow looks by itself.')
  const meant = Object.hasOwn(MEANT, word) ? MEANT[word] : nearestWord(word, Object.keys(USAGE))
  if (meant == null || !isCommandWord(meant)) return NOTHING
  return mistake(`\`/${word}\` is no command; did you mean ${code(meant)}?`)
}

function lasting(word: 'snooze' | 'pause', rest: string, speaker: Speaker): Parsed {
  const words = rest.split(/[ \t]+/).filter((one) => one !== '')
  const [first = ''] = words
  const dated = /^until$/i.test(first) ? dateIn(words.slice(1), speaker.zone) : spanIn(words, speaker.at)
  if (dated === null) return mistake(needsEnd(word, words))
  const { until, left } = dated
  if (until <= speaker.at) return mistake(`That is over already: ${code(word)}, or ${untilCode(word)}.`)
  if (until - speaker.at > MOST[word])
    return mistake(`At most ${MOST[word] / DAY} days: \`/${word} ${MOST[word] / DAY}d\`.`)
  return { kind: 'command', command: { word, until, why: textOf(left.join(' ')) } }
}

/** A number alone is minutes to one and hours to another. */
function spanIn(words: readonly string[], at: Instant): Dated | null {
  const [first = '', ...left] = words
  const ms = /^\d+(\.\d+)?$/.test(first) ? null : parseDuration(first)
  return ms === null || first === '' ? null : { until: at + ms, left }
}

function needsEnd(word: 'snooze' | 'pause', words: readonly string[]): string {
  const meant = nearestDuration(words.slice(0, 2).join(' '))
  if (meant !== null) return `\`/${word}\` needs a span like \`4h\`; did you mean \`/${word} ${meant}\`?`
  return `\`/${word}\` needs an end: ${code(word)}, or ${untilCode(word)}.`
}

function untilCode(word: string): string {
  return `\`/${word} until 2026-12-01 09:00\``
}

function code(word: CommandWord): string {
  return `\`${USAGE[word]}\``
}

function mistake(hint: string): Parsed {
  return { kind: 'mistake', hint }
}

function textOf(text: string): string | null {
  const line = oneLine(text)
  return line === '' ? null : line
}
