import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { findCanaries } from '../support/canaries.js'
import { protectedBranch } from '../support/faults.js'
import { createRig, type Rig } from '../support/rig.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

let rig: Rig
let workspace: TemporaryFolder
beforeAll(async () => {
  rig = await createRig()
})
beforeEach(async () => {
  workspace = await createTemporaryFolder()
})
afterEach(async () => {
  rig.proxy.reset()
  await workspace.close()
})
afterAll(() => rig.close())

function run(inputs: Record<string, string>): Promise<ActionResult> {
  return rig.run('run/action.yml', { inputs: { monitor: 'backup', ...inputs }, workspace: workspace.path })
}

async function stored(monitor = 'backup'): Promise<Record<string, unknown>> {
  return JSON.parse((await rig.github.readFile(`heartbeats/${monitor}.json`, 'heartbeats')) ?? '{}') as Record<
    string,
    unknown
  >
}

describe('the run action', () => {
  test('beats, runs the command, and beats with exit code and duration', async () => {
    const result = await run({ command: 'echo "hello from $0"\nsleep 0.2', message: 'nightly' })
    expect(result).toMatchObject({ exitCode: 0, annotations: [], unexpectedInputs: [] })
    expect(result.log).toMatch(/hello from .*script\.sh/)
    const beat = await stored()
    expect(beat).toMatchObject({ monitor: 'backup', status: 'ok', exit_code: 0, message: 'nightly', workflow: 'Watch' })
    expect(Number(beat['duration_seconds'])).toBeGreaterThanOrEqual(0.2)
    const [last, first] = await rig.github.commits('heartbeats')
    expect(first?.commit.message).toBe('heartbeat: backup running [skip ci]')
    expect(result.outputs).toEqual({
      'exit-code': '0',
      duration: String(beat['duration_seconds']),
      written: 'true',
      sha: last?.sha,
    })
  })

  test('ends with the exit code of the command, and stops at its first error as a step does', async () => {
    const result = await run({ command: 'false | true\necho "never reached"\nexit 9' })
    expect(result.exitCode).toBe(1)
    expect(result.log).not.toMatch('never reached')
    expect(await stored()).toMatchObject({ status: 'failed', exit_code: 1 })
    expect((await run({ command: 'exit 42' })).outputs).toMatchObject({ 'exit-code': '42', written: 'true' })
  })

  test('takes commands apart from nothing: what is in an input is data, not script', async () => {
    const hostile = '"; touch pwned; echo "$(touch pwned2) `touch pwned3` ${{ github.token }}'
    const result = await run({ command: 'true', message: hostile })
    expect(result.exitCode).toBe(0)
    expect(await stored()).toMatchObject({ message: hostile })
    await expect(readFile(join(workspace.path, 'pwned'))).rejects.toThrow('ENOENT')
  })

  test('runs in the given shell and folder', async () => {
    await mkdir(join(workspace.path, 'data'))
    await writeFile(join(workspace.path, 'data', 'here.txt'), 'found')
    const command = 'require("fs").writeFileSync("copy.txt", require("fs").readFileSync("here.txt"))'
    const inputs = { command, shell: `${process.execPath} {0}`, 'working-directory': 'data' }
    expect((await run(inputs)).exitCode).toBe(0)
    expect(await readFile(join(workspace.path, 'data', 'copy.txt'), 'utf8')).toBe('found')
  })

  test('keeps its inputs, and the token most of all, from the command', async () => {
    const result = await run({ command: 'env > seen.txt' })
    const seen = await readFile(join(workspace.path, 'seen.txt'), 'utf8')
    expect(seen).not.toMatch(/HEARTBEAT_RUN_/)
    expect(seen).toMatch(/GITHUB_RUN_ID=4711/)
    expect(findCanaries({ token: rig.github.token }, { seen, log: result.log })).toEqual([])
  })

  test.each([
    ['goes well', 'exit 0', 'false', 0],
    ['fails', 'exit 7', 'false', 7],
    ['goes well, but the beat is required', 'exit 0', 'true', 1],
    ['fails, and the beat is required', 'exit 7', 'true', 7],
  ])('when nothing can be written and the command %s, tells so', async (_, command, required, exitCode) => {
    rig.proxy.add({ method: ['PUT', 'POST'], fault: protectedBranch })
    const result = await run({ command, required })
    expect(result).toMatchObject({ exitCode, outputs: { 'exit-code': command.slice(-1), written: 'false', sha: '' } })
    expect(`${result.log}${JSON.stringify(result.annotations)}`).toMatch(/unprotected branch `heartbeats`/)
  })

  test('names all mistakes before it runs anything', async () => {
    const result = await run({ command: 'touch ran', monitor: 'a b', history: 'drop', 'min-interval': 'soon' })
    expect(result.exitCode).toBe(2)
    const said = `${result.log}${JSON.stringify(result.annotations)}`
    for (const name of ['monitor', 'history', 'min-interval']) expect(said).toMatch(new RegExp(`${name}: `))
    await expect(readFile(join(workspace.path, 'ran'))).rejects.toThrow('ENOENT')
  })
})
