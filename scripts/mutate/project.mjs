// What is put to the test, and by which tests.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  /^src\/domain\//,
  /^src\/incidents\//,
  /^src\/sinks\/branch\//,
  /^src\/platform\/github[^/]*\.ts$/,
  /^src\/app\/carry-out\.ts$/,
]

/** What people read: a word more or less in it is seen in the rendered examples, and is counted apart. */
const TEXTS = [/^src\/incidents\/github\/render-/, /^src\/domain\/telling\/notification-(text|headline|advice)\.ts$/]

/** Those that start processes, servers and browsers run what is in `dist`, not these sources. */
const SLOW_TESTS = /^__tests__\/(e2e|integration)\//

/** The project as it is mutated; a test of the command gives one of its own. */
export function wholeProject(root) {
  return {
    root,
    sources: filesIn(root, 'src').filter((path) => SOURCES.some((pattern) => pattern.test(path))),
    tests: filesIn(root, '__tests__').filter((path) => path.endsWith('.test.ts') && !SLOW_TESTS.test(path)),
  }
}

function filesIn(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}

export const TEXTS_PART = 'texts for people'

/** The row of the figures that a module belongs to: its folder, not deeper than two. */
export function partOf(path) {
  if (TEXTS.some((pattern) => pattern.test(path))) return TEXTS_PART
  const folders = path
    .replace(/^src\//, '')
    .split('/')
    .slice(0, -1)
  return folders.slice(0, 2).join('/') || path
}
