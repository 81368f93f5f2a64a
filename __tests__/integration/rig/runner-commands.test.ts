import { describe, expect, it } from '@jest/globals'
import { parseKeyValueFile } from '../../support/file-commands.js'
import { parseCommand, parseOutput, tryParse, tryParseV2 } from '../../support/runner-commands.js'

describe('a ::command::', () => {
  it.each([
    ['::error::boom', 'error', {}, 'boom'],
    ['  \t::error file=a.ts,line=3::boom', 'error', { file: 'a.ts', line: '3' }, 'boom'],
    ['::warning title=a%2Cb%3Ac%25::x%0Ay%25', 'warning', { title: 'a,b:c%' }, 'x\ny%'],
    ['::ADD-MASK::secret', 'ADD-MASK', {}, 'secret'],
    ['::error::a::b', 'error', {}, 'a::b'],
    ['\u0085\u2003::error::x', 'error', {}, 'x'],
    ['::notice title=,file==x=y::m', 'notice', { file: 'x=y' }, 'm'],
  ])('%j', (line, name, properties, data) => {
    expect(tryParseV2(line)).toEqual({ name, properties, data, line })
  })

  it.each(['x ::error::boom', '::unknown::x', '::error', ': :error::x', '\ufeff::error::x', '', '::::x'])(
    'is not in %j',
    (line) => expect(tryParseV2(line)).toBeNull(),
  )
})

describe('a ##[command]', () => {
  it.each([
    ['##[error]boom', 'error', {}, 'boom'],
    ['{"message":"##[add-mask]a"}', 'add-mask', {}, 'a"}'],
    ['x ##[warning a=b;c=d%3B]e%5D', 'warning', { a: 'b', c: 'd;' }, 'e]'],
  ])('counts anywhere in %j', (line, name, properties, data) => {
    expect(tryParse(line)).toEqual({ name, properties, data, line })
  })

  it.each(['##[section]Starting', '##[error', '## [error]x', '##[x]##[error]y'])('is not in %j', (line) =>
    expect(tryParse(line)).toBeNull(),
  )

  it('is looked for after a ::command:: was not found', () => {
    expect(parseCommand('::nothing:: ##[add-mask]x')).toMatchObject({ name: 'add-mask', data: 'x' })
  })
})

describe('the output of a process', () => {
  it('ends a line at a lone carriage return', () => {
    expect(parseOutput('hello\r::error::x\r\nbye').commands).toMatchObject([{ name: 'error', data: 'x' }])
  })

  it('tells commands from what a person sees', () => {
    const { commands, plainLines } = parseOutput('one\n::add-mask::s\ntwo\n')
    expect(commands.map((command) => command.name)).toEqual(['add-mask'])
    expect(plainLines).toEqual(['one', 'two'])
  })

  it('executes nothing between stop-commands and its token', () => {
    const { commands } = parseOutput('::stop-commands::tok\n::error::a\n##[add-mask]b\n::tok::\n::error::c\n')
    expect(commands.map((command) => command.data)).toEqual(['tok', 'c'])
  })
})

describe('a file of outputs', () => {
  it.each([
    ['a=1\nb=x=y\n', { a: '1', b: 'x=y' }],
    ['a<<EOF\none\ntwo\nEOF\nb=2', { a: 'one\ntwo', b: '2' }],
    ['a<<EOF\r\none\r\n\r\nEOF\r\n', { a: 'one\r\n' }],
    ['a<<EOF\nEOF\n', { a: '' }],
    ['a<<EOF\n\nEOF\n', { a: '' }],
    ['a<<EOF\nb=injected\nEOF\n', { a: 'b=injected' }],
    ['a=x<<y\n\n', { a: 'x<<y' }],
    ['', {}],
  ])('%j', (text, values) => expect(parseKeyValueFile(text)).toEqual(values))

  it.each(['a', '=x', '<<EOF\nx\nEOF', 'a<<\nx', 'a<<EOF\none\n', 'a<<EOF\none'])('is refused: %j', (text) =>
    expect(() => parseKeyValueFile(text)).toThrow(/Invalid/),
  )
})
