import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readChannels } from '../../src/config/channels/configure.js'
import { inspect } from '../../src/app/inspect.js'
import { checkConfig } from '../../src/config/check-config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { readRecovery } from '../../src/config/recovery.js'
import { readWriteInputs } from '../../src/config/inputs/write-inputs.js'
import { blocksOf, filesIn, pages, textOf } from './project-files.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly run?: string
}
interface Job {
  readonly permissions?: unknown
  /** A workflow of ours; it has steps of its own otherwise. */
  readonly uses?: string
  readonly steps?: readonly Step[]
}
interface Workflow {
  readonly name: string
  readonly permissions?: unknown
  readonly concurrency?: { readonly 'cancel-in-progress'?: unknown }
  readonly jobs: Readonly<Record<string, Job>>
}

const ACTIONS: Readonly<Record<string, string>> = {
  [`${OWN_REPOSITORY}@v1`]: 'action.yml',
  [`${OWN_REPOSITORY}/write@v1`]: 'write/action.yml',
  [`${OWN_REPOSITORY}/run@v1`]: 'run/action.yml',
}

const TEMPLATE = 'examples/template/.github'
const workflows = ['examples/workflows', `${TEMPLATE}/workflows`].flatMap((folder) => filesIn(folder, '.yml'))
const own = filesIn('.github/workflows', '.yml')
const read = (path: string): Workflow => parse(textOf(path)) as Workflow
const stepsOf = (workflow: Workflow): readonly Step[] => Object.values(workflow.jobs).flatMap(({ steps = [] }) => steps)

/** Steps in the YAML of a page: of whole workflows, and of pieces of one. */
function stepsIn(value: unknown): Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn)
  if (typeof value !== 'object' || value === null) return []
  if ('uses' in value) return [value as Step]
  return Object.values(value).flatMap(stepsIn)
}

function expectRealInputs({ uses = '', with: given = {} }: Step): void {
  const file = ACTIONS[uses]
  if (file === undefined) throw new Error(`${uses} is none of our actions`)
  const { inputs } = parse(textOf(file)) as { inputs: Record<string, unknown> }
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)))
  // An expression is filled in by the runner.
  const plain = Object.entries(given).filter(([, value]) => !String(value).includes('${{'))
  const raw = Object.fromEntries(plain.map(([name, value]) => [name, String(value)]))
  // A job of a matrix is named by it, and without a name nothing would be read.
  if ('monitor' in given) raw['monitor'] ??= 'filled-in'
  if (file === 'action.yml') readInputs(CHECK_INPUTS, raw)
  if (file === 'write/action.yml') readWriteInputs(raw)
}

describe.each(workflows)('%s', (path) => {
  const workflow = read(path)

  test('uses our actions with inputs they have and values they take, and pins what is not ours by commit', () => {
    const steps = stepsOf(workflow).filter(({ uses }) => uses !== undefined)
    const ours = steps.filter(({ uses = '' }) => uses.startsWith(OWN_REPOSITORY))
    expect(ours.length).toBeGreaterThan(0)
    ours.forEach(expectRealInputs)
    for (const { uses } of steps.filter((step) => !ours.includes(step))) expect(uses).toMatch(/@[0-9a-f]{40}$/)
  })

  // proves: 34
  test('asks for nothing at the top and for little in each job', () => {
    expect(workflow.permissions).toEqual({})
    for (const { permissions, steps = [] } of Object.values(workflow.jobs)) {
      expect(permissions).toBeInstanceOf(Object)
      // Who deploys to Pages does nothing else, and shows who it is.
      if (steps.every(({ uses }) => uses?.startsWith('actions/deploy-pages@')))
        expect(permissions).toEqual({ pages: 'write', 'id-token': 'write' })
      else expect(JSON.stringify(permissions)).not.toMatch(/write-all|packages|pages|id-token|actions":"write/)
    }
  })

  test('never cuts off a check that runs', () => {
    const checks = stepsOf(workflow).some(({ uses }) => uses === `${OWN_REPOSITORY}@v1`)
    if (checks) expect(workflow.concurrency?.['cancel-in-progress']).toBe(false)
  })

  test('is listed in the page of examples', () => {
    expect(textOf('examples/README.md')).toContain(path.replace('examples/', ''))
  })
})

