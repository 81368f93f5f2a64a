import { advised, plain } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { effectText, untold, untoldDeliveries } from '../plan-text.js'
import type { RunReport } from '../report.js'

const LINE_LIMIT = 400

/** A heading with a list under it; nothing at all when there is nothing to list. */
function section<T>(title: string, items: readonly T[], most: number, lineOf: (item: T) => string): string {
  if (items.length === 0) return ''
  const lines = items.slice(0, most).map((item) => `- ${lineOf(item)}`)
  const left = items.length - most
  return [`### ${title}`, '', ...lines, ...(left > 0 ? [`- … and ${left} more`] : [])].join('\n')
}

export function deeds(run: RunReport, most: number): string {
  if (run.dryRun) return section('What Heartbeat would do', run.plan, most, (effect) => dead(effectText(effect)))
  // Each delivery is told on its own, so the outcome of the whole notification would only repeat it.
  const each = run.deliveries.length > 0
  const deeds: (() => string)[] = [
    ...untold(run)
      .filter(({ effect }) => !(each && effect.kind === 'notify'))
      .map(
        ({ ok, detail }) =>
          () =>
            `${mark(ok)} ${advised(cut(detail, LINE_LIMIT))}`,
      ),
    ...untoldDeliveries(run).map(
      ({ label, ok, detail }) =>
        () =>
          `${mark(ok)} ${dead(`${label}: ${detail}`)}`,
    ),
  ]
  return section('What Heartbeat did', deeds, most, (deed) => deed())
}

export function problems(run: RunReport, most: number): string {
  return section('Problems in this run', run.problems, most, (problem) => `⚠️ ${dead(problem)}`)
}

export function notes({ verdicts, notices }: RunReport, most: number): string {
  const ofMonitors = verdicts.flatMap(({ name, notes }) => notes.map((note) => ({ name, note })))
  const all = [...notices.map((note) => ({ name: null, note })), ...ofMonitors]
  return section('Notes', all, most, ({ name, note }) => dead(name === null ? note : `${name}: ${note}`))
}

function mark(ok: boolean): string {
  return ok ? '✅' : '❌'
}

function dead(text: string): string {
  return plain(cut(text, LINE_LIMIT))
}
