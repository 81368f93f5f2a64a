import { spawn } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { node24 } from '../support/child.js'

const runInherit = new URL('../../src/platform/run-inherit.ts', import.meta.url).href

/** A process of ours around a command that says `ready` and waits; gives what each of them said in the end. */
async function interrupted(command: string, signal: NodeJS.Signals): Promise<string> {
  const script = `import { runInherit } from ${JSON.stringify(runInherit)}
    const { exitCode } = await runInherit(process.execPath, ['-e', ${JSON.stringify(command)}])
    console.log('we told of ' + exitCode)`
  // Types are stripped by Node itself: the file has no other imports than its own.
  const ours = spawn(node24, ['--no-warnings', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  return new Promise((resolve) => {
    ours.stdout.on('data', (chunk) => {
      const first = !said.includes('ready')
      said += String(chunk)
      if (first && said.includes('ready')) ours.kill(signal)
    })
    ours.on('close', () => resolve(said))
  })
}

// Windows knows no signals that a program could answer.
;(process.platform === 'win32' ? test.skip : test).each([
  ['ends in its own way', `process.on('SIGTERM', () => process.exit(5));`, 'SIGTERM', 5],
  ['is ended by it', '', 'SIGTERM', 143],
  ['is ended from the keyboard', '', 'SIGINT', 130],
] as const)(
  'a command that %s lets us tell how',
  async (_, handler, signal, exitCode) => {
    const command = `${handler} setInterval(() => {}, 1000); console.log('ready')`
    expect(await interrupted(command, signal)).toBe(`ready\nwe told of ${exitCode}\n`)
  },
  60_000,
)
