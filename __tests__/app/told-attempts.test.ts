import { describe, expect, test } from '@jest/globals'
import { attemptWords, toldAttempts } from '../../src/app/told-attempts.js'
import { createProcessTargets } from '../../src/domain/recovery/process-targets.js'
import { begun, ended, exhausted, NO_TARGET, reset, type TargetState } from '../../src/domain/recovery/target-state.js'

const TARGET = 'container:arbees-shard'
const MONITOR = 'services/game_shard:shard-1'

function under(state: TargetState, at: number): TargetState {
  return begun(state, at, MONITOR)
}

function over(state: TargetState, at: number, ok: boolean): TargetState {
  return ended(state, at, { ok, detail: ok ? 'restarted' : 'no such\ncontainer', url: null })
}

test('a restart from its first attempt to its last, word for word', async () => {
  const lines: string[] = []
  const memory = toldAttempts(createProcessTargets(), 3, (line) => lines.push(line))
  let state = NO_TARGET
  const put = async (next: TargetState): Promise<void> => {
    state = next
    await memory.remember(new Map([[TARGET, next]]))
  }
  for (const at of [10, 20, 30]) {
    await put(under(state, at))
    await put(over(state, at, true))
  }
  await put(exhausted(state, 40))
  await put(reset(state, 50))
  await put(under(state, 60))
  expect(lines).toEqual([
    'Attempting restart of arbees-shard (attempt 1/3)',
    'Successfully restarted arbees-shard',
    'Attempting restart of arbees-shard (attempt 2/3)',
    'Successfully restarted arbees-shard',
    'Attempting restart of arbees-shard (attempt 3/3)',
    'Successfully restarted arbees-shard',
    'Service game_shard:shard-1 exhausted restart attempts (3/3)',
    'Attempting restart of arbees-shard (attempt 1/3)',
  ])
})

describe('at one target', () => {
  const first = under(NO_TARGET, 10)
  test.each<[string, TargetState, TargetState, readonly string[]]>([
    [
      'one that failed says why, on one line',
      first,
      over(first, 10, false),
      ['Could not restart arbees-shard: no such container'],
    ],
    [
      'begun and over between two looks',
      NO_TARGET,
      over(first, 10, true),
      ['Attempting restart of arbees-shard (attempt 1/3)', 'Successfully restarted arbees-shard'],
    ],
    ['nothing new', over(first, 10, true), { ...over(first, 10, true), healthySince: 12 }, []],
    ['reset', over(first, 10, true), reset(over(first, 10, true), 20), []],
  ])('%s', (_, before, after, lines) => {
    expect(attemptWords(TARGET, before, after, 3)).toEqual(lines)
  })

  test('hostile names stay on their line', () => {
    for (const line of attemptWords(
      `container:a\n::error::x`,
      NO_TARGET,
      exhausted(begun(NO_TARGET, 1, 'a/\u001b[2Jb\nc'), 2),
      3,
    ))
      expect(line).not.toMatch(/[\n\u001b]/)
  })
})

test('nothing is told that was not remembered', async () => {
  const lines: string[] = []
  const broken = { load: async () => new Map(), remember: () => Promise.reject(new Error('the disk is full')) }
  const memory = toldAttempts(broken, 3, (line) => lines.push(line))
  await expect(memory.remember(new Map([[TARGET, under(NO_TARGET, 1)]]))).rejects.toThrow('full')
  expect(lines).toEqual([])
})
