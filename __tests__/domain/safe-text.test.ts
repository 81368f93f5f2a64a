import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { safeLines } from '../../src/domain/safe-text.js'
import { parseOutput, registeredCommands } from '../support/runner-commands.js'

const commandsIn = (text: string) => parseOutput(text).commands

describe('text for the log', () => {
  test.each([
    ['::error::x', ': :error::x'],
    ['  \t::add-mask::x', '  \t: :add-mask::x'],
    ['a ##[add-mask]x', 'a # #[add-mask]x'],
    ['"a": "##[error]##[warning]"', '"a": "# #[error]# #[warning]"'],
    ['a\r::error::x', 'a\n: :error::x'],
    ['a\u2028::error::x', 'a::error::x'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b::error::x', ':error::x'],
    ['#\u0000#[error]x', '# #[error]x'],
    [':\u0007:error::x', ': :error::x'],
    ['a::b and C:: and #1', 'a::b and C:: and #1'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['\u202eevil\u2066', 'evil'],
  ])('%j is shown as %j', (text, shown) => {
    expect(safeLines(text)).toBe(shown)
    expect(commandsIn(safeLines(text))).toEqual([])
  })

  const names = fc.constantFrom(...registeredCommands, 'ADD-MASK', 'unheard-of')
  const pieces = fc.oneof(
    names.map((name) => `::${name}::`),
    names.map((name) => `::${name} file=a,line=1::`),
    names.map((name) => `##[${name}]`),
    names.map((name) => `##[${name} a=b;]x`),
    fc.constantFrom(
      ':',
      '::',
      '#',
      '##',
      '[',
      '##[',
      ']',
      ' ',
      '\t',
      '\n',
      '\r',
      '\r\n',
      '\u0085',
      '\u00a0',
      '\u2028',
      '\u3000',
    ),
    fc.constantFrom(
      '\u001b',
      '\u001b[',
      '\u001b[0m',
      '\u001b]8;;',
      '\u0007',
      '\u0000',
      '\u200b',
      '\ufeff',
      '\v',
      '\f',
      '\u0008',
    ),
    fc.string({ maxLength: 3 }),
    names,
  )

  // proves: 29
  test('property: of 100,000 hostile texts not one line is a command', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (parts) => {
        const safe = safeLines(parts.join(''))
        const [command] = commandsIn(safe)
        if (command !== undefined) throw new Error(JSON.stringify([parts.join(''), command]))
      }),
      { numRuns: 100_000 },
    )
  })

  test('property: what is safe stays as it is', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const safe = safeLines(parts.join(''))
        expect(safeLines(safe)).toBe(safe)
      }),
      { numRuns: 5000 },
    )
  })
})
