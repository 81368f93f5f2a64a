import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROMISES } from './promises.mjs'
import { tagsIn } from './tags.mjs'

/** Every promise with the tests that prove it, as Markdown. Throws where a promise has none, or a test names no promise. */
export function reliabilityTables(root) {
  const folder = join(root, '__tests__')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
  return tablesOf(files.flatMap((name) => tagsIn(name, readFileSync(join(folder, name), 'utf8'))))
}

export function tablesOf(tags) {
  const known = Object.values(PROMISES).flatMap((group) => Object.keys(group).map(Number))
  const strange = tags.find(({ number }) => !known.includes(number))
  if (strange !== undefined) throw new Error(`${strange.file} proves ${strange.number}, which nobody promises`)
  const unproved = known.filter((number) => !tags.some((tag) => tag.number === number))
  if (unproved.length > 0) throw new Error(`no test proves ${unproved.join(', ')}`)
  return Object.entries(PROMISES)
    .map(([title, group]) => `## ${title}\n\n${tableOf(group, tags)}`)
    .join('\n\n')
}

function tableOf(group, tags) {
  const rows = Object.entries(group).map(([number, promise]) => {
    const proofs = tags.filter((tag) => tag.number === Number(number)).map(proofText)
    return `| ${number} | ${promise} | ${proofs.join('<br>')} |`
  })
  return ['|  | promise | proved by |', '| --- | --- | --- |', ...rows].join('\n')
}

function proofText({ file, titles }) {
  const name = file.replace(/\.test\.ts$/, '')
  return `[${name}](../__tests__/${file}) › ${titles.map(plain).join(' › ')}`
}

/** Titles are no Markdown. */
function plain(title) {
  return title.replace(/\s+/g, ' ').replace(/[\\`*_<>|#[\]~$]/g, '\\$&')
}
