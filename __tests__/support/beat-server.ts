import { reasonNotToWrite, storedBeat } from '../../src/domain/beat/stored-beat.js'
import { withHistory } from '../../src/domain/beat/with-history.js'
import type { Http, HttpRequest, HttpResponse } from '../../src/ports.js'

/** The part of a server that takes beats, as whoever posts them sees it. */
export interface BeatServer extends Http {
  readonly beats: Map<string, string>
  readonly asked: HttpRequest[]
}

const ROUTE = /^\/api\/heartbeat\/([^/]+)$/

/** Knows these monitors; of two beats it keeps the newer. */
export function beatServer(monitors: readonly string[], now: () => number): BeatServer {
  const beats = new Map<string, string>()
  const asked: HttpRequest[] = []
  return {
    beats,
    asked,
    async request(request) {
      asked.push(request)
      const monitor = decodeURIComponent(ROUTE.exec(new URL(request.url).pathname)?.[1] ?? '')
      if (request.method !== 'POST') return json(405, { error: 'only POST' })
      if (!monitors.includes(monitor))
        return json(404, { error: `no monitor is called ${monitor}`, nearest: monitors[0] })
      const next = storedBeat(request.body ?? '')
      if (next === null) return json(400, { error: 'this is no heartbeat' })
      const known = beats.get(monitor)
      const stored = known === undefined ? null : storedBeat(known)
      const why = reasonNotToWrite(stored, { at: next.at, state: next.state ?? 'ok', minIntervalMs: 0 }, now())
      if (why !== null) return json(409, { error: why })
      beats.set(monitor, withHistory({ text: request.body ?? '', at: next.at, state: next.state ?? 'ok' }, stored))
      return json(200, { ok: true })
    },
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}
