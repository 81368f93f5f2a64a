import { describe, expect, test } from '@jest/globals'
import { nearestWord } from '../../src/domain/nearest.js'

describe('the word that was probably meant', () => {
  test.each([
    ['threshhold', ['grace', 'threshold'], 'threshold'],
    ['Nightly_Backup', ['nightly-backup', 'nightly'], 'nightly-backup'],
    ['backpu', ['backup', 'back-up'], 'backup'],
    ['tset', ['rest', 'test'], null],
    ['a', ['b'], 'b'],
    ['elephant', ['mouse'], null],
    ['x'.repeat(65), ['x'.repeat(64)], null],
    ['backup', [], null],
  ])('%s in %j', (word, words, nearest) => {
    expect(nearestWord(word, words)).toBe(nearest)
  })
})
