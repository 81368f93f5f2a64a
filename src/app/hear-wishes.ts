import { bothControls, controlsOn } from '../domain/incidents/asked-on.js'
import type { Incident } from '../domain/incidents/incident.js'
import { withControl } from '../domain/incidents/settle-asked.js'
import { oneLine } from '../domain/safe-text.js'
import type { Asking } from '../incidents/asking.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Log } from '../ports.js'
import { hearLabels, hearRemark, post } from './hear-remark.js'
import type { Healed } from './healed.js'
import { loadTimes } from './judge-all.js'
import { wordsOf, type Findings, type Heard, type HearingRun, type Wishes } from './wishes.js'
import { withControls } from './with-controls.js'

interface HearingPorts {
  readonly incidents: IncidentStore | null
  readonly log: Log
}

/** Hears what people ask for, and what was read as they want it judged. */
export async function readAsWished(
  incidents: readonly Incident[],
  read: Omit<Heard, 'wishes'>,
  run: HearingRun,
  ports: HearingPorts,
): Promise<Heard> {
  const wishes = await hearWishes(incidents, run, ports)
  const reads = withControls(read.reads, wishes.controls, run.now)
  return { reads, times: await loadTimes(run.monitors, wishes.controls.size), wishes }
}

/** Labels first, then comments in their order. */
async function hearWishes(
  incidents: readonly Incident[],
  run: HearingRun,
  { incidents: store, log }: HearingPorts,
): Promise<Wishes> {
  const found: Findings = {
    ...{
      control: new Map(),
      heard: new Set(),
      others: new Set(),
      muted: new Map(),
      wanted: new Map(),
      asker: new Map(),
    },
    ...{ commands: [], problems: [] },
  }
  const unheard = incidents.filter((one) => one.phase === 'open' && one.unheard === true)
  const asking = run.mayAct && unheard.length > 0 ? await opened(store, found) : null
  if (asking !== null) await hearAll(unheard, asking, run, { log, found })
  for (const { detail } of found.commands) log.info(detail)
  const asked = controlsOn(incidents.map((incident) => withFound(incident, found)))
  return {
    ...found,
    on: (known) => ({
      ...known,
      incidents: known.incidents?.map((incident) => withFound(incident, found)) ?? null,
    }),
    controls: run.controls === undefined ? asked : bothControls(run.controls, asked),
    answer: async (healed) => answerAll(healed, asking, found, log),
  }
}

/** Whoever cannot be listened to now is by a later run. */
async function opened(store: IncidentStore | null, { problems }: Findings): Promise<Asking | null> {
  try {
    return (await store?.asking?.()) ?? null
  } catch (error) {
    problems.push(`Nobody could be listened to: ${wordsOf(error)}`)
    return null
  }
}

function withFound(incident: Incident, { control }: Findings): Incident {
  const { phase, ref, state } = incident
  if (phase !== 'open') return incident
  return withControl(incident, control.has(ref) ? control.get(ref) : state.control)
}

async function hearAll(
  unheard: readonly Incident[],
  asking: Asking,
  run: HearingRun,
  { log, found }: { readonly log: Log; readonly found: Findings },
): Promise<void> {
  for (const incident of unheard) await hearLabels({ incident, asking, run, log, found })
  try {
    const remarks = await asking.remarks(
      unheard.map(({ ref }) => ref),
      run.now,
    )
    for (const remark of remarks) {
      const incident = unheard.find(({ ref }) => ref === remark.ref)
      if (incident !== undefined) await hearRemark(remark, { incident, asking, run, log, found })
    }
  } catch (error) {
    found.problems.push(
      `What people wrote on incidents could not be read, and is read by the next run: ${wordsOf(error)}`,
    )
  }
}

async function answerAll(healed: Healed, asking: Asking | null, found: Findings, log: Log): Promise<void> {
  const tried = new Set(healed.attempts.flatMap(({ monitor, also }) => [monitor, ...also]))
  for (const [monitor, asker] of found.asker) {
    const left = healed.leftAlone?.find((one) => one.monitor === monitor)
    if (asker === null || asking === null || (left === undefined && tried.has(monitor))) continue
    const why = left?.why ?? 'it is not in trouble now, or was told of together with others'
    await post(asking, asker, `Not started: ${oneLine(why)}.`, log)
  }
}
