import { findEpoch, findTimes } from './find-times.js'
import { labelMeaning } from './labels.js'
import type { WrittenStatus } from './status.js'
import { classOfText } from './status-words.js'
import type { ZoneContext } from './written-time.js'

/** More than this beside a time is prose. */
export const LONGEST_BESIDE = 48
const EXIT =
  /\b(?:rc|exit(?:ed)?(?:[ _-]?(?:code|status))?(?: with)?(?: code)?|return[ _-]?code|ret|errorlevel)\s*[=: ]\s*(-?\d{1,10})\b/i

/** What a line says besides its time, if it is a word or an exit code for how the job is. */
export function statusInLine(text: string, field: string, context: ZoneContext): WrittenStatus | null {
  const code = EXIT.exec(text)
  if (code) return { field, value: code[0], class: Number(code[1]) === 0 ? 'ok' : 'fail' }
  const time = findTimes(text, context)[0] ?? findEpoch(text)
  // `Last run:` names the time, `ok ` before it is a status.
  const names = time !== null && time !== undefined && labelMeaning(time.label).kind === 'life'
  const before = time && (!names || /^\s*\p{L}+\s*$/u.test(time.label)) ? [time.label] : []
  for (const part of time ? [text.slice(time.end), ...before] : []) {
    const said = part.replace(/^[\s|:;,\-–—=>\])}"'*]+|[\s|:;,\-–—=<([{"'*]+$/gu, '')
    if (said === '' || said.length > LONGEST_BESIDE) continue
    const found = classOfText(said)
    if (found !== 'unknown') return { field, value: said, class: found }
  }
  return null
}

/** The same of a value with a remark behind its time, `last run: 2026-09-01 10:00 failed`: an exit code or one word, nothing longer. */
export function statusInRemark(text: string, field: string, context: ZoneContext): WrittenStatus | null {
  const [time] = findTimes(text, context)
  const remark = time ? text.slice(time.end).replace(/\s#.*$/, '') : ''
  if (!EXIT.test(remark) && !/^[\s,;(—-]+\p{L}+[\s).!]*$/u.test(remark)) return null
  return statusInLine(text.slice(0, time?.end) + remark, field, context)
}
