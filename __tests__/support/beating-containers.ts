import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Podman } from './podman.js'
import type { RedisServer } from './redis-server.js'

/**
 * A service that beats into Redis once a second by a key that lives five, with nothing but a shell. It backs off for longer
 * than its key lives when Redis does not answer, as many do. It falls silent, and lives on, while there is a file of its name in `/silent`.
 */
function script(name: string, port: number): string {
  // An inline command of Redis, with its own quotes around the document.
  const beat = String.raw`SET health:hb:${name} "{\\"service\\":\\"${name}\\",\\"status\\":\\"healthy\\"}" EX 5\r\n`
  return [
    'trap "exit 0" TERM',
    `beat() { exec 3<>/dev/tcp/127.0.0.1/${port} && printf '${beat}' >&3 && read -r -t 1 -u 3 && exec 3>&-; }`,
    `while :; do [ -e /silent/${name} ] || beat 2>/dev/null || sleep 7; sleep 1; done`,
  ].join('\n')
}

/** Services that fall silent and beat again at once, all that are named together: to tell each container takes a while. */
export interface BeatingContainers {
  fallSilent(...names: readonly string[]): void
  beatAgain(...names: readonly string[]): void
}

/** Starts so many of them, `svc0` and on. */
export async function startBeating(podman: Podman, redis: RedisServer, count: number): Promise<BeatingContainers> {
  const silent = join(podman.folder, 'silent')
  mkdirSync(silent)
  const flags = ['--network=host', '--volume', `${silent}:/silent:ro`]
  const names = Array.from({ length: count }, (_, i) => `svc${i}`)
  for (const name of names) await podman.start(name, { script: script(name, redis.port), flags })
  return {
    fallSilent: (...which) => which.forEach((name) => writeFileSync(join(silent, name), '')),
    beatAgain: (...which) => which.forEach((name) => rmSync(join(silent, name))),
  }
}
