import { formatDuration } from '../../domain/duration.js'
import { link, plain } from '../../domain/markdown.js'
import { signOf } from '../../domain/telling/status-sign.js'
import type { Verdict } from '../../domain/verdict.js'
import { watchedText } from '../../domain/watched.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { RunReport } from '../report.js'
import { countsOf, countsText, isBad, overallOf, worstFirst } from '../standing.js'
import { advice } from './advice.js'
import { monitorTable } from './rows.js'
import { deeds, notes, problems } from './sections.js'

/** How much of a run one rung of the ladder shows. */
interface Detail {
  readonly bad: number
  readonly well: number
  readonly message: number
  readonly lines: number
  readonly advice: number
}

// The last rung fits whatever the texts are: 100 rows and 80 lines of bounded length.
const LADDER: readonly Detail[] = [
  { bad: 1000, well: 300, message: 500, lines: 100, advice: 20 },
  { bad: 1000, well: 0, message: 200, lines: 50, advice: 10 },
  { bad: 100, well: 0, message: 100, lines: 20, advice: 4 },
]
// GitHub drops a step's summary above 1 MiB; the rest is room for what masking of secrets adds.
const BYTES = 1_000_000
const FOLD_OVER = 5

/** The job summary: the most detailed rung of the ladder that fits under GitHub's limit. */
export function summaryOf(run: RunReport): string {
  for (const detail of LADDER) {
    const text = atDetail(run, detail)
    if (Buffer.byteLength(text) <= BYTES || detail === LADDER.at(-1)) return text
  }
  return ''
}

function atDetail(run: RunReport, detail: Detail): string {
  const parts = [
    heading(run),
    badges(run),
    monitors(run, detail),
    problems(run, detail.lines),
    advice(run, detail.advice),
    deeds(run, detail.lines),
    notes(run, detail.lines),
    footer(run),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function heading({ verdicts, watched }: RunReport): string {
  const status = overallOf(verdicts)
  return `## ${signOf(status)} Heartbeat: ${status}\n\n${plain(watchedText(watched))}: ${countsText(countsOf(verdicts))}`
}

function badges({ dryRun, forced }: RunReport): string {
  const lines = [
    ...(dryRun ? ['> 🧪 **Dry run:** nothing was changed and nobody was told.'] : []),
    ...(forced ? ['> ⏩ **Forced:** active hours were ignored.'] : []),
  ]
  return lines.join('\n>\n')
}

function monitors(run: RunReport, detail: Detail): string {
  const bad = worstFirst(run.verdicts.filter(isBad))
  const well = run.verdicts.filter((verdict) => !isBad(verdict))
  // A few healthy rows belong to the one table; many would bury what matters.
  if (well.length <= FOLD_OVER && detail.well > 0) return tableOf([...bad, ...worstFirst(well)], run, Infinity, detail)
  const troubled = tableOf(bad, run, detail.bad, detail)
  return [troubled, folded(well, run, detail)].filter((part) => part !== '').join('\n\n')
}

function tableOf(verdicts: readonly Verdict[], run: RunReport, most: number, detail: Detail): string {
  if (verdicts.length === 0) return ''
  const left = verdicts.length - most
  const rows = monitorTable(verdicts.slice(0, most), run, detail.message)
  return left > 0 ? `${rows}\n\n… and ${left} more` : rows
}

function folded(well: readonly Verdict[], run: RunReport, detail: Detail): string {
  if (well.length === 0) return ''
  const counts = countsText(countsOf(well))
  if (detail.well === 0) return `${counts}: not listed, the summary has no room for them.`
  return `<details><summary>${counts}</summary>\n\n${tableOf(well, run, detail.well, detail)}\n\n</details>`
}

function footer({ now, repository, runUrl, checkerGapMs, previousRunAt, verdicts }: RunReport): string {
  const zone = verdicts[0]?.zone ?? null
  const told = verdicts.every((verdict) => verdict.zone === zone) ? zone : null
  const where = repository === null ? '' : ` for ${plain(repository)}`
  const run = runUrl === null ? '' : ` by ${link('this run', runUrl)}`
  const gap = checkerGapMs === null ? '' : `, ${formatDuration(checkerGapMs)} after the check before it`
  const previous = previousRunAt === null ? '' : ` (${zonedText(previousRunAt, told)})`
  return `Checked at ${zonedText(now, told)}${where}${run}${gap}${previous}.`
}
