import { isPlainObject } from '../../domain/plain-object.js'
import type { Instant } from '../../domain/time.js'

/** One commit of a branch. All its texts are strangers'. */
export interface Commit {
  readonly sha: string
  /** The first line of its message. */
  readonly subject: string
  /** What follows it. */
  readonly body: string
  /** When it was committed, by the clock of the committer; null where it does not say. */
  readonly at: Instant | null
  /** By which names its authors are known, in small letters. */
  readonly authors: readonly string[]
  readonly parents: readonly string[]
  /** Made by GitHub itself, as a merge by its button is. */
  readonly byGitHub: boolean
}

const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/
/** More of a message is not looked at. */
const LONGEST_BODY = 50_000
const LONGEST_NAME = 1000
const MOST_NAMES = 50
const CO_AUTHOR = /^co-authored-by:[ \t]*([^<\n]{0,200})<([^>\n]{1,200})>/gim

/** A commit as GitHub lists it; null for what is none. */
export function commitIn(listed: unknown): Commit | null {
  if (!isPlainObject(listed)) return null
  const { sha, commit, author, committer, parents } = listed
  if (typeof sha !== 'string' || !SHA.test(sha) || !isPlainObject(commit)) return null
  const message = textIn(commit, 'message')
  const subject = /^[^\r\n]*/.exec(message)?.[0] ?? ''
  const body = message.slice(subject.length, subject.length + LONGEST_BODY)
  const at = Date.parse(textIn(commit['committer'], 'date'))
  const byGitHub =
    textIn(committer, 'login') === 'web-flow' || textIn(commit['committer'], 'email') === 'noreply@github.com'
  const own = [textIn(author, 'login'), textIn(commit['author'], 'name'), textIn(commit['author'], 'email')]
  // GitHub writes those lines when it squashes; anybody else could claim anything there.
  const others = byGitHub ? coAuthors(body) : []
  return {
    sha,
    subject: subject.trim(),
    body,
    at: Number.isNaN(at) ? null : at,
    authors: [...own, ...others].map((name) => name.trim().toLowerCase()).filter((name) => name !== ''),
    parents: Array.isArray(parents) ? parents.map((parent) => textIn(parent, 'sha')) : [],
    byGitHub,
  }
}

/** What a commit is called: by its subject, or, as a merge of a pull request, by the title that follows. */
export function namesOf({ subject, body }: Commit): readonly string[] {
  const title = /^Merge pull request #\d+ from /.test(subject) ? firstLine(body) : ''
  const names = [subject, title].map((name) => name.slice(0, LONGEST_NAME))
  return names.flatMap((name) => (name === '' ? [] : [name, withoutNumber(name)]))
}

/** GitHub adds the number of the pull request when it squashes. */
export function withoutNumber(subject: string): string {
  return subject.replace(/ \(#\d{1,10}\)$/, '')
}

function firstLine(body: string): string {
  return /[^\s][^\r\n]*/.exec(body)?.[0].trim() ?? ''
}

function coAuthors(body: string): string[] {
  const found = [...body.matchAll(CO_AUTHOR)].slice(0, MOST_NAMES)
  return found.flatMap(([, name = '', mail = '']) => [name, mail, loginIn(mail)])
}

/** `123+octocat@users.noreply.github.com` is octocat. */
function loginIn(mail: string): string {
  return /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/i.exec(mail.trim())?.[1] ?? ''
}

function textIn(value: unknown, key: string): string {
  const text = isPlainObject(value) ? value[key] : undefined
  return typeof text === 'string' ? text : ''
}
