// Puts small faults into our code, one at a time, and says how many of them the unit tests notice:
// `npm run mutate -- [--only src/domain/judging] [--tests domain/judging] [--sample 500 --seed 1] [--jobs 2] [--survivors FILE] [--least 85] [--fresh] [--list]`.
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { listMutants } from './mutate/list-mutants.mjs'
import { wholeProject } from './mutate/project.mjs'
import { chosenOf, mutate } from './mutate/run.mjs'
import { figuresOf, survivorsOf, tableOf } from './mutate/score.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    tests: { type: 'string', default: '' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    survivors: { type: 'string' },
    least: { type: 'string', default: '85' },
    fresh: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
})

const whole = wholeProject(root)
const project = { ...whole, tests: chosenOf(whole.tests, options.tests) }
if (options.list) list()
else await run()

function list() {
  const mutants = listMutants(root, chosenOf(project.sources, options.only))
  for (const { file, row, mutator, original, text } of mutants)
    console.log(`${file}:${row} ${mutator}: ${cut(original)} -> ${cut(text)}`)
  console.log(`${mutants.length} mutants`)
}

async function run() {
  const { judged, leftOut, failed } = await mutate({
    project,
    only: options.only,
    sample: options.sample === undefined ? Infinity : Number(options.sample),
    seed: options.seed,
    jobs: Number(options.jobs),
    keep: !options.fresh,
    say: (line) => console.error(line),
  })
  const survivors = survivorsOf(judged)
  if (options.survivors) writeFileSync(options.survivors, `${JSON.stringify(survivors, null, 1)}\n`)
  else
    for (const { file, line, mutator, original, mutant } of survivors)
      console.log(`${file}:${line} ${mutator}: ${cut(original)} -> ${cut(mutant)}`)
  for (const { path, name, failure } of failed) console.error(`left out: ${path} › ${name}: ${cut(failure)}`)
  for (const path of leftOut) console.error(`left out: ${path}`)
  const figures = figuresOf(judged)
  console.log(tableOf(figures))
  if (figures.all.score < Number(options.least)) {
    console.error(`The score is below ${options.least} %`)
    process.exitCode = 1
  }
}

function cut(text) {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
