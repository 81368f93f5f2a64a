import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** Something that listens where a Redis should be and answers each command with one line of the protocol, `PORT` being its own; with null it is mute. */
export interface RedisStub {
  readonly port: number
  /** What was sent, as it came over the wire. */
  readonly sent: string[]
  close(): Promise<void>
}

export async function startRedisStub(answer: string | null): Promise<RedisStub> {
  const sockets = new Set<Socket>()
  const sent: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      sent.push(text)
      const commands = text.match(/^\*\d+\r$/gm)?.length ?? 0
      if (answer !== null) socket.write(`${answer.replace('PORT', String(socket.localPort))}\r\n`.repeat(commands))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    sent,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
