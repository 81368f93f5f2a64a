import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild } from '../../support/child.js'
import { createHttpStub } from '../../support/http-stub.js'
import { describeWith } from '../../support/needs.js'
import { withTemporaryFolder } from '../../support/tmp.js'

const SERVICE = { status: 'warning', last_heartbeat: '2026-11-22T12:00:00Z', interval: 30, consecutive_failures: 1 }

describeWith('dotnet', 'the reader in C#', () => {
  test('reads how all stand, and takes nothing that is not so', async () => {
    const server = await createHttpStub()
    await withTemporaryFolder(async (folder) => {
      await cp(join(projectRoot, 'examples/clients/csharp'), folder, { recursive: true })
      const env = { ...bareEnvironment(folder), DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' }
      const read = () => runChild('dotnet', ['run', '--', server.url], { env, cwd: folder, timeoutMs: 240_000 })
      const answer = (services: object, overall: string): void =>
        server.on('GET', '/api/health/status', {
          body: { services, overall_status: overall, timestamp: '2026-11-22T12:00:01Z', more: 1 },
        })
      answer(
        { api: SERVICE, young: { ...SERVICE, status: 'healthy', last_heartbeat: null, interval: null } },
        'warning',
      )
      expect(await read()).toMatchObject({
        exitCode: 0,
        stdout: expect.stringMatching(/Warning {2}api {2}last 2026-11-22/),
      })
      answer({ api: { ...SERVICE, status: 'critical' } }, 'critical')
      expect((await read()).exitCode).toBe(1)
      for (const wrong of [{ ...SERVICE, status: 'fine' }, { ...SERVICE, interval: '30' }, { status: 'healthy' }]) {
        answer({ api: wrong }, 'healthy')
        expect((await read()).exitCode).toBe(3)
      }
    })
    await server.close()
  }, 600_000)
})
