import { unitInName } from '../../domain/reading/conditions/spans.js'
import type { MonitorSettings } from '../monitor-keys.js'
import type { SettingProblem } from '../setting-problems.js'
import { isWorkflow } from '../to-monitor.js'

type Key = keyof MonitorSettings

const CONDITIONS = ['ok-values', 'age-field', 'stale-after-field', 'expect'] as const
const UNITS = 'seconds, minutes, hours, days or milliseconds'

/** What cannot be asked of a document, or of what is no document. What comes from defaults is passed over. */
export function conditionProblems(settings: MonitorSettings, own: readonly Key[]): SettingProblem[] {
  const said = new Set(own)
  if (isWorkflow(settings)) return []
  return [...elsewhere(settings, said), ...units(settings, said), ...limits(settings, said)]
}

/** Beats that nobody else words are read as they are. */
function elsewhere({ redis, push, commits }: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  const isKey = redis?.kind === 'key' || redis?.kind === 'keys'
  if ((redis === undefined || isKey) && push !== true && commits === undefined) return []
  const message = 'is asked of a document: of a file, an address, or a key of Redis; leave it out'
  return CONDITIONS.filter((key) => said.has(key)).map((key) => ({ key, message }))
}

function units(settings: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  const { 'age-field': age, 'age-unit': unit } = settings
  const isUnknown = age !== undefined && unit === undefined && unitInName(age) === null
  return [
    ...problem(
      'age-field',
      said.has('age-field') && isUnknown && `its name does not tell a unit; write "age-unit" beside it: ${UNITS}`,
    ),
    ...problem('age-unit', said.has('age-unit') && age === undefined && 'goes with "age-field"'),
    ...problem(
      'stale-after-unit',
      said.has('stale-after-unit') && settings['stale-after-field'] === undefined && 'goes with "stale-after-field"',
    ),
  ]
}

function limits({ every, cron }: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  const rival = every !== undefined ? 'every' : cron !== undefined ? 'cron' : null
  const isBoth = said.has('stale-after-field') && rival !== null
  return problem(
    'stale-after-field',
    isBoth && `is a threshold, and "${rival}" says otherwise when it is late; keep one`,
  )
}

function problem(key: Key, message: string | false): SettingProblem[] {
  return message === false ? [] : [{ key, message }]
}
