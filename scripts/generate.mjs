// Writes what is derived from the sources: action.yml, schema/, and the tables of the README.
// With --check it writes nothing and fails when something is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse, stringify } from 'yaml'
import { loadTs, root } from './load-ts.mjs'

const { CHECK_INPUTS } = await loadTs('src/config/check-inputs.ts')
const { CHECK_OUTPUTS } = await loadTs('src/config/check-outputs.ts')
const { schemaFiles } = await loadTs('src/reports/schemas.ts')
const { configSchemaText } = await loadTs('src/config/config-schema.ts')

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

function table(file) {
  const action = parse(readFileSync(join(root, file), 'utf8'))
  const cell = (text) => String(text).replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()
  const rows = Object.entries(action.inputs ?? {}).map(
    ([name, { description, default: value }]) =>
      `| \`${name}\` | ${value ? `\`${cell(value)}\`` : ''} | ${cell(description)} |`,
  )
  const outputs = Object.entries(action.outputs ?? {}).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  )
  return [
    '| input | default | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '| output | meaning |',
    '| --- | --- |',
    ...outputs,
  ].join('\n')
}

/** Text between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
function fill(text, name, content) {
  const pattern = new RegExp(`(<!-- begin ${name} -->)[\\s\\S]*?(<!-- end ${name} -->)`)
  return text.replace(pattern, (_, begin, end) => `${begin}\n\n${content}\n\n${end}`)
}

function inputsPage(path) {
  if (!existsSync(path)) return null
  const doors = { check: 'action.yml', write: 'write/action.yml', run: 'run/action.yml' }
  return Object.entries(doors).reduce(
    (text, [name, file]) => (existsSync(join(root, file)) ? fill(text, name, table(file)) : text),
    readFileSync(path, 'utf8'),
  )
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
for (const [path, text] of Object.entries(schemaFiles())) emit(path, text)
emit('schema/config.schema.json', configSchemaText())
for (const path of ['README.md', 'docs/reference.md']) {
  const text = inputsPage(join(root, path))
  if (text !== null) emit(path, text)
}
if (check && stale > 0) process.exit(1)
