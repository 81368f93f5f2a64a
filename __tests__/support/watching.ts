import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bareEnvironment, node24, projectRoot } from './child.js'

/** `heartbeat watch` as people start it, from the built program. */
export interface Watching extends AsyncDisposable {
  /** All it said so far. */
  said(): string
  /** Waits until it says this, after the first so many letters that it said. Throws with what it said instead. */
  says(pattern: RegExp, how?: { readonly from?: number; readonly withinMs?: number }): Promise<void>
  /** SIGTERM; its exit code. */
  stop(): Promise<number | null>
}

export async function startWatching(
  folder: string,
  config: string,
  {
    env = {},
    flags = [],
  }: { readonly env?: Readonly<Record<string, string>>; readonly flags?: readonly string[] } = {},
): Promise<Watching> {
  await mkdir(join(folder, '.github'), { recursive: true })
  await writeFile(join(folder, '.github/heartbeat.yml'), config)
  const args = [join(projectRoot, 'dist/cli/index.js'), 'watch', ...flags]
  const child = spawn(node24, args, { cwd: folder, env: { ...bareEnvironment(folder), ...env } })
  let text = ''
  const note = (chunk: Buffer): void => void (text += chunk.toString('utf8'))
  child.stdout.on('data', note)
  child.stderr.on('data', note)
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(killer)
    }
    return child.exitCode
  }
  return {
    said: () => text,
    async says(pattern, { from = text.length, withinMs = 60_000 } = {}) {
      for (const until = Date.now() + withinMs; Date.now() < until; await sleep(50))
        if (pattern.test(text.slice(from))) return
      throw new Error(`it did not say ${pattern} within ${withinMs / 1000} s, but:\n${text}`)
    },
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  }
}
