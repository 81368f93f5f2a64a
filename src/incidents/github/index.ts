import type { RawOptions } from '../../domain/member.js'
import type { Duration } from '../../domain/time.js'
import type { IncidentMember } from '../store.js'
import type { GitHubIncidentOptions } from './issue-options.js'
import { createGitHubIncidents } from './issue-store.js'

/** Incidents as issues of the repository. */
export const github: IncidentMember<GitHubIncidentOptions> = { name: 'github', options, create: createGitHubIncidents }

function options(raw: RawOptions, problems: string[]): GitHubIncidentOptions | null {
  const labels = namesOf(raw, 'labels', problems)
  const assignees = namesOf(raw, 'assignees', problems)
  const title = textOf(raw, 'title', problems)
  const runUrl = textOf(raw, 'runUrl', problems)
  const authors = namesOf(raw, 'authors', problems)
  const about = textOf(raw, 'about', problems)
  const rewriteAfterMs = spanOf(raw, 'rewriteAfterMs', problems)
  const commands = raw['commands'] === true
  return problems.length > 0 ? null : { labels, assignees, title, runUrl, authors, about, rewriteAfterMs, commands }
}

function namesOf(raw: RawOptions, key: string, problems: string[]): readonly string[] {
  const value = raw[key] ?? []
  if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return value
  problems.push(`${key}: ${JSON.stringify(value)} is no list of names; write ["heartbeat-alert"] or []`)
  return []
}

/** Empty is as good as left out. */
function textOf(raw: RawOptions, key: string, problems: string[]): string | null {
  const value = raw[key] ?? ''
  if (typeof value === 'string') return value.trim() === '' ? null : value
  problems.push(`${key}: ${JSON.stringify(value)} is no text; write it in quotes or leave it out`)
  return null
}

function spanOf(raw: RawOptions, key: string, problems: string[]): Duration {
  const value = raw[key] ?? 0
  if (typeof value === 'number' && value >= 0) return value
  problems.push(`${key}: ${JSON.stringify(value)} is no span in milliseconds; write 0 or more`)
  return 0
}
