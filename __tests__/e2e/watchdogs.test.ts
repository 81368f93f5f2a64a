import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { createTeamStage, type TeamStage } from '../support/team-play.js'
import type { Team } from '../support/team-rows.js'
import { before, type World } from '../support/team-world.js'

jest.setTimeout(60_000)

const START = Date.now()
const ago = (hours: number): string => before(START, hours)

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage()
})
afterAll(() => stage.close())
afterEach(() => stage.end())

/** One look after another, as `job critical stale; 1 open, 0 told, started a.yml`. */
async function play(config: string, worlds: readonly World[], more: Partial<Team> = {}): Promise<string[]> {
  const team = {
    nr: '00',
    file: 'watchdog.yml',
    had: '',
    now: '',
    verdict: 'replaced',
    played: 'git',
    config,
    ...more,
  } as const
  await stage.begin(team)
  const said: string[] = []
  for (const [index, world] of worlds.entries()) {
    const { verdicts, exitCode, open, messages, dispatches } = await stage.look(world, 12 / (index + 1))
    const all = Object.entries(verdicts).map((parts) => parts.join(' '))
    const started = dispatches.length === 0 ? '' : `, started ${dispatches.join(' ')}`
    said.push(`${exitCode}: ${all.join(', ')}; ${open.length} open, ${messages.length} told${started}`)
  }
  return said
}

const file = (hours: number, more: object = {}): World => ({
  files: { 'data/job.json': { last_run: ago(hours), ...more } },
})
const JOB = 'job: { file: data/job.json, threshold: 2h }'

