import { authorProblem } from '../../sources/commits/author.js'
import { MOST_TEXTS, touchedProblem } from '../../sources/commits/options.js'
import { subjectProblem } from '../../sources/commits/subject.js'
import { branch, checkedText } from './checked-text.js'
import type { FileKind } from './kind.js'
import { mapSchema } from './map-schema.js'
import { readKeys } from './read-keys.js'
import { fileSetting, type ValuesOf } from './file-setting.js'
import { inside, wrong } from './where.js'

/** One text or a list of them, each held to the same rule. */
function some(problemOf: (text: string) => string | null): FileKind<readonly string[]> {
  const one = checkedText({ minLength: 1, maxLength: 200 }, problemOf)
  return {
    schema: { anyOf: [one.schema, { type: 'array', items: one.schema, minItems: 1, maxItems: MOST_TEXTS }] },
    readValue(value, where) {
      if (!Array.isArray(value)) {
        const read = one.readValue(value, where)
        return read === undefined ? undefined : [read]
      }
      if (value.length === 0) return wrong(where, value, 'names nothing; leave it out')
      if (value.length > MOST_TEXTS)
        return wrong(where, `${value.length} texts`, `are more than ${MOST_TEXTS}; use "*"`)
      return value.flatMap((text, i) => one.readValue(text, inside(where, i)) ?? [])
    },
  }
}

const COMMITS_KEYS = {
  subject: fileSetting(some(subjectProblem), {
    description:
      'What stands in the first line of the message: plain text, `^` and `$` for its ends, `*` for any text.',
  }),
  path: fileSetting(checkedText({}, touchedProblem), { description: 'A file or folder that the commit touches.' }),
  author: fileSetting(some(authorProblem), {
    description: 'Login, name or e-mail address of the author; `*` for any text.',
  }),
  branch: fileSetting(branch(), { description: 'Default: the default branch.' }),
} as const

export type WantedCommits = ValuesOf<typeof COMMITS_KEYS>

/** `true` for any commit, or a map of what it must be. */
export const wantedCommits: FileKind<WantedCommits> = {
  schema: { anyOf: [{ const: true }, mapSchema(COMMITS_KEYS)] },
  readValue(value, where) {
    if (value === true) return {}
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrong(
        where,
        value,
        'says nothing of commits; write "true" for any, or a map like { subject: "^docs: daily" }',
      )
    return readKeys(COMMITS_KEYS, value, where)
  },
}
