import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

jest.setTimeout(60_000)

const AT = Date.UTC(2026, 10, 22, 12)
const STATE = {
  version: 1,
  incidents: [],
  targets: {
    'container:worker': {
      attempts: [{ at: AT, ok: false, detail: 'no such container\n::error::x', url: null, monitor: 'worker' }],
      made: 1,
    },
  },
}
const CONFIG = `monitors:
  worker: { file: worker.json, threshold: 1m, recovery: [{ container: worker, docker-host: 'unix:///nowhere.sock' }] }
recovery: { allow: [worker] }
`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartbeat-recovery-'))
  writeFileSync(join(folder, 'heartbeat.yml'), CONFIG)
})
afterAll(() => rmSync(folder, { recursive: true }))

function recovery(...args: string[]): { code: number | null; out: string; err: string } {
  const cli = join(process.cwd(), 'dist/cli/index.js')
  const where = ['--config', 'heartbeat.yml', '--state-file', 'state.json']
  const env = { PATH: '/nowhere', HOME: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'recovery', ...args, ...where], { cwd: folder, env, encoding: 'utf8' }) // prettier-ignore
  return { code: status, out: stdout, err: stderr }
}

test('what a check remembers is shown, tried by hand, and let begin anew', () => {
  writeFileSync(join(folder, 'state.json'), JSON.stringify(STATE))
  const shown = recovery('show')
  expect(shown.out).toMatch(/container:worker +worker +1 of 3 +2026-11-22 12:00 UTC, failed: no such container/)
  expect(shown.out).not.toMatch(/^::/m)
  expect(JSON.parse(recovery('show', 'worker', '--json').out)).toMatchObject({ state: 'ready', made: 1 })

  expect(recovery('try', 'worker').code).toBe(2)
  expect(recovery('try', 'worker', '--dry-run')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/no socket of an engine was found/),
  })
  expect(JSON.parse(recovery('show', 'worker', '--json').out)).toMatchObject({ made: 1 })
  expect(recovery('try', 'worker', '--yes')).toMatchObject({ code: 1 })
  expect(JSON.parse(recovery('show', 'worker', '--json').out)).toMatchObject({ made: 2, attempts: [{}, {}] })

  expect(recovery('reset')).toMatchObject({ code: 2 })
  expect(recovery('reset', '--all').out).toBe('container:worker begins anew.\n')
  expect(JSON.parse(recovery('show', 'worker', '--json').out)).toMatchObject({ made: 2, attempts: [] })
  expect(readFileSync(join(folder, 'state.json'), 'utf8')).toContain('"resetAt"')
  expect(recovery('reset', 'nobody')).toMatchObject({ code: 2, err: expect.stringMatching(/"nobody" is none/) })
})
