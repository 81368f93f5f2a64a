// What was found out before, kept beside the packages: it holds as long as the texts that it was found out from.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha } from './list-mutants.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const OF_THE_RUN = ['compile', 'edits', 'few-runs', 'instance', 'marks', 'test-kit', 'worker']

/** A figure of the runner itself: with another one nothing that is kept holds. */
export function runnerHash() {
  return sha(OF_THE_RUN.map((name) => readFileSync(join(HERE, `${name}.mjs`), 'utf8')).join(''))
}

export function createKept(root) {
  const folder = join(root, 'node_modules', '.cache', 'mutate')
  mkdirSync(folder, { recursive: true })

  return { read, write, names: () => readdirSync(folder) }

  function read(name) {
    try {
      return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
    } catch {
      return null
    }
  }

  function write(name, value) {
    const file = join(folder, `${name}.json`)
    writeFileSync(`${file}.part`, JSON.stringify(value))
    renameSync(`${file}.part`, file)
  }
}
