import type { Instant } from '../../domain/time.js'
import { isStale } from '../../health/freshness.js'
import type { Board } from '../../health/board.js'
import type { ServedChange, Serving } from '../serving.js'
import { snapshotOf, statusesOf, type Bundle } from './messages.js'

/** What there is to tell, and after which change. */
export interface News {
  /** How all stand; of one board it is written once, however many ask for it. */
  all(board: Board): Bundle
  /** What those hear who knew all before; null where nothing is new to them. */
  of(board: Board, changes: readonly ServedChange[]): Bundle | null
  /** What came after the change with this id, as `of` tells it; all, where nobody knows it or it is too much. */
  after(id: number | null, board: Board): Bundle | null
}

/** So many changes at once are told by how all stand now. */
const MOST_CHANGES = 100

export function createNews(serving: Serving, now: () => Instant): News {
  let lastId = serving.changesAfter(0)?.at(-1)?.id ?? null
  let kept: { readonly board: Board; readonly about: string; readonly bundle: Bundle } | null = null

  function all(board: Board): Bundle {
    const at = now()
    const about = `${lastId} ${isStale(board, at)}`
    if (kept?.board !== board || kept.about !== about) kept = { board, about, bundle: snapshotOf(board, lastId, at) }
    return kept.bundle
  }

  function told(board: Board, changes: readonly ServedChange[]): Bundle | null {
    if (changes.length === 0) return null
    return changes.length > MOST_CHANGES ? all(board) : statusesOf(board, changes)
  }

  return {
    all,
    of(board, changes) {
      lastId = changes.at(-1)?.id ?? lastId
      return told(board, changes)
    },
    after(id, board) {
      // One that is still to come is an id of another process, which counted further.
      const missed = id === null || lastId === null || id > lastId ? null : serving.changesAfter(id)
      return missed === null ? all(board) : told(board, missed)
    },
  }
}
