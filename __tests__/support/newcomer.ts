import { blocksOf, textOf } from '../docs/project-files.js'
import { OWN_REPOSITORY } from './own-repository.js'
import { stepUsing } from './shown-workflows.js'

const readme = textOf('README.md')

/** What the README shows under a heading, up to the next one. */
function under(heading: string, language: string): string[] {
  const [, section] = readme.split(`\n${heading}\n`)
  if (section === undefined) throw new Error(`README.md has no heading "${heading}"`)
  return blocksOf(section.split(/\n##+ /)[0] ?? '', language)
}

function only(blocks: readonly string[], part: string): string {
  const [found, ...more] = blocks.filter((block) => block.includes(part))
  if (found === undefined || more.length > 0) throw new Error(`${found ? 'more than one' : 'no'} block has ${part}`)
  return found
}

const CHECK = `${OWN_REPOSITORY}@v1`
const MONITORED = '### A job of mine'
const AGENTS = '### Agents and services'

const watching = only(under('## Use it', 'yaml'), CHECK)
const writing = only(under('## Use it', 'yaml'), `${OWN_REPOSITORY}/write@v1`)

/** The watching file with these lines in the place of its jobs. */
const withJobs = (lines: string): string => watching.replace(/^jobs:[^]*/m, lines)

/** A file with these steps in the place of those it has. */
function withSteps(file: string, steps: string): string {
  const [before = ''] = file.split(/(?<=^ +steps:\n)/m)
  return before + steps.replace(/^(?=.)/gm, '      ')
}

/** All that a newcomer pastes: the README's own snippets, put together as it says. */
export const PASTED = {
  allWorkflows: withJobs(only(under('### Workflows with a schedule', 'yaml'), CHECK)),
  file: withSteps(watching, only(under('### A file that somebody already commits', 'yaml'), CHECK)),
  inspect: only(under('### A file that somebody already commits', 'sh'), 'inspect').trim(),
  job: withSteps(writing, only(under(MONITORED, 'yaml'), `${OWN_REPOSITORY}/run@v1`)),
  watchedJob: watching.replaceAll('nightly-backup', 'nightly-report'),
  command: only(under(MONITORED, 'sh'), ' run ').trim(),
  agent: only(under(AGENTS, 'js'), 'heartbeat('),
  agents: only(under(AGENTS, 'yaml'), 'redis:'),
  watch: only(under(AGENTS, 'sh'), 'watch')
    .replace(/^#.*\n/gm, '')
    .trim(),
  page: withJobs(only(under('## Status page', 'yaml'), 'deploy-pages')),
}

export const linesOf = (...texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.trimEnd().split('\n').length, 0)

/** The inputs of the one step in a pasted workflow that uses this action of ours: '', '/write' or '/run'. */
export function inputsIn(workflow: string, action = ''): Readonly<Record<string, string>> {
  return stepUsing(`${OWN_REPOSITORY}${action}@v1`, [workflow]).inputs
}

/** The words of a command line as it was typed. */
export const wordsOf = (line: string): string[] => line.split(/\s+/)
