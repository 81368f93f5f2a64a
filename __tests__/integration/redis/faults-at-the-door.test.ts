import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../../support/child.js'
import { findCanaries } from '../../support/canaries.js'
import { figure } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { createFaultRig, PASSWORD, REDIS_FAULTS } from '../../support/redis-faults.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const MONITOR = 'worker: { redis: own, threshold: 5m'
const LOST = { last_run: '2026-01-01T00:00:00Z' }
/** What it waits for is bounded by this. */
const LONGEST_WAIT_MS = 5_000
/** A process needs a while to start. */
const START_MS = 2_000

const TEN = [
  'refused',
  'no such host',
  'accepts and is mute',
  'stopped by a signal',
  'loading its data',
  'wrong password',
  'a forbidden command',
  'a certificate signed by itself',
  'moved to a node that is gone',
  'a replica without its master',
]

describeWith('redis-server', 'a check that cannot ask Redis', () => {
  const rig = createFaultRig()
  let folder: TemporaryFolder
  let engine: Server
  /** What was asked of the engine of containers. */
  let asked = 0
  /** What the check takes where Redis answers, on this machine and now. */
  let usualMs = 0
  let good = 0

  beforeEach(async () => {
    folder = await createTemporaryFolder()
    asked = 0
    engine = createServer((socket) => (asked++, socket.destroy())).listen(join(folder.path, 'engine.sock'))
    await once(engine, 'listening')
    await anIncidentOpens()
  })
  afterEach(async () => {
    engine.close()
    await folder.close()
    await rig.close()
  })
  afterAll(() => figure('a check that cannot ask Redis', 'unknown, named and in time', `${good} of ${TEN.length}`))

  async function config(recovers: boolean): Promise<void> {
    const text = recovers
      ? `monitors:\n  ${MONITOR}, recovery: [ { container: worker } ] }\nrecovery: { allow: ['container:worker'], confirm: 1s }\n`
      : `monitors:\n  ${MONITOR} }\n`
    await writeFile(join(folder.path, 'heartbeat.yml'), text)
  }

  function check(url: string, ...flags: string[]): Promise<ChildResult> {
    const own = { REDIS_URL: url, DOCKER_HOST: `unix://${folder.path}/engine.sock`, HEARTBEAT_DEBUG: '1' }
    return runChild(process.execPath, [CLI, 'check', '--config', 'heartbeat.yml', ...flags], {
      env: { ...bareEnvironment(folder.path), ...own },
      cwd: folder.path,
    })
  }

  async function anIncidentOpens(): Promise<void> {
    const { url, cli } = await rig.server()
    cli('HSET', '{heartbeat}:beats', 'worker', JSON.stringify(LOST))
    cli('ZADD', '{heartbeat}:last', String(Date.parse(LOST.last_run)), 'worker')
    await config(false)
    usualMs = (await check(url, '--state-file', 'state.json')).durationMs
    expect(await incidents()).toEqual([expect.objectContaining({ key: 'worker', phase: 'open' })])
    await config(true)
  }

  async function incidents(): Promise<unknown> {
    return (JSON.parse(await readFile(join(folder.path, 'state.json'), 'utf8')) as { incidents: unknown }).incidents
  }

  test.each(TEN.map((name) => REDIS_FAULTS.find((fault) => fault.name === name)!))(
    '$name',
    async (fault) => {
      const made = await fault.make(rig)
      const url = typeof made === 'string' ? made : made.url
      const before = await incidents()
      const { stdout, stderr, exitCode, durationMs } = await check(url, '--state-file', 'state.json', '--json')
      const { monitors } = JSON.parse(stdout) as { monitors: Record<string, { status: string; message: string }> }
      expect(monitors['worker']).toMatchObject({
        status: 'unknown',
        reason: 'source-unreachable',
        message: expect.stringMatching(fault.says),
      })
      expect(monitors['worker']?.message).toMatch(fault.remedy)
      expect(exitCode).toBe(1)
      expect(durationMs).toBeLessThan(LONGEST_WAIT_MS + Math.max(START_MS, 3 * usualMs))
      expect(asked).toBe(0)
      expect(await incidents()).toEqual(before)
      expect(findCanaries({ PASSWORD }, { stdout, stderr })).toEqual([])
      figure('a check that cannot ask Redis', fault.name, `${Math.round(durationMs)} ms with its start`)
      good++
    },
    120_000,
  )

  test('a replica that has lost its master and tells what it knew', async () => {
    const master = await rig.server()
    const replica = await rig.server({ args: ['--replicaof', '127.0.0.1', String(master.port)] })
    await master.kill()
    const { stdout } = await check(replica.url, '--no-state')
    expect(stdout).toMatch(/unknown +worker .*this Redis is a replica; what it says may be old/)
  }, 120_000)
})
