import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bareEnvironment, projectRoot } from './child.js'

export interface WatcherOptions {
  readonly cwd: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Default: `watch`. */
  readonly verb?: 'watch' | 'serve'
}

/** How a process ended, and how long that took from the first signal the test sent. */
export interface Ending {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly afterMs: number
}

export type JsonLine = Readonly<Record<string, unknown>> & { readonly event: string }

/** The built `heartbeat watch --json-lines` as a real process. */
export interface Watcher {
  readonly pid: number
  /** What it has said so far. */
  lines(): readonly JsonLine[]
  /** All of both streams, for what must not stand there. */
  said(): string
  /** The first line that is so, waited for. */
  line(is: (line: JsonLine) => boolean, withinMs?: number): Promise<JsonLine>
  signal(signal: NodeJS.Signals): void
  /** Its end; it is killed when that takes too long. */
  ended(withinMs?: number): Promise<Ending>
}

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
/** On a machine that is busy; what never comes is found as surely. */
const LONGEST_WAIT_MS = 60_000

export function startWatcher({ cwd, args, env = {}, verb = 'watch' }: WatcherOptions): Watcher {
  const child = spawn(process.execPath, [CLI, verb, '--json-lines', ...args], {
    cwd,
    env: { ...bareEnvironment(cwd), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  let signalledAt = performance.now()
  let signalled = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text))
  const ending = new Promise<Ending>((resolve) =>
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, afterMs: performance.now() - signalledAt })),
  )
  const lines = (): JsonLine[] =>
    stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as JsonLine)

  return {
    pid: child.pid ?? 0,
    lines,
    said: () => stdout + stderr,
    async line(is, withinMs = LONGEST_WAIT_MS) {
      const found = await until(() => lines().find(is), withinMs)
      if (found === undefined) throw new Error(`no such line within ${withinMs} ms in:\n${stdout}${stderr}`)
      return found
    },
    signal(signal) {
      if (!signalled) signalledAt = performance.now()
      signalled = true
      child.kill(signal)
    },
    async ended(withinMs = 30_000) {
      const timer = setTimeout(() => child.kill('SIGKILL'), withinMs)
      const end = await ending
      clearTimeout(timer)
      return end
    },
  }
}

/** What the look gives as soon as that is something; undefined when it takes too long. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  withinMs = LONGEST_WAIT_MS,
): Promise<T | undefined> {
  const end = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== undefined || performance.now() > end) return found
    await sleep(25)
  }
}
