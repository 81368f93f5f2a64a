import { describe, expect, test } from '@jest/globals'
import { checkConfig } from '../../src/config/check-config.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { historyPlace } from '../../src/config/keys/history-place.js'
import { DEFAULT_PAGE } from '../../src/domain/page-settings.js'
import { ConfigError } from '../../src/errors.js'

const MONITOR = 'monitors: { db: { threshold: 1h }, lab: { threshold: 1h } }\n'
const configOf = (text: string, inputs: Record<string, string> = {}) =>
  checkConfig(readInputs(CHECK_INPUTS, inputs), parseConfigFile(MONITOR + text, 'heartbeat.yml'))

/** All that is said of a config that is wrong. */
function problemsOf(text: string): string {
  try {
    configOf(text)
    return ''
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join('\n')
    throw error
  }
}

describe('where the past is kept', () => {
  test.each([
    ['true', { kind: 'usual' }],
    ['false', { kind: 'none' }],
    ['none', { kind: 'none' }],
    ['redis', { kind: 'redis' }],
    ['heartbeats', { kind: 'branch', branch: 'heartbeats' }],
    ['branch', { kind: 'branch', branch: 'heartbeats' }],
    ['branch state/past', { kind: 'branch', branch: 'state/past' }],
    ['folder past', { kind: 'folder', path: 'past' }],
    ['folder my past', { kind: 'folder', path: 'my past' }],
    ['/var/lib/past', { kind: 'folder', path: '/var/lib/past' }],
    ['./past', { kind: 'folder', path: './past' }],
  ])('%s', (text, value) => expect(historyPlace().readText(text)).toEqual({ value }))

  test.each([
    ['past', 'is no place for the past; write "true", "false", "branch NAME", "folder PATH" or "redis"'],
    ['folder', 'is no place for the past'],
    ['branch a..b', 'names a branch that '],
    ['x'.repeat(501), 'is longer than 500 characters'],
  ])('%s is refused', (text, problem) =>
    expect(historyPlace().readText(text)).toEqual({ problem: expect.stringContaining(problem) }),
  )

  test('what is typed for a run wins over the config file, and without either nobody has said it', () => {
    expect(configOf('history: true').history).toEqual({ kind: 'usual' })
    expect(configOf('history: true', { history: 'none' }).history).toEqual({ kind: 'none' })
    expect(configOf('', { history: 'redis' }).history).toEqual({ kind: 'redis' })
    expect(configOf('').history).toBeNull()
  })
})

describe('the page', () => {
  test('is as usual where nothing is said, and as it is said', () => {
    expect(configOf('').page).toEqual(DEFAULT_PAGE)
    const text = `page:
  title: Harbour
  links: [{ text: Docs, url: 'https://docs.example' }]
  hide: [internal-*, lab]
  timezone: Europe/Riga
  show: [messages]
  public: true
`
    expect(configOf(text).page).toEqual({
      ...DEFAULT_PAGE,
      title: 'Harbour',
      links: [{ text: 'Docs', url: 'https://docs.example' }],
      hidden: ['internal-*', 'lab'],
      zone: 'Europe/Riga',
      show: ['messages'],
      public: true,
    })
  })

  test('every mistake is told at once, with its key, its value and what to write', () => {
    const problems = problemsOf(`page:
  tilte: Harbour
  links: [{ text: Docs, url: 'javascript:alert(1)' }, { text: Only }, docs]
  timezone: Mars/Olympus
  language: not a language
  show: [secrets]
  public: maybe
  url: ftp://example
`)
    for (const told of [
      /tilte.*title/,
      /links.*javascript:alert\(1\).*is no address of the web/,
      /links.*needs "text" and "url"/,
      /links.*should be a map of "text" and "url"/,
      /Mars\/Olympus/,
      /not a language/,
      /secrets/,
      /maybe.*should be true or false/,
      /ftp:\/\/example.*is no address of the web/,
    ])
      expect(problems).toMatch(told)
  })
})
