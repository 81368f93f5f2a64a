import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../../src/config/config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { loadConfig } from '../../src/wiring/load-config.js'
import { wire } from '../../src/wiring/wire.js'
import { connectedTo } from '../support/connected-github.js'
import { aLog } from '../support/incident-samples.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { createWorkflowServer, type WorkflowServer } from '../support/workflow-server.js'

// What reads a config file loads with the first of them.
jest.setTimeout(60_000)

const CONFIG = '.github/heartbeat.yml'
const OTHER = '.github/heartbeat.yaml'
const ONE = 'monitors: {a: {threshold: 1h}}'

let folder: TemporaryFolder
let github: WorkflowServer
beforeEach(async () => {
  ;[folder, github] = await Promise.all([createTemporaryFolder(), createWorkflowServer()])
})
afterEach(async () => void (await Promise.all([github.close(), folder.close()])))

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder.path, path)), { recursive: true })
  await writeFile(join(folder.path, path), text)
}

function commit(path: string, text: string): void {
  github.on('GET', `/repos/o/r/contents/${path}`, () => ({
    body: { type: 'file', size: text.length, encoding: 'base64', content: Buffer.from(text).toString('base64') },
  }))
}

async function load(
  raw: Record<string, string> = {},
  repository: { owner: string; repo: string } | null = { owner: 'o', repo: 'r' },
  environment: Record<string, string> = {},
): Promise<Config> {
  const connections = connectedTo({
    clock: { now: () => 0, sleep: async () => {} },
    log: aLog(),
    apiUrl: github.url,
    workspace: folder.path,
    repository,
  })
  try {
    const wiring = wire(connections)
    return await loadConfig(readInputs(CHECK_INPUTS, raw), wiring, { environment, hide: () => {} })
  } finally {
    connections.close()
  }
}

const ids = ({ monitors }: Config) => monitors.map(({ id }) => id)

describe('the config file', () => {
  test('is the one at hand, else the committed one', async () => {
    commit(CONFIG, 'monitors: {b: {threshold: 1h}}')
    expect(ids(await load())).toEqual(['b'])
    await put(CONFIG, ONE)
    expect(ids(await load())).toEqual(['a'])
  })

  test('may be absent where nobody named one', async () => {
    expect((await load()).origin).toEqual({ kind: 'workflows' })
    expect((await load({ monitor: 'x' })).origin).toEqual({ kind: 'inputs', names: ['x'] })
  })

  test.each([true, false])('that was named and is absent is a mistake (committed: %s)', async (committed) => {
    const repository = committed ? { owner: 'o', repo: 'r' } : null
    await put(CONFIG, ONE)
    await expect(load({ config: '.github/hearbeat.yml' }, repository)).rejects.toThrow(
      'config: there is no .github/hearbeat.yml',
    )
  })

  test('is found in the other spelling, and called so', async () => {
    commit(OTHER, ONE)
    expect((await load()).origin).toEqual({ kind: 'file', path: OTHER })
    await put(OTHER, 'monitors: {c: {threshold: 1h}}')
    expect(ids(await load({}, null))).toEqual(['c'])
  })

  test('in both spellings is a mistake that names both', async () => {
    await put(CONFIG, ONE)
    await put(OTHER, ONE)
    await expect(load()).rejects.toThrow(`config: there are both ${CONFIG} and ${OTHER}; keep one of them`)
  })

  test('beside heartbeat-file is not read, which is said, and refused where it was named', async () => {
    await put(CONFIG, ONE)
    await put('other.yml', ONE)
    const config = await load({ 'heartbeat-file': 'beat.json' })
    expect(ids(config)).toEqual(['beat'])
    expect(config.origin).toEqual({ kind: 'inputs', names: ['beat.json'] })
    expect(config.notices).toEqual([expect.stringContaining(`${CONFIG} is not read, because heartbeat-file is given`)])
    await expect(load({ 'heartbeat-file': 'beat.json', config: 'other.yml' })).rejects.toThrow(
      'heartbeat-file: give either "heartbeat-file" or "config", not both',
    )
    expect(github.requests).toEqual([])
  })
})

describe('where no repository is known', () => {
  const HERE = { 'read-from': 'workspace' }
  const sources = async (raw: Record<string, string> = {}) =>
    (await load({ ...HERE, ...raw }, null)).monitors.map(({ source }) => source)

  test('monitors of the config file are read in the files of this folder', async () => {
    await put(CONFIG, 'monitors: {a: {file: data/a.json, threshold: 1h}}')
    expect(await sources()).toEqual([{ kind: 'file', options: { path: 'data/a.json' } }])
  })

  test('and beside a config of another folder', async () => {
    await put(`other/${CONFIG}`, 'monitors: {a: {file: a.json}, b: {file: /tmp/b.json, read-from: workspace}}')
    expect(await sources({ config: `other/${CONFIG}` })).toEqual([
      { kind: 'file', options: { path: 'other/a.json' } },
      { kind: 'file', options: { path: '/tmp/b.json' } },
    ])
  })

  test('beats on a branch cannot be looked for, which is said with the remedy', async () => {
    await put(CONFIG, 'monitors: {a: {threshold: 1h}, b: {file: b.json, branch: beats}, c: {repository: x/y}}')
    const detail = expect.stringMatching(/none is known here; give --repo owner\/repo/) as unknown
    expect(await sources()).toMatchObject([
      { kind: 'unreadable', options: { path: 'heartbeats/a.json', detail } },
      { kind: 'unreadable', options: { path: 'b.json', detail } },
      { kind: 'repository', options: { repository: 'x/y' } },
    ])
  })
})

describe('a heartbeat file named by an input', () => {
  test.each(['../../../user', '/etc/passwd', 'a\\b', '%2e%2e/x'])('%j is none of the repository', async (path) => {
    await expect(load({ 'heartbeat-file': path })).rejects.toThrow(/^heartbeat-file: /)
    expect((await load({ 'heartbeat-file': path, 'read-from': 'workspace' })).monitors).toHaveLength(1)
  })
})
