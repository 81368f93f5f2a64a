import { messageOf } from '../errors.js'
import { reports } from '../reports/index.js'
import type { Report, RunReport } from '../reports/report.js'
import type { Wiring } from './wire.js'

/** What an earlier run may have left behind. */
export const MAX_EARLIER_BYTES = 20 * 1024 * 1024

/** Writes the documents that were asked for into the workspace; returns what went wrong, for nothing here may stop an alert. */
export async function writeDocuments(
  run: RunReport,
  paths: { auditLog: string; statusFile: string },
  wiring: Wiring,
): Promise<string[]> {
  const wanted = [
    { path: paths.auditLog, report: reports['audit-log'] },
    { path: paths.statusFile, report: reports['status-map'] },
  ].filter(({ path }) => path !== '')
  const problems = await Promise.all(wanted.map(({ path, report }) => writeOne(run, path, report, wiring)))
  return problems.flat()
}

async function writeOne(run: RunReport, path: string, report: Report, { ports }: Wiring): Promise<string[]> {
  try {
    const place = await ports.place(path)
    if (place === null) return [`${report.name}: ${path} lies outside the workspace; nothing was written`]
    const { text, problem, aside } = report.render(run, await ports.files.read(place, MAX_EARLIER_BYTES))
    if (aside !== null) await ports.files.write(`${place}.broken`, aside)
    await ports.files.write(place, text)
    return problem === null ? [] : [problem]
  } catch (error) {
    return [`${report.name}: ${messageOf(error)}`]
  }
}
