import { describe, expect, test } from '@jest/globals'
import { createBoundedCache } from '../../src/domain/bounded-cache.js'

describe('a bounded cache', () => {
  test('makes each answer once, null included', () => {
    const cache = createBoundedCache<string, number | null>(10)
    const asked: string[] = []
    const lengthOf = (text: string): number | null => {
      asked.push(text)
      return text === '' ? null : text.length
    }
    expect(['three', '', 'three', ''].map((text) => cache.of(text, lengthOf))).toEqual([5, null, 5, null])
    expect(asked).toEqual(['three', ''])
  })

  test('never holds more than its limit, however much it is asked', () => {
    const cache = createBoundedCache<number, number>(3)
    const sizes = [1, 2, 3, 4, 5, 6, 7].map((n) => (cache.of(n, (key) => key * 2), cache.size))
    expect(sizes).toEqual([1, 2, 3, 1, 2, 3, 1])
    expect(cache.of(1, (key) => key * 2)).toBe(2)
  })

  test('keeps nothing of an answer that failed', () => {
    const cache = createBoundedCache<string, string>(3)
    const broken = (): string => {
      throw new Error('not known')
    }
    expect(() => cache.of('Mars/Olympus', broken)).toThrow('not known')
    expect(cache.size).toBe(0)
  })
})
