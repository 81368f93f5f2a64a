import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readJournal } from '../../src/domain/history/journal.js'
import { recalled } from '../../src/domain/history/compact.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'
import { findCanaries } from '../support/canaries.js'
import { answerWith } from '../support/faults.js'
import { figure } from '../support/figures.js'
import type { ActionResult } from '../support/action-run.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(180_000)

const HOUR = 3_600_000
const DAY = 24 * HOUR
const BRANCH = 'heartbeats'
const CONFIG =
  'monitors:\n  mail: { file: beats/mail.json, threshold: 20h }\n  web: { file: beats/web.json, threshold: 20h }\n'
/** Days end and months turn as nobody can wait for it: the process looks at another clock. */
const SHIFTED = `--import=data:text/javascript,${encodeURIComponent('const now=Date.now;Date.now=()=>now()+Number(process.env.CLOCK_SHIFT)')}`

const laterBy = (shift: number) => ({ NODE_OPTIONS: SHIFTED, CLOCK_SHIFT: String(shift) })
/** Far from the end of its month: none turns while a process looks, or between two. */
const MIDDLE = Date.UTC(2027, 0, 15, 12)
/** One for all: whoever begins later looks at a later clock. */
const TO_MIDDLE = MIDDLE - Date.now()

let rig: CheckRig
let folder: TemporaryFolder
beforeAll(async () => {
  ;[rig, folder] = await Promise.all([createCheckRig(), createTemporaryFolder()])
  await mkdir(join(folder.path, '.github'))
  await writeFile(join(folder.path, '.github/heartbeat.yml'), CONFIG)
})
beforeEach(() => rig.clean())
afterAll(() => Promise.all([rig.close(), folder.close()]))

async function beat(monitor: string, at: number): Promise<void> {
  await rig.github.putFile(`beats/${monitor}.json`, JSON.stringify({ last_run: new Date(at).toISOString() }))
}

/** Runs the check as if it were so many milliseconds later. */
function checkAt(
  shift: number,
  inputs: Record<string, string> = {},
  more: Record<string, string> = {},
): Promise<ActionResult> {
  const env = { ...laterBy(shift), ...more }
  const usual = { 'read-from': 'api', issue: 'false', artifact: 'false', 'fail-on': 'never', history: 'true' }
  return rig.run('action.yml', { inputs: { ...usual, ...inputs }, env, workspace: folder.path })
}

const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7)
const journal = (month: string): Promise<string | null> => rig.github.readFile(`history/${month}.jsonl`, BRANCH)
const warnings = ({ annotations }: ActionResult): string[] =>
  annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)

