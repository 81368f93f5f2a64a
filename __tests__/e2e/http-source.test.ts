import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import { createRig, type Rig } from '../support/rig.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(120_000)

const KEY = 'not-to-be-seen-8c1f'
let rig: Rig
let site: HttpStub
let folder: TemporaryFolder
beforeAll(async () => {
  ;[rig, site, folder] = await Promise.all([createRig(), createHttpStub(), createTemporaryFolder()])
})
afterEach(() => site.reset())
afterAll(() => Promise.all([rig.close(), site.close(), folder.close()]))

const config = (): string => `monitors:
  rows:
    url: ${site.url}/rpc/last
    method: POST
    headers: { X-API-Key: env:SITE_KEY }
    body: { p_days: 1 }
    allow-private: true
    expect-status: [200, 503]
    status-field: /status
    threshold: 2h
`
const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString()
const answers = (status: number, body: unknown): void => site.on('POST', '/rpc/last', { status, body })

function expectHidden(...texts: readonly string[]): void {
  for (const text of texts) {
    expect(text).not.toContain(KEY)
    expect(text).not.toContain(Buffer.from(KEY).toString('base64'))
  }
}

test('a service that falls silent opens an issue by the action, and closes it when it answers again', async () => {
  await rig.github.putFile('.github/heartbeat.yml', config())
  const check = async (env: Record<string, string> = { SITE_KEY: KEY }): Promise<ActionResult> => {
    const result = await rig.run('action.yml', { inputs: { artifact: 'false' }, env })
    expectHidden(result.log, JSON.stringify(result.outputs), result.summary, JSON.stringify(result.annotations))
    return result
  }
  answers(200, { status: 'ok', last_run: ago(0.5) })
  expect((await check()).outputs['status']).toBe('healthy')
  expect(site.requests[0]).toMatchObject({ body: '{"p_days":1}', headers: { 'x-api-key': KEY } })

  // It says so itself, with a status of its own, and repeats what it was sent.
  answers(503, { status: 'down', last_run: ago(0.1), message: `key ${KEY} ${Buffer.from(KEY).toString('base64')}` })
  expect((await check()).outputs).toMatchObject({ status: 'critical', reason: 'reported-failure', incident: 'opened' })
  const [issue] = await rig.github.openIssues()
  expectHidden(JSON.stringify(issue))

  // A gateway before it, or a lost secret, says nothing of it.
  answers(502, { timestamp: ago(0), status: 502, error: 'Bad Gateway' })
  expect((await check()).outputs['status']).toBe('unknown')
  const unset = await check({})
  expect(unset.outputs['status']).toBe('unknown')
  expect(unset.log).toContain('the environment has no SITE_KEY')
  expect(await rig.github.openIssues()).toHaveLength(1)

  answers(200, { status: 'ok', last_run: ago(0) })
  expect((await check()).outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
  expect(await rig.github.openIssues()).toEqual([])
})

test('the command line says the same of a beat that is late, and of one that is back', async () => {
  await writeFile(join(folder.path, 'c.yml'), config())
  const check = async (): Promise<{ status: string; reason: string }> => {
    const script = join(projectRoot, 'dist/cli/index.js')
    const env = { ...bareEnvironment(folder.path), SITE_KEY: KEY }
    const args = [script, 'check', '--config', 'c.yml', '--no-state', '--json']
    const { stdout, stderr } = await runChild(node24, args, { env, cwd: folder.path })
    expectHidden(stdout, stderr)
    return (JSON.parse(stdout) as { monitors: Record<string, { status: string; reason: string }> }).monitors['rows']!
  }
  answers(200, { status: 'ok', last_run: ago(9), message: KEY })
  expect(await check()).toMatchObject({ status: 'critical', reason: 'stale' })
  answers(200, { status: 'ok', last_run: ago(1) })
  expect(await check()).toMatchObject({ status: 'healthy', reason: 'ok' })
})
