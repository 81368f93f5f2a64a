import { describe, expect, test } from '@jest/globals'
import { readdirSync } from 'node:fs'
import { reports } from '../../src/reports/index.js'
import { aDeadOne, aRun, aVerdict } from '../reports/a-run.js'
import { RENDERED } from '../reports/rendered-summaries.js'

const folders = readdirSync('src/reports', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('folders and record agree', () => {
  expect(Object.keys(reports).sort()).toEqual(folders.sort())
})

describe.each(Object.entries(reports))('%s', (name, report) => {
  test('is called like its folder and has a file of its own', () => {
    expect(report.name).toBe(name)
    expect(Object.values(reports).filter(({ file }) => file === report.file)).toHaveLength(1)
  })

  test.each([
    ['nothing', aRun()],
    ['a hostile name', aRun({ verdicts: [aDeadOne('__proto__', { name: '</details>', message: '\ud800' })] })],
    ['many', aRun({ verdicts: Array.from({ length: 700 }, (_, i) => aVerdict(`job-${i}`)) })],
    ...Object.entries(RENDERED),
  ])('renders %s, ends with a line break, and is the same each time', (_, run) => {
    const first = report.render(run, null)
    expect(first).toEqual({ text: expect.stringMatching(/\n$/), problem: null, aside: null })
    expect(report.render(run, null)).toEqual(first)
    if (report.file.endsWith('.json')) expect(() => void JSON.parse(first.text)).not.toThrow()
  })
})
