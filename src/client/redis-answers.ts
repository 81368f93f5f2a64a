import { MOST_BYTES, readReply, type Reply } from './resp.js'

interface Waiting {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** Brings what arrives on one connection to who asked, in the order of asking. */
export interface RedisAnswers {
  /** The answer to the command that was just sent. */
  next(): Promise<Reply>
  /** Throws on what is no answer of Redis, or too much of one. */
  hear(chunk: Buffer): void
  /** Nobody is answered any more. */
  fail(error: Error): void
}

export function createAnswers(): RedisAnswers {
  const waiting: Waiting[] = []
  let bytes: Buffer = Buffer.alloc(0)

  return {
    next: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    hear(chunk) {
      bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
      if (bytes.length > MOST_BYTES) throw new Error('its answer is too large')
      while (bytes.length > 0) {
        const found = readReply(bytes)
        if (found === null) return
        bytes = bytes.subarray(found.end)
        const asker = waiting.shift()
        if (found.reply instanceof Error) asker?.reject(found.reply)
        else asker?.resolve(found.reply)
      }
    },
    fail(error) {
      for (const { reject } of waiting.splice(0)) reject(error)
    },
  }
}
