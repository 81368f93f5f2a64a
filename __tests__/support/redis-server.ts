import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import type { Certificate } from './certificate.js'
import { createTemporaryFolder } from './tmp.js'

export interface RedisOptions {
  /** What survives a restart. */
  readonly persistence?: 'none' | 'rdb' | 'aof'
  readonly password?: string
  /** It speaks TLS alone then. */
  readonly tls?: Certificate
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
  /** Adds a user with rights as ACL SETUSER has them; gives the address for it. */
  user(name: string, password: string, ...rights: string[]): string
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

/** On a machine that is busy. */
const LONGEST_START_MS = 60_000

export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const { path: folder, close: removeFolder } = await createTemporaryFolder('redis-')
  const port = options.port ?? (await freePort())
  const password = options.password === undefined ? [] : ['--requirepass', options.password]
  const args = [
    ...portArgs(port, folder, options.tls),
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
    const starting = spawn('redis-server', all, { stdio: 'ignore' })
    child = starting
    for (const until = performance.now() + LONGEST_START_MS; performance.now() < until; await sleep(25)) {
      if (starting.exitCode !== null) throw new Error(`redis-server on port ${port} ended with ${starting.exitCode}`)
      if (await answers(port, options.tls !== undefined)) return
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

  const scheme = options.tls === undefined ? 'redis' : 'rediss'
  const server: RedisServer = {
    url: `${scheme}://${options.password === undefined ? '' : `:${options.password}@`}127.0.0.1:${port}`,
    port,
    folder,
    get pid() {
      return child?.pid ?? 0
    },
    user(name, secret, ...rights) {
      server.cli('ACL', 'SETUSER', name, 'reset', 'on', `>${secret}`, ...rights)
      return `${scheme}://${encodeURIComponent(name)}:${encodeURIComponent(secret)}@127.0.0.1:${port}`
    },
    cli(...command) {
      const tls = options.tls === undefined ? [] : ['--tls', '--insecure']
      const login = options.password === undefined ? tls : [...tls, '-a', options.password, '--no-auth-warning']
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

function portArgs(port: number, folder: string, tls: Certificate | undefined): string[] {
  if (tls === undefined) return ['--port', String(port)]
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(cert, tls.cert)
  writeFileSync(key, tls.key)
  const files = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', cert]
  return ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no', ...files]
}

/** Each worker of jest has ports of its own, below those that the kernel gives to whoever wants any. */
const FIRST_PORT = 12_000
const PORTS_OF_A_WORKER = 1_000
const WORKERS = 20

/** One that nobody else takes until it is used, nor while its server is away. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env['JEST_WORKER_ID'] ?? 0) % WORKERS
  const port = FIRST_PORT + worker * PORTS_OF_A_WORKER + Math.floor(Math.random() * PORTS_OF_A_WORKER)
  const server = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!isFree) return freePort()
  server.close()
  await once(server, 'close')
  return port
}

function answers(port: number, tls: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const where = { port, host: '127.0.0.1', rejectUnauthorized: false }
    const socket = tls ? connectTls(where) : createConnection(where)
    const end = (answer: boolean): void => (socket.destroy(), resolve(answer))
    socket.once('error', () => end(false))
    socket.once('data', () => end(true))
    socket.write('PING\r\n')
  })
}
