import { oneLine } from '../../domain/safe-text.js'
import type { Repository } from '../../ports.js'
import type { AffectedMonitor } from './affected-monitors.js'

/** A command to paste, with the reason for it. */
export interface Command {
  readonly why: string
  readonly line: string
}

const FILE_ON_BRANCH = /^(\S.*) on (the default branch|\S+?)(?: of ([\w.-]+)\/([\w.-]+))?$/
const WORKFLOW_FILE = /\.github\/workflows\/([\w.-]+\.ya?ml)/
/** Beats that no workflow need have written. */
const ELSEWHERE = /^(?:rediss?|https?):/i
const MAX_WORD = 300

/** What a person would type to find out more, and to start the work again: exact, for this repository and this monitor. */
export function commandsFor({ verdict }: AffectedMonitor, repository: Repository): Command[] {
  const repo = `--repo ${word(`${repository.owner}/${repository.repo}`)}`
  return [
    ...workflowCommands(verdict, repo),
    ...runCommands(verdict, repo),
    ...fileCommands(verdict?.source ?? '', repository),
  ]
}

function workflowCommands(verdict: AffectedMonitor['verdict'], repo: string): Command[] {
  const list = {
    why: 'is its workflow enabled? (disabled_inactivity means: switched off by GitHub)',
    line: `gh workflow list --all ${repo}`,
  }
  const workflow = workflowOf(verdict)
  if (workflow === null) return ELSEWHERE.test(verdict?.source ?? '') ? [] : [list]
  return [
    list,
    { why: 'how did its last runs end?', line: `gh run list --workflow ${workflow} ${repo} --limit 5` },
    { why: 'switch it on again', line: `gh workflow enable ${workflow} ${repo}` },
    { why: 'start it once by hand', line: `gh workflow run ${workflow} ${repo}` },
  ]
}

function runCommands(verdict: AffectedMonitor['verdict'], repo: string): Command[] {
  const runId = verdict?.beat?.runId ?? ''
  if (!/^\d{1,20}$/.test(runId)) return []
  return [{ why: 'the run that beat last', line: `gh run view ${runId} ${repo}` }]
}

function fileCommands(source: string, home: Repository): Command[] {
  const [, path, branch, owner = home.owner, repo = home.repo] = FILE_ON_BRANCH.exec(oneLine(source)) ?? []
  if (path === undefined || branch === undefined || WORKFLOW_FILE.test(path)) return []
  const at = branch === 'the default branch' ? '' : encodeURIComponent(branch)
  const place = `repos/${owner}/${repo}`
  const file = `${place}/contents/${path.split('/').map(encodeURIComponent).join('/')}${at && `?ref=${at}`}`
  const changes = `${place}/commits?path=${encodeURIComponent(path)}${at && `&sha=${at}`}&per_page=3`
  return [
    { why: 'the heartbeat as it is stored', line: `gh api ${word(file)} -H 'Accept: application/vnd.github.raw'` },
    {
      why: 'when was it written last?',
      line: `gh api ${word(changes)} --jq '.[].commit | .committer.date + " " + .message'`,
    },
  ].filter(({ line }) => line.length < 4 * MAX_WORD)
}

/** The workflow's file where the source is one, else the name that the beat gave; as a word for the shell. */
function workflowOf(verdict: AffectedMonitor['verdict']): string | null {
  const file = WORKFLOW_FILE.exec(verdict?.source ?? '')?.[1]
  const name = file ?? oneLine(verdict?.beat?.workflow ?? '')
  // A name that starts with a dash would be read as a flag.
  return name === '' || name.startsWith('-') || name.length > MAX_WORD ? null : word(name)
}

/** One word for any POSIX shell, whatever it holds. */
function word(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
