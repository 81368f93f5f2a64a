import { describe, expect, it } from '@jest/globals'
import type { Machine, Process } from '../../src/ports.js'
import { RECOVERY } from '../../src/recovery/index.js'
import type { RecoveryPorts, RedisPlace } from '../../src/recovery/recovery.js'
import { A_MACHINE, NO_ENGINES } from '../support/container-samples.js'
import { aLog } from '../support/incident-samples.js'

const NOW = Date.parse('2026-11-22T09:30:00Z')

function aUnit(state: Record<string, string> = {}): string {
  const whole = {
    LoadState: 'loaded',
    ActiveState: 'failed',
    SubState: 'failed',
    Type: 'simple',
    Result: 'exit-code',
    NRestarts: '0',
    ActiveEnterTimestamp: 'Sun 2026-11-22 08:00:00 UTC',
    ...state,
  }
  return Object.entries(whole)
    .map((pair) => `${pair.join('=')}\n`)
    .join('')
}

type Answer = Awaited<ReturnType<Process['run']>>
const prints = (stdout: string): Answer => ({ exitCode: 0, stdout, stderr: '' })

interface World {
  /** Answers to `systemctl show`, the last one for ever. */
  readonly shows: readonly (Answer | Error)[]
  readonly restart?: Answer
  readonly machine?: Partial<Machine>
  readonly redis?: readonly RedisPlace[]
}

async function unit(options: Record<string, unknown>, { shows, restart, machine, redis }: World) {
  const member = await RECOVERY['systemd']!()
  const commands: string[] = []
  let looks = 0
  const run: Process['run'] = async (command, args) => {
    commands.push([command, ...args].join(' '))
    const answer = args.includes('restart') ? (restart ?? prints('')) : shows[Math.min(looks++, shows.length - 1)]!
    if (answer instanceof Error) throw answer
    return answer
  }
  const ports: RecoveryPorts = {
    clock: { now: () => NOW, sleep: async () => {} },
    log: aLog(),
    github: () => Promise.reject(new Error('not asked here')),
    process: { run, runInherit: () => Promise.reject(new Error('not run here')) },
    engines: NO_ENGINES,
    machine: { ...A_MACHINE, ...machine },
    redisPlaces: () => redis ?? [],
  }
  const step = member.create(member.options(options, []), ports)
  return { step, commands, deeds: () => commands.filter((command) => command.includes(' restart ')) }
}

