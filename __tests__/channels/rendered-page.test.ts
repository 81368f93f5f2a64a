import { expect, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild } from '../support/child.js'

test('docs/rendered/channels.md shows what the channels say today', async () => {
  const check = ['scripts/render-channels.mjs', '--check']
  const { exitCode, stderr } = await runChild(process.execPath, check, {
    env: bareEnvironment(projectRoot),
    cwd: projectRoot,
  })
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
}, 30_000)
