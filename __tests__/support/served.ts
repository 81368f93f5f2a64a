import type { Controls } from '../../src/domain/controls.js'
import type { Heartbeat } from '../../src/domain/heartbeat.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { History } from '../../src/domain/history/history.js'
import { SECOND } from '../../src/domain/time.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import type { RunReport } from '../../src/reports/report.js'
import type { Hono } from 'hono'
import type { Instant } from '../../src/domain/time.js'
import { READ_HERE, type Access } from '../../src/serve/access.js'
import { createApp } from '../../src/serve/app.js'
import type { Board } from '../../src/health/board.js'
import type { Posted, ServedChange, Serving } from '../../src/serve/serving.js'

/** Nobody ever looked. */
export const NO_HISTORY: History = createHistory()

export function aBoard(run: RunReport, change: Partial<Board> = {}): Board {
  const controls: Controls = new Map()
  const about = { version: '1', history: NO_HISTORY, controls, intervalMs: 15 * SECOND, zone: null }
  return { now: run.now, run, map: statusMapOf(run), ...about, ...change }
}

/** A process that serves, in memory: what was posted and wished is written down, and `show` makes a new board of it. */
export interface MemoryServing extends Serving {
  readonly beats: { readonly monitor: string; readonly beat: Heartbeat }[]
  readonly wishes: { readonly monitor: string; readonly wish: unknown }[]
  looks: number
  show(board: Board, changes?: readonly ServedChange[]): void
}

export function memoryServing(first: Board | null): MemoryServing {
  let current = first
  const followers = new Set<Parameters<Serving['follow']>[0]>()
  const told: ServedChange[] = []
  const knows = (monitor: string): boolean => current !== null && Object.hasOwn(current.map.monitors, monitor)
  const serving: MemoryServing = {
    beats: [],
    wishes: [],
    looks: 0,
    board: () => current,
    follow(listener) {
      followers.add(listener)
      return () => void followers.delete(listener)
    },
    changesAfter: (id) => told.filter((change) => change.id > id),
    async beat(monitor, beat): Promise<Posted> {
      if (!knows(monitor)) return { kind: 'unknown', nearest: null }
      serving.beats.push({ monitor, beat })
      return { kind: 'taken' }
    },
    async control(monitor, wish) {
      if (knows(monitor)) serving.wishes.push({ monitor, wish })
      return knows(monitor)
    },
    async lookNow() {
      serving.looks += 1
    },
    show(board, changes = []) {
      current = board
      told.push(...changes)
      for (const listener of followers) listener(board, changes)
    },
  }
  return serving
}

/** What opens `servedApp`; send it as `{ headers: OPEN }`. */
export const TOKEN = 'a-token-for-tests'
export const OPEN = { authorization: `Bearer ${TOKEN}` }

/** All routes over this, with a token set. What would be a mistake of ours is thrown. */
export function servedApp(serving: Serving, now: Instant, change: Partial<Access> = {}): Hono {
  const access = { ...READ_HERE, opens: (token: string) => token === TOKEN, ...change }
  const failed = (error: unknown): never => {
    throw error
  }
  return createApp({ serving, now: () => now, access, failed })
}
