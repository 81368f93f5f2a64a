import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { CommittedFiles, FileVersion, FileVersions } from '../domain/replay/committed-files.js'
import { SECOND, type Instant } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { Checkout } from './checkout.js'
import { git, gitBytes } from './git-command.js'

const MOST_BYTES = 64 * 1024 * 1024
/** So many states of a file are read at once, and so many in all. */
const AT_ONCE = 200
const MOST_VERSIONS = 50_000

interface Commit {
  readonly at: Instant
  readonly sha: string
}

/** The history of files in a checkout, as it lies here: nothing is fetched. */
export function committedFiles({ root }: Pick<Checkout, 'root'>, folder: string): CommittedFiles {
  return {
    async versions({ path, branch, fromHere }, since) {
      const place = placeIn(root, resolve(fromHere ? folder : root, path))
      const ref = await knownRef(
        root,
        branch === null ? ['HEAD'] : [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`],
      )
      if (place === null || ref === null) return null
      const commits = await commitsOf(root, ref, place)
      return commits.length === 0 ? null : versionsOf(root, place, commits, since)
    },
    async textAt(ref, path) {
      const place = placeIn(root, resolve(folder, path))
      const sha = await knownRef(root, [ref, `refs/remotes/origin/${ref}`])
      if (sha === null)
        throw new ConfigError([
          `against: ${JSON.stringify(ref)} is no commit, branch or tag of this checkout; fetch it first, or name another`,
        ])
      const shown = place === null ? null : await git(root, ['cat-file', 'blob', `${sha}:${place}`])
      return shown?.code === 0 ? shown.text : null
    },
  }
}

/** As git calls it, from the uppermost folder on; null for what lies outside, and for what git could not be told. */
function placeIn(root: string, path: string): string | null {
  const place = relative(root, path)
  const isInside = place !== '' && !isAbsolute(place) && place.split(sep)[0] !== '..'
  return isInside && !place.includes('\n') ? place.split(sep).join('/') : null
}

/** The commit that the first of these names means; whatever it is called, it is no flag. */
async function knownRef(root: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const found = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
    if (found?.code === 0) return found.text.trim()
  }
  return null
}

/** Newest first: when something came onto the branch that changed the file. */
async function commitsOf(root: string, ref: string, place: string): Promise<Commit[]> {
  const shown = ['--first-parent', '--diff-merges=first-parent', '--no-ext-diff', '--no-color', '--format=%ct %H']
  const args = ['log', ...shown, '--no-patch', `--max-count=${MOST_VERSIONS}`, ref, '--', `:(top,literal)${place}`]
  const listed = await git(root, args)
  return (listed?.code === 0 ? listed.text : '').split('\n').flatMap((line): Commit[] => {
    const [, seconds, sha] = /^(\d{1,12}) ([0-9a-f]{40,64})$/.exec(line) ?? []
    return seconds === undefined || sha === undefined ? [] : [{ at: Number(seconds) * SECOND, sha }]
  })
}

async function versionsOf(
  root: string,
  place: string,
  commits: readonly Commit[],
  since: Instant,
): Promise<FileVersions> {
  const before = commits.findIndex(({ at }) => at <= since)
  const wanted = before < 0 ? commits : commits.slice(0, before + 1)
  const versions: FileVersion[] = []
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const part = wanted.slice(from, from + AT_ONCE)
    const texts = await textsOf(root, place, part)
    if (texts === null) return { versions: versions.reverse(), cut: 'what it held before is too large to be read' }
    versions.push(...part.map(({ at }, i) => ({ at, text: texts[i] ?? null })))
  }
  const isCut = before < 0 && (await isShallow(root))
  const shallow = 'the checkout holds no more of its history; "fetch-depth: 0" of actions/checkout brings it'
  // A clock that was set back between two commits changes nothing of their order.
  return { versions: inOrder(versions.reverse()), ...(isCut && { cut: shallow }) }
}

function inOrder(versions: readonly FileVersion[]): FileVersion[] {
  let last = -Infinity
  return versions.map(({ at, text }) => ({ at: (last = Math.max(last, at)), text }))
}

async function isShallow(root: string): Promise<boolean> {
  return (await git(root, ['rev-parse', '--is-shallow-repository']))?.text.trim() === 'true'
}

/** The file at each of these commits; null for all where they are too large together. */
async function textsOf(root: string, place: string, commits: readonly Commit[]): Promise<(string | null)[] | null> {
  const input = commits.map(({ sha }) => `${sha}:${place}\n`).join('')
  const answer = await gitBytes(root, ['cat-file', '--batch'], { input, mostBytes: MOST_BYTES })
  if (answer?.code !== 0) return null
  const bytes = answer.text
  let at = 0
  return commits.map(() => {
    const end = bytes.indexOf(0x0a, at)
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(bytes.toString('utf8', at, end)) ?? []
    const from = end + 1
    at = size === undefined ? from : from + Number(size) + 1
    return type === 'blob' ? bytes.toString('utf8', from, at - 1) : null
  })
}
