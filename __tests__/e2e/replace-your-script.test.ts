import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { textOf } from '../docs/project-files.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { bareEnvironment, runChild } from '../support/child.js'
import { inputsOf, recipesIn, stepOf, teamOf, type Recipe } from '../support/recipes.js'
import { createTeamStage, type Look, type TeamStage } from '../support/team-play.js'
import { before, type World } from '../support/team-world.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'

jest.setTimeout(120_000)

const CHECK = `${OWN_REPOSITORY}@v1`
const recipes = recipesIn(textOf('docs/replace-your-script.md'))
const recipe = (nr: number): Recipe => recipes[nr - 1]!
const permissionsOf = (nr: number): unknown => stepOf(recipe(nr), CHECK).job.permissions

/** An instant so many hours ago. */
const ago = (hours: number): string => before(Date.now(), hours)
const nightly = (hours: number): { runs: string } => ({
  runs: [0, 24, 48].map((more) => `schedule success ${hours + more}`).join(', '),
})

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.end())
afterAll(() => stage.close())

/** Well, dead, still dead, and well again. */
async function play(nr: number, well: World, dead: World, still = dead, back = well): Promise<Look[]> {
  await stage.begin(teamOf(recipe(nr)))
  const looks: Look[] = []
  for (const [world, hours] of [
    [well, 24],
    [dead, 12],
    [still, 0.02],
    [back, 0.01],
  ] as const)
    // prettier-ignore
    looks.push(await stage.look(world, hours))
  return looks
}

const exits = (looks: readonly Look[]): number[] => looks.map(({ exitCode }) => exitCode)
const open = (looks: readonly Look[]): number[] => looks.map((look) => look.open.length)
const told = (looks: readonly Look[]): number[] => looks.map(({ messages }) => messages.length)
const verdict = (looks: readonly Look[], monitor: string): (string | undefined)[] =>
  looks.map(({ verdicts }) => verdicts[monitor])

test('the page has ten recipes, and its table leads to each', () => {
  expect(recipes.map(({ nr }) => nr)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  const page = textOf('docs/replace-your-script.md')
  for (const { nr } of recipes) expect(page).toMatch(new RegExp(`\\| \\[${nr}\\]\\(#${nr}-`))
})

test('1: a stale file starts its job, once, and opens no issue', async () => {
  const file = (hours: number, runs = `schedule success ${hours}`): World => ({
    files: { 'data/prices.json': { updated_at: ago(hours), prices: [1, 2] } },
    workflows: { 'update-prices.yml': { cron: '*/30 * * * *', runs } },
  })
  const started = file(3, 'workflow_dispatch in_progress 0.01, schedule success 3')
  const looks = await play(1, file(0.5), file(3), started, file(0.1, 'workflow_dispatch success 0.1'))
  expect(verdict(looks, 'prices')).toEqual(['healthy ok', 'critical stale', 'critical stale', 'healthy ok'])
  expect(looks.map(({ dispatches }) => dispatches)).toEqual([[], ...Array<string[]>(3).fill(['update-prices.yml'])])
  expect([exits(looks), open(looks)]).toEqual([
    [0, 1, 1, 0],
    [0, 0, 0, 0],
  ])
  expect(permissionsOf(1)).toMatchObject({ actions: 'write' })
})

test('2: each cron that falls silent is told in Slack, once', async () => {
  const crons = (hours: number): World => ({ workflows: { 'a.yml': nightly(hours), 'b.yml': nightly(5) } })
  const looks = await play(2, crons(4), crons(60))
  expect(verdict(looks, 'a.yml')).toEqual(['healthy ok', 'critical stale', 'critical stale', 'healthy ok'])
  expect([exits(looks), open(looks), told(looks)]).toEqual([
    [0, 1, 1, 0],
    [0, 0, 0, 0],
    [0, 1, 1, 1],
  ])
  expect(looks[1]?.messages.join()).toMatch(/a\.yml/)
  expect(looks[1]?.messages.join()).not.toMatch(/b\.yml/)
})

test('3: a backup without its dump, and none at all, open one issue with the title and the runbook', async () => {
  const night = (hours: number, name: string): World => ({
    workflows: { 'backup.yml': { ...nightly(hours), artifactsOf: [[{ name, size_in_bytes: 5000 }], [], []] } },
  })
  const looks = await play(3, night(5, 'dump-1'), night(5, 'log-1'), night(30, 'dump-1'))
  expect([exits(looks), open(looks)]).toEqual([
    [0, 1, 1, 0],
    [0, 1, 1, 0],
  ])
  expect(looks[1]?.open[0]).toMatch(/^The nightly backup is overdue$/m)
  expect(looks[1]?.open[0]).toMatch(/What to do[^]*wiki\.example\.org\/backup/)
})

describe('4: a runner that is away', () => {
  let rig: CheckRig
  beforeAll(async () => {
    rig = await createCheckRig()
  })
  afterAll(() => rig.close())

  test('is named by the issue, and closes it when it beats again', async () => {
    const written = stepOf(recipe(4), `${OWN_REPOSITORY}/write@v1`)
    const beat = async (runner: string): Promise<void> => {
      const inputs = { ...inputsOf(written), monitor: `runner-${runner}` }
      const begun = await rig.run('write/action.yml', { inputs })
      const ended = await rig.run('write/action.yml', { inputs, phase: 'post', state: begun.state })
      expect([begun.exitCode, ended.exitCode]).toEqual([0, 0])
    }
    expect(String(written.step.with?.['monitor'])).toBe('runner-${{ matrix.runner }}')
    await rig.github.putFile('.github/heartbeat.yml', recipe(4).config)
    await beat('amber')
    await beat('cobalt')
    const check = async (): Promise<number> => (await rig.check({ 'heartbeat-file': '' })).exitCode
    expect(await check()).toBe(0)
    const path = 'heartbeats/runner-cobalt.json'
    const stored = (await rig.github.readFile(path, 'heartbeats')) ?? ''
    await rig.github.putFile(path, stored.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+/g, ago(60).replace('Z', '')), 'heartbeats')
    expect(await check()).toBe(1)
    expect((await rig.onlyIssue()).title).toMatch(/runner-cobalt/)
    await beat('cobalt')
    expect(await check()).toBe(0)
    expect(await rig.github.openIssues()).toEqual([])
  })
})

