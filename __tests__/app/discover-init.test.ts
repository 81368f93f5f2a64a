import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { discover } from '../../src/app/discover.js'
import { describeInit, init, INIT_CONFIG, INIT_WORKFLOW } from '../../src/app/init.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { DAY, HOUR, toIso } from '../../src/domain/time.js'
import { discoverTable } from '../../src/explain/discovered.js'
import { parseWorkflowFile } from '../../src/sources/workflow/file.js'
import { watchWorld } from '../support/watch-world.js'
import { workflowText } from '../support/workflow-stub.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')

function run(age: number, conclusion = 'success') {
  return { event: 'schedule', status: 'completed', conclusion, created_at: toIso(NOW - age) }
}

const WORLD = {
  workflows: [
    {
      file: 'backup.yml',
      text: workflowText(['0 3 * * *', '0 15 * * 1'], 'Europe/Berlin', 'Backup'),
      runs: [run(11 * HOUR), run(35 * HOUR)],
    },
    { file: 'dead.yml', text: workflowText(['0 10 * * 5'], null, '\u001b[31mDead'), runs: [run(12 * DAY)] },
    { file: 'secret.yml', text: workflowText(['0 3 * * *']), runsStatus: 403 },
  ],
}

async function discovered() {
  const { source } = await watchWorld(WORLD, NOW)
  return discover(source, { repository: null, except: [], self: null, named: [] }, NOW)
}

describe('heartbeat discover', () => {
  it('shows each workflow with its crons in words, its life and its verdict', async () => {
    const table = discoverTable(await discovered(), NOW).split('\n')
    expect(table[0]).toMatch(/^workflow +when +zone +last good run +delivered +window +verdict$/)
    expect(table[1]).toMatch(
      /^backup\.yml +every day at 03:00 +Europe\/Berlin +2026-09-16 01:00 UTC \(11 h ago\) .* 2 d +healthy: ok$/,
    )
    expect(table[2]).toMatch(/^ +Mondays at 15:00 +Europe\/Berlin$/)
    expect(table[3]).toMatch(/^dead\.yml +Fridays at 10:00 +UTC .* 8 d +critical: stale$/)
    expect(table[4]).toMatch(/^secret\.yml .* unknown: source-unreachable$/)
  })

  it('is data with --json, and free of terminal sequences as a table', async () => {
    const result = await discovered()
    expect(result.workflows[0]).toMatchObject({
      id: 'backup.yml',
      name: 'Backup',
      schedule: [{ cron: '0 3 * * *', timezone: 'Europe/Berlin', words: 'every day at 03:00' }, { cron: '0 15 * * 1' }],
      last_success: '2026-09-16T01:00:00Z',
      window_seconds: 172_800,
      status: 'healthy',
      reason: 'ok',
    })
    expect(discoverTable(result, NOW)).not.toContain('\u001b')
  })
})

