import { describe, expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { readConfig } from '../../src/config/read-config.js'
import { findMonitors } from '../../src/app/find-monitors.js'
import { plainMonitor } from '../../src/domain/monitor.js'
import type { Source } from '../../src/sources/source.js'

async function configOf(text: string) {
  const inputs = readInputs(CHECK_INPUTS, { config: '.github/heartbeat.yml' })
  return readConfig({ inputs, text, environment: {}, hide: () => undefined })
}

const runbooks = async (text: string) =>
  Object.fromEntries((await configOf(text)).monitors.map(({ id, runbook }) => [id, runbook]))

describe('whose runbook it is', () => {
  test("its own, else that of its tags in their order, else everybody's", async () => {
    const text = `
defaults: { runbook: Ask Ann. }
tags: { trading: { runbook: https://wiki.example.com/trading }, night: { runbook: Call the night desk. }, quiet: }
monitors:
  own: { file: a.json, tags: [trading], runbook: Restart it. }
  first: { file: b.json, tags: [quiet, night, trading] }
  second: { file: c.json, tags: [trading] }
  none: { file: d.json }
`
    expect(await runbooks(text)).toEqual({
      own: 'Restart it.',
      first: 'Call the night desk.',
      second: 'https://wiki.example.com/trading',
      none: 'Ask Ann.',
    })
  })

  test('tags that all monitors have by default count, too', async () => {
    const text =
      'defaults: { tags: [shop] }\ntags: { shop: { runbook: Ask Bob. } }\nmonitors: { a: { file: a.json } }\n'
    expect(await runbooks(text)).toEqual({ a: 'Ask Bob.' })
  })

  test.each([
    [
      'tags: { tradng: { runbook: x } }\nmonitors: { a: { file: a.json, tags: [trading] } }',
      /tags\.tradng.*did you mean "trading"/,
    ],
    [
      'tags: { shop: { runbook: x } }\nmonitors: { a: { file: a.json } }',
      /tags\.shop.*is a tag of no monitor; give it to one/,
    ],
    [
      'tags: { shop: { runbok: x } }\nmonitors: { a: { file: a.json, tags: [shop] } }',
      /tags\.shop\.runbok.*did you mean "runbook"/,
    ],
    [
      `tags: { shop: { runbook: ${'x'.repeat(1001)} } }\nmonitors: { a: { file: a.json, tags: [shop] } }`,
      /tags\.shop\.runbook.*1000/,
    ],
  ])('%#: what is wrong is named', async (text, expected) => {
    await expect(configOf(text)).rejects.toThrow(expected)
  })
})

describe('workflows that are found', () => {
  const found: Pick<Source, 'discover' | 'read'> = {
    discover: async () => ({
      monitors: [plainMonitor('nightly', { kind: 'workflow', options: { workflow: 'nightly.yml' } })],
      notices: [],
    }),
    read: async () => new Map(),
  }
  const monitorsOf = async (text: string) => {
    const search = { config: await configOf(text), self: null, repository: 'o/r', now: 0 }
    return (await findMonitors(search, async () => found as Source)).config.monitors.at(-1)
  }

  test.each([
    ['their own', 'workflows: { runbook: Ask Ann., tags: [ci] }\ntags: { ci: { runbook: no } }', 'Ask Ann.', ['ci']],
    ['of their tag', 'workflows: { tags: [ci] }\ntags: { ci: { runbook: Ask Bob. } }', 'Ask Bob.', ['ci']],
    ["everybody's", 'defaults: { runbook: Ask Cem., tags: [all] }\nworkflows: { discover: true }', 'Ask Cem.', ['all']],
    ["everybody's, without a section", 'defaults: { runbook: Ask Cem. }', 'Ask Cem.', []],
    ['none', 'workflows: { discover: true }', null, []],
  ])('%s', async (_name, text, runbook, tags) => {
    expect(await monitorsOf(text)).toMatchObject({ id: 'nightly', runbook, tags })
  })
})
