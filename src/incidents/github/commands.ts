import { fileName, type Place } from '../../domain/place.js'
import type { Reason } from '../../domain/status.js'
import { clean, oneLine } from '../../domain/safe-text.js'
import type { Verdict } from '../../domain/verdict.js'
import { writingWorkflow } from '../../domain/writing-workflow.js'
import type { Repository } from '../../ports.js'

/** A command to paste, with the reason for it. */
export interface Command {
  readonly why: string
  readonly line: string
  /** What of it, at its end, may stand on a line of its own; absent for nothing. */
  readonly flags?: string
}

type Committed = Extract<Place, { kind: 'repository' }>
type Commits = Extract<Place, { kind: 'commits' }>
type Beat = Verdict['beat']
type Asked = Pick<Verdict, 'place' | 'beat' | 'reason' | 'workflow'>

const MAX_WORD = 300
const DATES_AND_MESSAGES = `--jq '.[].commit | .committer.date + " " + .message'`

/** What a person would type to find out more, and to start the work again: exact, for this repository and this monitor. */
export function commandsFor(verdict: Asked | null, repository: Repository): Command[] {
  const home = `${repository.owner}/${repository.repo}`
  if (verdict === null) return [listCommand(home)]
  const { place, beat } = verdict
  const writer = writingWorkflow(verdict)
  switch (place.kind) {
    case 'workflow':
      return [
        listCommand(place.repository ?? home),
        ...watchedCommands(place.path === null ? null : fileName(place.path), verdict.reason, place.repository ?? home),
        ...runCommands(beat, place.repository ?? home),
      ]
    case 'repository':
      return inOrder(verdict, workflowCommands(writer, beat, home), fileCommands(place, place.repository ?? home))
    case 'commits':
      return [...workflowCommands(writer, beat, home), ...commitCommands(place, place.repository ?? home)]
    case 'file':
    case 'unknown':
      return workflowCommands(writer, beat, home)
    case 'redis':
    case 'http':
    case 'pushed':
      // Beats that no workflow need have written.
      return writer === null ? runCommands(beat, home) : workflowCommands(writer, beat, home)
  }
}

function workflowCommands(name: string | null, beat: Beat, repository: string): Command[] {
  return [listCommand(repository), ...namedCommands(name, repository), ...runCommands(beat, repository)]
}

function listCommand(repository: string): Command {
  return {
    why: 'is its workflow enabled? (disabled_inactivity means: switched off by GitHub)',
    line: `gh workflow list --all --repo ${word(repository)}`,
  }
}

/** A run by hand does not count for a schedule, and what is switched on need not be switched on. */
function watchedCommands(name: string | null, reason: Reason, repository: string): Command[] {
  const all = namedCommands(name, repository)
  const disabled = reason === 'disabled-inactivity' || reason === 'disabled-manually'
  return all.filter(
    ({ line }) => !line.startsWith('gh workflow run ') && (disabled || !line.startsWith('gh workflow enable ')),
  )
}

function namedCommands(name: string | null, repository: string): Command[] {
  const workflow = word(name ?? '')
  // A name that starts with a dash would be read as a flag.
  if (workflow === '' || /^'?-/.test(workflow) || workflow.length > MAX_WORD) return []
  const repo = `--repo ${word(repository)}`
  return [
    { why: 'how did its last runs end?', line: `gh run list --workflow ${workflow} ${repo} --limit 5` },
    { why: 'start it once by hand', line: `gh workflow run ${workflow} ${repo}` },
    { why: 'switch it on again', line: `gh workflow enable ${workflow} ${repo}` },
  ]
}

function runCommands(beat: Beat, repository: string): Command[] {
  const runId = beat?.runId ?? ''
  if (!/^\d{1,20}$/.test(runId)) return []
  return [{ why: 'the run that beat last', line: `gh run view ${runId} --repo ${word(repository)}` }]
}

function fileCommands({ path, branch }: Committed, repository: string): Command[] {
  const at = branch === null ? '' : encodeURIComponent(clean(branch))
  const name = clean(path)
  const api = `repos/${repository}`
  const file = `${api}/contents/${name.split('/').map(encodeURIComponent).join('/')}${at && `?ref=${at}`}`
  const changes = `${api}/commits?path=${encodeURIComponent(name)}${at && `&sha=${at}`}&per_page=3`
  return [
    apiCommand('the heartbeat as it is stored', file, "-H 'Accept: application/vnd.github.raw'"),
    apiCommand('when was it written last?', changes, DATES_AND_MESSAGES),
  ].filter(({ line }) => line.length < 4 * MAX_WORD)
}

function commitCommands({ path, branch }: Commits, repository: string): Command[] {
  const asked = [branch !== null && `sha=${encodeURIComponent(clean(branch))}`, path !== null && pathQuery(path)]
  const query = [...asked, 'per_page=10'].filter((part) => part !== false).join('&')
  const command = apiCommand('what was committed last?', `repos/${repository}/commits?${query}`, DATES_AND_MESSAGES)
  return command.line.length < 4 * MAX_WORD ? [command] : []
}

function apiCommand(why: string, path: string, flags: string): Command {
  return { why, line: `gh api ${word(path)} ${flags}`, flags }
}

function pathQuery(path: string): string {
  return `path=${encodeURIComponent(clean(path))}`
}

/** What is stored comes first where it is what is wrong. */
function inOrder({ reason }: Asked, workflow: Command[], file: Command[]): Command[] {
  const unreadable = reason === 'malformed' || reason === 'no-timestamp' || reason === 'future'
  return unreadable ? [...file, ...workflow] : [...workflow, ...file]
}

/** One word on one line for any POSIX shell, whatever it holds. */
function word(given: string): string {
  const text = oneLine(given)
  return /^[\w./:@%+=,-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
