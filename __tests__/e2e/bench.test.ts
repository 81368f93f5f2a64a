import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, jest, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild } from '../support/child.js'
import { describeWith } from '../support/needs.js'

jest.setTimeout(300_000)

const home = mkdtempSync(join(tmpdir(), 'heartbeat-bench-test-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

// Windows counts what a process cost in another way, and the bench does not ask it.
const measured = process.platform === 'win32' ? test.skip : test

describeWith('python3', 'the bench', () => {
  measured('measures a row at plain HTTP and at TLS; whether they are quick enough is no test', async () => {
    const args = [join(projectRoot, 'scripts', 'bench.mjs'), '--rounds', '1', '--only', 'own beat, issues on']
    const ran = await runChild(process.execPath, args, {
      env: bareEnvironment(home),
      cwd: projectRoot,
      timeoutMs: 280_000,
    })
    const rows = ran.stdout.split('\n').filter((line) => line.startsWith('| check,'))
    const figures = rows.map((row) => row.split('|').map((cell) => cell.trim()))
    expect({ stderr: ran.stderr, names: figures.map(([, name]) => name) }).toEqual({
      stderr: '',
      names: ['check, workspace, own beat, issues on', 'check, workspace, own beat, issues on, TLS'],
    })
    // Name, wall, processor, memory, requests.
    for (const [, , wall, cpu, peak, requests] of figures) {
      expect([wall, cpu, peak, requests]).toEqual([
        expect.stringMatching(/^\d+\.\d\d \(.+\) \[2\.\d\]$/),
        expect.stringMatching(/^\d+\.\d\d \(.+\) \[2\.\d\]$/),
        expect.stringMatching(/^\d+ \[1\.5x\]$/),
        '1 [1]',
      ])
    }
    // Slow is 1 as well; a crash is not.
    expect([0, 1]).toContain(ran.exitCode)
  })
})
