import type { Podman } from './podman.js'
import type { RedisServer } from './redis-server.js'

/**
 * A service that beats into Redis once a second by a key that lives five, with nothing but a shell. It backs off for longer
 * than its key lives when Redis does not answer, as many do. It falls silent, and lives on, while there is a file `/silent`.
 */
function script(name: string, port: number): string {
  // An inline command of Redis, with its own quotes around the document.
  const beat = String.raw`SET health:hb:${name} "{\\"service\\":\\"${name}\\",\\"status\\":\\"healthy\\"}" EX 5\r\n`
  return [
    'trap "exit 0" TERM',
    `beat() { exec 3<>/dev/tcp/127.0.0.1/${port} && printf '${beat}' >&3 && read -r -t 1 -u 3 && exec 3>&-; }`,
    `while :; do [ -e /silent ] || beat 2>/dev/null || sleep 7; sleep 1; done`,
  ].join('\n')
}

/** Starts so many of them, `svc0` and on. */
export async function startBeating(podman: Podman, redis: RedisServer, count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, i) => `svc${i}`)
  for (const name of names) await podman.start(name, { script: script(name, redis.port), flags: ['--network=host'] })
  return names
}
