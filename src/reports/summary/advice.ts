import { advised, link, plain } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { safeUrl } from '../../domain/telling/safe-url.js'
import { adviceGroups, type AdviceGroup } from '../advice-groups.js'
import type { RunReport } from '../report.js'

const LINE_LIMIT = 400
const NAME_LIMIT = 100
const MOST_NAMES = 5

/** What to do for those who are not well, in at most so many kinds of advice. */
export function advice({ verdicts, adviceOf }: RunReport, most: number): string {
  const groups = adviceGroups(verdicts, adviceOf)
  if (groups.length === 0) return ''
  const left = groups.length - most
  const more = left > 0 ? [`… and ${left} more kinds of advice`] : []
  return ['### What to do', ...groups.slice(0, most).map(stepsFor), ...more].join('\n\n')
}

function stepsFor(group: AdviceGroup): string {
  const steps = [...runbooksOf(group), ...group.steps.map((text) => advised(cut(text, LINE_LIMIT)))]
  return `**${namesIn(group.names)}**\n\n${steps.map((text, i) => `${i + 1}. ${text}`).join('\n')}`
}

function runbooksOf({ names, runbooks }: AdviceGroup): readonly string[] {
  const shown = runbooks.slice(0, MOST_NAMES).map(({ name, runbook }) => {
    const text = safeUrl(runbook) === null ? plain(cut(runbook, LINE_LIMIT)) : link('Follow its runbook', runbook)
    return names.length === 1 ? text : `${plain(cut(name, NAME_LIMIT))}: ${text}`
  })
  const left = runbooks.length - shown.length
  return left > 0 ? [...shown, `${left} more have a runbook; see their issues.`] : shown
}

function namesIn(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => plain(cut(name, NAME_LIMIT)))
  const more = names.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
