import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bareEnvironment, projectRoot, runChild } from '../../support/child.js'
import { findCanaries } from '../../support/canaries.js'
import { figure } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { createFaultRig } from '../../support/redis-faults.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const PASSWORD = 'canary/pass#word%42'
const CODED = encodeURIComponent(PASSWORD)
const CONFIG = `monitors:
  worker: { redis: own, threshold: 5m }
  mary: { redis: { channel: 'agents:mary' }, threshold: 5m }
channels: { redis: {} }
`

// proves: 28
describeWith('redis-server', 'the password of Redis', () => {
  const rig = createFaultRig()
  let folder: TemporaryFolder
  let outputs = 0
  let found = 0
  beforeAll(async () => {
    folder = await createTemporaryFolder()
    await writeFile(join(folder.path, 'heartbeat.yml'), CONFIG)
  })
  afterEach(rig.close)
  afterAll(async () => {
    figure('the password of Redis', 'shown in outputs', `${found} of ${outputs}`)
    await folder.close()
  })

  const at = (port: number): string => `redis://mary:${CODED}@127.0.0.1:${port}`

  async function stubbed(answer: string): Promise<string> {
    return at(Number(new URL(await rig.stub(answer)).port))
  }

  const DOORS: readonly (readonly string[])[] = [
    ['check', '--config', 'heartbeat.yml', '--no-state', '--duration', '1s'],
    ['check', '--config', 'heartbeat.yml', '--no-state', '--json'],
    ['write', '--monitor', 'worker', '--to', 'redis', '--json'],
    ['test-alert', '--config', 'heartbeat.yml'],
    ['redis', 'ping', '--config', 'heartbeat.yml'],
    ['redis', 'acl', '--config', 'heartbeat.yml'],
  ]

  test.each<[string, () => Promise<string>]>([
    ['is wrong', async () => at((await rig.server()).port)],
    ['is right', async () => (await rig.server()).user('mary', PASSWORD, 'allkeys', 'allchannels', '+@all')],
    ['is of no use, for nobody is there', () => Promise.resolve(at(1))],
    ['is said back', () => stubbed(`-ERR unknown command 'AUTH', with args beginning with: 'mary' '${PASSWORD}'`)],
    ['is said back, coded', () => stubbed(`-WRONGPASS mary:${CODED} is no user`)],
    ['goes along to another node', () => stubbed('-MOVED 1 :PORT')],
    ['stands in an address of no Redis', () => Promise.resolve(`redis://mary:${PASSWORD}@host`)],
    ['stands where the database should', () => Promise.resolve(`redis://:x@127.0.0.1/${CODED}`)],
  ])(
    'that %s is in no output',
    async (_name, make) => {
      const env = { ...bareEnvironment(folder.path), REDIS_URL: await make(), HEARTBEAT_DEBUG: '1' }
      const run = (args: readonly string[]) => runChild(process.execPath, [CLI, ...args], { env, cwd: folder.path })
      const results = await Promise.all(DOORS.map(run))
      const texts = results.flatMap(({ stdout, stderr }) => [stdout, stderr])
      texts.push(await watched(env))
      const shown = texts.filter((text) => findCanaries({ PASSWORD }, { text }).length > 0)
      outputs += texts.length
      found += shown.length
      expect(shown).toEqual([])
      expect(results.filter(({ stdout, stderr }) => (stdout + stderr).trim() === '')).toEqual([])
    },
    120_000,
  )

  /** What a watcher says in its first seconds. */
  async function watched(env: Record<string, string>): Promise<string> {
    const args = [CLI, 'watch', '--config', 'heartbeat.yml', '--no-state', '--interval', '1s']
    const child = spawn(process.execPath, args, { env, cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const closed = once(child, 'close')
    await Promise.race([closed, sleep(3_000)])
    child.kill('SIGTERM')
    await closed
    return text
  }
})