describe('a unit, before anything is done to it', () => {
  const active = { ActiveState: 'active', SubState: 'running', Result: 'success' }

  it.each<[string, Record<string, string>, RegExp]>([
    ['failed', {}, /^ready failed \(exit-code\)$/],
    ['active and silent', active, /^ready active \(running\)$/],
    [
      'young',
      { ...active, ActiveEnterTimestamp: 'Sun 2026-11-22 09:29:30 UTC' },
      /^wait nginx.service was started at 2026-11-22T09:29:30Z and has 1 min to begin$/,
    ],
    ['of a time nobody can read', { ...active, ActiveEnterTimestamp: 'Sun 2026-11-22 10:29:30 CET' }, /^ready active/],
    [
      'activating',
      { ActiveState: 'activating', SubState: 'auto-restart', NRestarts: '12' },
      /^wait nginx.service is activating \(auto-restart; restarted by systemd 12 times\)$/,
    ],
    [
      'deactivating',
      { ActiveState: 'deactivating', SubState: 'stop-sigterm' },
      /^wait nginx.service is deactivating \(stop-sigterm\)$/,
    ],
    ['reloading', { ActiveState: 'reloading', SubState: 'reload' }, /^wait /],
    [
      'stopped',
      { ActiveState: 'inactive', SubState: 'dead', Result: 'success' },
      /^hands-off nginx.service is stopped and did not fail: it is left to whoever stopped it; "systemctl start nginx.service" starts it$/,
    ],
    [
      'a job between its runs',
      { ActiveState: 'inactive', SubState: 'dead', Result: 'success', Type: 'oneshot' },
      /^ready inactive$/,
    ],
    ['masked', { LoadState: 'masked' }, /^hands-off nginx.service is masked: somebody switched it off for good$/],
    ['not there', { LoadState: 'not-found', ActiveState: 'inactive' }, /^hands-off there is no unit nginx.service; /],
    [
      'of a wrong file',
      { LoadState: 'bad-setting', ActiveState: 'inactive' },
      /^failed systemd cannot load nginx.service \(bad-setting\); "systemctl status nginx.service" says why$/,
    ],
    [
      'in a state nobody knows',
      { ActiveState: 'melting\u001b[31m' },
      /^failed nginx.service is in a state that is not known here: "melting"$/,
    ],
  ])('%s', async (_, state, expected) => {
    const { step, deeds } = await unit({ systemd: 'nginx.service' }, { shows: [prints(aUnit(state))] })
    const look = await step.look!()
    expect(`${look.kind} ${look.kind === 'ready' ? look.was : look.why}`).toMatch(expected)
    expect((await step.start()).ok).toBe(look.kind === 'ready')
    expect(deeds()).toHaveLength(look.kind === 'ready' ? 1 : 0)
  })

  it.each([
    [
      {
        exitCode: 1,
        stdout: '',
        stderr: "System has not been booted with systemd as init system (PID 1). Can't operate.\n",
      },
      /has not been booted with systemd/,
    ],
    [
      { exitCode: 127, stdout: '', stderr: 'env: ‘systemctl’: No such file or directory\n' },
      /No such file or directory$/,
    ],
    [new Error('env could not be started (ENOENT)'), /ENOENT/],
    [prints('nonsense'), /could not look at nginx.service: nonsense$/],
  ])('that could not be looked at is neither dead nor alive: %#', async (answer, expected) => {
    const { step, deeds } = await unit({ systemd: 'nginx.service' }, { shows: [answer] })
    expect(await step.look!()).toEqual({ kind: 'failed', why: expect.stringMatching(expected) })
    expect(await step.start()).toMatchObject({ ok: false, detail: expect.stringMatching(expected) })
    expect(deeds()).toEqual([])
  })

  it.each<[string, string, Partial<World>, RegExp]>([
    [
      'its own unit',
      'heartbeat.service',
      { machine: { ownUnits: () => ['heartbeat.service'] } },
      /^Heartbeat itself runs in heartbeat.service$/,
    ],
    [
      'its Redis',
      'redis-server.service',
      { redis: [{ host: '127.0.0.1', port: 6379 }] },
      /^redis-server.service is the Redis at 127.0.0.1:6379/,
    ],
    [
      'its Valkey',
      'valkey@main.service',
      { redis: [{ host: 'box', port: 6379 }] },
      /^valkey@main.service is the Redis/,
    ],
  ])('that is never touched: %s', async (_, systemd, world, expected) => {
    const { step, commands } = await unit({ systemd }, { shows: [prints(aUnit())], ...world })
    expect(await step.look!()).toEqual({ kind: 'hands-off', why: expect.stringMatching(expected) })
    expect(await step.start()).toMatchObject({ ok: false })
    expect(commands).toEqual([])
  })

  it('that a Redis elsewhere does not protect', async () => {
    const redis = [{ host: 'redis.example.net', port: 6379 }]
    const { step } = await unit({ systemd: 'redis-server.service' }, { shows: [prints(aUnit())], redis })
    expect(await step.look!()).toMatchObject({ kind: 'ready' })
  })
})

describe('the deed', () => {
  const PROPERTIES = '--property=LoadState,ActiveState,SubState,Type,Result,NRestarts,ActiveEnterTimestamp'

  it('is one restart, after one more look', async () => {
    const { step, commands } = await unit({ systemd: 'web@1.service', user: true }, { shows: [prints(aUnit())] })
    expect(await step.start()).toEqual({
      ok: true,
      detail: 'restarted web@1.service, which was failed (exit-code)',
      url: null,
    })
    expect(commands).toEqual([
      `env TZ=UTC systemctl --user --no-ask-password show web@1.service ${PROPERTIES}`,
      'env TZ=UTC systemctl --user --no-ask-password restart web@1.service',
    ])
  })

  it('does not wait for the end of a job', async () => {
    const job = prints(aUnit({ ActiveState: 'inactive', Type: 'oneshot' }))
    const { step, deeds } = await unit({ systemd: 'backup.service' }, { shows: [job] })
    expect(await step.start()).toMatchObject({ ok: true })
    expect(deeds()).toEqual(['env TZ=UTC systemctl --no-ask-password --no-block restart backup.service'])
  })

  it('is left out when somebody else restarted it since the look', async () => {
    const again = aUnit({ ActiveState: 'active', ActiveEnterTimestamp: 'Sun 2026-11-22 09:29:59 UTC' })
    const { step, deeds } = await unit({ systemd: 'a.service' }, { shows: [prints(aUnit()), prints(again)] })
    expect(await step.start(await step.look!())).toMatchObject({
      ok: false,
      detail: 'somebody else restarted a.service at 2026-11-22T09:29:59Z',
    })
    expect(deeds()).toEqual([])
  })

  it('was refused', async () => {
    const restart = {
      exitCode: 4,
      stdout: '',
      stderr: 'Failed to restart a.service: Interactive authentication required.\n',
    }
    const { step } = await unit({ systemd: 'a.service' }, { shows: [prints(aUnit())], restart })
    expect(await step.start()).toMatchObject({
      ok: false,
      detail:
        'systemctl could not restart a.service, which was failed (exit-code): Failed to restart a.service: Interactive authentication required.',
    })
  })
})
