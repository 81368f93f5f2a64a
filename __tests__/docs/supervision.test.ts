import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readSupervision, usualSupervision } from '../../src/config/env/supervision.js'
import { supervisionText } from '../../src/config/env/supervision-text.js'
import { SUPERVISION_VARIABLES } from '../../src/config/env/supervision-variables.js'
import { blocksOf, textOf } from './project-files.js'

const page = textOf('docs/supervision.md')

/** The rows of the tables of a page, without what only lines them up. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.replace(/\s+/g, ' ').trim())

test.each(Object.entries(SUPERVISION_VARIABLES))('the page says of %s what it becomes', (name, { usual, becomes }) => {
  expect(rows).toContain(`| \`${name}\` | ${usual === '' ? 'none' : `\`${usual}\``} | ${becomes} |`)
})

test('the config on the page is what the environment says, but for names to choose', () => {
  interface Shown {
    monitors: { services: Record<string, unknown> & { recovery: Record<string, unknown>[] } }
  }
  const shown = blocksOf(page, 'yaml').map((block) => parse(block) as Shown)
  const said = parse(supervisionText(usualSupervision())) as Shown
  const { recovery: steps, ...service } = said.monitors.services
  expect(shown[0]?.monitors.services).toMatchObject(service)
  expect(steps[0]).toMatchObject(shown[0]?.monitors.services.recovery[0] ?? { none: true })
})

describe('examples/supervision/compose.yml', () => {
  interface Service {
    readonly environment?: Readonly<Record<string, string | number | boolean | null>>
    readonly volumes?: readonly string[]
    readonly container_name?: string
  }
  const text = textOf('examples/supervision/compose.yml')
  const { services } = parse(text) as { services: Readonly<Record<string, Service>> }
  const environment = Object.fromEntries(
    Object.entries(services['supervisor']?.environment ?? {}).map(([name, value]) => [name, String(value ?? '')]),
  )

  test('is an environment that is understood, with every name that people set', () => {
    const supervision = readSupervision(environment)
    expect(supervision).toMatchObject({ enabled: true, attempts: 3, allow: ['game_shard'] })
    const names = Object.keys(SUPERVISION_VARIABLES).filter((name) => !/DENY|CONTAINER/.test(name))
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(names))
  })

  test('gives the socket to the proxy alone', () => {
    const holders = Object.entries(services).filter(([, { volumes = [] }]) =>
      volumes.some((volume) => volume.includes('docker.sock')),
    )
    expect(holders.map(([name]) => name)).toEqual(['socket-proxy'])
    expect(services['socket-proxy']?.environment).toMatchObject({ ALLOW_RESTARTS: 1, CONTAINERS: 1, POST: 0 })
  })

  test('names the container as the supervisor looks for it, and is on the page and among the examples', () => {
    expect(services['game_shard']?.container_name).toBe('arbees-game_shard-shard-1')
    expect(text).toContain('health:hb:game_shard:shard-1')
    expect(page).toContain('examples/supervision/compose.yml')
    expect(textOf('examples/README.md')).toContain('supervision/compose.yml')
  })
})
