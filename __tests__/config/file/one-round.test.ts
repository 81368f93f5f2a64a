import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readConfigFile } from '../../../src/entry/cli/configured-monitors.js'
import { isPlainObject } from '../../../src/domain/plain-object.js'
import { ConfigError, type PlacedProblem } from '../../../src/errors.js'
import { WRONG_CONFIGS } from '../../support/wrong-configs.js'

async function mistakesIn(text: string): Promise<readonly PlacedProblem[]> {
  try {
    await readConfigFile({ path: 'heartbeat.yml', text })
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.placed
    throw error
  }
}

const MANY = `version: 2
timezone: Europe/Berln
defaults:
  threshold: 26 hours
  gracee: 5m
monitors:
  "my job": { threshold: 5 mins }
  a: { threshold: 1h }
  b:
    cron: '61 2 * * *'
    every: 1h
  c: hello
  d:
    file: ../../etc/passwd
  e:
    active-hours: mon-fri 25:00-18:00
    repository: foo
  f:
    workflow: nightly.yml
    threshold: 2h
    tags: { a: 1 }
  a: { threshold: 2h }
maintenance:
  - from: 2026-13-01
    until:
incidents:
  labells: x
channels:
  slak: true
  slack:
    webhook: https://hooks.slack.example/services/x
  email:
    on: [opened, closedd]
recovery:
  restart: [1]
workflows: { exclude: [x.yml] }
`

const LINES = [1, 2, 4, 5, 7, 7, 10, 11, 12, 14, 16, 17, 20, 21, 22, 24, 25, 27, 29, 31, 33, 35, 36]

describe('every mistake is told in one round', () => {
  test('each at its line, in their order', async () => {
    const mistakes = await mistakesIn(MANY)
    expect(mistakes.map(({ line }) => line)).toEqual(LINES)
    expect(mistakes.filter(({ path }) => path === '').map(({ message }) => message)).toEqual([
      'the key "a" stands twice; keep one of them',
    ])
  })

  test('a secret in a channel is told where it belongs', async () => {
    const told = (await mistakesIn(MANY)).find(({ path }) => path === 'channels.slack.webhook')
    expect(told?.message).toBe(
      'is not known; secrets do not belong in a file: set SLACK_WEBHOOK_URL or SLACK_BOT_TOKEN in the environment',
    )
  })

  const maps = WRONG_CONFIGS.flatMap(({ text, told }) => {
    const document = mapIn(text)
    return document === null ? [] : [{ text, told, document }]
  })

  test.each(maps)('beside another mistake: $text', async ({ document, told }) => {
    const more = { ...document, incidents: { ...mapOf(document['incidents']), labells: 'x' } }
    const mistakes = await mistakesIn(JSON.stringify(more, null, 2))
    const lines = mistakes.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n')
    expect(lines).toMatch(told)
    expect(lines).toContain('incidents.labells: is not a known key; did you mean "labels"?')
  })
})

function mapIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(text)
    return isPlainObject(value) && !('jobs' in value) ? { ...value } : null
  } catch {
    return null
  }
}

function mapOf(value: unknown): Record<string, unknown> {
  return isPlainObject(value) ? { ...value } : {}
}