describe('heartbeat init', () => {
  function disk(existing: Record<string, string> = {}) {
    const stored = new Map(Object.entries(existing))
    const files = {
      read: async (path: string) => stored.get(path) ?? null,
      write: async (path: string, text: string) => void stored.set(path, text),
    }
    return { stored, ports: { files, place: async (path: string) => path } }
  }

  const REQUEST = { repository: 'o/r', action: 'mine/heartbeat@v1', workflows: [], heartbeats: [] }
  const MANNER = { yes: false, dryRun: false }

  it('writes a workflow that is one itself, and a config that the schema takes', async () => {
    const { stored, ports } = disk()
    await init({ ...REQUEST, workflows: (await discovered()).workflows }, MANNER, ports)
    const workflow = parse(stored.get(INIT_WORKFLOW) ?? '')
    expect(workflow).toMatchObject({ permissions: { actions: 'read', contents: 'read', issues: 'write' } })
    expect(workflow.jobs.check).toMatchObject({
      if: "github.repository == 'o/r'",
      steps: [{ uses: 'mine/heartbeat@v1' }],
    })
    expect(await parseWorkflowFile(stored.get(INIT_WORKFLOW) ?? '')).toMatchObject({ scheduled: true, problem: null })
    const config = stored.get(INIT_CONFIG) ?? ''
    expect(parseConfigFile(config, INIT_CONFIG).monitors).toEqual([])
    expect(config).toContain('#   dead.yml: Fridays at 10:00 UTC, window 8 d, now critical (stale)')
  })

  it('its commented lines are a config too', async () => {
    const { stored, ports } = disk()
    await init(REQUEST, MANNER, ports)
    const uncommented = (stored.get(INIT_CONFIG) ?? '').replace(/^( *)# ?(?! ?yaml-)(?= *[\w-]+:( |$))/gm, '$1')
    expect(() => parseConfigFile(uncommented, INIT_CONFIG)).not.toThrow()
    expect(Object.keys(parse(uncommented) as object).sort()).toEqual(['incidents', 'monitors', 'version', 'workflows'])
  })

  it('watches the heartbeats that were found, under a name each', async () => {
    const { stored, ports } = disk()
    const at = NOW - HOUR
    const heartbeats = [
      { id: 'scheduler', path: 'data/scheduler_heartbeat.json', at, field: '/last_run', thresholdMs: 2 * HOUR },
      { id: 'scheduler', path: 'old data/scheduler.txt', at, field: 'line:1', thresholdMs: 26 * HOUR },
    ]
    await init({ ...REQUEST, heartbeats }, MANNER, ports)
    const config = stored.get(INIT_CONFIG) ?? ''
    expect(() => parseConfigFile(config, INIT_CONFIG)).not.toThrow()
    expect(parse(config).monitors).toEqual({
      scheduler: { file: 'data/scheduler_heartbeat.json', threshold: '2h' },
      'scheduler-2': { file: 'old data/scheduler.txt', threshold: '1d2h' },
    })
  })

  it('asks before each file where somebody can answer, and keeps what they want kept', async () => {
    const { stored, ports } = disk({ [INIT_CONFIG]: 'mine' })
    const asked: string[] = []
    const ask = async ({ path, outcome }: { path: string; outcome: string }) => {
      asked.push(`${path} ${outcome}`)
      return path === INIT_WORKFLOW
    }
    const outcomes = await init(REQUEST, { ...MANNER, ask }, ports)
    expect(asked).toEqual([`${INIT_WORKFLOW} written`, `${INIT_CONFIG} replaced`])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['written', 'kept'])
    expect(stored.get(INIT_CONFIG)).toBe('mine')
  })

  it('shows in a dry run how a file would change', async () => {
    const { ports } = disk({ [INIT_CONFIG]: 'mine' })
    const changeOf = async () => '@@ -1 +1 @@\n-mine\n+yours'
    const kept = await init(REQUEST, { yes: false, dryRun: true }, { ...ports, changeOf })
    expect(describeInit(kept, true)).toContain('kept; --yes replaces it\n  @@ -1 +1 @@\n  -mine\n  +yours\n')
    const replaced = await init(REQUEST, { yes: true, dryRun: true }, { ...ports, changeOf })
    expect(describeInit(replaced, true)).toContain('would be replaced\n  @@ -1 +1 @@\n  -mine\n  +yours\n')
  })

  it('changes nothing that exists', async () => {
    const { stored, ports } = disk({ [INIT_CONFIG]: 'mine' })
    const outcomes = await init(REQUEST, MANNER, ports)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['written', 'kept'])
    expect(stored.get(INIT_CONFIG)).toBe('mine')
    expect(describeInit(outcomes, false)).toContain('.github/heartbeat.yml: exists and is kept; --yes replaces it')
  })

  it('replaces it with --yes, and is then done', async () => {
    const { ports } = disk({ [INIT_CONFIG]: 'mine' })
    expect((await init(REQUEST, { ...MANNER, yes: true }, ports)).map(({ outcome }) => outcome)).toEqual([
      'written',
      'replaced',
    ])
    expect((await init(REQUEST, MANNER, ports)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  })

  it('writes nothing in a dry run, and shows what it would', async () => {
    const { stored, ports } = disk()
    const outcomes = await init(REQUEST, { yes: true, dryRun: true }, ports)
    expect(stored.size).toBe(0)
    expect(describeInit(outcomes, true)).toContain('.github/workflows/heartbeat.yml: would be written')
    expect(describeInit(outcomes, true)).toContain('      - uses: mine/heartbeat@v1')
  })
})
