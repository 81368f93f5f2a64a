import { NO_CONTROL } from '../../src/domain/controls.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { SeenState } from '../../src/domain/history/history.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import { createApp } from '../../src/serve/app.js'
import type { Board } from '../../src/health/board.js'
import { aRun, aVerdict, NOW } from '../reports/a-run.js'
import { aBoard, memoryServing } from '../support/served.js'

export const TOKEN = 'a-token-of-a-test'

/** A trading bot that is well, a worker that missed beats, a backup that died three hours ago, and one that is paused. */
export const VERDICTS: readonly Verdict[] = [
  aVerdict('bot', {
    name: 'Trading bot',
    tags: ['trading'],
    kind: 'service',
    intervalMs: 30 * SECOND,
    message: 'Last heartbeat 10 s ago.',
    beat: {
      at: NOW - 10 * SECOND,
      state: 'ok',
      message: 'Trade executed',
      statusKind: 'trade',
      pulses: 5230,
      errors: 2,
    },
    ageMs: 10 * SECOND,
    deadline: NOW + 20 * SECOND,
  }),
  aVerdict('save_worker', {
    name: 'save_worker',
    tags: ['trading'],
    kind: 'service',
    intervalMs: 30 * SECOND,
    status: 'warning',
    reason: 'stale',
    message: 'No heartbeat for 50 s; 1 interval of 30 s was missed.',
    beat: { at: NOW - 50 * SECOND, state: 'ok', pulses: 812, errors: 0 },
    ageMs: 50 * SECOND,
    deadline: NOW - 20 * SECOND,
    since: NOW - 20 * SECOND,
    missed: 1,
  }),
  aVerdict('backup', {
    name: 'Nightly backup',
    kind: 'job',
    intervalMs: DAY,
    status: 'critical',
    reason: 'stale',
    message: 'No heartbeat for 28 h; expected by 06:30.',
    beat: { at: NOW - 28 * HOUR, state: 'ok' },
    ageMs: 28 * HOUR,
    deadline: NOW - 3 * HOUR,
    since: NOW - 3 * HOUR,
    missed: 1,
  }),
  aVerdict('report', { name: 'Weekly report', status: 'skipped', reason: 'paused', message: 'Paused until Monday.' }),
]

function statesAt(verdicts: readonly Verdict[]): SeenState[] {
  return verdicts.map(({ monitor, status, reason, since, message }) => ({ monitor, status, reason, since, message }))
}

/** What a spreadsheet would take for a formula. */
const HOSTILE = '=HYPERLINK("http://a.example","dead"), no heartbeat'

/** Ten days in which one looked each half hour; the backup died twice, the second time for good. */
export function aPast(message = HOSTILE) {
  const history = createHistory({ usualGapMs: 30 * MINUTE })
  const dead = { status: 'critical', reason: 'stale', message } as const
  for (let at = NOW - 10 * DAY; at <= NOW; at += 30 * MINUTE) {
    const first = at >= NOW - 5 * DAY && at < NOW - 5 * DAY + 6 * HOUR
    const second = at >= NOW - 3 * HOUR
    const since = first ? NOW - 5 * DAY : second ? NOW - 3 * HOUR : null
    const now = VERDICTS.map((verdict) =>
      verdict.monitor === 'backup'
        ? aVerdict('backup', since === null ? {} : { ...dead, since })
        : at === NOW
          ? verdict
          : aVerdict(verdict.monitor),
    )
    history.look(at, statesAt(now))
  }
  return history
}

export function theBoard(change: Partial<Board> = {}): Board {
  const incidents = new Map([
    ['backup', { ref: '7', url: 'https://github.com/octo/jobs/issues/7', phase: 'open' as const }],
  ])
  const controls: Board['controls'] = new Map([
    ['report', { ...NO_CONTROL, pause: { at: NOW - HOUR, until: NOW + DAY, why: 'holidays', by: null } }],
  ])
  return aBoard(aRun({ verdicts: VERDICTS, incidents }), { history: aPast(), controls, ...change })
}

/** The same for people who read how it is: the bot and the backup alone. */
export function exampleServer() {
  const board = theBoard({ history: aPast('No heartbeat; expected by 06:30.') })
  const run = { ...board.run, verdicts: VERDICTS.filter(({ monitor }) => monitor === 'bot' || monitor === 'backup') }
  return aServer({ ...board, run, map: statusMapOf(run) })
}

/** The app over one board, asked as by `curl`; a POST carries the token. */
export function aServer(board: Board | null = theBoard(), { now = NOW + 5 * SECOND } = {}) {
  const serving = memoryServing(board)
  const access = { opens: (token: string) => token === TOKEN, hosts: null, cors: null }
  const app = createApp({ serving, now: () => now, access })
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  const post = (path: string, body = '', headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body, headers: { authorization: `Bearer ${TOKEN}`, ...headers } })
  return { app, serving, get, post }
}
