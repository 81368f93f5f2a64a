import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { node24, projectRoot, runChild } from '../support/child.js'
import { describeWith } from '../support/needs.js'
import { startRedis, type RedisServer } from '../support/redis-server.js'
import { runAction } from '../support/runner.js'

const PASSWORD = 'not-to-be-seen'
let server: RedisServer
const env = (): Record<string, string> => ({ REDIS_URL: server.url })

function cli(...args: string[]) {
  const script = join(projectRoot, 'dist/cli/index.js')
  return runChild(node24, [script, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env() }, cwd: projectRoot })
}

describeWith('redis-server', 'beats in Redis, from every door', () => {
  beforeAll(async () => {
    server = await startRedis({ password: PASSWORD })
  })
  afterAll(() => server.close())

  test('the write action beats at both ends of a job, and the check action reads it', async () => {
    const inputs = { monitor: 'nightly', to: 'redis' }
    const begun = await runAction({ action: 'write/action.yml', inputs, env: env() })
    expect([begun.exitCode, begun.outputs['written']]).toEqual([0, 'true'])
    const ended = await runAction({
      action: 'write/action.yml',
      inputs: { ...inputs, 'job-status': 'success' },
      phase: 'post',
      state: begun.state,
      env: env(),
    })
    expect(ended.exitCode).toBe(0)
    const check = await runAction({
      action: 'action.yml',
      inputs: { monitor: 'nightly', redis: 'own', issue: 'false', artifact: 'false' },
      env: env(),
    })
    expect([check.exitCode, check.outputs['status'], check.outputs['reason']]).toEqual([0, 'healthy', 'ok'])
    for (const ran of [begun, ended, check]) expect(ran.stdout + ran.stderr).not.toContain(PASSWORD)
  }, 60_000)

  test('the command line writes a key that runs out, and checks all of a pattern', async () => {
    const key = 'health:hb:{monitor}:{instance}'
    const written = await cli('write', '--to', 'redis', '--monitor', 'web', '--redis-key', key, '--ttl', '5m')
    expect([written.exitCode, written.stdout + written.stderr]).toEqual([0, expect.stringMatching(/web written: ok/)])
    const [name = ''] = server.cli('KEYS', 'health:hb:web:*').split('\n')
    expect(Number(server.cli('TTL', name))).toBeGreaterThan(240)
    const checked = await cli('check', '--redis', 'keys health:hb:*', '--every', '1m', '--no-state', '--json')
    const map = JSON.parse(checked.stdout) as { monitors: Record<string, { status: string }> }
    expect(Object.entries(map.monitors).map(([id, { status }]) => [id.replace(/:.*/, ''), status])).toEqual([
      ['health-hb/web', 'healthy'],
    ])
  }, 60_000)

  test('what does not go together is refused with what to write', async () => {
    const refusals: [string[], RegExp][] = [
      [['write', '--monitor', 'a', '--ttl', '35s'], /--ttl: goes with --to redis; write that, or leave it out/],
      [['write', '--monitor', 'a', '--to', 'redis', '--file', 'x.json'], /--file: does not go with --to redis/],
      [
        ['write', '--monitor', 'a', '--to', 'redis', '--redis-key', 'x'],
        /ttl: is not given; say how long the key lives/,
      ],
      [
        ['check', '--redis', 'own', '--no-state'],
        /--redis: "own" finds beats by their monitors; name them with --monitor, /,
      ],
      [
        ['check', '--redis', 'health:*', '--no-state'],
        /redis: "health:\*" is no place in Redis; write "own", "key NAME"/,
      ],
      [['check', '--redis', 'key a:*', '--no-state'], /has a pattern in "key"; write "keys"/],
      [['check', '--file', 'x', '--redis', 'key a', '--no-state'], /redis: stands beside a file/],
      [['check', '--redis', 'key a', '--duration', 'long'], /duration: "long" is no time to listen; write seconds/],
    ]
    for (const [args, message] of refusals) {
      const { exitCode, stdout, stderr } = await cli(...args)
      expect([args.join(' '), exitCode === 0, stdout + stderr]).toEqual([
        args.join(' '),
        false,
        expect.stringMatching(message),
      ])
    }
  }, 90_000)

  test('a Redis that is not there is unknown, with its cause and without its password', async () => {
    await server.kill()
    const { exitCode, stdout, stderr } = await cli('check', '--redis', 'own', '--monitor', 'nightly', '--no-state')
    await server.start()
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/unknown +nightly .*ECONNREFUSED.*; nothing listens there/)
    expect(stdout + stderr).not.toContain(PASSWORD)
  }, 60_000)
})
