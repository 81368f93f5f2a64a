import { createConnection } from 'node:net'
import { once } from 'node:events'

/** Many agents that beat into one Redis, each in its turn, by commands that nobody waits for. */
export interface ManyAgents {
  /** This one is dead from now on. */
  kill(index: number): void
  stop(): void
}

export interface Beating {
  readonly port: number
  readonly agents: number
  readonly everyMs: number
  /** The commands of one beat. */
  commands(agent: string, at: number): readonly (readonly string[])[]
}

const SLICE_MS = 100

export const agentName = (index: number): string => `agent-${String(index).padStart(5, '0')}`

export async function letAgentsBeat({ port, agents, everyMs, commands }: Beating): Promise<ManyAgents> {
  const socket = createConnection({ port, host: '127.0.0.1' })
  await once(socket, 'connect')
  socket.resume()
  // The server ends before the test does.
  socket.on('error', () => {})
  const dead = new Set<number>()
  const slices = everyMs / SLICE_MS
  const each = Math.ceil(agents / slices)

  function beat(from: number, to: number): void {
    const at = Date.now()
    const parts: string[] = []
    for (let index = from; index < Math.min(to, agents); index++)
      if (!dead.has(index)) for (const command of commands(agentName(index), at)) parts.push(encoded(command))
    if (parts.length > 0) socket.write(parts.join(''))
  }

  // All of them are there from the start.
  for (let from = 0; from < agents; from += 1000) beat(from, from + 1000)
  const begunAt = performance.now()
  let turn = 0
  // By the clock: an interval that comes late each time would make everybody late in the end.
  const timer = setInterval(() => {
    for (const due = Math.floor((performance.now() - begunAt) / SLICE_MS); turn < due; turn++) {
      const from = (turn % slices) * each
      beat(from, from + each)
    }
  }, SLICE_MS)
  return {
    kill: (index) => void dead.add(index),
    stop() {
      clearInterval(timer)
      socket.destroy()
    },
  }
}

function encoded(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`
}
