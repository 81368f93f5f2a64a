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
    // A third of its letters may be wrong, and one in any word.
    ['ab', ['cd'], null],
    ['ax', ['ay'], 'ay'],
    ['abcxx', ['abcde'], null],
    ['abcdxx', ['abcdef'], 'abcdef'],
    ['abcdefxxx', ['abcdefghi'], 'abcdefghi'],
    ['abcdexxxx', ['abcdefghi'], null],
    // Left out, doubled and put in.
    ['abcdef', ['abcdefgh'], 'abcdefgh'],
    ['abcdefgh', ['abcdef'], 'abcdef'],
    ['abcdefghi', ['abcdef'], null],
    ['acdef', ['abcdef'], 'abcdef'],
    // The nearest of several, and of equally near ones the first.
    ['abcdex', ['abcdyy', 'abcdef', 'abcdxx'], 'abcdef'],
    ['abcdex', ['abcdea', 'abcdeb'], 'abcdea'],
    ['A B_c', ['a-b-d', 'a-b-c', 'a b c'], 'a-b-c'],
    ['x'.repeat(64), ['x'.repeat(65)], 'x'.repeat(65)],
  ])('%s in %j', (word, words, nearest) => {
    expect(nearestWord(word, words)).toBe(nearest)
  })
})
