import type { FileConfig } from '../config.js'
import { INCIDENT_KEYS } from '../incident-keys.js'
import { zoneIn } from '../keys/file-kinds.js'
import { inside, note, type FileProblem, type Where } from '../keys/where.js'
import { readKeys } from '../keys/read-keys.js'
import { MONITOR_KEYS, type MonitorSettings } from '../monitor-keys.js'
import { PAGE_KEYS, pageSettingsOf } from '../page-keys.js'
import { REDIS_KEYS, redisSettingsOf } from '../redis-keys.js'
import { WORKFLOW_KEYS } from '../workflow-keys.js'
import { atMostProblems } from './at-most-problems.js'
import { besideCommits } from './beside-commits.js'
import { conditionProblems } from './condition-problems.js'
import { readDependencies } from './dependencies.js'
import { kindProblems } from './kind-problems.js'
import { monitorProblems } from './monitor-problems.js'
import { elsewhereIn, madeInFile, workflowRules } from './made-in-file.js'
import { noteIdleKeys } from './idle-workflow-keys.js'
import { withoutOthersDues } from './slot-problems.js'
import { SECTIONS } from './sections.js'
import { idProblem, selectableIn } from './selected.js'
import { noteUnused, readTags, withRunbook } from './tagged.js'
import { urlProblems } from './url-problems.js'

// An id stands in file names, markers and labels.
export const ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'
const ID = new RegExp(ID_PATTERN)
// Every object answers to these, so none of them can be a key of our own.
const RESERVED = new Set(['constructor', 'prototype'])

export function isUsableId(id: string): boolean {
  return ID.test(id) && !RESERVED.has(id)
}

/** A document to settings; what is wrong with it is added to `problems`, and the rest is read all the same. */
export function fileConfigOf(document: unknown, problems: FileProblem[]): FileConfig {
  const root: Where = { path: [], zone: zoneIn(document) ?? 'UTC', problems }
  const { timezone, defaults: shared = {}, monitors = {}, workflows, ...rest } = readKeys(SECTIONS, document, root)
  const place = { ...inside(root, 'defaults'), zone: zoneIn(shared) ?? root.zone }
  const defaults = { timezone, ...readKeys(MONITOR_KEYS, shared, place, ({ ownOnly }) => !ownOnly) }
  const tags = readTags(rest.tags ?? {}, inside(root, 'tags'))
  const found = workflows && readKeys(WORKFLOW_KEYS, workflows, inside(root, 'workflows'))
  const discovered = withRunbook({ tags: defaults.tags, runbook: defaults.runbook, ...found }, found ?? {}, tags)
  const read = {
    monitors: Object.entries(monitors).map(([id, own]) => {
      const where = inside(inside(root, 'monitors'), id)
      if (!isUsableId(id))
        note(where, 'is no usable id; use letters, digits, dots, dashes and underscores, at most 100')
      const read = readKeys(MONITOR_KEYS, own ?? {}, { ...where, zone: zoneIn(own) ?? place.zone })
      const said = Object.keys(read) as (keyof MonitorSettings)[]
      const settings = withoutOthersDues(overlay(defaults, read), said)
      const rules = [kindProblems, monitorProblems, conditionProblems, atMostProblems, urlProblems, besideCommits]
      const conflicts = rules.flatMap((problemsOf) => problemsOf(settings, said))
      for (const { key, message } of conflicts) note(inside(where, key), message)
      const maintenance = [...(rest.maintenance ?? []), ...(settings.maintenance ?? [])]
      return {
        id,
        path: `monitors.${id}.`,
        settings: madeInFile(withRunbook({ ...settings, maintenance }, read, tags)),
      }
    }),
    workflows: found && { discover: true, ...found },
    discovered: {
      tags: discovered.tags,
      runbook: discovered.runbook,
      options: workflowRules(found ?? {}),
      ...elsewhereIn(found ?? {}),
      ...(found?.['issues-in'] === 'each' && { inEach: true as const }),
      ...(found?.['group-by'] === 'repository' && { together: true as const }),
    },
    incidents: readKeys(INCIDENT_KEYS, rest.incidents ?? {}, inside(root, 'incidents')),
    ...(timezone !== undefined && { timezone }),
    channels: rest.channels ?? {},
    recovery: rest.recovery ?? {},
    history: rest.history ?? null,
    timeout: rest.timeout ?? null,
    page: pageSettingsOf(readKeys(PAGE_KEYS, rest.page ?? {}, inside(root, 'page'))),
    redis: redisSettingsOf(readKeys(REDIS_KEYS, rest.redis ?? {}, inside(root, 'redis'))),
  }
  noteIdleKeys(found ?? {}, read.incidents, inside(root, 'workflows'))
  const standing = readDependencies(read.monitors, discovered.tags ?? [], inside(root, 'monitors'))
  noteUnused(tags, [...read.monitors.map(({ settings }) => settings), discovered], inside(root, 'tags'))
  noteHidden(read, inside(inside(root, 'page'), 'hide'))
  return standing.size === 0 ? read : { ...read, monitors: read.monitors.map((one) => withDependencies(one, standing)) }
}

type ReadMonitor = FileConfig['monitors'][number]

/** A tag that it stands on is known by its monitors, whichever of them a run looks at. */
function withDependencies(monitor: ReadMonitor, standing: ReadonlyMap<string, readonly string[]>): ReadMonitor {
  const whole = standing.get(monitor.id)
  return whole === undefined ? monitor : { ...monitor, settings: { ...monitor.settings, 'depends-on': whole } }
}

/** What is to be hidden and is called otherwise would be shown to everybody. */
function noteHidden(read: FileConfig, where: Where): void {
  const selectable = selectableIn(read)
  for (const word of read.page.hidden) {
    const problem = selectable && idProblem(word, selectable)
    if (problem !== null) note(where, problem)
  }
}

/** A monitor that says when it is due says it whole: the default's other way of saying it no longer counts. */
function overlay(defaults: MonitorSettings, own: MonitorSettings): MonitorSettings {
  const due = own.threshold !== undefined || own.every !== undefined || own.cron !== undefined
  const hours = own['active-hours'] !== undefined || own['market-hours'] !== undefined
  return {
    ...defaults,
    ...(due && { threshold: undefined, every: undefined, cron: undefined }),
    ...(own.threshold !== undefined && { grace: undefined }),
    ...(hours && { 'active-hours': undefined, 'market-hours': undefined }),
    ...own,
  }
}
