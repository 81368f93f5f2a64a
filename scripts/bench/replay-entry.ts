import { beatJson } from '../../src/domain/beat/beat-document.js'
import { gatherPasts } from '../../src/app/replay/gather.js'
import { replay } from '../../src/app/replay/replay.js'
import { readConfig } from '../../src/config/read-config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import type { Span } from '../../src/domain/history/history.js'
import type { FileVersion } from '../../src/domain/replay/committed-files.js'
import type { ReplayReport } from '../../src/domain/replay/report.js'
import { ticksEvery } from '../../src/domain/replay/ticks.js'
import type { Duration } from '../../src/domain/time.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { SOURCES } from '../../src/sources/index.js'
import type { SourcePorts } from '../../src/sources/source.js'

/** Reads the beats of a config from these states of its files; what is given back takes the looks. */
export async function aReplay(
  text: string,
  versions: ReadonlyMap<string, readonly FileVersion[]>,
  span: Span,
  every: Duration,
): Promise<() => Promise<ReplayReport>> {
  const inputs = readInputs(CHECK_INPUTS, { config: '.github/heartbeat.yml' })
  const config = await readConfig({ inputs, text, environment: null, hide: () => {} })
  const checkout = {
    versions: async ({ path }: { readonly path: string }) => ({ versions: versions.get(path) ?? [] }),
    textAt: async () => null,
  }
  const sourceOf = async (kind: string) => (await SOURCES[kind as 'file']()).create({} as SourcePorts)
  const pasts = await gatherPasts(config.monitors, { span, asksGitHub: false, checkout }, { sourceOf })
  const whole = { looks: null, declared: null, notices: [], real: [], against: null, onGitHub: true }
  return () => replay({ config, pasts, span, ticks: ticksEvery(every, span), every, ...whole }, createMemoryIncidents)
}

/** A beat as the write action stores it. */
export function aText(monitor: string, at: number, state: 'ok' | 'failed'): string {
  return beatJson(monitor, { at, state, source: 'github-actions', event: 'schedule', runId: String(at), runAttempt: 1, workflow: 'Nightly' })
}
