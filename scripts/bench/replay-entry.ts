import { beatJson } from '../../src/domain/beat/beat-document.js'
import { loadTimes } from '../../src/app/judge-all.js'
import { gatherPasts } from '../../src/app/replay/gather.js'
import { replay } from '../../src/app/replay/replay.js'
import type { Config } from '../../src/config/config.js'
import { readConfig } from '../../src/config/read-config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import type { Span } from '../../src/domain/history/history.js'
import type { FileVersion } from '../../src/domain/replay/committed-files.js'
import type { ReplayReport } from '../../src/domain/replay/report.js'
import { ticksEvery } from '../../src/domain/replay/ticks.js'
import type { Duration } from '../../src/domain/time.js'
import { dueMarkdown } from '../../src/explain/replay/due-markdown.js'
import { proposalMarkdown } from '../../src/explain/replay/proposal-markdown.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { SOURCES } from '../../src/sources/index.js'
import type { SourcePorts } from '../../src/sources/source.js'

/** Reads the beats of a config from these states of its files; what is given back takes the looks. */
export async function aReplay(
  text: string,
  versions: ReadonlyMap<string, readonly FileVersion[]>,
  span: Span,
  every: Duration,
  before: string | null = null,
): Promise<() => Promise<ReplayReport>> {
  const config = await configOf(text)
  const checkout = {
    versions: async ({ path }: { readonly path: string }) => ({ versions: versions.get(path) ?? [] }),
    textAt: async () => null,
  }
  const sourceOf = async (kind: string) => (await SOURCES[kind as 'file']()).create({} as SourcePorts)
  const pasts = await gatherPasts(config.monitors, { span, asksGitHub: false, checkout }, { sourceOf })
  const against = before === null ? null : { ref: 'the base 3c1f0d2', config: await configOf(before), pasts }
  const whole = { looks: null, declared: null, notices: [], real: [], against, onGitHub: true }
  return () => replay({ config, pasts, span, ticks: ticksEvery(every, span), every, ...whole }, createMemoryIncidents)
}

async function configOf(text: string): Promise<Config> {
  const inputs = readInputs(CHECK_INPUTS, { config: '.github/heartbeat.yml' })
  return readConfig({ inputs, text, environment: null, hide: () => {} })
}

/** A beat as the write action stores it. */
export function aText(monitor: string, at: number, state: 'ok' | 'failed'): string {
  return beatJson(monitor, {
    at,
    state,
    source: 'github-actions',
    event: 'schedule',
    runId: String(at),
    runAttempt: 1,
    workflow: 'Nightly',
  })
}

/** What a pull request shows of it. */
export async function aProposal(text: string, report: ReplayReport): Promise<string> {
  const { monitors } = await configOf(text)
  const times = await loadTimes(monitors)
  const valid = `.github/heartbeat.yml is valid: ${monitors.length} monitors of its own`
  const due = dueMarkdown(monitors, times.of, report.to)
  return proposalMarkdown({ valid, report, due, refusal: null })
}