describe('the check keeps the past on a branch', () => {
  test('a week of runs: no more reads, one more write a run, a death and its return, and a month that turns', async () => {
    const now = Date.now()
    // The week ends in the middle of the second day of the next month.
    const end = Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth() + 1, 2, 12)
    const begin = end - 7 * DAY
    const runs = Array.from({ length: 15 }, (_, i) => begin + (i * DAY) / 2)
    const dead = [runs[4] ?? 0, runs[8] ?? 0] as const
    const more: number[] = []
    for (const at of runs) {
      await beat('mail', at - HOUR)
      await beat('web', at > dead[0] && at < dead[1] ? dead[0] - HOUR : at - HOUR)
      rig.proxy.reset()
      const bare = await checkAt(at - Date.now(), { history: 'none' })
      const asked = rig.proxy.requests.length
      rig.proxy.reset()
      const result = await checkAt(at - Date.now())
      expect([bare.exitCode, result.exitCode, warnings(result)]).toEqual([0, 0, []])
      more.push(rig.proxy.requests.length - asked)
    }
    // The first run makes the branch, and the second looks whether nobody replaces a branch of one commit.
    expect(more.slice(2)).toEqual(runs.slice(2).map(() => 1))
    figure('journal on a branch', 'requests more a check, of which writes', '1, 1')
    const months = new Map<string, string>()
    for (const month of [monthOf(begin), monthOf(end)]) {
      const text = (await journal(month)) ?? ''
      expect(readJournal(text)[0]?.whole).toBe(true)
      months.set(month, text)
    }
    expect((await rig.github.commits(BRANCH)).length).toBeGreaterThanOrEqual(15)
    const history = recalled({ days: null, months }, end)
    expect(history.outages({ from: begin, to: end })).toEqual([
      expect.objectContaining({
        monitor: 'web',
        since: Math.floor((dead[0] - HOUR + 20 * HOUR) / 1000) * 1000,
        until: Math.floor((dead[1] - HOUR) / 1000) * 1000,
      }),
    ])
    const uptime = history.uptime('web', { from: begin, to: end })
    // How often is looked is only known after some looks.
    expect(uptime.observed).toBeGreaterThan(0.9)
    expect(uptime.ratio).toBeLessThan(1)
    expect(history.uptime('mail', { from: begin, to: end }).ratio).toBe(1)
    // Nobody shows a page, so nobody asks when the last look was.
    expect(await rig.github.readFile('history/last.json', BRANCH)).toBeNull()
  })

  test('nobody looked for days: that time is blind, and neither up nor down', async () => {
    const end = Date.now() + 60 * DAY
    for (const at of [0, 0.5, 1, 1.5, 4.5, 5].map((days) => end + days * DAY)) {
      await beat('mail', at - HOUR)
      await beat('web', at - HOUR)
      expect(warnings(await checkAt(at - Date.now()))).toEqual([])
    }
    const months = new Map<string, string>()
    for (const month of new Set([monthOf(end), monthOf(end + 5 * DAY)])) months.set(month, (await journal(month)) ?? '')
    const { observed, ratio } = recalled({ days: null, months }, end + 5 * DAY).uptime('mail', {
      from: end + HOUR,
      to: end + 5 * DAY,
    })
    expect(ratio).toBe(1)
    expect(observed).toBeLessThan(0.7)
  })

  test.each([
    [
      'a token that may not write',
      'FORBIDDEN',
      'Resource not accessible by integration',
      /`permissions: contents: write`/,
    ],
    ['a protected branch', 'UNPROCESSABLE', 'Repository rule violations found', /a rule of the branch refuses/],
  ])('%s is told at the end, and stops no alert', async (_, type, message, remedy) => {
    await beat('mail', Date.now() - 30 * HOUR)
    await beat('web', Date.now())
    const body = { data: { createCommitOnBranch: null }, errors: [{ type, path: ['createCommitOnBranch'], message }] }
    const isCommit = (request: { readonly body: string }): boolean => request.body.includes('createCommitOnBranch')
    rig.proxy.add({ method: 'POST', path: /\/graphql$/, when: isCommit, fault: answerWith({ body }) })
    const result = await checkAt(0, { issue: 'true', 'fail-on': 'critical' })
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'opened' })
    expect(result.exitCode).toBe(1)
    expect(warnings(result).join('\n')).toMatch(/^This look could not be kept in history\/ on the branch heartbeats: /)
    expect(warnings(result).join('\n')).toMatch(remedy)
    expect(await rig.github.openIssues()).toHaveLength(1)
  })

  test('a dry run reads and shows it, says what it would write, and writes nothing', async () => {
    const before = await rig.github.commits(BRANCH)
    const result = await checkAt(0, { 'dry-run': 'true' })
    expect(result.summary).toMatch(/This is a dry run: \d+ bytes with \d+ changes would be kept in history\//)
    expect(await rig.github.commits(BRANCH)).toEqual(before)
  })

  test('a beat that quotes a secret brings none of it onto the branch', async () => {
    const secret = `${rig.proxy.url}/services/T0CANARY1/B0CANARY2/zz4CanaryTokenOfTheTest`
    const quoted = { last_run: new Date(MIDDLE), status: 'failed', message: `posting to ${secret} failed` }
    await rig.github.putFile('beats/web.json', JSON.stringify(quoted))
    await beat('mail', MIDDLE)
    rig.proxy.add({ path: /^\/services/, fault: answerWith({ body: 'ok' }) })
    const inputs = { history: 'branch canaries', 'status-page': 'public' }
    const result = await checkAt(TO_MIDDLE, inputs, { SLACK_WEBHOOK_URL: secret })
    expect(result.exitCode).toBe(0)
    const { tree } = await rig.github.request<{ tree: { path: string; type: string }[] }>(
      'GET',
      'git/trees/canaries?recursive=1',
    )
    const paths = tree.filter(({ type }) => type === 'blob').map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['history/last.json', `history/${monthOf(MIDDLE)}.jsonl`]))
    const texts = await Promise.all(
      paths.map(async (path) => [path, (await rig.github.readFile(path, 'canaries')) ?? ''] as const),
    )
    expect(findCanaries({ slack: secret }, Object.fromEntries(texts))).toEqual([])
    expect(texts.map(([, text]) => text).join('\n')).toContain('failed')
  })

  test('the output `page` tells whether a page is news', async () => {
    const at = Date.now() + 200 * DAY
    await beat('mail', at - HOUR)
    await beat('web', at - HOUR)
    const page = async (after: number): Promise<string | undefined> =>
      (await checkAt(at + after - Date.now(), { 'status-page': 'public' })).outputs['page']
    const first = await page(0)
    const noon = new Date(at).getUTCHours() < 23
    const second = await page(60_000)
    await beat('web', at - 30 * HOUR)
    const third = await page(120_000)
    expect([first, noon ? second : 'same', third]).toEqual(['changed', 'same', 'changed'])
    expect(await rig.github.readFile('badges/web.svg', BRANCH)).toContain('critical')
  })
})

