import { expect } from '@jest/globals'
import type { ReportMember, RunReport } from '../../src/reports/report.js'
import { aDeadOne, aRun, aVerdict } from '../reports/a-run.js'
import { RENDERED } from '../reports/rendered-summaries.js'
import { holdTo, type Excuse, type Promises } from './suite.js'

const RUNS: readonly RunReport[] = [
  aRun(),
  aRun({ verdicts: [aDeadOne('__proto__', { name: '</details>', message: '\ud800' })] }),
  aRun({ verdicts: Array.from({ length: 700 }, (_, i) => aVerdict(`job-${i}`)) }),
  ...Object.values(RENDERED),
]

const promises: Promises<ReportMember> = {
  'has a usual file, and takes another'(member) {
    const problems: string[] = []
    expect(member.options({}, problems)?.file).toMatch(/^[a-z-]+\.(json|md|html)$/)
    expect(member.options({ file: 'public/x.json' }, problems)).toEqual({ file: 'public/x.json' })
    expect(problems).toEqual([])
  },

  'names a file that is none by key, value and remedy'(member) {
    for (const file of [7, '', ' ', null]) {
      const problems: string[] = []
      expect(member.options({ file }, problems)).toBeNull()
      expect(problems).toEqual([expect.stringMatching(/^file: .+ is no path; write one like "[a-z.-]+"$/)])
    }
  },

  'is called by the file it was given, which is among those it makes'(member) {
    const report = member.create({ file: 'public/x.json' }, null)
    expect(report.file).toBe('public/x.json')
    for (const run of RUNS) expect(report.render(run, null).files.map(({ name }) => name)).toContain('public/x.json')
  },

  'makes text that ends with a line break, the same each time'(member) {
    const { render } = member.create({ file: 'x' }, null)
    for (const run of RUNS) {
      const first = render(run, null)
      expect(first.problem).toBeNull()
      for (const { text } of first.files) expect(text).toMatch(/\n$/)
      expect(render(run, null)).toEqual(first)
    }
  },

  'is JSON, whatever the texts in it'(member) {
    const { render } = member.create({ file: 'x' }, null)
    for (const { text } of RUNS.flatMap((run) => render(run, null).files)) {
      expect(() => void JSON.parse(text)).not.toThrow()
    }
  },
}

/** Whatever is a report keeps these promises, but for what it is excused from. */
export function reportContract(
  name: string,
  load: () => Promise<ReportMember>,
  how: { readonly skip?: readonly Excuse[] } = {},
): void {
  holdTo(name, promises, load, how)
}
