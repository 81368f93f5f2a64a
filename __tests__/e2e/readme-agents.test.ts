import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { blocksOf, textOf } from '../docs/project-files.js'
import { bareEnvironment, projectRoot, runChild } from '../support/child.js'
import { describeWith } from '../support/needs.js'
import { startRedis } from '../support/redis-server.js'
import { withTemporaryFolder } from '../support/tmp.js'
import { until } from '../support/watcher.js'

const readme = textOf('README.md')
const [worker = ''] = blocksOf(readme, 'js')
const config = blocksOf(readme, 'yaml').find((block) => block.includes('redis:')) ?? ''
const dist = (path: string): string => join(projectRoot, 'dist', path)

describeWith('redis-server', 'the agent that the README shows', () => {
  test('is heard by the config beside it, as both stand there', async () => {
    const redis = await startRedis()
    try {
      await withTemporaryFolder(async (folder) => {
        const address = `redis://127.0.0.1:${redis.port}`
        const work = 'const saveNext = () => new Promise((resolve) => setTimeout(resolve, 50))\n'
        const library = pathToFileURL(dist('client/index.js')).href
        await writeFile(join(folder, 'worker.mjs'), work + worker.replace("'heartbeat'", `'${library}'`))
        await mkdir(join(folder, '.github'))
        await writeFile(join(folder, '.github/heartbeat.yml'), config)
        const env = { ...bareEnvironment(folder), HEARTBEAT_URL: address, REDIS_URL: address }
        let end = (): void => {}
        const started = (send: (signal: NodeJS.Signals) => void): void => void (end = () => send('SIGKILL'))
        const working = runChild(process.execPath, ['worker.mjs'], { env, cwd: folder, started })
        await until(() => (redis.cli('DBSIZE') === '0' ? undefined : true), 60_000)
        const check = [dist('cli/index.js'), 'check', '--config', '.github/heartbeat.yml', '--no-state']
        expect(await runChild(process.execPath, check, { env, cwd: folder })).toMatchObject({
          exitCode: 0,
          stdout: expect.stringMatching(/save_worker.*Last heartbeat/),
        })
        end()
        await working
      })
    } finally {
      await redis.close()
    }
  }, 120_000)
})