describe.each([...filesIn('examples/config', '.yml'), ...filesIn(TEMPLATE, '.yml')])('%s', (path) => {
  test('is a valid config, channels and recovery included', async () => {
    const file = parseConfigFile(textOf(path), path)
    const { monitors, workflows } = checkConfig(readInputs(CHECK_INPUTS, {}), file)
    expect(monitors.length > 0 || workflows.discover).toBe(true)
    expect((await readChannels({}, file.channels)).problems).toEqual([])
    await readRecovery(file)
  })

  test('is listed in the page of examples', () => {
    expect(textOf('examples/README.md')).toContain(path.replace('examples/', ''))
  })
})

/** What `inspect` says of each, at a moment soon after. */
const HEARTBEATS: Readonly<Record<string, { readonly at: string; readonly monitors: readonly string[] }>> = {
  'events.jsonl': { at: '2026-11-20T02:31:07Z', monitors: ['nightly-backup ok'] },
  'jobs.json': { at: '2026-11-20T02:31:07Z', monitors: ['nightly-backup ok', 'invoice-export fail'] },
  'last_run.txt': { at: '2026-11-20T14:30:00Z', monitors: [] },
  'metrics.prom': { at: '2026-11-20T02:41:07Z', monitors: [] },
  'scheduler_heartbeat.json': { at: '2026-11-20T14:30:00Z', monitors: [] },
}

describe('the heartbeat files to try things on', () => {
  test('are all held by this table, and listed in the page of examples', () => {
    const files = filesIn('examples/heartbeats', '')
    expect(files.map((path) => path.replace('examples/heartbeats/', '')).sort()).toEqual(Object.keys(HEARTBEATS))
    for (const path of files) expect(textOf('examples/README.md')).toContain(path.replace('examples/', ''))
  })

  test.each(Object.entries(HEARTBEATS))('%s is read as it says', (file, { at, monitors }) => {
    const now = Date.parse('2026-11-20T15:00:00Z')
    const options = { timestampField: null, timezone: null, statusField: null, format: 'auto', now } as const
    const result = inspect(textOf(`examples/heartbeats/${file}`), options)
    expect(result).toMatchObject({ timestamp: at, error: null })
    expect((result.monitors ?? []).map(({ name, status }) => `${name} ${status?.class ?? ''}`)).toEqual(monitors)
  })
})

describe.each(pages())('the YAML in %s', (path) => {
  const blocks = blocksOf(textOf(path), 'yaml')
  const documents = blocks.map((block) => parse(block) as unknown)

  test('names real actions and inputs', () => {
    stepsIn(documents)
      .filter(({ uses }) => uses?.startsWith(OWN_REPOSITORY))
      .forEach(expectRealInputs)
  })

  test('is valid where it is a config', async () => {
    const isConfig = (document: unknown): boolean =>
      typeof document === 'object' &&
      document !== null &&
      !Array.isArray(document) &&
      ['monitors', 'maintenance', 'channels', 'recovery', 'incidents'].some((key) => key in document)
    for (const [i, block] of blocks.entries()) {
      if (!isConfig(documents[i])) continue
      const file = parseConfigFile(block, path)
      checkConfig(readInputs(CHECK_INPUTS, {}), file)
      expect((await readChannels({}, file.channels)).problems).toEqual([])
      await readRecovery(file)
    }
  })
})

describe.each(own)('%s', (path) => {
  test('asks for nothing at the top, and pins what is not ours by commit', () => {
    const workflow = read(path)
    expect(workflow.permissions).toEqual({})
    const jobs: readonly { readonly uses?: string }[] = Object.values(workflow.jobs)
    for (const { uses } of [...jobs, ...stepsOf(workflow)]) if (uses) expect(uses).toMatch(/^\.\/|@[0-9a-f]{40}$/)
  })

  // proves: 34
  test('has no expression in a script', () => {
    for (const { run } of stepsOf(read(path))) expect(run ?? '').not.toContain('${{')
  })
})