describe('a machine keeps the past in a folder', () => {
  const cli = (args: readonly string[], more: { home: string }) =>
    runChild(node24, [join(projectRoot, 'dist/cli/index.js'), ...args], {
      env: { ...bareEnvironment(more.home), ...laterBy(TO_MIDDLE) },
      cwd: more.home,
    })

  test('by check, beside its state or where it was told to; a dry run writes nothing', async () => {
    const home = await createTemporaryFolder()
    await writeFile(join(home.path, 'hb.json'), JSON.stringify({ last_run: new Date(MIDDLE).toISOString() }))
    const usual = ['check', '--file', 'hb.json', '--state-file', 'state.json', '--history', 'true']
    const dry = await cli([...usual, '--dry-run'], { home: home.path })
    expect(dry.stdout).toMatch(/This is a dry run: \d+ bytes with 1 changes? would be kept in /)
    expect(await readdir(home.path)).toEqual(['hb.json'])
    expect((await cli(usual, { home: home.path })).exitCode).toBe(0)
    expect((await cli(usual, { home: home.path })).exitCode).toBe(0)
    const named = ['check', '--file', 'hb.json', '--no-state', '--history', 'folder past']
    expect((await cli(named, { home: home.path })).exitCode).toBe(0)
    const kept = async (path: string) => readJournal(await readFile(join(home.path, path), 'utf8'))
    const month = `${monthOf(MIDDLE)}.jsonl`
    expect((await kept(`state.history/${month}`)).map(({ whole }) => whole)).toEqual([true, false, false])
    expect((await kept(`past/${month}`)).map(({ whole }) => whole)).toEqual([true, false])
    await home.close()
  })

  test('and on the branch where it looks at a repository with a token', async () => {
    await beat('mail', Date.now())
    await beat('web', Date.now())
    await rig.github.putFile('.github/heartbeat.yml', CONFIG)
    const before = await rig.github.commits(BRANCH)
    const ran = await runChild(
      node24,
      [
        join(projectRoot, 'dist/cli/index.js'),
        'check',
        '--repo',
        'octo/example',
        '--config',
        '.github/heartbeat.yml',
        '--history',
        'true',
        '--issue',
        'false',
        '--fail-on',
        'never',
      ],
      {
        env: { ...bareEnvironment(folder.path), GITHUB_API_URL: rig.proxy.url, GITHUB_TOKEN: 'any' },
        cwd: folder.path,
      },
    )
    expect(ran.stdout + ran.stderr).not.toMatch(/could not|error/)
    expect(ran.exitCode).toBe(0)
    expect(await rig.github.commits(BRANCH)).toHaveLength(before.length + 1)
  })

  test('where there is nowhere to keep it, that is said and stops nothing', async () => {
    const home = await createTemporaryFolder()
    await writeFile(join(home.path, 'hb.json'), JSON.stringify({ last_run: new Date(MIDDLE).toISOString() }))
    const ran = await cli(['check', '--file', 'hb.json', '--no-state', '--history', 'branch'], { home: home.path })
    expect(ran.exitCode).toBe(0)
    expect(ran.stdout + ran.stderr).toMatch(/history: a branch needs a repository and a token/)
    await home.close()
  })
})
