import type { OwnAlert } from '../../domain/telling/own-notification.js'
import { ConfigError } from '../../errors.js'

/** Words of somebody's own for `heartbeat test-alert`, as they were typed. */
export interface TypedAlert {
  readonly title?: string
  readonly message?: string
  readonly priority?: string
  readonly data?: readonly string[]
}

const PRIORITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const
const USUAL = 'MEDIUM'
const LONGEST_TITLE = 200
const LONGEST_MESSAGE = 300
/** Slack shows no more fields beside each other. */
const MOST_DATA = 10

/** Null where nothing was typed: then it is the marked test. Throws ConfigError with every mistake. */
export function ownAlert({ title, message = '', priority, data = [] }: TypedAlert): OwnAlert | null {
  if (title === undefined && message === '' && priority === undefined && data.length === 0) return null
  const chosen = PRIORITIES.find((one) => one === (priority ?? USUAL).trim().toUpperCase())
  const named = data.map((one): [string, string] => [
    one.split('=')[0]?.trim() ?? '',
    one.replace(/^[^=]*=?/, '').trim(),
  ])
  const nameless = data.filter((one) => !/^\s*[^\s=][^=]*=/.test(one))
  const problems = [
    ...(title === undefined || title.trim() === '' ? ['title: is not given; say in a few words what happened'] : []),
    ...tooLong('title', title ?? '', LONGEST_TITLE),
    ...tooLong('message', message, LONGEST_MESSAGE),
    ...(chosen === undefined
      ? [`priority: ${JSON.stringify(priority)} is not one of critical, high, medium, low`]
      : []),
    ...nameless.map((one) => `data: ${JSON.stringify(one.slice(0, 80))} has no name; write it like "run=42"`),
    ...(named.length > MOST_DATA
      ? [`data: there are ${named.length}, and at most ${MOST_DATA} are shown; leave some out`]
      : []),
  ]
  if (problems.length > 0 || chosen === undefined) throw new ConfigError(problems)
  return {
    title: title ?? '',
    message,
    priority: chosen,
    data: named,
  }
}

function tooLong(name: string, text: string, most: number): string[] {
  return text.length <= most ? [] : [`${name}: has ${text.length} characters, and channels show ${most}; shorten it`]
}
