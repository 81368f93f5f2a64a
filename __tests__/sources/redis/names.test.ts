import { describe, expect, test } from '@jest/globals'
import { globTest } from '../../../src/sources/redis/glob.js'
import { isUsableName, memberNamer } from '../../../src/sources/redis/names.js'

describe('what members are called', () => {
  test.each([
    [['health:hb:*'], 'health:hb:web:1', 'web:1'],
    [['agents:heartbeat:mary'], 'agents:heartbeat:mary', 'mary'],
    [['agents:heartbeat:mary', 'agents:heartbeat:mark'], 'agents:heartbeat:mark', 'mark'],
    [['agents:heartbeat:*', 'agents:status:*'], 'agents:status:mary', 'status:mary'],
    [['a:*', 'b:*'], 'b:x', 'b:x'],
    [['hb-*'], 'hb-web', 'web'],
    [['*'], 'health:hb:web', 'health:hb:web'],
    [['agents:*:beat'], 'agents:mary:beat', 'mary:beat'],
    [['heartbeat'], 'heartbeat', 'heartbeat'],
    [['x:*'], 'x:', 'x:'],
  ])('%j makes %s the member %s', (patterns, name, member) => {
    expect(memberNamer(patterns)(name)).toBe(member)
  })

  test('what can be no id is refused', () => {
    for (const name of ['web:1', 'web/w-1', 'größe', 'a', '7', 'x@host:12']) expect(isUsableName(name)).toBe(true)
    for (const name of [
      '',
      ' a',
      'a b',
      'a\nb',
      '*',
      '##[x',
      '__proto__',
      'constructor',
      '-x',
      'x'.repeat(201),
      'a<b',
      'a\u202eb',
    ])
      expect(isUsableName(name)).toBe(false)
  })
})

test('globs are those of Redis', () => {
  const fits = (glob: string, ...names: string[]): boolean[] => names.map(globTest(glob))
  expect(fits('h?llo', 'hello', 'hllo')).toEqual([true, false])
  expect(fits('h*llo', 'hllo', 'heeeello', 'hell')).toEqual([true, true, false])
  expect(fits('h[a-c]llo', 'hallo', 'hello')).toEqual([true, false])
  expect(fits('h[^e]llo', 'hallo', 'hello')).toEqual([true, false])
  expect(fits('a.b+(c)', 'a.b+(c)', 'axb+(c)')).toEqual([true, false])
  expect(fits('a\\*b', 'a*b', 'axb')).toEqual([true, false])
  expect(fits('a*', 'a\nb')).toEqual([true])
})
