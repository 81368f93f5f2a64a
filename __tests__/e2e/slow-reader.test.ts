import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot } from '../support/child.js'
import { withTemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const MANY = 300
/** What a pipe takes before whoever writes to it has to wait. */
const PIPE_BYTES = 65_536
/** So much room is left in it for the run. */
const ROOM = 4096
const FILLED = PIPE_BYTES - ROOM

const INPUTS = {
  'heartbeat-file': 'many.json',
  'read-from': 'workspace',
  monitors: 'each',
  every: '1h',
  issue: 'false',
  artifact: 'false',
}

/** What a run of the built action writes into a pipe that nobody reads for a while, and in which no write waits. */
async function slowlyRead(folder: string): Promise<{ code: number | null; log: string }> {
  const pipe = join(folder, 'log')
  execFileSync('mkfifo', [pipe])
  const end = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK)
  const from = openSync(pipe, constants.O_WRONLY)
  writeSync(from, '.'.repeat(FILLED))
  const inputs = Object.entries(INPUTS).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const child = spawn(node24, [join(projectRoot, 'dist', 'check', 'index.js')], {
    cwd: folder,
    env: { ...bareEnvironment(folder), ...Object.fromEntries(inputs), GITHUB_WORKSPACE: folder },
    stdio: ['ignore', from, 'inherit'],
  })
  // What we hold as well is set so that no write to it waits, for the child too.
  const ours = new Socket({ fd: from, readable: false, writable: true })
  const ended = once(child, 'exit')
  let code: number | null | undefined
  void ended.then(([how]) => (code = how as number | null))
  await pause(600)
  const parts: Buffer[] = []
  for (let idle = 0; idle < 3;) {
    const part = Buffer.alloc(PIPE_BYTES)
    const count = read(end, part)
    parts.push(part.subarray(0, count))
    if (count === 0) await pause(20)
    if (count === 0 && code !== undefined) idle++
  }
  ours.destroy()
  closeSync(end)
  return { code: code ?? null, log: Buffer.concat(parts).toString('utf8') }
}

function read(end: number, into: Buffer): number {
  try {
    return readSync(end, into)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0
    throw error
  }
}

// proves: 28
test('a log that is read slowly is written to its end', async () => {
  await withTemporaryFolder(async (folder) => {
    const late = { last_run: new Date(Date.now() - 86_400_000).toISOString(), status: 'ok' }
    const agents = Object.fromEntries(Array.from({ length: MANY }, (_, i) => [`agent-${i}`, late]))
    await writeFile(join(folder, 'many.json'), JSON.stringify({ agents }))
    const { code, log } = await slowlyRead(folder)
    expect(code).toBe(1)
    expect(log.length).toBeGreaterThan(FILLED + ROOM)
    expect(log.endsWith('\n')).toBe(true)
    expect(log).toContain('::endgroup::')
  })
})
