import { roleNamed, type Role } from '../../domain/commands/command.js'
import { labelName } from '../../domain/commands/labels.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { DAY, MINUTE, type Duration, type Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import type { Asking, Remark } from '../asking.js'
import type { IssueContext, KnownIssue } from './issue-context.js'
import { isBot } from './logins.js'
import { readComments, type Read, type ReadComments } from './read-comments.js'
import { hasNewComments, heardBefore, labelsChanged, type Hearing } from './unheard.js'

const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}'
const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}'
/** Whoever gave a receipt before that has come to his end. */
const LONGEST_RUN: Duration = 10 * MINUTE
/** So many people are asked for in one run; a later one asks for others. */
const MOST_PEOPLE = 10

/** What people ask for on issues, over GitHub's API. */
export function createAsking({ github, known }: IssueContext, hearing: Hearing): Asking {
  const roles = new Map<string, Promise<Role | null>>()
  const read = new Map<number, Read>()

  /** Everybody is asked for once. */
  function roleOf(login: string): Promise<Role | null> {
    const name = login.toLowerCase()
    if (name === github.repository.owner.toLowerCase()) return Promise.resolve('admin')
    const asked = roles.get(name) ?? (roles.size < MOST_PEOPLE ? askRole(github, login) : Promise.reject(tooMany()))
    if (roles.size < MOST_PEOPLE) roles.set(name, asked)
    return asked
  }

  return {
    ...labelsOf(github, known, hearing),
    async remarks(refs, now) {
      const issues = refs.flatMap((ref) => known.get(ref) ?? []).filter(hasNewComments)
      if (issues.length === 0) return []
      const since = issues.reduce((first, issue) => Math.min(first, heardBefore(issue).at), Infinity)
      const found = await readComments(github, since)
      for (const one of found.comments) read.set(one.id, one)
      return issues.flatMap((issue) => newsOn(issue, found, hearing, now))
    },
    roleOf,
    async take({ id }, now) {
      const { status, data, headers } = await github.rest(`POST ${COMMENT}/reactions`, {
        comment_id: id,
        content: 'eyes',
      })
      if (status === 201) return 'first'
      const given = Date.parse(isPlainObject(data) ? String(data['created_at']) : '')
      // By GitHub's clock, as the other date.
      const dated = Date.parse(headers.date ?? '')
      return Math.abs((Number.isFinite(dated) ? dated : now) - given) <= LONGEST_RUN ? 'a moment ago' : 'long before'
    },
    async answer({ id, ref }, text) {
      const { issue, memory } = listed(known, ref)
      const body = `${text}\n\n<!-- heartbeat answer to ${id} -->`
      await github.rest(`POST ${ISSUE}/comments`, { issue_number: issue.number, body })
      known.set(ref, { issue: { ...issue, comments: (issue.comments ?? 0) + 1 }, memory })
      const heard = hearing.now.get(ref)
      if (heard !== undefined) hearing.now.set(ref, { ...heard, comments: heard.comments + 1 })
    },
    leave({ ref, id, at }) {
      const before = heardBefore(listed(known, ref))
      const now = hearing.now.get(ref) ?? before
      const changedAt: Instant = read.get(id)?.changedAt ?? at
      hearing.now.set(ref, {
        comments: before.comments,
        id: Math.min(now.id, id - 1),
        at: Math.min(now.at, Math.max(before.at, changedAt)),
      })
    },
  }
}

function listed(known: IssueContext['known'], ref: string): KnownIssue {
  const found = known.get(ref)
  if (found === undefined) throw new Error(`issue ${ref} was not listed`)
  return found
}

/** Labels that mean something, and how they are taken off. */
function labelsOf(github: GitHub, known: IssueContext['known'], { own }: Hearing): Pick<Asking, 'labels' | 'takeOff'> {
  return {
    labels: (ref) => labelsChanged(listed(known, ref), own),
    async takeOff(ref, label) {
      const { issue, memory } = listed(known, ref)
      const name = labelName(label)
      const labels = issue.labels.filter((one) => nameOf(one).toLowerCase() !== name)
      try {
        await github.rest(`DELETE ${ISSUE}/labels/{name}`, { issue_number: issue.number, name })
        return true
      } catch (error) {
        if (error instanceof ExternalError && error.status === 404) return false
        throw error
      } finally {
        known.set(ref, { issue: { ...issue, labels }, memory })
      }
    },
  }
}

/** What is new on one issue, oldest first; how far it was read is noted. */
function newsOn(
  known: KnownIssue,
  { comments, isWhole: isAll, until }: ReadComments,
  hearing: Hearing,
  now: Instant,
): Remark[] {
  const ref = String(known.issue.number)
  const before = heardBefore(known)
  const all = comments.filter(({ id, issue }) => issue === ref && id > before.id).sort((a, b) => a.id - b.id)
  const mine = all.findIndex((one) => isForOthers(one, known, now))
  const news = mine < 0 ? all : all.slice(0, mine)
  const isWhole = isAll && mine < 0
  hearing.now.set(ref, {
    comments: isWhole ? (known.issue.comments ?? before.comments) : before.comments,
    id: news.at(-1)?.id ?? before.id,
    at: Math.max(before.at, all[mine]?.changedAt ?? until),
  })
  return news.flatMap(({ person, id, at, text }) => (person === null ? [] : [{ ref, id, at, by: person, text }]))
}

/**
 * A run in a person's name does not hear that person, but those of the bot that opened the issue do: what he typed waits for them, for a day.
 */
function isForOthers({ at, byMe, text }: Read, { issue }: KnownIssue, now: Instant): boolean {
  return byMe && text.startsWith('/') && issue.user !== null && isBot(issue.user) && now - at <= DAY
}

function nameOf(label: string | { readonly name?: string }): string {
  return typeof label === 'string' ? label : (label.name ?? '')
}

/**
 * What a person may do, in GitHub's own words. What stands beside a comment of how its author belongs to the repository is not
 * enough: who hides a membership is a stranger there, and a collaborator may only read.
 */
async function askRole(github: GitHub, login: string): Promise<Role | null> {
  try {
    const { data } = await github.rest('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
      username: login,
    })
    if (!isPlainObject(data)) throw foreign()
    const { role_name: role, permission, user } = data
    const whose = isPlainObject(user) ? user['login'] : null
    if (typeof whose !== 'string' || whose.toLowerCase() !== login.toLowerCase()) throw foreign()
    return roleNamed(role ?? permission)
  } catch (error) {
    // Nobody by that name has any right here.
    if (error instanceof ExternalError && error.status === 404) return null
    throw error
  }
}

function foreign(): ExternalError {
  return new ExternalError('github', 'GitHub answered with something else than what a person may do here', {
    permanent: false,
  })
}

function tooMany(): ExternalError {
  return new ExternalError('github', `more than ${MOST_PEOPLE} people asked for something at once`, {
    permanent: false,
  })
}
