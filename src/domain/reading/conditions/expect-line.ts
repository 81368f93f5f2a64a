import type { ExpectLine } from '../../conditions.js'
import { cut, oneLine } from '../../safe-text.js'

const LINE = /^(?:("(?:[^"\\]|\\.)*")|(\/\S*?))\s*(<=|>=|==|!=|<|>)(?![=<>])\s*(\S.*)$/su
const LONGEST = 500
const DEEPEST = 30
const SHAPE = `write a JSON Pointer, one of <= < >= > == !=, and a literal, like '/summary/stale_count <= 27' or '/datastore == "connected"'`

/** A line as it is meant, or what is wrong with it. */
export function parseExpectLine(text: string): ExpectLine | { readonly problem: string } {
  if (text.length > LONGEST) return { problem: `is longer than ${LONGEST} characters` }
  const line = text.trim()
  const [, quoted, plain, operator, literal = ''] = LINE.exec(line) ?? []
  if (operator === undefined) return { problem: `${whatIsWrong(line)}; ${SHAPE}` }
  const pointer = quoted === undefined ? plain : parsed(quoted)
  if (typeof pointer !== 'string') return misread('its pointer is no text in double quotes')
  const fault = pointerFault(pointer)
  if (fault !== null) return misread(fault)
  const value = parsed(literal)
  if (!isLiteral(value)) return misread(literalFault(literal))
  const wrong = relationFault(operator as ExpectLine['operator'], value)
  if (wrong !== null) return misread(wrong)
  return { pointer, operator: operator as ExpectLine['operator'], value }
}

function misread(fault: string): { readonly problem: string } {
  return { problem: `cannot be read: ${fault}; ${SHAPE}` }
}

/** The line that is read as this one. */
export function expectLineText({ pointer, operator, value }: ExpectLine): string {
  const isPlain = /^\/[^\s<>=!"]*$/.test(pointer)
  return `${isPlain ? pointer : JSON.stringify(pointer)} ${operator} ${JSON.stringify(value)}`
}

function whatIsWrong(line: string): string {
  if (line === '') return 'is empty'
  if (!/^["/]/.test(line)) return 'does not begin with a JSON Pointer, which begins with "/"'
  if (/\s=\s|=>|=<|===/.test(line)) return 'has no operator that is known: equal is "=="'
  if (/(?:<=|>=|==|!=|<|>)\s*$/.test(line)) return 'has nothing after its operator'
  return 'has no operator after its pointer; a pointer with spaces stands in double quotes'
}

/** Why this is no JSON Pointer (RFC 6901), or null. */
export function pointerFault(pointer: string): string | null {
  if (!pointer.startsWith('/')) return 'a JSON Pointer begins with "/"'
  if (/~(?![01])/.test(pointer)) return 'a "~" in a JSON Pointer is written "~0", and a "/" in a name "~1"'
  return pointer.split('/').length > DEEPEST + 1 ? `its pointer is deeper than ${DEEPEST} levels` : null
}

function isLiteral(value: unknown): value is ExpectLine['value'] {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function literalFault(literal: string): string {
  if (/^'.*'$/s.test(literal)) return 'a text stands in double quotes'
  if (/^[[{]/.test(literal)) return 'a list or a map cannot be expected; name what stands in it'
  if (/\s(?:and|or|&&|\|\|)\s/.test(literal)) return 'one line expects one thing; write another line for the other'
  return `${cut(oneLine(literal), 40)} is no literal: a number, a text in double quotes, true, false or null`
}

function relationFault(operator: ExpectLine['operator'], value: ExpectLine['value']): string | null {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
      return 'its number is too large to be compared exactly'
    return null
  }
  return operator === '==' || operator === '!=' ? null : `"${operator}" compares numbers`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
