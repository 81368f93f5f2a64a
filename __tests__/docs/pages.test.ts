import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Command } from 'commander'
import { loadVerbs } from '../../src/entry/cli/verbs.js'
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
      block.split('\n').filter((line) => line.startsWith('node dist/cli')),
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
