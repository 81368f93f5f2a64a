import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { createProcess } from '../../src/platform/process.js'

const node = (script: string): [string, string[]] => [process.execPath, ['-e', script]]

test.each([
  ['its own', ...node('process.exit(3)'), 3],
  ['0 when all is well', ...node(''), 0],
  ['128 and the number of the signal that ended it', ...node('process.kill(process.pid, "SIGTERM")'), 143],
])('the exit code is %s', async (_, command, args, exitCode) => {
  expect(await createProcess().runInherit(command, args)).toEqual({ exitCode })
})

test.each([
  ['nosuchcmd', undefined, 127, 'nosuchcmd: command not found'],
  ['/no/such/program', undefined, 127, '/no/such/program: No such file or directory'],
  ['echo a | wc -c', undefined, 127, expect.stringContaining("sh -c '…'")],
  ['/', undefined, 126, '/: Is a directory'],
  ['ls', '/no/such/folder', 1, 'cd: /no/such/folder: No such file or directory'],
  ['ls', '/etc/hostname', 1, 'cd: /etc/hostname: Not a directory'],
])('%s in %s did not start, in the words of a shell', async (command, cwd, exitCode, problem) => {
  const result = await createProcess().runInherit(command, [], cwd === undefined ? {} : { cwd })
  expect(result).toEqual({ exitCode, problem })
})

test('a script whose interpreter is not there, and a file that is no program', async () => {
  const { chmod, mkdtemp, writeFile } = await import('node:fs/promises')
  const folder = await mkdtemp(join(tmpdir(), 'heartbeat-scripts-'))
  const run = async (text: string, mode: number): Promise<unknown> => {
    await writeFile(join(folder, 'script'), text)
    await chmod(join(folder, 'script'), mode)
    return createProcess().runInherit(join(folder, 'script'), [])
  }
  expect(await run('#!/no/such/shell\n', 0o755)).toMatchObject({
    exitCode: 127,
    problem: expect.stringContaining('interpreter'),
  })
  expect(await run('text', 0o644)).toMatchObject({
    exitCode: 126,
    problem: expect.stringContaining('Permission denied'),
  })
})

test('the program gets the folder and the environment it is given, and no more', async () => {
  const script = 'process.exit(process.cwd() === "/" && process.env.GIVEN === "1" && !("HOME" in process.env) ? 0 : 1)'
  expect(await createProcess().runInherit(...node(script), { cwd: '/', env: { GIVEN: '1' } })).toEqual({ exitCode: 0 })
})

test('it leaves no listener for signals behind', async () => {
  const before = process.listenerCount('SIGTERM')
  await createProcess().runInherit(...node(''))
  expect(process.listenerCount('SIGTERM')).toBe(before)
})
