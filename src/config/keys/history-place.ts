import { HISTORY_BRANCH, type HistoryPlace } from '../../domain/history/place.js'
import { branchProblem } from '../../domain/repository-path.js'
import type { Kind, Parsed } from './kind.js'
import { orWrong } from './plain-kinds.js'
import { wrong } from './where.js'

const LONGEST = 500
const REMEDY = 'write "true", "false", "branch NAME", "folder PATH" or "redis"'

/** Where the past is kept. A path is a folder also where it is not called so. */
export function historyPlace(): Kind<HistoryPlace> {
  return {
    schema: { anyOf: [{ type: 'boolean' }, { type: 'string', minLength: 1, maxLength: LONGEST }] },
    readText: fromText,
    readValue: (value, where) => {
      if (typeof value === 'boolean') return { kind: value ? 'usual' : 'none' }
      return typeof value === 'string' ? orWrong(fromText(value), value, where) : wrong(where, value, REMEDY)
    },
  }
}

function fromText(text: string): Parsed<HistoryPlace> {
  const given = text.trim()
  const [word = '', ...rest] = given.split(/\s+/)
  const name = rest.join(' ')
  if (given.length > LONGEST) return { problem: `is longer than ${LONGEST} characters` }
  if (word === 'folder' && name !== '') return { value: { kind: 'folder', path: name } }
  if (word === 'branch') return branchNamed(name || HISTORY_BRANCH)
  switch (given.toLowerCase()) {
    case 'true':
      return { value: { kind: 'usual' } }
    case '':
    case 'false':
    case 'none':
      return { value: { kind: 'none' } }
    case 'redis':
      return { value: { kind: 'redis' } }
    case HISTORY_BRANCH:
      return branchNamed(HISTORY_BRANCH)
  }
  if (/^(~|\.{0,2}[\\/]|[A-Za-z]:[\\/])|[\\/]/.test(given)) return { value: { kind: 'folder', path: given } }
  return { problem: `is no place for the past; ${REMEDY}` }
}

function branchNamed(branch: string): Parsed<HistoryPlace> {
  const problem = branchProblem(branch)
  return problem === null ? { value: { kind: 'branch', branch } } : { problem: `names a branch that ${problem}` }
}
