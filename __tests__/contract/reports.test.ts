import { expect, test } from '@jest/globals'
import { REPORTS } from '../../src/reports/index.js'
import { reportContract } from './report-contract.js'

reportContract('agents-map', REPORTS['agents-map'])
reportContract('annotations', REPORTS.annotations)
reportContract('audit-log', REPORTS['audit-log'])
reportContract('badge', REPORTS.badge)
reportContract('status-map', REPORTS['status-map'])
reportContract('status-page', REPORTS['status-page'], {
  skip: [{ reason: 'it is HTML, for people', tests: ['is JSON, whatever the texts in it'] }],
})
reportContract('summary', REPORTS.summary, {
  skip: [{ reason: 'it is Markdown, for people', tests: ['is JSON, whatever the texts in it'] }],
})

test('no two reports share a usual file', async () => {
  const members = await Promise.all(Object.values(REPORTS).map((load) => load()))
  const files = members.map((member) => member.options({}, [])?.file)
  expect(new Set(files).size).toBe(members.length)
})
