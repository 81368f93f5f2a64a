import { REASON_TEXT } from '../../domain/judging/reason-text.js'
import { advised, link, plain } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { safeUrl } from '../../domain/telling/safe-url.js'
import type { Verdict } from '../../domain/verdict.js'
import type { RunReport } from '../report.js'
import { isBad, worstFirst } from '../standing.js'

const LINE_LIMIT = 400
const NAME_LIMIT = 100
const MOST_NAMES = 5
const MOST_STEPS = 5

/** What the source advises or the reason tells, after what its people wrote; who is told the same is told it together. */
export function advice({ verdicts }: RunReport, most: number): string {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of worstFirst(verdicts.filter(isBad))) {
    const key = knownSteps(verdict).join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [verdict])
    else group.push(verdict)
  }
  const told = [...groups.values()].map(stepsFor).filter((text) => text !== '')
  if (told.length === 0) return ''
  const left = told.length - most
  return ['### What to do', ...told.slice(0, most), ...(left > 0 ? [`… and ${left} more kinds of advice`] : [])].join(
    '\n\n',
  )
}

function stepsFor(group: readonly Verdict[]): string {
  const [first] = group
  if (first === undefined) return ''
  const steps = [...runbooks(group), ...knownSteps(first)].map((text, i) => `${i + 1}. ${text}`)
  return steps.length === 0 ? '' : `**${namesIn(group.map(nameOf))}**\n\n${steps.join('\n')}`
}

/** Whoever knows the case knows better than the general advice. */
function knownSteps({ remedy, reason }: Verdict): readonly string[] {
  if (remedy.length === 0) return REASON_TEXT[reason].advice
  return remedy.slice(0, MOST_STEPS).map((text) => advised(cut(text, LINE_LIMIT)))
}

function runbooks(group: readonly Verdict[]): readonly string[] {
  const written = group.flatMap((verdict) => (verdict.runbook === null ? [] : [{ verdict, runbook: verdict.runbook }]))
  const shown = written.slice(0, MOST_STEPS).map(({ verdict, runbook }) => {
    const text = safeUrl(runbook) === null ? plain(cut(runbook, LINE_LIMIT)) : link('Follow its runbook', runbook)
    return group.length === 1 ? text : `${nameOf(verdict)}: ${text}`
  })
  const left = written.length - shown.length
  return left > 0 ? [...shown, `${left} more have a runbook; see their issues.`] : shown
}

function nameOf({ name, monitor }: Verdict): string {
  return plain(cut(name, NAME_LIMIT)) || plain(cut(monitor, NAME_LIMIT))
}

function namesIn(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES)
  const more = names.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
