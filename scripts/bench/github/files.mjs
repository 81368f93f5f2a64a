import { createHash } from 'node:crypto'
import { WORKFLOWS, workflowText } from './workflows.mjs'

const MINUTE = 60_000
const STARTED = Date.now()

/**
 * What a file holds: what was written there, a workflow, or a beat by the name of the file. `stale…` is ten hours old until the
 * world has `recovered`, all others are a minute old. Null for other files of `.github`.
 */
export function textAt(state, path) {
  const written = state.kept.files.get(path)
  if (written !== undefined) return written
  if (path.startsWith(`${WORKFLOWS}/`)) return workflowText(state.world, path)
  if (path.startsWith('.github/')) return null
  const isStale = /(^|\/)stale/.test(path) && !state.world.recovered
  const at = isStale ? STARTED - 600 * MINUTE : Date.now() - MINUTE
  return JSON.stringify({ last_run: new Date(at).toISOString(), status: 'ok' })
}

export function contentsOf(path, text) {
  const bytes = Buffer.from(text)
  const url = `https://api.github.com/repos/octo/example/contents/${path}?ref=main`
  const sha = shaOf(text)
  const git = `https://api.github.com/repos/octo/example/git/blobs/${sha}`
  const web = `https://github.com/octo/example/blob/main/${path}`
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size: bytes.length,
    url,
    html_url: web,
    git_url: git,
    download_url: `https://raw.githubusercontent.com/octo/example/main/${path}`,
    type: 'file',
    content: bytes.toString('base64').replace(/.{60}/g, '$&\n'),
    encoding: 'base64',
    _links: { self: url, git, html: web },
  }
}

/** What is written is kept, and the commit is told. */
export function putContents(kept, path, { content, message }) {
  const text = Buffer.from(content, 'base64').toString()
  kept.files.set(path, text)
  const author = { name: 'github-actions[bot]', email: 'bot@example.com', date: new Date().toISOString() }
  const commit = { sha: '1'.repeat(40), tree: { sha: '2'.repeat(40) }, parents: [{ sha: '3'.repeat(40) }] }
  return { content: contentsOf(path, text), commit: { ...commit, author, committer: author, message } }
}

export function blobOf(text) {
  return {
    __typename: 'Blob',
    oid: shaOf(text),
    text,
    byteSize: Buffer.byteLength(text),
    isBinary: false,
    isTruncated: false,
  }
}

function shaOf(text) {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex')
}
