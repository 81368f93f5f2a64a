/** The outputs of the check action; every one is set on every path. With many monitors, single values are those of the worst. */
export const CHECK_OUTPUTS: Readonly<Record<string, string>> = {
  status: '`healthy`, `skipped`, `warning`, `degraded`, `unknown` or `critical`.',
  reason: 'Why: `ok`, `stale`, `missing`, `source-unreachable` and so on.',
  message: 'The verdict in one sentence.',
  'age-minutes': 'Age of the last beat in minutes; empty if there is none.',
  'last-heartbeat': 'Time of the last beat, ISO 8601 in UTC; empty if there is none.',
  deadline: 'When the beat becomes, or became, late.',
  monitors: 'Every verdict by monitor id, as JSON.',
  'issue-number': 'Number of the issue that this run touched or that stands open.',
  'issue-url': 'Its address.',
  incident: '`opened`, `updated`, `closed` or `none`.',
  'artifact-id': 'Id of the artifact; empty if none was kept.',
  'artifact-url': 'Its address.',
  plan: 'What the run decided to do, as JSON.',
  alerts: 'What became of each notification on each alert channel, as JSON.',
  'checker-gap-minutes': 'Minutes since the previous run of the checker itself, where known.',
}
