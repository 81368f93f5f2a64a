import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, uri: /^https?:/ },
})

function mistakes(schema: string, text: string): unknown {
  const validate =
    ajv.getSchema(schema) ??
    ajv.compile({ ...JSON.parse(readFileSync(`schema/${schema}.schema.json`, 'utf8')), $id: schema })
  return validate(JSON.parse(text)) ? [] : validate.errors
}

let rig: CheckRig
let folder: TemporaryFolder
beforeAll(async () => {
  rig = await createCheckRig()
})
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterAll(() => rig.close())
afterEach(async () => {
  await rig.clean()
  await folder.close()
})
const written = (name: string): Promise<string> => readFile(join(folder.path, name), 'utf8')

describe('the artifact', () => {
  test('holds status map, audit log and summary, and is kept by its name for its days', async () => {
    await rig.beat(5)
    const result = await rig.check({ artifact: '', 'artifact-retention-days': '3' }, { runId: 9001, runAttempt: 2 })
    const stored = rig.artifacts.artifacts.find(({ name }) => name === 'heartbeat-9001-2')
    expect(String(stored?.id)).toBe(result.outputs['artifact-id'])
    expect(result.outputs['artifact-url']).toBe(
      `https://github.com/octo/example/actions/runs/9001/artifacts/${stored?.id}`,
    )
    const days = (Date.parse(stored?.expiresAt ?? '') - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(3)
    const files = stored?.files ?? {}
    expect(mistakes('status-map', files['status-map.json'] ?? files['status.json'] ?? '')).toEqual([])
    expect(mistakes('audit-log', files['audit-log.json'] ?? '')).toEqual([])
    expect(Object.keys(files).some((name) => name.endsWith('.md'))).toBe(true)
  })

  test('trouble with it is a warning, and no reason for a lost alert', async () => {
    await rig.beat(5)
    rig.artifacts.failWith(403)
    const result = await rig.check({ artifact: 'refused' })
    rig.artifacts.failWith(null)
    expect(result.outputs).toMatchObject({ incident: 'opened', 'artifact-id': '', 'artifact-url': '' })
    await rig.onlyIssue()
    const warnings = result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
    expect(warnings.join()).toMatch(/artifact refused could not be kept/)
    await rig.beat(0)
    rig.artifacts.failWith(403)
    const healthy = await rig.check({ artifact: 'refused' })
    rig.artifacts.failWith(null)
    expect(healthy.exitCode).toBe(0)
  })

  test('none where none is wanted, in a dry run, or without the service', async () => {
    await rig.beat(0)
    const before = rig.artifacts.steps.length
    await rig.check({ artifact: 'false' })
    await rig.check({ artifact: 'dry', 'dry-run': 'true' })
    const without = await rig.check({ artifact: 'no-service' }, { env: { ACTIONS_RUNTIME_TOKEN: '' } })
    expect(without.exitCode).toBe(0)
    expect(rig.artifacts.steps).toHaveLength(before)
  })
})

describe('files in the workspace', () => {
  const inputs = { 'audit-log': 'logs/audit.json', 'status-file': 'status.json', issue: 'false' }
  const check = (more: Record<string, string> = {}) => rig.check({ ...inputs, ...more }, { workspace: folder.path })

  test('the status map is replaced, the audit log grows; both are as their schemas say', async () => {
    await rig.beat(5)
    await check()
    await rig.beat(0)
    await check()
    const map = await written('status.json')
    expect(mistakes('status-map', map)).toEqual([])
    expect(JSON.parse(map)).toMatchObject({ overall_status: 'healthy', summary: { total: 1, healthy: 1 } })
    const log = await written('logs/audit.json')
    expect(mistakes('audit-log', log)).toEqual([])
    expect((JSON.parse(log) as { status: string }[]).map(({ status }) => status)).toEqual(['critical', 'healthy'])
  })

  test('a badge is a picture, or what shields.io reads', async () => {
    await rig.beat(0)
    await check({ badge: 'docs/badge.svg' })
    expect(await written('docs/badge.svg')).toMatch(/^<svg[^>]*aria-label="heartbeat: healthy"/)
    await check({ badge: 'docs/badge.json' })
    expect(JSON.parse(await written('docs/badge.json'))).toMatchObject({ schemaVersion: 1, message: 'healthy' })
  })

  test('a broken audit log is set aside, not lost, and a new one begun', async () => {
    await rig.beat(0)
    await writeFile(join(folder.path, 'audit.json'), '{"half')
    const result = await check({ 'audit-log': 'audit.json' })
    expect(result.exitCode).toBe(0)
    expect(await written('audit.json.broken')).toBe('{"half')
    expect(mistakes('audit-log', await written('audit.json'))).toEqual([])
  })

  test.each([
    ['status-file', '.git/status.json'],
    ['status-page', '.GIT/page'],
    ['badge', 'way-in/badge.svg'],
  ])("%s: nothing goes into git's own folder (%s), and nothing is asked before that is said", async (key, path) => {
    await rig.beat(5)
    await mkdir(join(folder.path, '.git'))
    await symlink(join(folder.path, '.git'), join(folder.path, 'way-in'))
    rig.proxy.reset()
    const result = await check({ [key]: path, issue: 'true' })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'unknown' } })
    expect(result.annotations).toEqual([
      expect.objectContaining({
        level: 'error',
        message: `${key}: "${path}" lies in .git, which is git's own; write a path outside of it`,
      }),
    ])
    expect(rig.proxy.requests).toEqual([])
    expect(await readdir(join(folder.path, '.git'))).toEqual([])
  })

  test('no file is written outside the workspace; the run goes on and says so', async () => {
    await rig.beat(0)
    const result = await check({ 'status-file': '../outside.json', 'audit-log': '/tmp/outside.json' })
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map(({ message }) => message).join('\n')).toMatch(/outside the workspace/)
    await expect(readFile(join(folder.path, '..', 'outside.json'))).rejects.toThrow()
  })
})

describe('the summary', () => {
  test('stands where it is wanted', async () => {
    await rig.beat(0)
    expect((await rig.check()).summary).toContain('scheduler')
    expect((await rig.check({ summary: 'false' })).summary).toBe('')
  })
})
