import { describe, expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { readConfig } from '../../src/config/read-config.js'

const CONFIG = '.github/heartbeat.yml'

async function configOf(text: string, monitor: string[] = []) {
  const inputs = readInputs(CHECK_INPUTS, { config: CONFIG, ...(monitor.length > 0 && { monitor: monitor.join(',') }) })
  return readConfig({ inputs, text, environment: {}, hide: () => undefined })
}

const dependencies = async (text: string, ...monitor: string[]) =>
  Object.fromEntries((await configOf(text, monitor)).monitors.map(({ id, dependsOn }) => [id, dependsOn]))

const SHOP = `monitors:
  router: { file: a.json, tags: [infra] }
  database: { file: b.json, tags: [infra], depends-on: router }
  web: { file: c.json, tags: [shop], depends-on: [database, tag:infra] }
`

describe('what monitors stand on', () => {
  test('is one name or several; a tag is all that have it', async () => {
    const web = ['database', 'router', 'tag:infra']
    expect(await dependencies(SHOP)).toEqual({ router: undefined, database: ['router'], web })
  })

  test('a run of some of them knows whom a tag means all the same', async () => {
    expect(await dependencies(SHOP, 'web')).toEqual({ web: ['database', 'router', 'tag:infra'] })
  })

  test('a tag of workflows that are found later is known', async () => {
    const text = 'workflows: { tags: [nightly] }\nmonitors: { web: { file: a.json, depends-on: tag:nightly } }\n'
    expect(await dependencies(text)).toEqual({ web: ['tag:nightly'] })
  })

  test.each([
    [
      'an unknown name',
      'monitors: { database: { file: a.json }, web: { file: b.json, depends-on: [databse] } }',
      '"databse" is no monitor of this file; did you mean "database"?',
    ],
    [
      'a name that is like none',
      'monitors: { a: { file: a.json }, web: { file: b.json, depends-on: warehouse } }',
      '"warehouse" is no monitor of this file; name one by its id, or all of a tag like "tag:infra"',
    ],
    [
      'a tag without its word',
      'monitors: { a: { file: a.json, tags: [infra] }, web: { file: b.json, depends-on: infra } }',
      '"infra" is no monitor of this file; name one by its id, or all of a tag like "tag:infra"',
    ],
    [
      'an unknown tag',
      'monitors: { a: { file: a.json, tags: [infra] }, web: { file: b.json, depends-on: tag:infa } }',
      '"tag:infa" is a tag of no monitor; did you mean "tag:infra"?',
    ],
    [
      'a tag where there is none',
      'monitors: { a: { file: a.json }, web: { file: b.json, depends-on: tag:infra } }',
      '"tag:infra" is a tag of no monitor; give it to one with "tags"',
    ],
    [
      'itself',
      'monitors: { a: { file: a.json }, web: { file: b.json, depends-on: web } }',
      'goes in a circle: web → web; take one of them out, so that something stands by itself',
    ],
    [
      'itself by its tag',
      'monitors: { web: { file: b.json, tags: [infra], depends-on: tag:infra } }',
      'goes in a circle: web → tag:infra → web; take one of them out, so that something stands by itself',
    ],
    [
      'a circle',
      'monitors: { a: { file: a.json, depends-on: web }, b: { file: a.json, depends-on: a }, web: { file: b.json, depends-on: b } }',
      'goes in a circle: a → web → b → a; take one of them out, so that something stands by itself',
    ],
    [
      'a circle through a tag',
      'monitors: { a: { file: a.json, tags: [infra], depends-on: web }, web: { file: b.json, depends-on: [tag:infra] } }',
      'goes in a circle: a → web → tag:infra → a; take one of them out, so that something stands by itself',
    ],
  ])('%s is told with its line and what to do', async (_, text, message) => {
    const told = await configOf(text).catch((error: unknown) => (error instanceof Error ? error.message : ''))
    expect(told).toMatch(/\.github\/heartbeat\.yml:1:\d+: monitors\.\w+\.depends-on: /)
    expect(told).toContain(message)
  })

  test('it is no default: what all stand on stands on itself', async () => {
    await expect(configOf('defaults: { depends-on: [a] }\nmonitors: { a: { file: a.json } }')).rejects.toThrow(
      /defaults\.depends-on/,
    )
  })

  test('a chain of ten thousand is read, and so is a tag of as many', async () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => [
      `m${i}`,
      { file: 'a.json', tags: ['all'], ...(i > 0 && { 'depends-on': [`m${i - 1}`] }) },
    ])
    const last = { file: 'a.json', 'depends-on': ['tag:all'] }
    const { monitors } = await configOf(JSON.stringify({ monitors: { ...Object.fromEntries(chain), last } }))
    expect(monitors.at(-1)?.dependsOn).toHaveLength(10_001)
  })
})
