import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTemporaryFolder } from './tmp.js'

export interface RedisOptions {
  /** What survives a restart. */
  readonly persistence?: 'none' | 'rdb' | 'aof'
  readonly password?: string
  /** Further lines of the configuration, as arguments: `['--tls-port', '0']`. */
  readonly args?: readonly string[]
  readonly port?: number
}

/** A real redis-server of its own folder and port. */
export interface RedisServer {
  readonly url: string
  readonly port: number
  readonly folder: string
  readonly pid: number
  /** `redis-cli` on it; the answer without its last newline. */
  cli(...args: string[]): string
  /** Ends it in order, so that rdb and aof are written. */
  stop(): Promise<void>
  kill(): Promise<void>
  /** The same folder and port again, after stop or kill. */
  start(): Promise<void>
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

const PERSISTENCE = {
  none: ['--save', '', '--appendonly', 'no'],
  rdb: ['--save', '1 1', '--appendonly', 'no'],
  aof: ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'],
}

export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const { path: folder, close: removeFolder } = await createTemporaryFolder('redis-')
  const port = options.port ?? (await freePort())
  const password = options.password === undefined ? [] : ['--requirepass', options.password]
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--daemonize',
    'no',
    '--loglevel',
    'warning',
  ]
  const all = [...args, ...PERSISTENCE[options.persistence ?? 'none'], ...password, ...(options.args ?? [])]
  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    child = spawn('redis-server', all, { stdio: 'ignore' })
    for (let tries = 0; tries < 200; tries++) {
      if (await answers(port)) return
      await sleep(25)
    }
    throw new Error(`redis-server did not begin to listen on port ${port}`)
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill('SIGCONT')
    ending.kill(signal)
    await ended
  }

  const server: RedisServer = {
    url:
      options.password === undefined ? `redis://127.0.0.1:${port}` : `redis://:${options.password}@127.0.0.1:${port}`,
    port,
    folder,
    get pid() {
      return child?.pid ?? 0
    },
    cli(...command) {
      const login = options.password === undefined ? [] : ['-a', options.password, '--no-auth-warning']
      const { stdout, stderr, status } = spawnSync('redis-cli', ['-p', String(port), ...login, ...command], {
        encoding: 'utf8',
      })
      if (status !== 0) throw new Error(`redis-cli ${command.join(' ')}: ${stderr || stdout}`)
      return stdout.replace(/\n$/, '')
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async close() {
      await end('SIGKILL')
      await removeFolder()
    },
  }
  await start()
  return server
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    const end = (answer: boolean): void => (socket.destroy(), resolve(answer))
    socket.once('error', () => end(false))
    socket.once('data', () => end(true))
    socket.write('PING\r\n')
  })
}
