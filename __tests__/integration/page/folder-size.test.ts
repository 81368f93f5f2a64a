import { expect, jest, test } from '@jest/globals'
import { DEFAULT_PAGE } from '../../../src/domain/page-settings.js'
import { dataFiles, MOST_OF_EACH } from '../../../src/health/files/data-files.js'
import { aRun } from '../../reports/a-run.js'
import { boardOfRun, pastOf } from '../../health/files/page-run.js'
import { figure, times } from '../../support/figures.js'
import { manyMonitors } from '../../support/page-samples.js'

jest.setTimeout(600_000)

const MEGABYTE = 1_000_000

test('what lies beside a page grows with its monitors, and not beyond what a host takes', () => {
  for (const count of [12, times(50, 200), times(60, MOST_OF_EACH)]) {
    const verdicts = manyMonitors(count)
    const history = pastOf(verdicts, [])
    const board = boardOfRun(aRun({ verdicts, past: { history, changes: [], news: 'changed' } }))
    const before = process.cpuUsage()
    const files = dataFiles(board, DEFAULT_PAGE)
    const { user, system } = process.cpuUsage(before)
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    expect(bytes).toBeLessThan(10 * MEGABYTE)
    expect(files.size).toBeLessThan(10 * count + 250)
    const row = `files beside a page of ${count} monitors`
    figure(
      row,
      'files, kB, ms of CPU',
      `${files.size}, ${Math.round(bytes / 1000)}, ${Math.round((user + system) / 1000)}`,
    )
  }
})
