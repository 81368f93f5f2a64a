import { describe, expect, test } from '@jest/globals'
import { heardElsewhere } from '../../src/app/heard-elsewhere.js'
import type { Read } from '../../src/app/read-all.js'
import type { HeardBeat } from '../../src/domain/heard-beat.js'
import { plainMonitor } from '../../src/domain/monitor.js'
import { MINUTE } from '../../src/domain/time.js'
import type { Reading } from '../../src/domain/what-was-read.js'

const NOW = Date.UTC(2026, 10, 22, 9, 30)
const evidence = { field: 'received', rule: 'received', zone: 'utc' } as const

function beatAt(at: number, notes: readonly string[] = []): Extract<Reading, { kind: 'beat' }> {
  return { kind: 'beat', beat: { at, state: 'ok' }, evidence, notes }
}

function readOf(id: string, reading: Read['reading'], more: Partial<Read['monitor']> = {}): Read {
  return {
    monitor: { ...plainMonitor(id, { kind: 'file', options: {} }), ...more },
    reading,
    place: { kind: 'file', path: 'map.json' },
  }
}

function heardBy(name: string, at = NOW): HeardBeat {
  return { name, reading: beatAt(at) }
}

describe('a beat that came another way', () => {
  test.each<[string, Read['reading'], number, object]>([
    ['is newer', beatAt(NOW - 10 * MINUTE), NOW, { beat: { at: NOW } }],
    ['is older', beatAt(NOW), NOW - MINUTE, { beat: { at: NOW } }],
    ['is the first', { kind: 'missing', detail: 'none' }, NOW, { beat: { at: NOW } }],
    [
      'stands for what cannot be understood',
      { kind: 'invalid', problem: 'malformed', detail: 'cut off' },
      NOW,
      { beat: { at: NOW }, notes: ['What is stored could not be understood: cut off'] },
    ],
    [
      'stands for what could not be read, and silence after it proves nothing',
      { kind: 'unreachable', detail: 'refused' },
      NOW - MINUTE,
      {
        beat: { at: NOW - MINUTE },
        notes: ['Its source could not be read: refused'],
        resumed: { at: NOW, outageMs: 0 },
      },
    ],
    [
      'is too old to say anything where nothing could be read',
      { kind: 'unreachable', detail: 'refused' },
      NOW - 6 * MINUTE,
      { kind: 'unreachable', detail: 'refused' },
    ],
  ])('%s', (_, reading, at, expected) => {
    const { reads, notices } = heardElsewhere([readOf('mary', reading)], [heardBy('mary', at)], NOW)
    expect(reads[0]?.reading).toMatchObject(expected)
    expect(notices).toEqual([])
  })

  test('keeps that its source has just come back', () => {
    const resumed = { at: NOW - MINUTE, outageMs: MINUTE }
    const { reads } = heardElsewhere([readOf('mary', { ...beatAt(0), resumed })], [heardBy('mary')], NOW)
    expect(reads[0]?.reading).toMatchObject({ beat: { at: NOW }, resumed })
  })

  test.each([
    ['by the id', 'mary', 'mary'],
    ['by the name of a member', 'paula', 'agents/paula'],
    ['by what people call it', 'scheduler of lisa', 'lisa'],
  ])('finds its monitor %s', (_, name, id) => {
    const missing = { kind: 'missing', detail: 'none' } as const
    const all = [
      readOf('mary', missing),
      readOf('agents/paula', missing, { member: 'paula' }),
      readOf('lisa', missing, { name: 'Scheduler of Lisa' }),
    ]
    const { reads } = heardElsewhere(all, [heardBy(name)], NOW)
    expect(reads.filter(({ reading }) => reading.kind === 'beat').map(({ monitor }) => monitor.id)).toEqual([id])
  })

  test.each([
    ['marry', 'A beat came for "marry", and no monitor is called so; did you mean "mary"?'],
    ['zeppelin', 'A beat came for "zeppelin", and no monitor is called so; there are "mary", "nightly"'],
    ['x\n::error::x', 'A beat came for "x ::error::x", and no monitor is called so; there are "mary", "nightly"'],
    ['nightly', 'A beat came for "nightly", which is judged by its runs and not by beats; it does not count.'],
  ])('of nobody is told of: %j', (name, notice) => {
    const workflow = { kind: 'workflow' } as Read['reading']
    const all = [readOf('mary', { kind: 'missing', detail: 'none' }), readOf('nightly', workflow)]
    const { reads, notices } = heardElsewhere(all, [heardBy(name)], NOW)
    expect(notices).toEqual([notice])
    expect(reads).toEqual(all)
  })

  test('of a name that two have belongs to neither', () => {
    const missing = { kind: 'missing', detail: 'none' } as const
    const all = ['a', 'b'].map((group) => readOf(`${group}/mary`, missing, { member: 'mary' }))
    const { reads, notices } = heardElsewhere(all, [heardBy('mary')], NOW)
    expect(reads).toEqual(all)
    expect(notices).toHaveLength(1)
  })
})
