import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bareEnvironment, projectRoot } from './child.js'
import { createTemporaryFolder } from './tmp.js'

/** What a test sees of the library beside its face: the parts that a world of its own is made of. */
const PARTS = `
export * from './index.js'
export { heartbeatIn } from './heartbeat.js'
export { openSink } from './open-sink.js'
export { clock } from './clock.js'
`

/** The library in one file, as a program has it, and programs that use it. */
export interface Library {
  readonly folder: string
  /** Begins a program with `heartbeat` in scope; what it says with `say(value)` is collected. */
  start(program: string, options?: ProgramOptions): Program
  close(): Promise<void>
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly nodeArgs?: readonly string[]
}

export interface Program {
  readonly child: ChildProcess
  /** What it said so far. */
  readonly said: readonly unknown[]
  readonly stderr: () => string
  /** Its exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals>
  /** Ends it, if it still runs. */
  close(): Promise<void>
}

export async function buildLibrary(): Promise<Library> {
  const { path: folder, close: removeFolder } = await createTemporaryFolder('library-')
  const stdin = { contents: PARTS, resolveDir: join(projectRoot, 'src', 'client') }
  const outfile = join(folder, 'library.mjs')
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error' })
  const programs: Program[] = []
  let count = 0
  return {
    folder,
    start(program, options = {}) {
      const file = join(folder, `program-${++count}.mjs`)
      writeFileSync(file, `${BEFORE}${program}\n`)
      const one = startProgram(file, folder, options)
      programs.push(one)
      return one
    },
    async close() {
      await Promise.all(programs.map((one) => one.close()))
      await removeFolder()
    },
  }
}

const BEFORE = `
import { setTimeout as sleep } from 'node:timers/promises'
import { heartbeat, heartbeatIn, openSink, clock } from './library.mjs'
const say = (value) => console.log(JSON.stringify(value))
`

function startProgram(file: string, folder: string, { env = {}, nodeArgs = [] }: ProgramOptions): Program {
  const child = spawn(process.execPath, [...nodeArgs, file], {
    env: { ...bareEnvironment(folder), ...env },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: unknown[] = []
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (stdout + chunk.toString()).split('\n')
    stdout = lines.pop() ?? ''
    said.push(...lines.map((line): unknown => JSON.parse(line)))
  })
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  const ended = closed.then(([code, signal]) => code ?? signal ?? 'SIGKILL')
  return {
    child,
    said,
    stderr: () => stderr,
    ended: () => ended,
    async close() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
