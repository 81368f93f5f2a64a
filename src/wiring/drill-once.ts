import { playDrill } from '../app/drill.js'
import { findMonitors } from '../app/find-monitors.js'
import type { Config } from '../config/config.js'
import type { Monitor } from '../domain/monitor.js'
import { nearestWord } from '../domain/nearest.js'
import type { Place } from '../domain/place.js'
import { ConfigError, messageOf } from '../errors.js'
import type { Log } from '../ports.js'
import { appendEntries } from '../reports/audit-log/append.js'
import { drillEntry } from '../reports/audit-log/drill-entry.js'
import type { DrillReport, DrillStep } from '../reports/drill.js'
import type { CheckOrder } from './check-once.js'
import type { Connections } from './connections.js'
import { MAX_EARLIER_BYTES } from './earlier-bytes.js'
import { loadConfig } from './load-config.js'
import { repositoryName } from './surroundings.js'
import { wire, type Wiring } from './wire.js'

const LISTED = 100

/** What its issues are labelled with, instead of what other programs take for an alarm. */
export const DRILL_LABELS: readonly string[] = ['drill']

/** A drill, whoever asks for it. */
export interface DrillOrder extends Pick<CheckOrder, 'inputs' | 'now' | 'runUrl' | 'self' | 'channels' | 'incidents'> {
  /** Id or name of a monitor. */
  readonly drill: string
  readonly noted: readonly string[]
}

/** A log that also keeps what it tells of, for whoever has to say what was done without. */
export function notingLog(log: Log): { readonly log: Log; readonly noted: readonly string[] } {
  const noted: string[] = []
  const notice = (text: string): void => void (noted.push(text), log.notice(text))
  const warning = (text: string): void => void (noted.push(text), log.warning(text))
  return { log: { ...log, notice, warning }, noted }
}

/** One drill with a wiring of its own. Throws ConfigError where there is no such monitor. */
export async function drillOnce(connections: Connections, order: DrillOrder): Promise<DrillReport> {
  const { inputs, now, runUrl, self } = order
  const wiring = wire(connections)
  const repository = repositoryName(wiring.surroundings.repository)
  const read = await loadConfig(inputs, wiring, order.channels)
  const { config } = await findMonitors({ config: read, self, repository, now }, wiring.sourceOf)
  const monitor = monitorCalled(order.drill, config)
  const store = await order.incidents(config, wiring)
  const place = await placeOf(monitor, wiring)
  const asked = { monitor, place, now, repository, runUrl, dryRun: inputs['dry-run'] }
  const { channels, recovery, channelTroubles } = config
  const { noted } = order
  wiring.time?.enter('keeping')
  const report = await playDrill(asked, { store, channels, recovery, channelTroubles, telling: wiring.channels, noted })
  const written =
    report.dryRun || inputs['audit-log'] === '' ? [] : [await remembered(report, inputs['audit-log'], wiring)]
  return { ...report, ok: report.ok && written.every(({ ok }) => ok), steps: [...report.steps, ...written] }
}

function monitorCalled(word: string, { monitors }: Config): Monitor {
  const found = monitors.find(({ id }) => id === word) ?? monitors.find(({ name }) => name === word)
  if (found !== undefined) return found
  const ids = monitors.map(({ id }) => id)
  const near = nearestWord(word, ids)
  const all = `${ids.slice(0, LISTED).join(', ')}${ids.length > LISTED ? ` and ${ids.length - LISTED} more` : ''}`
  const meant = near === null ? '' : `did you mean ${near}? `
  throw new ConfigError([`drill: there is no monitor ${JSON.stringify(word)}; ${meant}There are: ${all}`])
}

/** It is only said; a place that cannot be told is no reason to play nothing. */
async function placeOf(monitor: Monitor, wiring: Wiring): Promise<Place> {
  try {
    return (await wiring.sourceOf(monitor.source.kind)).placeOf(monitor)
  } catch {
    return { kind: 'unknown', source: monitor.source.kind }
  }
}

async function remembered(report: DrillReport, file: string, { ports }: Wiring): Promise<DrillStep> {
  const step = 'audit log'
  try {
    const path = await ports.place(file)
    if (path === null) return { step, ok: false, detail: `${file} lies outside the workspace` }
    const { text, problem, unreadable } = appendEntries(await ports.files.read(path, MAX_EARLIER_BYTES), [
      drillEntry(report),
    ])
    if (unreadable !== null) await ports.files.write(`${path}.broken`, unreadable)
    await ports.files.write(path, text)
    return { step, ok: true, detail: problem ?? `written to ${file}` }
  } catch (error) {
    return { step, ok: false, detail: messageOf(error) }
  }
}
