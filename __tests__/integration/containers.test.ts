import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { isAllowed, refusalOf } from '../../src/domain/recovery/allowed.js'
import { DEFAULT_RECOVERY } from '../../src/domain/recovery/recovery.js'
import { stepWords } from '../../src/domain/recovery/step-words.js'
import { createFiles } from '../../src/platform/files.js'
import { containersIn, createMachine } from '../../src/platform/machine.js'
import { createProcess } from '../../src/platform/process.js'
import type { Machine } from '../../src/ports.js'
import { RECOVERY } from '../../src/recovery/index.js'
import { readSteps } from '../../src/recovery/read-steps.js'
import type { Recovery, RedisPlace, TargetLook } from '../../src/recovery/recovery.js'
import { engineOpener } from '../../src/wiring/open-engine.js'
import { startDockerProxy, type DockerProxy } from '../support/docker-proxy.js'
import { figure } from '../support/figures.js'
import { NO_ENGINES } from '../support/container-samples.js'
import { aLog } from '../support/incident-samples.js'
import { describeWith } from '../support/needs.js'
import { SCRIPTS, startPodman, type Podman } from '../support/podman.js'

interface Place {
  readonly machine?: Machine
  readonly redis?: readonly RedisPlace[]
  /** What the engine is reached by; the proxy unless told otherwise. */
  readonly environment?: Readonly<Record<string, string>>
  /** As where only a program knows the way to the engine. */
  readonly noSocket?: true
}

const CASE = 'a container that is not to be restarted'

// Each starts containers, on a machine that may be busy.
jest.setTimeout(180_000)

