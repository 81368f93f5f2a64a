import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bareEnvironment, projectRoot } from './child.js'

/** One line, and when it came: ms since the process began. */
export interface TimedLine {
  readonly atMs: number
  readonly text: string
}

/** The built `heartbeat watch` as people start it: set up by its environment, read by its lines. */
export interface Supervisor extends AsyncDisposable {
  /** Both streams, without the instant that a line begins with. */
  lines(): readonly TimedLine[]
  /** The first line that holds the text, after those that were waited for before. */
  line(text: string, withinMs?: number): Promise<TimedLine>
  /** The exit code after SIGTERM. */
  end(): Promise<number | null>
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z /
const CLI = join(projectRoot, 'dist', 'cli', 'index.js')

export function startSupervisor(
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Supervisor {
  const begun = performance.now()
  const child = spawn(process.execPath, [CLI, 'watch', ...args], {
    cwd,
    env: { ...bareEnvironment(cwd), XDG_STATE_HOME: join(cwd, 'state'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const all: TimedLine[] = []
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      all.push(...parts.map((line) => ({ atMs: performance.now() - begun, text: line.replace(INSTANT, '') })))
    })
  }
  let seen = 0

  async function end(): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = once(child, 'close')
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(timer)
    return child.exitCode
  }

  return {
    lines: () => all,
    async line(text, withinMs = 30_000) {
      const late = performance.now() + withinMs
      for (;;) {
        const at = all.findIndex((line, i) => i >= seen && line.text.includes(text))
        if (at >= 0) {
          seen = at + 1
          return all[at]!
        }
        if (performance.now() > late)
          throw new Error(`no "${text}" within ${withinMs} ms in:\n${all.map((line) => line.text).join('\n')}`)
        await sleep(25)
      }
    },
    end,
    [Symbol.asyncDispose]: async () => void (await end()),
  }
}
