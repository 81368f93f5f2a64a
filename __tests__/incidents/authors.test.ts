import { describe, expect, test } from '@jest/globals'
import type { GitHubIncidentOptions } from '../../src/incidents/github/issue-options.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { createFakeGitHub } from '../support/fake-github.js'
import { aDraft, aLog, NOON } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'

const ACTION = 'github-actions[bot]'
const OPTIONS: GitHubIncidentOptions = { labels: [], assignees: [], title: null, runUrl: null, authors: [ACTION] }

function setUp() {
  const fake = createFakeGitHub(NOON)
  const log = aLog()
  const as = (login: string, options: Partial<GitHubIncidentOptions> = {}) =>
    createGitHubIncidents({ ...OPTIONS, ...options }, { github: async () => fake.as(login), redis: noRedis, log })
  return { fake, log, as }
}

describe('an incident of another login of ours', () => {
  test('what the action opened is found by the token of a person', async () => {
    const { as, log } = setUp()
    await as(ACTION, { runUrl: 'https://github.com/o/r/actions/runs/9' }).open(aDraft(), NOON)
    expect(await as('trader').load()).toMatchObject([{ key: 'nightly-backup', ref: '1' }])
    expect(log.lines.join()).not.toContain('authors')
  })

  test('what a person opened is not found by an action that is told nothing of that person', async () => {
    const { as } = setUp()
    await as('trader').open(aDraft(), NOON)
    expect(await as(ACTION).load()).toEqual([])
    expect(await as(ACTION, { authors: ['Trader'] }).load()).toHaveLength(1)
  })

  test('whoever opens one that the action will not find is told how it would', async () => {
    const { as, log } = setUp()
    await as('trader').open(aDraft(), NOON)
    expect(log.lines.join()).toContain('notice: Issue #1 is by trader')
    expect(log.lines.join()).toContain('incidents: { authors: [trader] }')
  })

  test.each<[string, Partial<GitHubIncidentOptions>]>([
    ['who is named in the config', { authors: ['trader'] }],
    ['who runs as an action', { runUrl: 'https://github.com/o/r/actions/runs/9' }],
  ])('not so %s', async (_name, options) => {
    const { as, log } = setUp()
    await as('trader', options).open(aDraft(), NOON)
    expect(log.lines.join()).not.toContain('authors')
  })
})
