import { DAYS_FILE } from '../../domain/history/days-file.js'
import { journalFile, monthsOver } from '../../domain/history/journal.js'
import type { Passenger } from '../../ports.js'
import { LAST_LOOK, type HistoryWish } from '../store.js'

export const FOLDER = 'history'
/** So many of the last commits are looked at. */
export const RECENT = 10
export const DAYS_PATH = `${FOLDER}/${DAYS_FILE}`
/** Folders with files beside the journals: what lies there already need not be written. */
const FOLDERS = [FOLDER, 'badges', 'api']

const LEVEL = 'type name oid'
const TREE = `${LEVEL} object { ... on Tree { entries { ${LEVEL} object { ... on Tree { entries { ${LEVEL} } } } } } }`
const TEXT = `${LEVEL} object { ... on Blob { text byteSize isTruncated } }`

/** A question for one commit of the branch: its name, some of its files, and the names of all that may lie beside them. */
export interface BranchQuestion extends Pick<Passenger, 'declared' | 'fields' | 'variables'> {
  readonly paths: readonly string[]
}

export function pathOf(month: string): string {
  return `${FOLDER}/${journalFile(month)}`
}

/** What has to be read for a wish. */
export function pathsFor({ now, from }: HistoryWish): string[] {
  const months = monthsOver(from ?? now, now).map(pathOf)
  return [...months, LAST_LOOK, ...(from === null ? [] : [DAYS_PATH])]
}

/** All of it below one commit, so that nothing in it is older or newer than the rest. */
export function questionFor(branch: string, paths: readonly string[]): BranchQuestion {
  const trees = FOLDERS.map((folder) => `${folder}: file(path: "${folder}") { ${TREE} }`)
  const texts = paths.map((_, i) => `text${i}: file(path: $history${i}) { ${TEXT} }`)
  const below = `oid ... on Commit { recent: history(first: ${RECENT}) { nodes { messageHeadline } } tree { entries { ${LEVEL} } } ${[...trees, ...texts].join(' ')} }`
  return {
    paths,
    declared: ['$historyRef: String!', ...paths.map((_, i) => `$history${i}: String!`)].join(', '),
    fields: `historyPrivate: isPrivate historyTip: ref(qualifiedName: $historyRef) { target { ${below} } }`,
    variables: {
      historyRef: `refs/heads/${branch}`,
      ...Object.fromEntries(paths.map((path, i) => [`history${i}`, path])),
    },
  }
}

/** The same as a question of its own. */
export function alone({ declared, fields }: BranchQuestion): string {
  return `query ($owner: String!, $repo: String!, ${declared}) { repository(owner: $owner, name: $repo) { ${fields} } }`
}
