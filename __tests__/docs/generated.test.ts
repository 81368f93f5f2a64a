import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { root } from './project-files.js'

test.each([
  'scripts/generate.mjs',
  'scripts/render-issue.mjs',
  'scripts/render-bars.mjs',
  'scripts/render-teams.mjs',
  'scripts/render-replay.mjs',
])(
  'what %s makes is up to date',
  (script) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--check'], { cwd: root, encoding: 'utf8' })
    expect(stdout + stderr).toBe('')
    expect(status).toBe(0)
  },
  30_000,
)
