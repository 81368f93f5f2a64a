// What a usual check runs is compiled with its file: V8 takes a function in parentheses for one that is called at once, and need
// not read it a second time when it is (docs/decisions/start-cost.md).
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { innerFunctions, withInserted } from './inner-functions.mjs'

/** Which functions those are, by file of `src`: written by `npm run first-run`. */
export const LIST = fileURLToPath(new URL('./first-run.json', import.meta.url))

/** As esbuild writes a function of a module: its head is one line. */
const FUNCTION = /^((?:async )?function (\w+)\([^\n]*\) \{\n)[^]*?^\}$/gm

/**
 * The functions of a module's text that are named, as values at its start: a declaration is there from the start, too. Those inside of
 * others stay where they are.
 */
export function withFirstRun(text, names) {
  const first = []
  const rest = withInnerAtOnce(text, names).replace(FUNCTION, (all, _head, name) => {
    if (!names.includes(name)) return all
    first.push(`const ${name} = (${all});\n`)
    return ''
  })
  return first.join('') + rest
}

function withInnerAtOnce(text, names) {
  if (!names.some((name) => name.includes('.'))) return text
  const inner = innerFunctions(text).filter(({ name }) => names.includes(name))
  return withInserted(
    text,
    inner.flatMap(({ start, end }) => [
      { at: start, put: '(' },
      { at: end, put: ')' },
    ]),
  )
}

/** Each function of a module's text says that it runs, where somebody listens. */
export function withRecord(text, file) {
  const note = (name) => `globalThis.heartbeatRan?.add(${JSON.stringify(`${file}#${name}`)})`
  const inner = innerFunctions(text).flatMap(({ name, body: { start, end, isBlock } }) =>
    isBlock
      ? [{ at: start + 1, put: `${note(name)};` }]
      : [
          { at: start, put: `(${note(name)},` },
          { at: end, put: ')' },
        ],
  )
  return withInserted(text, inner).replace(
    FUNCTION,
    (all, head, name) => `${head}${note(name)};\n${all.slice(head.length)}`,
  )
}

/** Over what esbuild made of `src`. */
export function prepareFirstRun(folder) {
  const isRecorded = process.env.HEARTBEAT_RECORD === '1'
  const listed = isRecorded ? {} : JSON.parse(readFileSync(LIST, 'utf8'))
  for (const entry of readdirSync(folder, { recursive: true })) {
    const file = entry.replaceAll('\\', '/')
    if (!file.endsWith('.js') || (!isRecorded && listed[file] === undefined)) continue
    const path = join(folder, entry)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, isRecorded ? withRecord(text, file) : withFirstRun(text, listed[file]))
  }
}
