import { nearestWord } from '../../domain/nearest.js'
import type { FileKind } from './kind.js'
import { list } from './plain-kinds.js'
import { inside, wrong, type Where } from './where.js'

/** What starts a workflow, as GitHub names it; `dynamic` is what GitHub itself starts, like Pages. */
const EVENTS = [
  'branch_protection_rule',
  'check_run',
  'check_suite',
  'create',
  'delete',
  'deployment',
  'deployment_status',
  'discussion',
  'discussion_comment',
  'dynamic',
  'fork',
  'gollum',
  'image_version',
  'issue_comment',
  'issues',
  'label',
  'merge_group',
  'milestone',
  'page_build',
  'public',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_target',
  'push',
  'registry_package',
  'release',
  'repository_dispatch',
  'schedule',
  'status',
  'watch',
  'workflow_call',
  'workflow_dispatch',
  'workflow_run',
] as const

/** Events by their names; an unknown one would count for nothing, and nobody would be told. */
export function events(refuse: (event: string) => string | null = () => null): FileKind<readonly string[]> {
  const texts = list({ enum: EVENTS.filter((event) => refuse(event) === null) })
  return {
    schema: texts.schema,
    readValue(value, where) {
      const read = texts.readValue(value, where)
      return read?.flatMap((text, i) => eventIn(text.trim(), inside(where, i), refuse) ?? [])
    },
  }
}

function eventIn(event: string, where: Where, refuse: (event: string) => string | null): string | undefined {
  if (!EVENTS.some((known) => known === event)) return wrong(where, event, unknownEvent(event))
  const refused = refuse(event)
  return refused === null ? event : wrong(where, event, refused)
}

function unknownEvent(event: string): string {
  const nearest = nearestWord(event, EVENTS)
  return nearest === null ? 'is no event of GitHub, like "push"' : `is no event of GitHub; did you mean "${nearest}"?`
}

/** What cannot be asked of a workflow that is found by its events. */
export function notIncluded(event: string): string | null {
  if (event.startsWith('pull_request')) return 'is of pull requests, whose runs never count; leave it out'
  if (event === 'schedule') return 'is what "discover: true" finds; leave it out'
  return event === 'workflow_call' ? 'starts no run of its own: its caller is watched; leave it out' : null
}
