// Writes what is derived from the sources: action.yml, schema/, the widths of badges, and the tables of the README.
// With --check it writes nothing and fails when something is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import prettier from 'prettier'
import { parse, stringify } from 'yaml'
import { actionTypes } from './action-types.mjs'
import { badgeWidths } from './badge-widths.mjs'
import { loadTs, root } from './load-ts.mjs'
import { mistakesTables } from './mistakes.mjs'
import { ownerText, repositoryOf } from './owner.mjs'
import { publishedSchema } from './published-schema.mjs'
import { reliabilityTables } from './reliability/table.mjs'

const { CHECK_INPUTS } = await loadTs('src/config/inputs/check-inputs.ts')
const { RUN_INPUTS, WRITE_INPUTS } = await loadTs('src/config/inputs/write-inputs.ts')
const { CHECK_OUTPUTS } = await loadTs('src/config/inputs/check-outputs.ts')
const { schemaFiles } = await loadTs('src/reports/schemas.ts')
const { configSchemaText, SECTIONS, MONITOR_KEYS, INCIDENT_KEYS, WORKFLOW_KEYS } = await loadTs(
  'src/config/file/config-schema.ts',
)

const { openApiDocument, openApiText } = await loadTs('src/serve/openapi/document.ts')
const { EXAMPLES } = await loadTs('src/serve/openapi/examples.ts')
const { SERVE_FLAGS } = await loadTs('src/config/inputs/serve-flags.ts')
const { shownPast } = await loadTs('__tests__/support/shown-past.ts')
const { renderedSummaries } = await loadTs('__tests__/reports/rendered-summaries.ts')
const { REDIS_KEYS } = await loadTs('src/config/redis-keys.ts')

const VERSION = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version

// Inputs whose default the runner computes.
const RUNNER_DEFAULTS = { token: '${{ github.token }}' }

function checkAction() {
  const inputs = Object.entries(CHECK_INPUTS).map(([name, { description, default: value }]) => [
    name,
    { description, required: false, default: RUNNER_DEFAULTS[name] ?? value },
  ])
  const outputs = Object.entries(CHECK_OUTPUTS).map(([name, description]) => [name, { description }])
  return {
    name: 'Heartbeat check',
    description:
      "A dead man's switch for scheduled work: opens one issue when the heartbeat stops, closes it when it returns.",
    author: 'The Heartbeat authors',
    branding: { icon: 'activity', color: 'red' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    runs: { using: 'node24', main: 'dist/check/index.js' },
  }
}

const NOTE = '# Generated from src/config by `npm run generate`; change the sources instead.\n'
const yaml = (value) => NOTE + stringify(value, { lineWidth: 110, singleQuote: true })

const action = (file) => parse(readFileSync(join(root, file), 'utf8'))
const typesOf = ({ inputs, outputs = {} }, specs) => yaml(actionTypes(inputs, outputs, specs))

const cell = (text) => String(text).replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()
const rowsOf = (header, rows) =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The inputs of an action as a table: all of them, or the named ones. */
function inputsTable(action, names = Object.keys(action.inputs ?? {})) {
  const rows = names.map((name) => {
    const { description, default: value } = action.inputs[name]
    return [`\`${name}\``, value ? `\`${cell(value)}\`` : '', cell(description)]
  })
  return rowsOf(['input', 'default', 'meaning'], rows)
}

/** Flags of a verb that no action has. */
function flagsTable(flags) {
  const rows = Object.entries(flags).map(([name, { description, default: value }]) => [
    `\`--${name}\``,
    value ? `\`${cell(value)}\`` : '',
    cell(description),
  ])
  return rowsOf(['flag', 'default', 'meaning'], rows)
}

function outputsTable({ outputs = {} }) {
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, cell(description)])
  return rowsOf(['output', 'meaning'], rows)
}

const tables = (action) => `${inputsTable(action)}\n\n${outputsTable(action)}`

/** The keys of one part of the config file. */
function keysTable(table) {
  const rows = Object.entries(table).map(([key, { description, default: value }]) => [
    `\`${key}\``,
    value ? `\`${cell(value)}\`` : '',
    cell(description),
  ])
  return rowsOf(['key', 'default', 'meaning'], rows)
}

