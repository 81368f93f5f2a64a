import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const onWindows = process.platform === 'win32'

/** The folder of package.json. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

/** Node 24, as the actions declare it, whatever runs the tests. */
export const node24 = fileURLToPath(
  new URL(`../../node_modules/node/bin/node${onWindows ? '.exe' : ''}`, import.meta.url),
)

export interface ChildResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
  readonly timedOut: boolean
}

export interface ChildOptions {
  /** The whole environment; nothing of this process is added. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly timeoutMs?: number
  /** Called once it runs, with what sends it a signal. */
  readonly started?: (send: (signal: NodeJS.Signals) => void) => void
}

/** Runs a program to its end and collects what it said. Killed by a signal counts as exit code 137. */
export async function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<ChildResult> {
  const startedAt = performance.now()
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe']
  const child = spawn(command, args, { env: { ...options.env }, cwd: options.cwd, stdio, detached: !onWindows })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  options.started?.((signal) => void child.kill(signal))
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    // The whole group: a grandchild would hold our pipes open.
    if (onWindows || child.pid === undefined) child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  }, options.timeoutMs ?? 120_000)
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve(code ?? 137))
    })
    const durationMs = performance.now() - startedAt
    return { exitCode, stdout: text(stdout), stderr: text(stderr), durationMs, timedOut }
  } finally {
    clearTimeout(timer)
  }
}

/** What a program finds in an otherwise empty environment. */
export function bareEnvironment(home: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' }
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8')
}
