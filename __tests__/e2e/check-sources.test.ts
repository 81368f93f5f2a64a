import { open, mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import { BEAT_FILE, createCheckRig, type CheckRig } from '../support/check-rig.js'
import { answerWith, forbidden, reset, secondaryRateLimit, serverError, type Fault } from '../support/faults.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const CONTENTS = /\/contents\//
const AT_ONCE_MS = 2000
let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

// proves: 1
describe('a source that cannot be read says nothing of life or death', () => {
  const notFound = answerWith({ status: 404, body: { message: 'Not Found' } })
  const faults: [string, Fault, RegExp][] = [
    ['503', serverError(503), CONTENTS],
    ['a connection reset', reset, CONTENTS],
    ['403 for the token', forbidden('contents=read'), CONTENTS],
    ['401', answerWith({ status: 401, body: { message: 'Bad credentials' } }), CONTENTS],
    ['429 that asks for more patience than a run has', secondaryRateLimit(3600), CONTENTS],
    ['an answer that is no JSON', answerWith({ body: '<html>a proxy speaks</html>' }), CONTENTS],
    ['404 for the repository itself', notFound, /^\/repos\/octo\/example(\/contents\/.*)?$/],
  ]
  test.each(faults)('%s: unknown, exit 1, and an open incident is left as it is', async (_name, fault, path) => {
    await rig.beat(5)
    await rig.check()
    const before = await rig.onlyIssue()
    const written = rig.proxy.writes().length
    // The beat is back, but nobody can see it.
    await rig.beat(0)
    rig.proxy.add({ path, fault })
    const result = await rig.check()
    expect(result.outputs).toMatchObject({ status: 'unknown', reason: 'source-unreachable', incident: 'none' })
    expect(result.outputs['issue-number']).toBe(String(before.number))
    expect(result.exitCode).toBe(1)
    expect(rig.proxy.writes()).toHaveLength(written)
    expect(await rig.onlyIssue()).toEqual(before)
    expect(Object.keys(result.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
  })

  test('nor does it open an incident', async () => {
    await rig.beat(5)
    rig.proxy.add({ path: CONTENTS, fault: serverError(500) })
    const result = await rig.check()
    expect(result.outputs).toMatchObject({ status: 'unknown', incident: 'none' })
    expect(await rig.github.openIssues()).toEqual([])
    expect(result.annotations.map(({ level }) => level)).toContain('warning')
  })

  test('one failure that passes is not even seen', async () => {
    await rig.beat(0)
    rig.proxy.add({ path: CONTENTS, times: 1, fault: serverError(502) })
    expect((await rig.check()).outputs['status']).toBe('healthy')
  })

  test('all of GitHub down: unknown, nothing thrown, all outputs', async () => {
    rig.proxy.add({ fault: serverError(503) })
    const result = await rig.check()
    expect(result.outputs['status']).toBe('unknown')
    expect(result.exitCode).toBe(1)
    expect(result.log).not.toMatch(/\n\s+at /)
  })
})

// proves: 2
describe('a place that was read and holds no beat', () => {
  test('no such file, no such branch: missing, and critical by default', async () => {
    const places: Record<string, string>[] = [{ 'heartbeat-file': 'data/nowhere.json' }, { branch: 'no-such-branch' }]
    for (const inputs of places) {
      const result = await rig.check({ ...inputs, issue: 'false' })
      expect(result.outputs).toMatchObject({ status: 'critical', reason: 'missing', 'last-heartbeat': '' })
      expect(result.exitCode).toBe(1)
    }
  })

  test.each([
    ['warning', 0],
    ['skipped', 0],
    ['unknown', 1],
    ['critical', 1],
  ])('missing: %s exits %d', async (missing, exitCode) => {
    const result = await rig.check({ 'heartbeat-file': 'data/nowhere.json', issue: 'false', missing })
    expect(result.outputs['status']).toBe(missing)
    expect(result.exitCode).toBe(exitCode)
  })

  test('another branch is read where one is named', async () => {
    await rig.beat(0)
    const at = new Date(Date.now() - 5 * 3_600_000).toISOString()
    await rig.github.putFile(BEAT_FILE, JSON.stringify({ last_run: at }), 'beats')
    expect((await rig.check({ branch: 'beats', issue: 'false' })).outputs['status']).toBe('critical')
    expect((await rig.check({ issue: 'false' })).outputs['status']).toBe('healthy')
  })
})

// proves: 7
describe('odd files in the workspace get a clear verdict at once', () => {
  let folder: TemporaryFolder
  beforeEach(async () => {
    folder = await createTemporaryFolder()
    await mkdir(join(folder.path, 'data'))
  })
  afterEach(() => folder.close())

  const fresh = (): string => JSON.stringify({ last_run: new Date().toISOString(), status: 'ok' })
  const at = (): string => join(folder.path, BEAT_FILE)
  const judge = () => rig.check({ 'read-from': 'workspace', issue: 'false' }, { workspace: folder.path })
  /** What it takes by itself: a machine that stands still for a moment holds up one run, and not each of three. */
  async function leastMs({ durationMs }: ActionResult): Promise<number> {
    let least = durationMs
    for (let more = 0; least >= AT_ONCE_MS && more < 2; more++) least = Math.min(least, (await judge()).durationMs)
    return least
  }

  const files: [string, () => string | Buffer, string, string][] = [
    ['an ordinary one', fresh, 'healthy', 'ok'],
    ['a byte order mark before it', () => `\uFEFF${fresh()}`, 'healthy', 'ok'],
    ['nothing at all', () => '', 'critical', 'no-timestamp|malformed'],
    ['white space', () => ' \n\t\n', 'critical', 'no-timestamp|malformed'],
    ['half a document', () => `{"status":"ok","host":{"name":"a","cpu":[1,2`, 'critical', 'malformed|no-timestamp'],
    ['brackets, 100,000 deep', () => '['.repeat(100_000) + ']'.repeat(100_000), 'critical', 'malformed|no-timestamp'],
    [
      'maps, 100,000 deep',
      () => '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000),
      'critical',
      'malformed|no-timestamp',
    ],
    ['no text', () => Buffer.from([0, 255, 254, 0, 128, 200, 0, 0]), 'critical', 'malformed|no-timestamp'],
    [
      'a time two hours ahead',
      () => JSON.stringify({ last_run: new Date(Date.now() + 7_200_000) }),
      'critical',
      'future',
    ],
    ['a time of another century', () => '{"last_run":"2199-01-01T00:00:00Z"}', 'critical', 'future|no-timestamp'],
    ['no time', () => '{"status":"ok"}', 'critical', 'no-timestamp'],
    [
      '9 MB of one word',
      () => JSON.stringify({ noise: 'x'.repeat(9e6), last_run: new Date().toISOString() }),
      'healthy',
      'ok',
    ],
  ]
  test.each(files)('%s', async (_name, content, status, reason) => {
    await writeFile(at(), content())
    const result = await judge()
    expect(result.outputs['status']).toBe(status)
    expect(result.outputs['reason']).toMatch(new RegExp(`^(${reason})$`))
    expect(await leastMs(result)).toBeLessThan(AT_ONCE_MS)
    expect(result.log).not.toMatch(/\n\s+at /)
  })

  test('a file of 1 GB is refused unread', async () => {
    await (await open(at(), 'w')).close()
    await truncate(at(), 1024 ** 3)
    const result = await judge()
    expect(result.outputs).toMatchObject({ status: 'critical', reason: 'malformed' })
    expect(result.outputs['message']).toMatch(/larger than 10 MB/)
    expect(await leastMs(result)).toBeLessThan(AT_ONCE_MS)
  })

  // proves: 31
  test('a folder, a link out of the workspace, a way out of it: not read, and nobody is called dead', async () => {
    await symlink('/etc/hostname', at())
    expect((await judge()).outputs).toMatchObject({ status: 'unknown', reason: 'source-unreachable' })
    for (const path of ['../../etc/hostname', '/etc/hostname', 'data']) {
      const result = await rig.check(
        { 'heartbeat-file': path, 'read-from': 'workspace', issue: 'false' },
        { workspace: folder.path },
      )
      expect(result.outputs).toMatchObject({ status: 'unknown', reason: 'source-unreachable' })
    }
  })
})

describe('odd files in the repository', () => {
  test.each([
    ['says 1 GB', { type: 'file', size: 1024 ** 3, encoding: 'none', content: '' }, /larger than 10 MB/],
    ['is a folder', [{ type: 'file', name: 'a' }], /folder/],
    ['is a submodule', { type: 'submodule', size: 0 }, /no file/],
  ])('%s: malformed, in one request', async (_name, body, told) => {
    rig.proxy.add({ path: CONTENTS, fault: answerWith({ body }) })
    const result = await rig.check({ issue: 'false' })
    expect(result.outputs).toMatchObject({ status: 'critical', reason: 'malformed' })
    expect(result.outputs['message']).toMatch(told)
    expect(rig.proxy.requests).toHaveLength(1)
  })

  test('between 1 and 10 MB the raw content is asked for', async () => {
    const text = JSON.stringify({ last_run: new Date().toISOString(), noise: 'x'.repeat(1_200_000) })
    rig.proxy.add({
      path: CONTENTS,
      times: 1,
      fault: answerWith({ body: { type: 'file', size: text.length, encoding: 'none', content: '' } }),
    })
    rig.proxy.add({
      path: CONTENTS,
      when: ({ headers }) => headers['accept']?.includes('raw') ?? false,
      fault: answerWith({ body: text, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } }),
    })
    expect((await rig.check({ issue: 'false' })).outputs['status']).toBe('healthy')
  })
})
