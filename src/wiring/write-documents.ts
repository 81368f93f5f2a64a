import type { CheckInputs } from '../config/check-config.js'
import { openMember, type RawOptions } from '../domain/member.js'
import { messageOf } from '../errors.js'
import { REPORTS, type ReportSpec } from '../reports/index.js'
import type { RunReport } from '../reports/report.js'
import { MAX_EARLIER_BYTES } from './earlier-bytes.js'
import type { Wiring } from './wire.js'

/** The report that each of these inputs gives a path. */
const BY_INPUT = {
  'audit-log': 'audit-log',
  'status-file': 'status-map',
  'agents-map': 'agents-map',
  badge: 'badge',
} as const

type DocumentInput = keyof typeof BY_INPUT

/** Writes the documents that were asked for into the workspace; returns what went wrong, for nothing here may stop an alert. */
export async function writeDocuments(
  run: RunReport,
  paths: Pick<CheckInputs, DocumentInput> & Partial<Pick<CheckInputs, 'audit-log-keep'>>,
  wiring: Wiring,
): Promise<string[]> {
  const inputs = Object.keys(BY_INPUT) as DocumentInput[]
  const wanted = inputs
    .filter((input) => paths[input] !== '')
    .map((input): ReportSpec => ({ kind: BY_INPUT[input], options: optionsOf(input, paths) }))
  const problems = await Promise.all(wanted.map((spec) => writeOne(run, spec, wiring)))
  return problems.flat()
}

function optionsOf(input: DocumentInput, paths: Parameters<typeof writeDocuments>[1]): RawOptions {
  const keep = input === 'audit-log' ? paths['audit-log-keep'] : undefined
  return { file: paths[input], ...(keep !== undefined && { keep }) }
}

async function writeOne(run: RunReport, spec: ReportSpec, { ports }: Wiring): Promise<string[]> {
  try {
    const report = await openMember(REPORTS, spec, null)
    const main = await ports.place(report.file)
    const earlier = main === null ? null : await ports.files.read(main, MAX_EARLIER_BYTES)
    const { files, problem } = report.render(run, earlier)
    // All or nothing: a report that is half inside the workspace is none.
    const places = await Promise.all(files.map(({ name }) => ports.place(name)))
    const outside = files.find((_, i) => places[i] === null)
    if (outside) return [`${spec.kind}: ${outside.name} lies outside the workspace; nothing was written`]
    for (const [i, { text }] of files.entries()) await ports.files.write(places[i] ?? '', text)
    return problem === null ? [] : [problem]
  } catch (error) {
    return [`${spec.kind}: ${messageOf(error)}`]
  }
}
