import type { ChannelPorts } from '../../src/channels/channel.js'
import type { HttpRequest, HttpResponse, Log } from '../../src/ports.js'
import { memoryRedis } from './memory-redis.js'

/** Ports that remember: what was asked, what was logged, how long it was slept. */
export interface RecordingPorts extends ChannelPorts {
  readonly requests: HttpRequest[]
  readonly lines: string[]
  readonly sleeps: number[]
}

/** What says yes in the words of every service. */
export const WELL = JSON.stringify({ ok: true, sid: 'SM1', code: 0, result: 'success' })

export type Answer = Partial<HttpResponse> | Error | 'hang'

/** Answers in turn, the last one for ever; sleeping takes no time. */
export function recordingPorts(...answers: readonly Answer[]): RecordingPorts {
  const requests: HttpRequest[] = []
  const lines: string[] = []
  const sleeps: number[] = []
  const note = (text: string): void => void lines.push(text)
  const log: Log = { debug: note, info: note, notice: note, warning: note, error: note }
  return {
    requests,
    lines,
    sleeps,
    log,
    redis: async () => memoryRedis(),
    clock: { now: () => 0, sleep: async (ms) => void sleeps.push(ms) },
    http: {
      request: async (request) => {
        requests.push(request)
        const answer = answers[Math.min(requests.length, answers.length) - 1] ?? {}
        if (answer === 'hang') return new Promise<never>(() => {})
        if (answer instanceof Error) throw answer
        return { status: 200, headers: {}, body: WELL, ...answer }
      },
    },
  }
}
