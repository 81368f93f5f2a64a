import { formatDuration } from '../domain/duration.js'
import { oneLine } from '../domain/safe-text.js'
import type { DiscoveredWorkflow } from './discover.js'

/** The watching workflow: every second hour, at a minute of the repository's own, away from the crowded full hour. */
export function workflowText(repository: string | null, action: string): string {
  const only =
    repository === null
      ? ''
      : `\n    # Forks copy this file; they need no second watcher.\n    if: github.repository == '${repository}'`
  return `# Watches every scheduled workflow of this repository and opens one issue for each that stops.
name: Heartbeat

on:
  schedule:
    - cron: '${minuteOf(repository ?? action)} */2 * * *'
  workflow_dispatch:

permissions:
  actions: read
  contents: read
  issues: write

concurrency:
  group: heartbeat
  cancel-in-progress: false

jobs:
  check:${only}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: ${action}
`
}

/** The config with what was found in comments: as it stands it changes nothing. */
export function configText(found: readonly DiscoveredWorkflow[]): string {
  const first = found[0]?.id ?? 'backup.yml'
  return `# What Heartbeat watches. Every scheduled workflow is found by itself; the rest is here to be uncommented.
workflows:
  discover: true
  # Files or globs to leave out. A comment "heartbeat: ignore WHY" in the workflow file does the same.
  # ignore: [experiment-*.yml]
  # Without a window: the largest gap between two ticks and a day, for frequent crons at least 14 hours.
  # window: 36h
  # "run": that it ran is enough, green or not.
  # require: success
  # The first red run is told, before a window has passed.
  # failure-tolerance: 0
  # Workflows without a schedule too, by their last finished runs of these events.
  # include: [push, release]

${foundComment(found)}
# Monitors of your own, by id.
# monitors:
#   nightly:
#     workflow: ${safeWord(first)}
#     window: 36h
#   scheduler:
#     file: data/heartbeat.json
#     threshold: 2h

# incidents:
#   open-at: critical
#   reminder: 24h
`
}

function foundComment(found: readonly DiscoveredWorkflow[]): string {
  if (found.length === 0) return '# No scheduled workflow was found yet.\n'
  const lines = found.map((workflow) => {
    const when =
      workflow.schedule.map(({ words, timezone }) => `${words} ${timezone}`).join('; ') || 'no readable schedule'
    const window = workflow.window_seconds === null ? '' : `, window ${formatDuration(workflow.window_seconds * 1000)}`
    return `#   ${oneLine(`${workflow.id}: ${when}${window}, now ${workflow.status} (${workflow.reason})`)}`
  })
  return `# Found when this file was made:\n${lines.join('\n')}\n`
}

/** A file name is quoted unless YAML reads it as one plain word. */
function safeWord(word: string): string {
  return /^[A-Za-z][\w.-]*$/.test(word) ? word : JSON.stringify(oneLine(word))
}

/** From 7 to 53, the same for the same repository. */
function minuteOf(name: string): number {
  const sum = [...name].reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7)
  return 7 + (sum % 47)
}
