import { describe, expect, test } from '@jest/globals'
import { declaredAt, type DeclaredAt } from '../../src/app/declared-at.js'
import { DAY, HOUR } from '../../src/domain/time.js'
import { refusal, stubHistory, type HistoryStub } from '../support/history-stub.js'

const NOW = Date.UTC(2026, 10, 18, 12)
const PATH = '.github/heartbeat.yml'
const CONFIG = { path: PATH, isConfig: true }
const TEXT = 'monitors:\n  old:\n    every: 30m\n    tags: [new]\n  young:\n    every: 1h\n'

/** `old` last changed its schedule 40 days ago and its tags today; `young` was added two days ago. */
function world(): HistoryStub {
  const github = stubHistory()
  const ago = [90, 90, 40, 0, 2, 2].map((days) => NOW - days * DAY)
  github.files.set(PATH, { text: TEXT, lines: ago })
  return github
}

const both = ['old', 'young'].map((id) => ({ id, orByFile: true }))
const days = (found: ReadonlyMap<string, DeclaredAt>): string[] =>
  [...found].map(([id, { at, by }]) => `${id} ${Math.round((NOW - at) / DAY)} d by ${by}`)

describe('when a monitor was declared', () => {
  test('by the lines of its name and its schedule, one question for all', async () => {
    const github = world()
    expect(days(await declaredAt(github, CONFIG, both, NOW))).toEqual(['old 40 d by line', 'young 2 d by line'])
    expect(github.asked).toEqual([`blame ${PATH}`])
  })

  test.each<[string, (github: HistoryStub) => void]>([
    ['there is no GraphQL', (github) => (github.blameFails = refusal(404))],
    ['the committed file is no config', (github) => github.files.set(PATH, { text: '{', lines: [NOW] })],
  ])('by the last change of the file where %s', async (_, spoil) => {
    const github = world()
    spoil(github)
    expect(days(await declaredAt(github, CONFIG, both, NOW))).toEqual(['old 0 d by file', 'young 0 d by file'])
    expect(github.asked).toEqual([`blame ${PATH}`, `commits ${PATH}`])
  })

  test('of a workflow file, by its last change alone', async () => {
    const github = world()
    github.once.set('.github/workflows/check.yml', [NOW - 5 * DAY])
    const file = { path: '.github/workflows/check.yml', isConfig: false }
    expect(days(await declaredAt(github, file, [{ id: 'x', orByFile: true }], NOW))).toEqual(['x 5 d by file'])
    expect(github.asked).toEqual(['commits .github/workflows/check.yml'])
  })

  test('nothing is asked of the whole file for those who want lines only', async () => {
    const github = world()
    expect(days(await declaredAt(github, CONFIG, [{ id: 'nobody', orByFile: false }], NOW))).toEqual([])
    expect(github.asked).toEqual([`blame ${PATH}`])
  })

  test('a file that was never committed says nothing', async () => {
    expect(days(await declaredAt(stubHistory(), CONFIG, both, NOW))).toEqual([])
  })

  test.each([
    ['an outage of GraphQL', { blameFails: refusal(503) }],
    ['an outage of REST', { blameFails: refusal(404), commitsFail: refusal(503) }],
    ['a token that may not read', { blameFails: refusal(404), commitsFail: refusal(403) }],
  ])('%s is no answer', async (_, faults) => {
    const github = Object.assign(world(), faults)
    await expect(declaredAt(github, CONFIG, both, NOW)).rejects.toMatchObject({ service: 'github' })
  })

  test('a commit of next year is no answer: it would keep a monitor new until then', async () => {
    const github = world()
    github.files.set(PATH, { text: TEXT, lines: TEXT.split('\n').map(() => NOW + 365 * DAY) })
    await expect(declaredAt(github, CONFIG, both, NOW)).rejects.toThrow('dated in the future')
    github.files.set(PATH, { text: TEXT, lines: TEXT.split('\n').map(() => NOW + HOUR) })
    expect((await declaredAt(github, CONFIG, both, NOW)).size).toBe(2)
  })
})
