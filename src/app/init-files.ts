import { formatDuration } from '../domain/duration.js'
import { oneLine } from '../domain/safe-text.js'
import type { DiscoveredWorkflow } from './discover.js'
import { describeHeartbeat, type FoundHeartbeat } from './heartbeat-files.js'

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

/** What the config is made of. */
export interface Findings {
  readonly workflows: readonly DiscoveredWorkflow[]
  readonly heartbeats: readonly FoundHeartbeat[]
}

/** The config: heartbeats that were found are watched; workflows stand in comments, for they are found each time anew. */
export function configText({ workflows, heartbeats }: Findings, action: string): string {
  const first = workflows[0]?.id ?? 'backup.yml'
  return `# yaml-language-server: $schema=${schemaOf(action)}
version: 1

# What Heartbeat watches. Every scheduled workflow is found by itself; the rest is here to be uncommented.
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

${foundComment(workflows)}
# Monitors of your own, by id.
${monitorsText(heartbeats)}#   nightly:
#     workflow: ${safeWord(first)}
#     window: 36h
${heartbeats.length > 0 ? '' : '#   scheduler:\n#     file: data/heartbeat.json\n#     threshold: 2h\n'}
# incidents:
#   open-at: critical
#   reminder: 24h
`
}

function monitorsText(heartbeats: readonly FoundHeartbeat[]): string {
  if (heartbeats.length === 0) return '# monitors:\n'
  const ids = new Map<string, number>()
  const texts = heartbeats.map((found) => {
    const count = (ids.get(found.id) ?? 0) + 1
    ids.set(found.id, count)
    const id = count === 1 ? found.id : `${found.id}-${count}`
    return `  # ${describeHeartbeat(found)}; once it is older than the threshold, an issue opens.
  ${safeWord(id)}:
    file: ${safeWord(found.path)}
    threshold: ${formatDuration(found.thresholdMs).replace(/ /g, '')}
`
  })
  return `monitors:\n${texts.join('')}`
}

/** The schema of the version that runs, where an editor finds it. */
function schemaOf(action: string): string {
  const [repository = '', ref = 'main'] = action.split('@')
  const [owner = '', repo = ''] = repository.split('/')
  return `https://raw.githubusercontent.com/${owner}/${repo}/${ref}/schema/config.schema.json`
}

function foundComment(found: readonly DiscoveredWorkflow[]): string {
  if (found.length === 0) return '# No scheduled workflow was found yet.\n'
  const lines = found.map((workflow) => {
    const when =
      workflow.schedule.map(({ words, timezone }) => `${words} ${timezone}`).join('; ') || 'no readable schedule'
    const window = workflow.window_seconds === null ? '' : `, window ${formatDuration(workflow.window_seconds * 1000)}`
    const state = workflow.status === null ? '' : `, now ${workflow.status} (${workflow.reason})`
    return `#   ${oneLine(`${workflow.id}: ${when}${window}${state}`)}`
  })
  return `# Found when this file was made:\n${lines.join('\n')}\n`
}

/** A file name is quoted unless YAML reads it as one plain word. */
function safeWord(word: string): string {
  return /^[A-Za-z][\w./-]*$/.test(word) ? word : JSON.stringify(oneLine(word))
}

/** From 7 to 53, the same for the same repository. */
function minuteOf(name: string): number {
  const sum = [...name].reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7)
  return 7 + (sum % 47)
}
