import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createFiles } from '../../src/platform/files.js'
import { openSink, problemsOf, SINKS, type SinkSpec } from '../../src/sinks/index.js'
import type { BeatDocument, Written } from '../../src/sinks/sink.js'
import { beatAt, logTo, NOON } from '../sinks/rig.js'
import { createFakeGitRepository } from '../sinks/fake-git-repository.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

/** A place to write to, and a look at what is there. */
interface Place {
  readonly spec: SinkSpec
  write(beat: BeatDocument): Promise<Written>
  stored(): Promise<string | null>
}

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
})
afterAll(() => folder.close())

let count = 0
const PLACES: Record<keyof typeof SINKS, () => Place> = {
  branch() {
    const git = createFakeGitRepository()
    const spec: SinkSpec = { kind: 'branch', branch: 'heartbeats', path: 'heartbeats/{monitor}.json', history: 'keep' }
    const stored = async () => git.textOf('heartbeats', 'heartbeats/backup.json')
    return { spec, stored, write: writerFor(spec, git) }
  },
  file() {
    const path = join(folder.path, `${count++}`, '{monitor}.json')
    const spec: SinkSpec = { kind: 'file', path }
    const stored = () => readFile(path.replace('{monitor}', 'backup'), 'utf8').catch(() => null)
    return { spec, stored, write: writerFor(spec, createFakeGitRepository()) }
  },
}

function writerFor(spec: SinkSpec, git: ReturnType<typeof createFakeGitRepository>): Place['write'] {
  const clock = { now: () => NOON, sleep: () => Promise.resolve() }
  const ports = { clock, log: logTo([]), files: createFiles(), random: () => 0, github: () => Promise.resolve(git) }
  return async (beat) => (await openSink(spec, ports)).write(beat)
}

test('folders and record agree, and each sink bears the name of its folder', async () => {
  const entries = await readdir(new URL('../../src/sinks/', import.meta.url), { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  expect(Object.keys(SINKS).sort()).toEqual(folders.sort())
  for (const [name, load] of Object.entries(SINKS)) expect((await load()).name).toBe(name)
})

describe.each(Object.entries(PLACES))('the sink %s', (_, open) => {
  test('takes its options', async () => expect(await problemsOf(open().spec)).toEqual([]))

  test('stores the document as it is, where nothing was', async () => {
    const place = open()
    expect(await place.stored()).toBeNull()
    expect(await place.write(beatAt(0))).toMatchObject({ written: true, why: null })
    expect(await place.stored()).toBe(beatAt(0).text)
  })

  test('replaces an older beat, whatever the states', async () => {
    const place = open()
    await place.write(beatAt(0, { state: 'running' }))
    await place.write(beatAt(1, { state: 'failed' }))
    expect(await place.stored()).toBe(beatAt(1, { state: 'failed' }).text)
  })

  test('never replaces a newer beat', async () => {
    const place = open()
    await place.write(beatAt(10))
    const second = await place.write(beatAt(9, { state: 'failed' }))
    expect(second).toMatchObject({ written: false, why: expect.stringMatching(/newer/) })
    expect(await place.stored()).toBe(beatAt(10).text)
  })

  test('holds back what says the same within the least interval, and nothing else', async () => {
    const place = open()
    await place.write(beatAt(0))
    const written = async (beat: BeatDocument) => (await place.write(beat)).written
    expect(await written(beatAt(59, { minIntervalMs: 60_000 }))).toBe(false)
    expect(await written(beatAt(59, { minIntervalMs: 60_000, state: 'failed' }))).toBe(true)
    expect(await written(beatAt(119, { minIntervalMs: 60_000, state: 'failed' }))).toBe(true)
  })

  test('keeps hostile text as the text it is', async () => {
    const place = open()
    const beat = beatAt(0, { message: '::error::x\n##[add-mask]y <!-- z --> \u001b[31m ``` @everyone \u2028 😀' })
    await place.write(beat)
    expect(await place.stored()).toBe(beat.text)
  })
})

test.each([
  [{ kind: 'file', path: 'relative.json' }, [/file: "relative.json" is no absolute path/]],
  [
    { kind: 'branch', branch: 'a..b', path: '../x', history: 'keep' },
    [/branch: "a..b" is no name of a branch/, /path: "..\/x" is no path of a file/],
  ],
] satisfies [SinkSpec, RegExp[]][])('wrong options are all named at once: %j', async (spec, expected) => {
  const problems = await problemsOf(spec)
  expect(problems).toHaveLength(expected.length)
  expected.forEach((pattern, i) => expect(problems[i]).toMatch(pattern))
})
