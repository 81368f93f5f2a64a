import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { createMachine } from '../../src/platform/machine.js'
import { createProcess } from '../../src/platform/process.js'
import type { Machine } from '../../src/ports.js'
import type { Recovery, RecoveryPorts, RedisPlace } from '../../src/recovery/recovery.js'
import { RECOVERY } from '../../src/recovery/index.js'
import { engineOpener } from '../../src/wiring/open-engine.js'
import { createFiles } from '../../src/platform/files.js'
import { figure } from '../support/figures.js'
import { startDockerProxy, type DockerProxy } from '../support/docker-proxy.js'
import { aLog } from '../support/incident-samples.js'
import { describeWith } from '../support/needs.js'
import { startPodman, type Podman } from '../support/podman.js'

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50)
}

describeWith('podman', 'containers of a real engine', () => {
  let podman: Podman
  let proxy: DockerProxy

  beforeAll(async () => {
    podman = await startPodman()
    proxy = await startDockerProxy(podman.socket, podman.folder)
  }, 60_000)
  afterAll(async () => {
    await proxy.close()
    await podman.close()
  }, 60_000)
  afterEach(async () => {
    proxy.breaks(() => null)
    proxy.forget()
    await podman.cli('rm', '--all', '--force', '--time', '0')
  })

  test('one that was killed is started again, by three calls', async () => {
    await podman.start('api')
    await podman.cli('kill', 'api')
    const step = await stepOf({ container: 'api' })
    await until(async () => (await step.look!()).kind === 'ready')
    proxy.forget()
    const before = Date.now()
    const result = await step.start()
    expect(result).toEqual({ ok: true, detail: 'restarted the container api, which was exited (137)', url: null })
    expect(proxy.calls).toEqual([
      'GET /_ping',
      'GET /v1.41/containers/api/json',
      'POST /v1.41/containers/api/restart?t=10',
    ])
    figure('a killed container', 'ms to restart', Date.now() - before)
  })

  async function stepOf(
    options: Record<string, unknown>,
    more: { readonly machine?: Machine; readonly redis?: readonly RedisPlace[]; readonly now?: number } = {},
  ): Promise<Recovery> {
    const member = await RECOVERY['container']!()
    const problems: string[] = []
    const checked = member.options({ 'start-period': '0s', ...options }, problems)
    expect(problems).toEqual([])
    const ports: RecoveryPorts = {
      clock: { now: () => more.now ?? Date.now(), sleep: async () => {} },
      log: aLog(),
      process: createProcess(),
      github: () => Promise.reject(new Error('not asked here')),
      engines: engineOpener({ environment: { DOCKER_HOST: proxy.host } }, createFiles()),
      machine: more.machine ?? createMachine(),
      redisPlaces: () => more.redis ?? [],
    }
    return member.create(checked, ports)
  }
})
