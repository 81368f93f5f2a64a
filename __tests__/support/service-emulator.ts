import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { bareEnvironment, node24, projectRoot } from './child.js'

export interface ServiceEmulator {
  readonly url: string
  /** The answer as JSON. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Record<string, unknown>>
  close(): Promise<void>
}

/** A Slack or Twilio of our own, in a process of its own. */
export async function createServiceEmulator(service: 'slack' | 'twilio', seed: object): Promise<ServiceEmulator> {
  const script = fileURLToPath(new URL('./service-emulator-process.mjs', import.meta.url))
  const child = spawn(node24, [script, service, JSON.stringify({ [service]: seed })], {
    cwd: projectRoot,
    env: bareEnvironment(projectRoot),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const line = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => String(chunk)),
    once(child, 'exit').then(([code]): string => {
      throw new Error(`The ${service} emulator ended with ${code} before it listened`)
    }),
  ])
  const { url } = JSON.parse(line) as { url: string }
  return {
    url,
    get: async (path, headers = {}) =>
      (await (await fetch(`${url}${path}`, { headers })).json()) as Record<string, unknown>,
    async close() {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}
