import { realpath } from 'node:fs/promises'
import { clean } from '../domain/safe-text.js'
import { git } from './git-command.js'

/** A folder of git, as it lies on this machine. */
export interface Checkout {
  /** Its uppermost folder, absolute. */
  readonly root: string
  /** What its remotes are called, and where they point to. */
  readonly remotes: ReadonlyMap<string, string>
}

/** The checkout that a folder lies in; null without one, and where git is not installed. */
export async function checkoutAt(folder: string): Promise<Checkout | null> {
  const [top, remotes] = await Promise.all([
    git(folder, ['rev-parse', '--show-toplevel']),
    git(folder, ['config', '--get-regexp', String.raw`^remote\..*\.url$`]),
  ])
  if (top?.code !== 0) return null
  const pairs = (remotes?.text ?? '').split('\n').flatMap((line): [string, string][] => {
    const [, name, url] = /^remote\.(.+)\.url (.+)$/.exec(line) ?? []
    return name === undefined || url === undefined ? [] : [[name, url]]
  })
  return { root: await realpath(top.text.trim()), remotes: new Map(pairs) }
}

/** The files that git keeps there, from the uppermost folder on. */
export async function filesOfCheckout({ root }: Checkout): Promise<readonly string[]> {
  const listed = await git(root, ['ls-files', '-z'])
  return listed?.code === 0 ? listed.text.split('\0').filter((path) => path !== '') : []
}

/** How a file would change, as git shows it, without its head and what steers terminals; null where git is not installed. */
export async function changeOf(path: string, text: string): Promise<string | null> {
  const options = ['--no-index', '--no-ext-diff', '--no-textconv', '--no-color', '--no-prefix']
  const shown = await git('.', ['diff', ...options, '--', path, '-'], text)
  const lines = clean(shown?.text ?? '').split('\n')
  const begin = lines.findIndex((line) => line.startsWith('@@'))
  return begin < 0 ? null : lines.slice(begin).join('\n')
}
