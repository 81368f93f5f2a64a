import type { CheckInputs } from '../config/check-config.js'
import { openMember } from '../domain/member.js'
import { VERSION } from '../domain/about.js'
import { oneLine } from '../domain/safe-text.js'
import { watchedText } from '../domain/watched.js'
import { logFolded, writeSummary } from '../platform/run-page.js'
import { annotate, type Annotation } from '../platform/annotations.js'
import type { Secrets } from '../platform/secrets.js'
import { annotationsOf } from '../reports/annotations/render.js'
import { REPORTS } from '../reports/index.js'
import { logText } from '../reports/log-lines.js'
import type { Outputs } from '../reports/output-names.js'
import { outputsOf } from '../reports/outputs.js'
import type { RunReport } from '../reports/report.js'
import { isBad } from '../reports/standing.js'
import type { PublishedPage } from '../wiring/publish-page.js'
import { writeDocuments } from '../wiring/write-documents.js'
import { keepArtifact, NOTHING_KEPT, type RunPlace } from './keep-artifact.js'
import { exitCodeFor } from './verdict-exit.js'

// All that every run of the action says at its end stands here, so that it is one file to load and none to start with.

/** Everything a run leaves behind for people and for later steps. */
export async function leaveReports(found: RunReport, inputs: CheckInputs, place: RunPlace): Promise<Outputs> {
  const report = await withAdvice(found)
  const { wiring } = place
  const { log, secrets } = wiring.surroundings
  const problems = inputs['dry-run'] ? [] : await writeDocuments(report, inputs, wiring)
  // Of a run that was cancelled nothing is kept: it did not see all, and there is no time for it.
  const isWhole = wiring.time?.cancelled() !== true
  const { artifact, problems: unkept } = isWhole ? await keepArtifact(report, inputs, place) : NOTHING_KEPT
  const hasPage = isWhole && inputs['status-page'] !== ''
  const published = hasPage ? await leavePage(report, inputs['status-page'], place) : null
  const unwritten = (isWhole && (await place.keep?.(published !== null && published.page !== ''))) || []
  const whole = {
    ...report,
    problems: [...report.problems, ...problems, ...unkept, ...(published?.problems ?? []), ...unwritten],
    notices: [...report.notices, ...(published?.notices ?? [])],
  }
  const { lines, evidence } = logText(whole.verdicts, whole.adviceOf)
  log.info([`${oneLine(watchedText(whole.watched))}. This is Heartbeat ${VERSION}.`, ...lines].join('\n'))
  if (evidence.length > 0) logFolded('Where each time was read', evidence, secrets)
  annotate(annotationsOf(whole), secrets)
  annotate(
    whole.problems.map((message): Annotation => ({ level: 'warning', title: 'Heartbeat', message })),
    secrets,
  )
  const refusal = published?.refusal ?? null
  if (refusal !== null) annotate([{ level: 'error', title: 'Heartbeat', message: refusal }], secrets)
  if (inputs.summary) await leaveSummary(whole, secrets)
  process.exitCode = refusal === null ? exitCodeFor(whole.verdicts, inputs['fail-on']) : 1
  return {
    ...outputsOf(whole, artifact),
    ...(published && { page: published.page, 'page-artifact': published.artifact }),
  }
}

async function withAdvice(report: RunReport): Promise<RunReport> {
  if (!report.verdicts.some(isBad)) return report
  const { REASON_TEXT } = await import(/* webpackChunkName: "planning" */ '../domain/judging/reason-text.js')
  return { ...report, adviceOf: (reason) => REASON_TEXT[reason].advice }
}

async function leavePage(report: RunReport, to: string, place: RunPlace): Promise<PublishedPage> {
  return (await import('./leave-page.js')).leavePage(report, to, place)
}

async function leaveSummary(run: RunReport, secrets: Secrets): Promise<void> {
  const summary = await openMember(REPORTS, { kind: 'summary', options: {} }, null)
  for (const { text } of summary.render(run, null).files) await writeSummary(text, secrets)
}
