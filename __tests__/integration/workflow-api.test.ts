import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cronUnion } from '../../src/domain/calendar/cron.js'
import { DAY, HOUR, toIso } from '../../src/domain/time.js'
import { judgeWorkflow } from '../../src/domain/workflow/judge.js'
import { createHttp } from '../../src/platform/http.js'
import { SOURCES } from '../../src/sources/index.js'
import { connectedGitHub } from '../support/connected-github.js'
import { discoverIn } from '../support/watch-world.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import { answerFor, silentLog, workflowText, type StubWorld } from '../support/workflow-stub.js'
import { noRedis } from '../support/no-redis.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')

function run(age: number) {
  return { event: 'schedule', status: 'completed', conclusion: 'success', created_at: toIso(NOW - age) }
}

const WORLD: StubWorld = {
  workflows: [
    { file: 'well.yml', text: workflowText(['0 3 * * *']), runs: [run(9 * HOUR)] },
    { file: 'a name {odd}.yml', text: workflowText(['0 3 * * *']), runs: [run(5 * DAY)], filtered: [] },
    { file: 'limited.yml', text: workflowText(['0 3 * * *']), runsStatus: 403 },
    {
      file: 'new.yml',
      text: workflowText(['0 3 * * *']),
      commits: [{ date: toIso(NOW - DAY), text: workflowText(['0 3 * * *']) }],
    },
  ],
}

describe('watching over real HTTP, as GitHub answers', () => {
  let stub: HttpStub

  beforeAll(async () => {
    stub = await createHttpStub()
    stub.on('GET', /^\/repos\/o\/r/, ({ path, query }) => answerFor(WORLD, path.replace('/repos/o/r', ''), query))
  })

  afterAll(() => stub.close())

  it('judges every workflow, and only reads', async () => {
    const clock = { now: () => NOW, sleep: async () => {} }
    const log = silentLog()
    const http = createHttp()
    const where = { apiUrl: stub.url, waitBudgetMs: 0 }
    const github = connectedGitHub({ owner: 'o', repo: 'r' }, { ...where, clock, log })
    const source = (await SOURCES.workflow()).create({
      clock,
      log,
      http,
      files: { read: async () => null, write: async () => {} },
      github: () => github,
      redis: noRedis,
      place: async (path) => path,
    })
    const { monitors } = await discoverIn(source)
    const readings = await source.read(monitors, NOW)
    const verdicts = monitors.map((monitor) => {
      const reading = readings.get(monitor.id)
      if (reading?.kind !== 'workflow') throw new Error(`no evidence for ${monitor.id}`)
      const { status, reason } = judgeWorkflow(monitor, reading.evidence, NOW, cronUnion)
      return `${monitor.id}: ${status} ${reason}`
    })
    expect(verdicts).toEqual([
      'well.yml: healthy ok',
      'a-name-odd-.yml: critical stale',
      'limited.yml: unknown source-unreachable',
      'new.yml: healthy pending',
    ])
    // A question to GraphQL is posted, and reads as well.
    const others = stub.requests.filter(({ method }) => method !== 'GET')
    expect(others.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /graphql'])
    expect(others.map(({ body }) => body).join()).not.toContain('mutation')
  })
})
