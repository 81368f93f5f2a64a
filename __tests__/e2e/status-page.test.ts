import { execFileSync } from 'node:child_process'
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { StoredArtifact } from '../support/artifact-service.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'
import { answerWith } from '../support/faults.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

let rig: CheckRig
let folder: TemporaryFolder
let runId = 7000
beforeAll(async () => {
  rig = await createCheckRig()
})
beforeEach(async () => {
  folder = await createTemporaryFolder()
  runId += 1
})
afterAll(() => rig.close())
afterEach(async () => {
  await rig.clean()
  await folder.close()
})

const PRIVATE = { repository: { full_name: 'octo/example', private: true } }
const CONFIG = '.github/heartbeat.yml'
const pages = (): StoredArtifact[] => rig.artifacts.artifacts.filter(({ name }) => name.startsWith('github-pages'))
const messages = (result: { annotations: readonly { level: string; message: string }[] }, level: string): string =>
  result.annotations
    .filter((one) => one.level === level)
    .map(({ message }) => message)
    .join('\n')

/** Unpacks what GitHub Pages would take, as it would. */
async function unpacked({ bytes }: StoredArtifact): Promise<string> {
  expect(Object.keys(bytes)).toEqual(['artifact.tar'])
  const [archive, out] = [join(folder.path, 'artifact.tar'), join(folder.path, 'site')]
  await writeFile(archive, bytes['artifact.tar'] ?? '')
  await mkdir(out)
  execFileSync('tar', ['-xf', archive, '-C', out])
  return out
}