describeWith('podman', 'containers of a real engine', () => {
  let podman: Podman
  let proxy: DockerProxy

  beforeAll(async () => {
    podman = await startPodman()
    proxy = await startDockerProxy(podman.socket, podman.folder)
  })
  afterAll(async () => {
    await proxy.close()
    await podman.close()
  })
  beforeEach(() => proxy.forget())
  afterEach(async () => {
    proxy.breaks(() => null)
    await podman.removeAll()
  })

  /** A container step; what was started a moment ago counts as old unless the options say otherwise. */
  async function stepOf(options: Record<string, unknown>, place: Place = {}): Promise<Recovery> {
    const member = await RECOVERY['container']!()
    const problems: string[] = []
    const checked = member.options({ 'start-period': '0s', ...options }, problems)
    expect(problems).toEqual([])
    const environment = place.environment ?? { DOCKER_HOST: proxy.host }
    return member.create(checked, {
      clock: { now: () => Date.now(), sleep: async () => {} },
      log: aLog(),
      process: createProcess(),
      github: () => Promise.reject(new Error('not asked here')),
      engines: place.noSocket ? NO_ENGINES : engineOpener({ environment }, createFiles()),
      machine: place.machine ?? createMachine(),
      redisPlaces: () => place.redis ?? [],
    })
  }

  const startedAt = (name: string): Promise<string> => podman.inspect(name, '.State.StartedAt')

  async function killed(name: string): Promise<Recovery> {
    await podman.start(name)
    await podman.cli('kill', name)
    const step = await stepOf({ container: name })
    // Its end is known a little later than it was killed.
    await until(async () => {
      const look = await step.look!()
      return look.kind === 'ready' && look.was !== 'running'
    })
    proxy.forget()
    return step
  }

  async function running(name: string): Promise<Recovery> {
    await podman.start(name)
    return stepOf({ container: name })
  }

  /** The first look that says so, and how long it took: a container stops for some seconds only. */
  async function lookThatWaits(step: Recovery): Promise<{ readonly look: TargetLook; readonly tookMs: number }> {
    for (;;) {
      const asked = performance.now()
      const look = await step.look!()
      if (look.kind === 'wait') return { look, tookMs: performance.now() - asked }
      await sleep(20)
    }
  }

  /** Nothing but looking happened, whoever asked, and both say why. */
  async function expectLeftAlone(step: Recovery, kind: TargetLook['kind'], why: RegExp, title: string): Promise<void> {
    const look = await step.look!()
    expect(look).toEqual({ kind, why: expect.stringMatching(why) })
    expect(await step.start()).toMatchObject({ ok: false, detail: expect.stringMatching(why) })
    expect(proxy.deeds()).toEqual([])
    figure(CASE, title, `0 restarts: ${look.kind === 'ready' ? '' : look.why}`)
  }

  describe('are restarted', () => {
    test('by three calls when they were killed', async () => {
      const step = await killed('api')
      const before = performance.now()
      const result = await step.start()
      expect(result).toEqual({ ok: true, detail: 'restarted the container api, which was exited (137)', url: null })
      figure('a killed container', 'ms to restart', Math.round(performance.now() - before))
      const calls = ['GET /_ping', 'GET /v1.41/containers/api/json', 'POST /v1.41/containers/api/restart?t=10']
      expect(proxy.calls).toEqual(calls)
      figure('a killed container', 'calls', proxy.calls.length)
      expect(await podman.inspect('api', '.State.Status')).toBe('running')
    })

    test('when they run and are silent, and soon where they obey', async () => {
      await podman.start('api')
      const [step, first] = [await stepOf({ container: 'api' }), await startedAt('api')]
      const before = performance.now()
      expect(await step.start(await step.look!())).toMatchObject({
        ok: true,
        detail: expect.stringContaining('running'),
      })
      figure('a silent container', 'ms to restart', Math.round(performance.now() - before))
      expect(await startedAt('api')).not.toBe(first)
    })

    test('when they ignore TERM, by a kill after their time; whoever asks meanwhile is told to wait', async () => {
      await podman.start('api', { script: SCRIPTS.deaf })
      const step = await stepOf({ container: 'api', 'stop-timeout': '5s' })
      const before = performance.now()
      const restart = step.start()
      const { look, tookMs: looked } = await lookThatWaits(step)
      expect(look).toEqual({ kind: 'wait', why: 'the container api is stopping' })
      expect(await restart).toMatchObject({ ok: true })
      const took = performance.now() - before
      expect(took).toBeGreaterThan(4900)
      expect(looked).toBeLessThan(2000)
      figure('a container that ignores TERM for 5 s', 'ms to restart', Math.round(took))
      figure('a container that ignores TERM for 5 s', 'ms to look at it meanwhile', Math.round(looked))
      expect(proxy.deeds()).toEqual(['POST /v1.41/containers/api/restart?t=5'])
    })

    test('with those that share their network, each after it and by its name', async () => {
      await podman.start('vpn')
      for (const name of ['qbit', 'sonarr']) await podman.start(name, { flags: ['--network=container:vpn'] })
      await podman.cli('pause', 'sonarr')
      const before = await Promise.all(['vpn', 'qbit', 'sonarr'].map(startedAt))
      const result = await (await stepOf({ container: 'vpn', with: ['qbit', 'sonarr'] })).start()
      expect(result).toMatchObject({ ok: true })
      expect(result.detail).toMatch(
        /^restarted the container vpn, .* and after it qbit; not restarted: .*sonarr was paused/,
      )
      const after = await Promise.all(['vpn', 'qbit', 'sonarr'].map(startedAt))
      expect(after.map((at, i) => at !== before[i])).toEqual([true, true, false])
      expect(proxy.deeds().map((call) => call.split('/')[3])).toEqual(['vpn', 'qbit'])
    })

    test('by labels that one of them carries', async () => {
      const flags = ['--network=none', '--label', 'com.docker.compose.service=api']
      await podman.start('proj-api-1', { flags })
      const step = await stepOf({ labels: { 'com.docker.compose.service': 'api' } })
      expect(await step.look!()).toMatchObject({ kind: 'ready', alsoKnownAs: ['proj-api-1'] })
      expect(await step.start()).toMatchObject({ ok: true })
      await podman.start('proj-api-2', { flags })
      proxy.forget()
      await expectLeftAlone(
        step,
        'hands-off',
        /^2 containers have the labels .*proj-api-\d, proj-api-\d/,
        'two of the same labels',
      )
    })

    test.each(['docker', 'podman'] as const)('by %s, where no socket is found', async (engine) => {
      if (!(await isAtHand(engine))) return
      await podman.start('api')
      const step = await stepOf({ container: 'api', engine, 'docker-host': podman.host }, { noSocket: true })
      expect(await step.look!()).toMatchObject({ kind: 'ready', was: 'running' })
      expect(await step.start()).toMatchObject({ ok: true, detail: expect.stringContaining('restarted') })
      expect(proxy.calls).toEqual([])
      await podman.cli('rm', '--force', '--time', '0', 'api')
      expect(await step.look!()).toEqual({
        kind: 'hands-off',
        why: expect.stringMatching(/^there is no container api/),
      })
    })
  })

  describe('are left alone', () => {
    test('when a person paused them', async () => {
      await podman.start('api')
      await podman.cli('pause', 'api')
      await expectLeftAlone(await stepOf({ container: 'api' }), 'hands-off', /was paused by somebody/, 'paused')
    })

    test('when they are gone, and nobody else is taken for them', async () => {
      await expectLeftAlone(await stepOf({ container: 'api' }), 'hands-off', /^there is no container api/, 'removed')
      const id = await podman.start('other')
      const step = await stepOf({ container: id.slice(0, 6) })
      await expectLeftAlone(
        step,
        'hands-off',
        /: the engine takes that for other/,
        'removed, and its name begins an id',
      )
    })

    test('when they were started a moment ago', async () => {
      await podman.start('api')
      const step = await stepOf({ container: 'api', 'start-period': '1m' })
      await expectLeftAlone(step, 'wait', /was started at .* and has 1 min to begin$/, 'young')
    })

    test('while their health check has not passed', async () => {
      const health = ['--health-cmd', '/bin/bash -c true', '--health-interval', '30s', '--health-retries', '3']
      await podman.start('api', { flags: ['--network=none', ...health] })
      expect(await podman.inspect('api', '.State.Health.Status')).toBe('starting')
      await expectLeftAlone(
        await stepOf({ container: 'api' }),
        'wait',
        /its health check has not passed yet$/,
        'health: starting',
      )
    })

    test('while somebody else restarts them', async () => {
      await podman.start('api', { script: SCRIPTS.deaf })
      const other = podman.cli('restart', '--time', '60', 'api')
      const step = await stepOf({ container: 'api' })
      await lookThatWaits(step)
      await expectLeftAlone(step, 'wait', /^the container api is stopping$/, 'being restarted')
      await podman.cli('kill', 'api')
      await other
    })

    test('when somebody else restarted them since the look', async () => {
      const step = await killed('api')
      const seen = await step.look!()
      await podman.cli('restart', 'api')
      const result = await step.start(seen)
      expect(result).toMatchObject({
        ok: false,
        detail: expect.stringMatching(/^somebody else restarted the container api at /),
      })
      expect(proxy.deeds()).toEqual([])
      figure(CASE, 'restarted by somebody else since the look', `0 restarts: ${result.detail}`)
    })

    test('when Heartbeat runs in them, as they themselves see it', async () => {
      await podman.start('watcher')
      const print = async (file: string): Promise<string> =>
        podman.cli('exec', 'watcher', '/bin/bash', '-c', `while read -r line; do echo "$line"; done < ${file}`)
      const [groups, mounts] = await Promise.all(['/proc/self/cgroup', '/proc/self/mountinfo'].map(print))
      // Each alone is enough: newer kernels hide the groups.
      for (const [a, b] of [
        [groups, ''],
        ['', mounts],
      ] as const) {
        const inside: Machine = { ...createMachine(), ownContainers: () => containersIn(a ?? '', b ?? '', 'watcher') }
        const step = await stepOf({ container: 'watcher' }, { machine: inside })
        await expectLeftAlone(
          step,
          'hands-off',
          /^Heartbeat itself runs in the container watcher$/,
          'the watcher itself',
        )
      }
    })

    test('and this machine takes none of them for its own', async () => {
      const id = await podman.start('api')
      expect(createMachine().ownContainers()).not.toContain(id)
    })

    test('when they are the Redis that Heartbeat works with', async () => {
      await podman.start('cache')
      const redis = [{ host: 'cache', port: 6379 }]
      await expectLeftAlone(
        await stepOf({ container: 'cache' }, { redis }),
        'hands-off',
        /is the Redis at cache:6379/,
        'its Redis',
      )
    })

    test('when a list denies them, or one of those that go with them', async () => {
      const written = [{ container: 'arbees-redis' }, { container: 'vpn', with: ['timescaledb'] }]
      const { stepsFor, problems } = await readSteps(written)
      expect(problems).toEqual([])
      const policy = { ...DEFAULT_RECOVERY, allow: ['*'], deny: ['*redis', 'timescaledb'] }
      for (const [i, culprit] of ['container:arbees-redis', 'container:timescaledb'].entries()) {
        const steps = stepsFor(stepWords('any')).slice(i, i + 1)
        expect(steps.map((step) => isAllowed(step, policy))).toEqual([false])
        expect(refusalOf(steps, policy)).toBe(`${culprit.replace('container:', '')} in deny list - alerting only`)
        figure(CASE, 'denied', `0 restarts: ${refusalOf(steps, policy)}`)
      }
    })
  })

  describe('behind a proxy', () => {
    const forbid = (pattern: RegExp): void =>
      proxy.breaks((call) =>
        pattern.test(call) ? { kind: 'status', status: 403, body: '<h1>403 Forbidden</h1>' } : null,
      )

    test('that forbids to write: the call is named, with what to set', async () => {
      const [step, before] = [await running('api'), await startedAt('api')]
      forbid(/^POST /)
      const result = await step.start()
      expect(result).toMatchObject({ ok: false })
      expect(result.detail).toMatch(
        /POST \/containers\/api\/restart: 403 .*; let the proxy .* POST=1 and ALLOW_RESTARTS=1/,
      )
      figure('a proxy that forbids POST', 'said', result.detail)
      expect(await startedAt('api')).toBe(before)
    })

    test('that forbids to look', async () => {
      const step = await running('api')
      forbid(/json$/)
      await expectLeftAlone(
        step,
        'failed',
        /GET \/containers\/api\/json: 403 .*CONTAINERS=1/,
        'a proxy that forbids to look',
      )
    })

    test('that forbids the ping alone: it works without a version', async () => {
      const step = await running('api')
      forbid(/_ping$/)
      expect(await step.start()).toMatchObject({ ok: true })
      expect(proxy.calls.slice(1)).toEqual(['GET /containers/api/json', 'POST /containers/api/restart?t=10'])
    })

    test('that cuts the answer to a restart: it is told as unknown, and not sent again', async () => {
      const step = await running('api')
      proxy.breaks((call) => (call.startsWith('POST') ? { kind: 'cut' } : null))
      expect(await step.start()).toMatchObject({
        ok: false,
        detail: expect.stringMatching(/connection failed|broke off/),
      })
      expect(proxy.deeds()).toHaveLength(1)
    })

    test('that is gone, with no program at hand either', async () => {
      const environment = { DOCKER_HOST: `unix://${podman.folder}/nowhere.sock` }
      const step = await stepOf({ container: 'api', engine: 'podman' }, { environment })
      const look = await step.look!()
      expect(look.kind === 'failed' || look.kind === 'hands-off').toBe(true)
      expect(proxy.calls).toEqual([])
    })
  })
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50)
}

function isAtHand(program: string): Promise<boolean> {
  return createProcess()
    .run(program, ['--version'])
    .then(
      () => true,
      () => false,
    )
}
