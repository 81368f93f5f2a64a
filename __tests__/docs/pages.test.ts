import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Command } from 'commander'
import ts from 'typescript'
import { loadVerbs } from '../../src/entry/cli/verbs.js'
import { cronSchedule } from '../../src/domain/calendar/cron.js'
import { DAY } from '../../src/domain/time.js'
import { agentsMapSchema } from '../../src/reports/agents-map/schema.js'
import { REASON_TEXT } from '../../src/domain/judging/reason-text.js'
import { blocksOf, filesIn, pages, root, textOf, trackedFiles } from './project-files.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'

/** As GitHub makes them from headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe.each(pages())('%s', (path) => {
  const prose = textOf(path).replace(/^```[\s\S]*?^```$/gm, '')
  const links = [...prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target)

  test('links only to what is there', () => {
    for (const link of links) {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : normalize(join(dirname(path), file))
      expect([link, existsSync(join(root, target))]).toEqual([link, true])
      if (anchor !== undefined) expect(anchorsOf(textOf(target))).toContain(anchor)
    }
  })

  test('is a page with one title', () => {
    expect(prose.match(/^# .+$/gm)).toHaveLength(1)
  })
})

const readme = textOf('README.md')

test('the book has every page, and the README leads to it', () => {
  const book = textOf('docs/README.md')
  for (const path of filesIn('docs', '.md').filter((one) => one !== 'docs/README.md'))
    expect(book).toContain(`](${path.replace('docs/', '')})`)
  expect(readme).toContain('](docs/README.md)')
})

test('the README shows the two commands of a fresh machine, the first without an install', () => {
  const [first, second] = blocksOf(readme, 'sh')
  expect(first?.trim()).toBe('node dist/cli/index.js demo')
  expect(second?.trim()).toBe('npm ci && npm test')
})

test('the README has a workflow for each side and a picture', () => {
  const workflows = blocksOf(readme, 'yaml').join('\n')
  expect(workflows).toContain(`${OWN_REPOSITORY}/write@v1`)
  expect(workflows).toContain(`${OWN_REPOSITORY}@v1`)
  expect(readme).toMatch(/!\[[^\]]{20,}\]\(docs\/images\/issue-open\.png\)/)
})

test('the README says what a schedule costs a month', () => {
  const before = Date.parse('2026-10-31T23:59:59Z')
  const rows = [...readme.matchAll(/^\| .* \| `([^`]+)` +\| ([\d,]+) +\|$/gm)].map(([, cron = '', minutes = '']) => {
    const runs = cronSchedule([cron], 'UTC').upcoming(before, 30 * 24 * 60)
    return [minutes, runs.filter((at) => at <= before + 30 * DAY).length.toLocaleString('en')]
  })
  expect(rows.length).toBeGreaterThan(2)
  for (const [said, counted] of rows) expect(said).toBe(counted)
})

async function program(): Promise<Command> {
  const root = new Command('heartbeat')
  const verbs = await loadVerbs(undefined)
  const nowhere = {} as Parameters<(typeof verbs)[number]>[1]
  for (const addVerb of verbs) addVerb(root, nowhere)
  return root
}

const OF_EVERY_VERB = ['--help', '--json', '--quiet', '--verbose']

test('the page of the command line has every verb, and commands that are typed right', async () => {
  const verbs = new Map((await program()).commands.map((command) => [command.name(), command]))
  for (const verb of verbs.keys()) expect(textOf('docs/cli.md')).toContain(`| \`${verb}`)
  const lines = pages().flatMap((path) =>
    blocksOf(textOf(path), 'sh').flatMap((block) =>
      block.split('\n').filter((line) => /^node (\.\.\/heartbeat\/)?dist\/cli/.test(line)),
    ),
  )
  // On a machine they stand in a crontab or a unit.
  const machines = filesIn('examples/agents', '').flatMap((path) => {
    expect(textOf('examples/README.md')).toContain(path.replace('examples/', ''))
    return textOf(path).match(/(?<=heartbeat\/)dist\/cli.*$/gm) ?? []
  })
  expect(machines).toHaveLength(2)
  lines.push(...machines.map((line) => `node ${line}`))
  expect(lines.length).toBeGreaterThan(10)
  for (const line of lines) {
    const [before = ''] = line.split(' -- ')
    const [verb = '', second] = before.split(' ').slice(2)
    if (verb.startsWith('--')) continue
    const flags = [...before.matchAll(/ (--[a-z-]+)/g)].map(([, flag]) => flag)
    const command = verbs.get(verb)?.commands.find((one) => one.name() === second) ?? verbs.get(verb)
    const known = [...(command?.options.map(({ long }) => long) ?? []), ...OF_EVERY_VERB]
    expect([line, known]).toEqual([line, expect.arrayContaining(flags)])
  }
})

test('every shell block of every page is one that a shell can read', () => {
  const blocks = pages().flatMap((path) => blocksOf(textOf(path), 'sh').map((text) => ({ path, text })))
  expect(blocks.length).toBeGreaterThan(40)
  for (const { path, text } of blocks) {
    const { stderr } = spawnSync('sh', ['-n'], { input: text, encoding: 'utf8' })
    expect([path, stderr]).toEqual([path, ''])
  }
})

test('every block of JavaScript is one that can be read', () => {
  const blocks = pages().flatMap((path) => blocksOf(textOf(path), 'js').map((text) => ({ path, text })))
  expect(blocks.length).toBeGreaterThan(1)
  for (const { path, text } of blocks) {
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: { allowJs: true } })
    expect([path, diagnostics]).toEqual([path, []])
  }
})

test('every reason is explained', () => {
  const explained = textOf('docs/reference.md') + textOf('docs/workflows.md')
  for (const reason of Object.keys(REASON_TEXT)) expect(explained).toContain(`\`${reason}\``)
})

test('no file speaks of the machine it was made on', () => {
  const machine = new RegExp(['/wo' + 'rk/', '/tmp/' + 'brief', '/home/(?!runner)[a-z]+/', '"reso' + 'lved"'].join('|'))
  const speaking = trackedFiles()
    .filter((path) => existsSync(join(root, path)) && /\.(md|ts|mjs|cjs|js|json|ya?ml|html|txt)$|^\.ci\//.test(path))
    .filter((path) => !path.startsWith('__tests__/fixtures/') && machine.test(textOf(path)))
  expect(speaking).toEqual([])
})

test('the map on the page of agents holds to its schema', () => {
  const [map] = blocksOf(textOf('docs/agents.md'), 'json')
  expect(agentsMapSchema.parse(JSON.parse(map ?? ''))).toEqual(JSON.parse(map ?? ''))
})

test('what was verified names the versions that are used', () => {
  const page = textOf('docs/verified.md')
  const { devDependencies } = JSON.parse(textOf('package.json')) as { devDependencies: Record<string, string> }
  for (const name of ['emulate', '@octokit/openapi', 'axe-core', 'smtp-server'])
    expect(page).toContain(`\`${name}\` ${devDependencies[name]}`)
  expect(page).toContain(`Node ${devDependencies['node']}`)
  const linters = [...textOf('.ci/run').matchAll(/(actionlint|act|zizmor)(?:@v|==)(\d[\d.]*\d)/g)]
  expect(linters.length).toBeGreaterThan(2)
  for (const [, name, version] of linters) expect(page).toContain(`\`${name}\` ${version}`)
})
