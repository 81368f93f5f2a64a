// Schemas as they are published: each with the address where it stands, and with examples of what it takes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repositoryOf } from './owner.mjs'

/** Files of this project that are such a document, read where there is one. */
const EXAMPLES = {
  'schema/config.schema.json': ['examples/template/.github/heartbeat.yml', 'examples/config/trading.yml'],
}

/** The schema of a path with `$id` and `examples`, behind what says which dialect it is in. */
export function publishedSchema(root, path, text) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const address = `https://raw.githubusercontent.com/${repositoryOf(root)}/v${version.split('.')[0]}/${path}`
  const examples = (EXAMPLES[path] ?? []).map((file) => parse(readFileSync(join(root, file), 'utf8')))
  const { $schema, title, ...rest } = JSON.parse(text)
  const whole = { $schema, $id: address, title, ...(examples.length > 0 && { examples }), ...rest }
  return `${JSON.stringify(whole, null, 2)}\n`
}
