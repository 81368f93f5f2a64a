import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { expositionOf } from '../../src/health/exposition.js'
import { answerHealth } from '../../src/serve/health.js'
import { aPageRun, folderOf } from '../health/files/page-run.js'
import { aRun, aVerdict, NOW } from '../reports/a-run.js'
import { aServer, theBoard } from '../serve/served-samples.js'
import { blocksOf, textOf } from '../docs/project-files.js'
import { describeWith } from '../support/needs.js'
import { aBoard } from '../support/served.js'
import { withTemporaryFolder } from '../support/tmp.js'

/** What promtool has against a text, or a file; empty for nothing. */
function complaints(text: string): string {
  return outcome(spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' }))
}

function outcome({ status, stdout, stderr }: SpawnSyncReturns<string>): string {
  return status === 0 ? '' : `${status}: ${stdout}${stderr}`
}

async function metricsOf(board = theBoard(), now = NOW): Promise<string> {
  return (await aServer(board, { now }).get('/metrics')).text()
}

describeWith('promtool', 'promtool takes', () => {
  test('the measures of all monitors', async () => {
    expect(complaints(await metricsOf())).toBe('')
  })

  test('those of a server that has not looked for long', async () => {
    expect(complaints(await metricsOf(theBoard(), NOW + 3_600_000))).toBe('')
  })

  test('those of nobody, and of a thousand', async () => {
    expect(complaints(await metricsOf(aBoard(aRun())))).toBe('')
    const verdicts = Array.from({ length: 1000 }, (_, i) => aVerdict(`agent-${i}`))
    expect(complaints(await metricsOf(aBoard(aRun({ verdicts }))))).toBe('')
  })

  test('names that would end a label', () => {
    const labels = { monitor: 'a"b\\c\nd} 2\n# TYPE', status: '\u{1f600}' }
    expect(
      complaints(expositionOf([{ name: 'a', type: 'gauge', help: 'x\ny\\', samples: [{ labels, value: 1 }] }])),
    ).toBe('')
  })

  test('those of a watcher that serves nothing else', () => {
    const counts = { healthy: 8, skipped: 0, warning: 0, degraded: 0, unknown: 0, critical: 1 }
    const health = { ticks: 7, sinceTickMs: 4_000, tickMs: 120, intervalMs: 15_000, readable: true, counts }
    const { body } = answerHealth({ method: 'GET', path: '/metrics' }, { ...health, standing: 'leader' })
    expect(complaints(body)).toBe('')
  })

  test('those of a page that lies somewhere as a file', () => {
    expect(complaints(folderOf(aPageRun()).get('metrics.txt') ?? '')).toBe('')
  })

  test.each(['docs/api.md', 'docs/page.md'])('the settings and the rules in %s', async (page) => {
    const blocks = blocksOf(textOf(page), 'yaml')
    const [scraping = '', rules = ''] = ['scrape_configs', 'groups:'].map((key) =>
      blocks.find((block) => block.startsWith(key)),
    )
    await withTemporaryFolder(async (folder) => {
      for (const [what, text] of [
        ['config', scraping],
        ['rules', rules],
      ] as const) {
        expect(text).not.toBe('')
        const file = join(folder, `${what}.yml`)
        await writeFile(file, text)
        expect(outcome(spawnSync('promtool', ['check', what, file], { encoding: 'utf8' }))).toBe('')
      }
    })
  })

  test('and refuses what is none', () => {
    expect(complaints('heartbeat{ 1\n')).not.toBe('')
  })
})