describe('5: the probes', () => {
  let folder: TemporaryFolder
  beforeAll(async () => {
    folder = await createTemporaryFolder()
  })
  afterAll(() => folder.close())

  /** Runs the script of the page with programs that print this; one without a text fails. */
  async function probe(printed: Readonly<Record<string, string>>, commitHoursAgo: number): Promise<World> {
    const programs = join(folder.path, 'bin')
    const home = join(folder.path, `work-${Math.random()}`)
    await Promise.all([programs, home].map((path) => mkdir(path, { recursive: true })))
    for (const name of ['curl', 'psql', 'aws']) {
      const text = printed[name]
      const script = text === undefined ? 'echo half; exit 7' : `printf '%s\\n' '${text}'`
      await writeFile(join(programs, name), `#!/bin/sh\n${script}\n`)
      await chmod(join(programs, name), 0o755)
    }
    const date = ago(commitHoursAgo)
    const env = {
      ...bareEnvironment(home),
      PATH: `${programs}:${process.env['PATH'] ?? ''}`,
      ...{ GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date, DATABASE_URL: 'postgres://nowhere' },
    }
    const person = ['-c', 'user.name=a', '-c', 'user.email=a@example.org']
    const commit = [...person, 'commit', '-q', '--allow-empty', '-m', 'docs: daily digest']
    for (const args of [['init', '-q'], commit]) await runChild('git', args, { env, cwd: home })
    const script = stepWith('run')
    await writeFile(join(home, 'probe.sh'), script)
    const ran = await runChild('bash', ['--noprofile', '--norc', '-eo', 'pipefail', 'probe.sh'], { env, cwd: home })
    expect([ran.exitCode, ran.stderr]).toEqual([0, ''])
    const read = async (name: string): Promise<string | null> => {
      const { exitCode, stdout } = await runChild('cat', [`beats/${name}`], { env, cwd: home })
      return exitCode === 0 ? stdout : null
    }
    const names = ['api.json', 'rows.txt', 'digest.txt', 'bucket.txt']
    const beats = await Promise.all(names.map(async (name) => [`beats/${name}`, await read(name)] as const))
    return { beats: Object.fromEntries(beats) }
  }

  function stepWith(key: 'run'): string {
    const step = recipe(5).jobs[0]?.steps.find((one) => one[key] !== undefined)
    return step?.[key] ?? ''
  }

  const well = { curl: `{"status":"ok","updated_at":"${ago(0.2)}"}`, psql: ago(5).replace('T', ' ').replace('Z', '+00'), aws: ago(10) } // prettier-ignore

  test('of a database that stands still, a bucket that does not answer, and a digest that nobody wrote', async () => {
    const dead = await probe({ ...well, psql: ago(40).replace('T', ' ').replace('Z', '+00') }, 50)
    const lost = await probe({ curl: well.curl, psql: well.psql }, 3)
    const looks = await play(5, await probe(well, 3), dead, lost, await probe(well, 3))
    expect(looks.map(({ verdicts }) => verdicts)).toEqual([
      { api: 'healthy ok', rows: 'healthy ok', digest: 'healthy ok', bucket: 'healthy ok' },
      { api: 'healthy ok', rows: 'critical stale', digest: 'critical stale', bucket: 'healthy ok' },
      { api: 'healthy ok', rows: 'healthy ok', digest: 'healthy ok', bucket: expect.stringMatching(/^unknown/) },
      { api: 'healthy ok', rows: 'healthy ok', digest: 'healthy ok', bucket: 'healthy ok' },
    ])
    expect([exits(looks), open(looks)]).toEqual([
      [0, 1, 1, 0],
      [0, 2, 0, 0],
    ])
  })
})

