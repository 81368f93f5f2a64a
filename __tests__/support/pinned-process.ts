import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bareEnvironment, node24, projectRoot } from './child.js'

/** A process of its own, on one core, that is asked by messages. */
export interface PinnedProcess {
  readonly pid: number
  /** Sends a message and waits for the answer to it. */
  ask<T>(message: object): Promise<T>
  stop(): Promise<void>
}

/** Bundles a program of `__tests__/support` with all it imports; gives the file. */
export async function bundled(program: string, folder: string): Promise<string> {
  const outfile = join(folder, `${program}.mjs`)
  await build({
    entryPoints: [join(projectRoot, '__tests__', 'support', `${program}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // As the product is built.
    banner: { js: 'const require = (name) => process.getBuiltinModule(name);' },
    logLevel: 'error',
  })
  return outfile
}

/** Starts it on the core with this number, where cores can be chosen. */
export async function startPinned(file: string, core: number, args: readonly string[] = []): Promise<PinnedProcess> {
  const [command = '', ...before] = [...pinning(core), node24]
  const child = spawn(command, [...before, file, ...args], {
    env: bareEnvironment('/nowhere'),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code}`)
  })
  // It is only heard while somebody waits for an answer.
  died.catch(() => {})
  await Promise.race([once(child, 'message'), died])
  return {
    pid: child.pid ?? 0,
    async ask<T>(message: object) {
      const answered = once(child, 'message') as Promise<[T]>
      child.send(message)
      const [answer] = await Promise.race([answered, died])
      return answer
    },
    stop: () => stopped(child),
  }
}

function pinning(core: number): readonly string[] {
  const pinned = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0 && availableParallelism() > core
  return pinned ? ['taskset', '--cpu-list', String(core)] : []
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
