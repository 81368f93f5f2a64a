import { spawn } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { node24 } from '../support/child.js'

const runInherit = new URL('../../src/platform/run-inherit.ts', import.meta.url).href

/** A process of ours around a command that says `ready` and waits; gives what each of them said in the end. */
async function interrupted(command: string, signal: NodeJS.Signals, before = ''): Promise<string> {
  const script = `${before}
    import { runInherit } from ${JSON.stringify(runInherit)}
    const { exitCode } = await runInherit(process.execPath, ['-e', ${JSON.stringify(command)}])
    console.log('we told of ' + exitCode)`
  // Types are stripped by Node itself: the file has no other imports than its own.
  const ours = spawn(node24, ['--no-warnings', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let said = ''
  return new Promise((resolve) => {
    ours.stdout.on('data', (chunk) => {
      const first = !said.includes('ready')
      said += String(chunk)
      if (first && said.includes('ready')) ours.kill(signal)
    })
    // Whoever is left behind would hold what we read open.
    ours.on('exit', () => killGroup(ours.pid))
    ours.on('close', () => resolve(said))
  })
}

function killGroup(pid = 0): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left.
  }
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

;(process.platform === 'win32' ? test.skip : test)(
  'a command that is quicker than we are lets us tell how',
  async () => {
    // As on a busy machine: from the start of the command on we come to nothing for a while.
    const late = `const { on } = process
    process.on = (...args) => {
      for (const end = Date.now() + 500; Date.now() < end; );
      return on.apply(process, args)
    }`
    const command = `setInterval(() => {}, 1000); console.log('ready')`
    expect(await interrupted(command, 'SIGTERM', late)).toBe('ready\nwe told of 143\n')
  },
  60_000,
)