describe('watchdogs that people would write, through the built door', () => {
  test('a stale file is healed once though no issue is wanted', async () => {
    const config = `monitors:
  job:
    file: data/job.json
    threshold: 35m
    recovery:
      - workflow: update-data.yml
recovery: { allow: [update-data.yml], attempts: 1 }
`
    expect(await play(config, [file(1), file(1), file(1), file(0.1)], { with: { issue: 'false' } })).toEqual([
      '1: job critical stale; 0 open, 0 told, started update-data.yml',
      '1: job critical stale; 0 open, 0 told, started update-data.yml',
      '1: job critical stale; 0 open, 0 told, started update-data.yml',
      '0: job healthy ok; 0 open, 0 told, started update-data.yml',
    ])
  })

  test('a channel without its secret is off and said to be, and all else goes on', async () => {
    const config = `monitors: { ${JOB} }\nchannels: { slack: { on: [opened] } }\n`
    expect(await play(config, [file(1), file(5), file(0.1)])).toEqual([
      '1: job healthy ok; 0 open, 0 told',
      '1: job critical stale; 1 open, 0 told',
      '1: job healthy ok; 0 open, 0 told',
    ])
    expect((await stage.look(file(1), 1)).log).toMatch(/SLACK_WEBHOOK_URL/)
  })

  test('one that is half set is off, and another one tells', async () => {
    const more = { env: ['TELEGRAM_BOT_TOKEN', 'SLACK_WEBHOOK_URL'] }
    expect(await play(`monitors: { ${JOB} }\n`, [file(5), file(0.1)], more)).toEqual([
      '1: job critical stale; 1 open, 1 told',
      '1: job healthy ok; 0 open, 2 told',
    ])
    expect((await stage.look(file(1), 1)).log).toMatch(/TELEGRAM_CHAT_ID/)
  })

  test('an issue that is never closed by the watchdog', async () => {
    expect(await play(`monitors: { ${JOB} }\nincidents: { close: false }\n`, [file(5), file(0.1), file(0.1)])).toEqual([
      '1: job critical stale; 1 open, 0 told',
      '0: job healthy ok; 1 open, 0 told',
      '0: job healthy ok; 1 open, 0 told',
    ])
  })

  test('a runbook of a tag stands in issue and message', async () => {
    const config = `monitors: { a: { file: data/job.json, threshold: 2h, tags: [box] } }\ntags: { box: { runbook: 'Wake the box in the cupboard' } }\n`
    await play(config, [], { env: ['SLACK_WEBHOOK_URL'] })
    const { open, messages } = await stage.look(file(5), 12)
    expect(open.join()).toMatch(/Wake the box in the cupboard/)
    expect(messages.join()).toMatch(/Wake the box in the cupboard/)
  })

  test('a share of members that may be bad', async () => {
    const fleet = (bad: number): World => ({
      files: {
        'data/job.json': Array.from({ length: 8 }, (_, i) => ({ name: `n${i}`, last_run: ago(i < bad ? 9 : 1) })),
      },
    })
    const config = 'monitors: { job: { file: data/job.json, monitors: each, at-most: 25%, threshold: 6h } }\n'
    expect(await play(config, [fleet(2), fleet(3), fleet(0)])).toEqual([
      '0: job healthy ok; 0 open, 0 told',
      '1: job critical stale; 1 open, 0 told',
      '0: job healthy ok; 0 open, 0 told',
    ])
  })

  test('a row of a database by its address, with a key', async () => {
    const config = `monitors:
  job:
    url: https://db.example.org/rest/v1/rpc/last_import
    method: POST
    headers: { apikey: env:DB_KEY }
    body: { p_days: 1 }
    age-field: /age_minutes
    threshold: 90m
`
    const answer = (given: unknown): World => ({ answers: { 'db.example.org/rest/v1/rpc/last_import': given } })
    const worlds = [
      answer({ age_minutes: 12 }),
      answer({ age_minutes: 95 }),
      answer({ reply: { status: 503, body: 'no' } }),
      answer({ age_minutes: 0 }),
    ]
    expect(await play(config, worlds, { env: ['DB_KEY'] })).toEqual([
      '0: job healthy ok; 0 open, 0 told',
      '1: job critical stale; 1 open, 0 told',
      expect.stringMatching(/^\d: job unknown source-unreachable; 1 open, 0 told$/),
      '0: job healthy ok; 0 open, 0 told',
    ])
  })

  test('a site that must answer', async () => {
    const config = `monitors:
  job:
    url: https://www.example.org/health
    status-field: /state
    ok-values: [fresh]
    unreachable: critical
`
    const answer = (given: unknown): World => ({ answers: { 'www.example.org/health': given } })
    const worlds = [
      answer({ state: 'fresh' }),
      answer({ state: 'lagging' }),
      answer({ state: 'fresh' }),
      answer({ reply: { status: 500, body: 'no' } }),
      answer({ state: 'fresh' }),
    ]
    expect(await play(config, worlds)).toEqual([
      '0: job healthy ok; 0 open, 0 told',
      '1: job critical reported-failure; 1 open, 0 told',
      '0: job healthy ok; 0 open, 0 told',
      '1: job critical malformed; 1 open, 0 told',
      '0: job healthy ok; 0 open, 0 told',
    ])
  })

  test('the newest commit of a pipeline, that a person cannot stand in for', async () => {
    const config = "monitors: { job: { commits: { subject: '^data: ', author: pipeline-bot }, threshold: 20h } }\n"
    const commits = (bot: number): World => ({
      commits: [
        { hoursAgo: 0.5, subject: 'data: by hand', author: 'ann' },
        { hoursAgo: bot, subject: 'data: prices' },
      ],
    })
    expect(await play(config, [commits(3), commits(30), commits(1)])).toEqual([
      '0: job healthy ok; 0 open, 0 told',
      '1: job critical stale; 1 open, 0 told',
      '0: job healthy ok; 0 open, 0 told',
    ])
  })

  test('what is pushed and what is released, found by themselves', async () => {
    const config = 'workflows: { discover: false, include: [push, release] }\n'
    const workflows = (push: string): World => ({
      workflows: {
        'ci.yml': { on: 'push', runs: push },
        'release.yml': { on: 'release', runs: 'release success 900' },
      },
    })
    const said = await play(config, [
      workflows('push success 1'),
      workflows('push failure 0.5, push success 1'),
      workflows('push success 0.1, push failure 0.5'),
    ])
    expect(said.map((one) => one.replace(/: .*;/, ':'))).toEqual([
      '0: 0 open, 0 told',
      '1: 1 open, 0 told',
      '0: 0 open, 0 told',
    ])
  })

  test('a drill while all is well', async () => {
    const { with: inputs, env } = { with: { drill: 'job' }, env: ['SLACK_WEBHOOK_URL'] }
    await play(`monitors: { ${JOB} }\n`, [], { with: inputs, env })
    const { exitCode, open, opened, messages } = await stage.look(file(1), 12)
    expect([exitCode, open.length, opened, messages.length]).toEqual([0, 0, 1, 2])
    expect(messages.join()).toMatch(/drill/i)
  })
})
