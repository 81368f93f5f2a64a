import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createTemporaryFolder } from './tmp.js'

const run = promisify(execFile)
/** All that is in the image; with the libraries they need. */
const PROGRAMS = ['/bin/bash', '/bin/sleep', '/bin/rm']
const IMAGE = 'localhost/heartbeat-test'
/** On a machine that is busy. */
const LONGEST_START_MS = 60_000
/** Machines that are containers themselves may not raise limits, which Podman does by default. */
const LIMITS = '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n'

/** Scripts for `bash -c` in a container. */
export const SCRIPTS = {
  /** Ends at once when it is told to. */
  obedient: 'trap "exit 0" TERM; while :; do sleep 0.1; done',
  /** Only a kill ends it. */
  deaf: 'trap "" TERM; while :; do sleep 0.1; done',
  ends: 'exit 3',
}

/** A Podman of one test's own: its images, its containers and its socket. All of it is gone at the end. */
export interface Podman extends AsyncDisposable {
  readonly socket: string
  /** `unix://…`, as DOCKER_HOST has it. */
  readonly host: string
  readonly folder: string
  /** What `podman` prints, without its last newline. */
  cli(...args: readonly string[]): Promise<string>
  /** Starts a container without a network; gives its id. */
  start(name: string, options?: { readonly script?: string; readonly flags?: readonly string[] }): Promise<string>
  /** `.State.StartedAt` and the like. */
  inspect(name: string, format: string): Promise<string>
  removeAll(): Promise<string>
  close(): Promise<void>
}

export async function startPodman(): Promise<Podman> {
  const { path: folder, close: removeFolder } = await createTemporaryFolder('pod-')
  const limits = join(folder, 'containers.conf')
  await writeFile(limits, LIMITS)
  const env = { ...process.env, CONTAINERS_CONF: limits }
  const stores = ['--root', join(folder, 'root'), '--runroot', join(folder, 'run'), '--tmpdir', join(folder, 'tmp')]
  const socket = join(folder, 'podman.sock')
  const cli = async (...args: readonly string[]): Promise<string> =>
    (await run('podman', [...stores, ...args], { env })).stdout.replace(/\n$/, '')

  await cli('import', '--quiet', await imageIn(folder), IMAGE)
  const service = spawn('podman', [...stores, 'system', 'service', '--time=0', `unix://${socket}`], {
    env,
    stdio: 'ignore',
  })
  const remove = (): Promise<string> => cli('rm', '--all', '--force', '--time', '0')
  // Those whose network others use are only let go after these.
  const removeAll = async (): Promise<string> => {
    // Nothing that is paused can be ended.
    await cli('unpause', '--all').catch(() => '')
    return remove().catch(remove)
  }
  const podman: Podman = {
    socket,
    host: `unix://${socket}`,
    folder,
    cli,
    start: (name, { script = SCRIPTS.obedient, flags = ['--network=none'] } = {}) =>
      cli('run', '--detach', '--name', name, ...flags, IMAGE, '/bin/bash', '-c', script),
    inspect: (name, format) => cli('inspect', '--format', `{{${format}}}`, name),
    removeAll,
    async close() {
      await removeAll().catch(() => '')
      if (service.exitCode === null && service.signalCode === null) {
        const ended = once(service, 'exit')
        service.kill('SIGKILL')
        await ended
      }
      await cli('system', 'reset', '--force').catch(() => '')
      await letGo(join(folder, 'root/overlay'), removeFolder)
    },
    [Symbol.asyncDispose]: () => podman.close(),
  }
  for (const until = performance.now() + LONGEST_START_MS; performance.now() < until; await sleep(25))
    if (await listens(socket)) return podman
  await podman.close()
  throw new Error(`podman did not begin to listen at ${socket}`)
}

/** What ends with its container may mount the store once more behind our back. */
async function letGo(store: string, remove: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    await run('umount', ['--recursive', '--lazy', store]).catch(() => '')
    try {
      return await remove()
    } catch (error) {
      if (tries === 20) throw error
      await sleep(250)
    }
  }
}

/** A tar of a shell and what it needs, taken from this machine: nothing is fetched. */
async function imageIn(folder: string): Promise<string> {
  const root = join(folder, 'image')
  const libraries = PROGRAMS.flatMap(
    (program) => execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/\S+/g) ?? [],
  )
  for (const file of new Set([...PROGRAMS, ...libraries])) {
    mkdirSync(join(root, dirname(file)), { recursive: true })
    copyFileSync(file, join(root, file))
  }
  const tar = join(folder, 'image.tar')
  await run('tar', ['-C', root, '-cf', tar, '.'])
  return tar
}

function listens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createConnection({ path })
    const end = (answer: boolean): void => (probe.destroy(), resolve(answer))
    probe.once('error', () => end(false))
    probe.once('connect', () => end(true))
  })
}
