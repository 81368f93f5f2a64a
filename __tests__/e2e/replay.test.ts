import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { commitTo, gitIn, makeRepository, type MadeCommit } from '../support/beaten-repository.js'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(120_000)

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const [HOUR, DAY] = [3_600_000, 86_400_000]
const NOW = Date.UTC(2026, 10, 28, 1, 30)
const CONFIG = '.github/heartbeat.yml'

const configOf = (threshold: string): string => `monitors:
  nightly:
    file: beats/nightly.json
    threshold: ${threshold}
  web:
    url: https://example.com/health
`

/** A beat each night but two. */
const beats: readonly MadeCommit[] = Array.from({ length: 20 }, (_, i) => NOW - (20 - i) * DAY + HOUR)
  .filter((_, i) => i !== 6 && i !== 12)
  .map((at) => ({
    at,
    files: { 'beats/nightly.json': JSON.stringify({ last_run: new Date(at).toISOString(), status: 'ok' }) },
  }))

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
  await makeRepository(folder.path, [{ at: NOW - 40 * DAY, files: { [CONFIG]: configOf('26h') } }, ...beats])
})
afterEach(() => folder.close())

function replay(...args: readonly string[]): Promise<ChildResult> {
  const state = ['--state-file', join(folder.path, '.git', 'state.json')]
  const words = [CLI, 'replay', '--now', new Date(NOW).toISOString(), ...state, ...args]
  return runChild(process.execPath, words, { env: bareEnvironment(folder.path), cwd: folder.path })
}

describe('heartbeat replay', () => {
  test('shows what the config would have told of the history of git, and changes nothing', async () => {
    const before = await gitIn(folder.path)(['status', '--porcelain'])
    const shown = await replay()
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' })
    expect(shown.stdout).toContain('2026-10-29 01:30 UTC to 2026-11-28 01:30 UTC, 1,441 looks, one every 30 min')
    expect(shown.stdout).toMatch(/^nightly +18 +2 d +2 +threshold: 47h30m \(now 26h\) +git history here$/m)
    expect(shown.stdout).toContain(
      '2026-11-14 05:00 UTC  nightly  silent since 2026-11-14 04:30 UTC, seen 30 min later, open for 21 h 30 min',
    )
    expect(shown.stdout).toContain('Not tried: web: what a service answers is kept by nobody.')
    expect(await gitIn(folder.path)(['status', '--porcelain'])).toBe(before)
  })

  test('with the lowest threshold that it names it is quiet, and the difference to a commit is told', async () => {
    await writeFile(join(folder.path, CONFIG), configOf('47h30m'))
    const { stdout, exitCode } = await replay('--against', 'HEAD', '--json')
    expect(exitCode).toBe(0)
    const { monitors, against } = JSON.parse(stdout) as Record<string, Record<string, Record<string, unknown>>>
    expect(monitors!['nightly']).toMatchObject({ known_by: 'checkout', beats: 18, alerts: [] })
    expect(against).toMatchObject({ ref: 'HEAD', alerts: 2, added: 0, removed: 2 })
    expect((await replay('--against', 'HEAD')).stdout).toContain('Against HEAD: −2 alerts\n  nightly  −2 alerts')
  })

  test('a failure that was committed is an alert too, as Markdown as well', async () => {
    const at = NOW - 2 * HOUR
    const text = JSON.stringify({ last_run: new Date(at).toISOString(), status: 'failed' })
    await commitTo(folder.path, { at, files: { 'beats/nightly.json': text } })
    const { stdout } = await replay('nightly', '--since', '2d', '--markdown')
    expect(stdout).toContain('| `nightly` | 3 |')
    expect(stdout).toContain('failed since 2026-11-27 23:30 UTC, seen at once, not over yet')
  })

  test('what it cannot try on, it says', async () => {
    const mistakes: [string[], string][] = [
      [['--against', 'nowhere'], 'against: "nowhere" is no commit, branch or tag of this checkout'],
      [['--against', '--output=x'], 'against: "--output=x" is no commit'],
      [['--since', 'yesterday'], 'since: "yesterday" is not a time'],
      [['--since', '2y'], 'since:'],
      [['--every', '10s'], 'every: is less than a minute'],
      [['--ticks', 'real'], 'write in the config: "history: true"'],
      [['--json', '--markdown'], 'markdown: does not go with --json'],
    ]
    for (const [args, said] of mistakes) {
      const result = await replay(...args)
      expect(result.exitCode).toBe(2)
      expect(result.stderr + result.stdout).toContain(said)
    }
  })

  test('a mistake in the config of a commit is told as one of that commit', async () => {
    await commitTo(folder.path, { at: NOW - HOUR, files: { [CONFIG]: `${configOf('26h')}    tresh: 1\n` } })
    await writeFile(join(folder.path, CONFIG), configOf('26h'))
    const { stderr, exitCode } = await replay('--against', 'HEAD')
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^error: --against: at HEAD, \S+:\d+:5: monitors\.\S+\.tresh: is not a known key/m)
  })

  test('looks when checks really looked, of what nobody kept but their own journal', async () => {
    const past = join(folder.path, '.git', 'past')
    await mkdir(past)
    const look = (at: number, status: string) => ({ at, status })
    const looks = [look(NOW - 5 * HOUR, 'healthy'), look(NOW - 3 * HOUR, 'critical'), look(NOW - HOUR, 'healthy')]
    const { createHistory } = await import('../../src/domain/history/create-history.js')
    const { journalLine } = await import('../../src/domain/history/journal-line.js')
    const history = createHistory()
    const lines = looks.map(({ at, status }) => {
      const reason = status === 'healthy' ? ('ok' as const) : ('source-unreachable' as const)
      const state = { monitor: 'web', status: status as 'healthy', reason, since: at, message: 'as it was' }
      const states = history.look(at, [state])
      return journalLine({ at, whole: at === looks[0]!.at, states, gone: [] })
    })
    await writeFile(join(past, '2026-11.jsonl'), `${lines.join('\n')}\n`)
    const { stdout } = await replay('web', '--ticks', 'real', '--history', 'folder .git/past')
    expect(stdout).toContain('the 3 looks that were taken')
    expect(stdout).toMatch(/^web +1 +how it was judged then$/m)
  })
})
