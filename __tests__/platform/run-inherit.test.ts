import { expect, test } from '@jest/globals'
import { createProcess } from '../../src/platform/process.js'

const node = (script: string): [string, string[]] => [process.execPath, ['-e', script]]

test.each([
  ['its own', ...node('process.exit(3)'), 3],
  ['0 when all is well', ...node(''), 0],
  ['128 and the number of the signal that ended it', ...node('process.kill(process.pid, "SIGTERM")'), 143],
  ['127 where there is no such program', '/no/such/program', [], 127],
  ['126 where it may not be run', '/', [], 126],
])('the exit code is %s', async (_, command, args, exitCode) => {
  expect(await createProcess().runInherit(command, args)).toEqual({ exitCode })
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