test('6: all that died stands in one issue, which ends with the last of them', async () => {
  const crons = (a: number, b: number): World => ({ workflows: { 'a.yml': nightly(a), 'b.yml': nightly(b) } })
  const looks = await play(6, crons(4, 5), crons(60, 5), crons(60, 61))
  expect([exits(looks), open(looks)]).toEqual([
    [0, 1, 1, 0],
    [0, 1, 1, 0],
  ])
  for (const name of ['`a.yml`', '`b.yml`']) expect(looks[2]?.open[0]).toContain(name)
  expect(looks.map(({ opened }) => opened)).toEqual([0, 1, 1, 1])
})

test('7: silence on Thanksgiving is right, and on the day after it is not', async () => {
  const file = (now: string, at: string): World => ({ now, files: { 'data/close.json': { last_run: at } } })
  const wednesday = '2026-11-25T21:35:00Z'
  const looks = await play(
    7,
    file('2026-11-26T23:00:00Z', wednesday),
    file('2026-12-01T22:20:00Z', '2026-11-30T21:35:00Z'),
    file('2026-12-01T22:40:00Z', '2026-11-30T21:35:00Z'),
    file('2026-12-01T22:50:00Z', '2026-12-01T22:45:00Z'),
  )
  expect(looks.map(({ verdicts }) => verdicts['close-of-day'])).toEqual([
    expect.stringMatching(/^(healthy|skipped)/),
    'critical stale',
    'critical stale',
    'healthy ok',
  ])
})

describe('8: the site', () => {
  const at = (answer: unknown): World => ({ answers: { 'www.example.org/data/status.json': answer } })
  const made = (hours: number): World => at({ generated_at: ago(hours), pages: 12 })
  test.each<[string, World, string]>([
    ['shows old data', made(11), 'critical stale'],
    ['does not answer', at({ reply: { status: 503, body: 'no' } }), 'critical malformed'],
    ['shows a page for people', at('<!doctype html><title>Maintenance</title>'), 'critical malformed'],
  ])('%s', async (_what, dead, said) => {
    const looks = await play(8, made(1), dead)
    expect(verdict(looks, 'site')).toEqual(['healthy ok', said, said, 'healthy ok'])
    expect([exits(looks), open(looks)]).toEqual([
      [0, 1, 1, 0],
      [0, 1, 1, 0],
    ])
  })
})

test('9: the checker of the other repository is watched here', async () => {
  const other = (hours: number): World => ({
    workflows: {
      'a.yml': nightly(5),
      'you/two:heartbeat.yml': { cron: '7,37 * * * *', runs: `schedule success ${hours}` },
    },
  })
  const looks = await play(9, other(1), other(13))
  expect(verdict(looks, 'checker-of-two')).toEqual(['healthy ok', 'critical stale', 'critical stale', 'healthy ok'])
  expect(open(looks)).toEqual([0, 1, 1, 0])
})

test('10: a drill opens, tells, closes and tells, and a real death after it is told as ever', async () => {
  const night = (hours: number): World => ({ workflows: { 'backup.yml': nightly(hours) } })
  const team = teamOf(recipe(10))
  await stage.begin(team)
  const drill = await stage.look(night(5), 24)
  expect(drill).toMatchObject({ exitCode: 0, open: [], opened: 1, dispatches: [] })
  expect(drill.messages).toHaveLength(2)
  for (const message of drill.messages) expect(message).toContain('DRILL')
  await stage.end()
  const plain = { ...team, with: {} }
  await stage.begin(plain)
  const [dead, back] = [await stage.look(night(30), 12), await stage.look(night(5), 0.02)]
  expect([dead, back].map(({ exitCode, open: issues }) => [exitCode, issues.length])).toEqual([
    [1, 1],
    [0, 0],
  ])
  expect(dead.messages.join()).not.toContain('DRILL')
})
