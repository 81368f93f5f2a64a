// Asks a server over connections that are kept, several questions at a time on each, and counts the answers.
import { connect, type Socket } from 'node:net'

export interface LoadMessage {
  readonly port: number
  readonly path: string
  readonly connections: number
  /** Questions that are under way on one connection. */
  readonly deep: number
  readonly forMs: number
}

export interface LoadResult {
  readonly answers: number
  readonly tookMs: number
  /** Answers with another status than 200. */
  readonly others: number
}

const HEAD_END = '\r\n\r\n'

/** Bytes from the beginning of an answer to its end; null where its head is not whole yet. */
function lengthOf(data: Buffer): number | null {
  const head = data.indexOf(HEAD_END)
  if (head < 0) return null
  const length = /\r\ncontent-length: (\d+)/i.exec(data.toString('latin1', 0, head))?.[1]
  if (length === undefined) throw new Error('an answer without its length')
  return head + HEAD_END.length + Number(length)
}

async function load({ port, path, connections, deep, forMs }: LoadMessage): Promise<LoadResult> {
  const request = `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\naccept: */*\r\n\r\n`
  const startedAt = performance.now()
  let answers = 0
  let others = 0
  let over = false

  function speak(socket: Socket): void {
    let rest: Buffer = Buffer.alloc(0)
    socket.write(request.repeat(deep))
    socket.on('data', (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      let done = 0
      for (let length = lengthOf(rest); length !== null && rest.length >= length; length = lengthOf(rest)) {
        if (!rest.toString('latin1', 0, 12).endsWith(' 200')) others += 1
        rest = rest.subarray(length)
        done += 1
      }
      answers += done
      if (!over && done > 0) socket.write(request.repeat(done))
    })
  }

  const sockets = Array.from({ length: connections }, () => connect(port, '127.0.0.1'))
  sockets.forEach((socket) => socket.on('connect', () => speak(socket)))
  await new Promise((resolve) => setTimeout(resolve, forMs))
  over = true
  const tookMs = performance.now() - startedAt
  sockets.forEach((socket) => socket.destroy())
  return { answers, tookMs, others }
}

process.on('message', (message: LoadMessage) => void load(message).then((result) => process.send?.(result)))
process.send?.({ ready: true })