/** Every route of the API, with what it may answer. */
function routesTable(version) {
  const rows = Object.entries(openApiDocument(version).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary, responses }]) => [
      `\`${method.toUpperCase()} ${path}\``,
      cell(summary),
      Object.keys(responses).join(', '),
    ]),
  )
  return rowsOf(['route', 'answer', 'status'], rows)
}

/** What a verb shows, below how it was typed. */
const shownText = (typed, text) => `\`\`\`text\n$ heartbeat ${typed}\n${text}\`\`\``

const example = (value) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``

/** Text between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
function fill(text, name, content) {
  const pattern = new RegExp(`(<!-- begin ${name} -->)[\\s\\S]*?(<!-- end ${name} -->)`)
  return text.replace(pattern, (_, begin, end) => `${begin}\n\n${content}\n\n${end}`)
}

const MOST_USED = [
  'heartbeat-file',
  'threshold',
  'config',
  'monitor',
  'market-hours',
  'missing',
  'dry-run',
  'fail-on',
  'issue-assignees',
  'token',
]

/** A page with its tables filled in; null if there is no such page. */
async function filled(path, more = {}) {
  if (!existsSync(path)) return null
  const contents = {
    check: tables(checkAction()),
    'most-used': inputsTable(checkAction(), MOST_USED),
    write: tables(action('write/action.yml')),
    run: tables(action('run/action.yml')),
    config: keysTable(SECTIONS),
    monitor: keysTable(MONITOR_KEYS),
    incidents: keysTable(INCIDENT_KEYS),
    workflows: keysTable(WORKFLOW_KEYS),
    redis: keysTable(REDIS_KEYS),
    'api-routes': routesTable(VERSION),
    'api-health-status': example(EXAMPLES.healthStatus),
    'api-health-service': example(EXAMPLES.healthService),
    'api-heartbeat-status': example(EXAMPLES.heartbeatStatus),
    'api-history': example(EXAMPLES.history),
    'api-taken': example(EXAMPLES.taken),
    'api-wrong-beat': example(EXAMPLES.wrongBeat),
    serve: flagsTable(SERVE_FLAGS),
    'shown-status': shownText('status', shownPast().status),
    'shown-history': shownText('history', shownPast().history),
    promises: reliabilityTables(root),
    owner: ownerText(repositoryOf(root)),
    ...more,
  }
  const text = Object.entries(contents).reduce(
    (page, [name, content]) => fill(page, name, content),
    readFileSync(path, 'utf8'),
  )
  return prettier.format(text, { ...(await prettier.resolveConfig(path)), parser: 'markdown' })
}

const check = process.argv.includes('--check')
let stale = 0

function emit(path, text) {
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  stale += 1
  console.log(`${check ? 'out of date' : 'wrote'}: ${path}`)
  if (check) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

emit('action.yml', yaml(checkAction()))
emit('action-types.yml', typesOf(checkAction(), CHECK_INPUTS))
emit('write/action-types.yml', typesOf(action('write/action.yml'), WRITE_INPUTS))
emit('run/action-types.yml', typesOf(action('run/action.yml'), RUN_INPUTS))
for (const [path, text] of Object.entries(schemaFiles())) emit(path, publishedSchema(root, path, text))
emit('schema/config.schema.json', publishedSchema(root, 'schema/config.schema.json', await configSchemaText()))
emit('src/health/badges/widths.ts', badgeWidths())
emit('schema/openapi.json', openApiText(VERSION))
for (const [path, text] of Object.entries(renderedSummaries())) emit(path, text)
emit('docs/mistakes.md', await filled(join(root, 'docs/mistakes.md'), { mistakes: await mistakesTables(rowsOf) }))
const PAGES = ['reference', 'redis', 'api', 'serve', 'cli', 'reliability'].map((name) => `docs/${name}.md`)
for (const path of ['README.md', 'examples/README.md', ...PAGES]) {
  const text = await filled(join(root, path))
  if (text !== null) emit(path, text)
}
if (check && stale > 0) process.exit(1)
