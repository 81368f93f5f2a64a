import type { FileKind } from './kind.js'
import { mapSchema } from './map-schema.js'
import { choice, text } from './plain-kinds.js'
import { readKeys } from './read-keys.js'
import { fileSetting } from './file-setting.js'
import { note, wrong } from './where.js'
import { isPlainObject } from '../../domain/plain-object.js'

const WORDS = ['success', 'run', 'fired'] as const
const word = choice(WORDS)
const LONGEST_NAME = 200
const NAME = text({ minLength: 1 }, LONGEST_NAME)

const PROOFS = {
  job: fileSetting(NAME, { description: 'A job that succeeded, by name or glob; of a matrix all that bear the name.' }),
  artifact: fileSetting(NAME, { description: 'An artifact that is not empty, by name or glob.' }),
}

/** How a run must have ended to be life, or what it must have left behind. */
export type Requirement = 'success' | 'run' | 'fired' | { readonly job: string } | { readonly artifact: string }

export const requirement: FileKind<Requirement> = {
  schema: { anyOf: [word.schema, mapSchema(PROOFS, ['job']), mapSchema(PROOFS, ['artifact'])].map(onlyOne) },
  readValue: (value, where) => {
    if (!isPlainObject(value)) {
      const problem = 'is not one of success, run, fired; or name a job or an artifact, like { job: build }'
      return WORDS.find((one) => one === value) ?? wrong(where, value, problem)
    }
    const known = where.problems.length
    const { job, artifact } = readKeys(PROOFS, value, where)
    if (where.problems.length > known) return undefined
    if (job !== undefined && artifact !== undefined)
      return note(where, 'names a job and an artifact; keep one, or write two monitors')
    if (job !== undefined && job !== '') return { job }
    if (artifact !== undefined && artifact !== '') return { artifact }
    return note(where, 'names nothing; write it like { job: build } or { artifact: "report-*" }')
  },
}

/** Both beside each other are refused. */
function onlyOne(schema: FileKind<Requirement>['schema']): FileKind<Requirement>['schema'] {
  return 'properties' in schema ? { ...schema, maxProperties: 1 } : schema
}