/** Every file of the site that a page in it leads to is there. */
async function expectWholeSite(site: string): Promise<void> {
  const html = (await readdir(site, { recursive: true })).filter((name) => name.endsWith('.html'))
  expect(html).toEqual(expect.arrayContaining(['index.html', 'embed.html']))
  for (const name of html) {
    const text = await readFile(join(site, name), 'utf8')
    expect(text).toMatch(/^<!doctype html>/i)
    for (const [, link = ''] of text.matchAll(/ (?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)) {
      const path = join(site, dirname(name), decodeURIComponent(link))
      await access(link.endsWith('/') ? join(path, 'index.html') : path)
    }
  }
}

describe('status-page: pages', () => {
  test('keeps the artifact that GitHub Pages takes, for a day, and names it', async () => {
    await rig.beat(0)
    const before = pages().length
    const result = await rig.check({ 'status-page': 'pages' }, { runId, workspace: folder.path })
    expect(result.outputs).toMatchObject({ page: 'changed', 'page-artifact': 'github-pages' })
    expect(result.exitCode).toBe(0)
    const [stored, ...more] = pages().slice(before)
    expect([stored?.name, more]).toEqual(['github-pages', []])
    expect(Math.round((Date.parse(stored?.expiresAt ?? '') - Date.now()) / 86_400_000)).toBe(1)
    await expectWholeSite(await unpacked(stored!))
    expect(result.summary).toMatch(/Status page: \d+ files in the artifact github-pages/)
  })

  test('a red check has its page too, and a run that is run again one of another name', async () => {
    await rig.beat(9)
    const result = await rig.check({ 'status-page': 'pages', threshold: '1h' }, { runId, runAttempt: 2 })
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toMatchObject({ status: 'critical', page: 'changed', 'page-artifact': 'github-pages-2' })
    const stored = pages().at(-1)
    expect(stored?.name).toBe('github-pages-2')
    const site = await unpacked(stored!)
    const map = JSON.parse(await readFile(join(site, 'status.json'), 'utf8')) as Record<string, unknown>
    expect(map['overall_status']).toBe('critical')
  })

  test('is not uploaded where it is refused, rehearsed, or the service is absent or down; the run says so', async () => {
    await rig.beat(0)
    const before = rig.artifacts.steps.length
    const inputs = { 'status-page': 'pages' }
    const refused = await rig.check(inputs, { event: PRIVATE })
    expect(refused.exitCode).toBe(1)
    expect(refused.outputs).toMatchObject({ status: 'healthy', page: '', 'page-artifact': '' })
    expect(messages(refused, 'error')).toMatch(/octo\/example is private .* `page: \{ public: true \}`/)

    const dry = await rig.check({ ...inputs, 'dry-run': 'true' })
    expect(dry.outputs).toMatchObject({ page: '', 'page-artifact': '' })
    expect(dry.summary).toMatch(/dry run; \d+ files would be uploaded/)

    const without = await rig.check(inputs, { env: { ACTIONS_RUNTIME_TOKEN: '' } })
    expect(without.outputs).toMatchObject({ page: '', 'page-artifact': '' })
    expect(without.exitCode).toBe(0)
    expect(messages(without, 'warning')).toMatch(/status-page: .*no ACTIONS_RUNTIME_TOKEN/)
    expect(rig.artifacts.steps).toHaveLength(before)

    rig.artifacts.failWith(403)
    const down = await rig.check(inputs)
    rig.artifacts.failWith(null)
    expect(down.outputs).toMatchObject({ status: 'healthy', page: '', 'page-artifact': '' })
    expect(messages(down, 'warning')).toMatch(/^status-page: /m)
  })

  test('outputs of a run without a page, or with a wrong input, are there and empty', async () => {
    await rig.beat(0)
    const empty = { page: '', 'page-artifact': '' }
    expect((await rig.check()).outputs).toMatchObject(empty)
    expect((await rig.check({ threshold: 'soon', 'status-page': 'pages' })).outputs).toMatchObject(empty)
  })
})

describe('a private repository', () => {
  test('alerts all the same, and fails at the end', async () => {
    await rig.beat(9)
    const result = await rig.check(
      { 'status-page': 'public', threshold: '1h', 'fail-on': 'never' },
      { event: PRIVATE, workspace: folder.path },
    )
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toMatchObject({ incident: 'opened', page: '' })
    await rig.onlyIssue()
    expect(await readdir(folder.path)).toEqual([])
  })

  test('GitHub is asked where the event does not tell, and no answer is no permission', async () => {
    await rig.beat(0)
    const route = { method: 'GET', path: /^\/repos\/octo\/example$/ }
    rig.proxy.add({ ...route, fault: answerWith({ body: { private: true, visibility: 'internal' } }) })
    const inputs = { 'status-page': 'public', 'fail-on': 'never' }
    const internal = await rig.check(inputs, { workspace: folder.path })
    expect(messages(internal, 'error')).toMatch(/is private/)
    rig.proxy.reset()
    rig.proxy.add({ ...route, fault: answerWith({ status: 403, body: { message: 'Forbidden' } }) })
    const silent = await rig.check(inputs, { workspace: folder.path })
    expect(messages(silent, 'error')).toMatch(/could not be found out/)
    expect([internal.exitCode, silent.exitCode]).toEqual([1, 1])
    expect(await readdir(folder.path)).toEqual([])
  })

  test('has a page where that was asked for', async () => {
    await mkdir(join(folder.path, '.github'))
    await writeFile(join(folder.path, 'beat.json'), JSON.stringify({ at: new Date().toISOString() }))
    await writeFile(join(folder.path, CONFIG), 'page: { public: true }\nmonitors:\n  scheduler: { file: beat.json }\n')
    const inputs = { 'status-page': 'public', 'read-from': 'workspace', artifact: 'false', config: CONFIG }
    const result = await rig.run('action.yml', { inputs, event: PRIVATE, workspace: folder.path })
    expect(messages(result, 'error')).toBe('')
    expect(result.outputs).toMatchObject({ page: 'changed', 'page-artifact': '' })
    await expectWholeSite(join(folder.path, 'public'))
  })
})

describe('status-page: a folder', () => {
  test('holds the page, and loses no file of others', async () => {
    await rig.beat(0)
    await mkdir(join(folder.path, 'public'))
    await writeFile(join(folder.path, 'public/CNAME'), 'status.example.org')
    const result = await rig.check({ 'status-page': 'public' }, { workspace: folder.path })
    expect(result.outputs).toMatchObject({ page: 'changed', 'page-artifact': '' })
    await expectWholeSite(join(folder.path, 'public'))
    expect(await readFile(join(folder.path, 'public/CNAME'), 'utf8')).toBe('status.example.org')
  })

  test('outside the workspace is none, and a dry run makes none', async () => {
    await rig.beat(0)
    const outside = await rig.check({ 'status-page': '../public' }, { workspace: folder.path })
    expect(messages(outside, 'warning')).toMatch(/outside the workspace/)
    expect(outside.outputs).toMatchObject({ page: '' })
    const dry = await rig.check({ 'status-page': 'public', 'dry-run': 'true' }, { workspace: folder.path })
    expect(dry.summary).toMatch(/would be written to public/)
    expect(await readdir(folder.path)).toEqual([])
  })
})

describe('heartbeat check --status-page', () => {
  const check = (...args: string[]) =>
    runChild(node24, [join(projectRoot, 'dist/cli/index.js'), 'check', '--no-state', ...args], {
      env: bareEnvironment(folder.path),
      cwd: folder.path,
    })
  beforeEach(() => writeFile(join(folder.path, 'beat.json'), JSON.stringify({ at: new Date().toISOString() })))

  test('writes the folder on a machine of one’s own', async () => {
    const ran = await check('--file', 'beat.json', '--status-page', 'www/status')
    expect([ran.exitCode, ran.stderr]).toEqual([0, ''])
    expect(ran.stdout).toMatch(/Status page: \d+ files in www\/status/)
    await expectWholeSite(join(folder.path, 'www/status'))
  })

  test('leaves a site of somebody else alone', async () => {
    await writeFile(join(folder.path, 'index.html'), 'mine')
    const ran = await check('--file', 'beat.json', '--status-page', '.')
    expect(ran.stdout + ran.stderr).toMatch(/index\.html is not from Heartbeat/)
    expect(await readFile(join(folder.path, 'index.html'), 'utf8')).toBe('mine')
  })

  test('has no artifact to upload to', async () => {
    const ran = await check('--file', 'beat.json', '--status-page', 'pages')
    expect(ran.exitCode).toBe(2)
    expect(ran.stderr).toMatch(/status-page: "pages" is made by a run of the action alone; here write a folder/)
  })
})
