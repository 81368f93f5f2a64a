import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { writeMarker } from '../../src/incidents/github/marker.js'
import type { HttpResponse } from '../../src/ports.js'
import { checkOnce } from '../../src/wiring/check-once.js'
import { openIncidents } from '../../src/wiring/open-incidents.js'
import {
  asHttp,
  connectedToWorld,
  shownIssue,
  type Exchange,
  type Lie,
  type ToldWorld,
} from '../support/told-github.js'
import { times } from '../support/figures.js'
import { aState, aTrouble } from '../support/incident-samples.js'
import { randomFrom } from '../support/seeded-random.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { workflowText } from '../support/workflow-stub.js'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const HOUR = 3_600_000
const iso = (at: number): string => new Date(at).toISOString()

const FILE = { 'heartbeat-file': 'data/hb.json', monitor: 'hb', threshold: '2h', 'read-from': 'api' }
const beaten = (hoursAgo: number) => ({ 'data/hb.json': JSON.stringify({ at: iso(NOW - hoursAgo * HOUR) }) })
const ran = (conclusion: string, hoursAgo: number) => ({
  event: 'schedule',
  status: 'completed',
  conclusion,
  created_at: iso(NOW - hoursAgo * HOUR),
})
const runs = (conclusion: string) => [1, 2, 3].map((hours) => ran(conclusion, hours - 0.5))
const hourly = (...of: ReturnType<typeof ran>[]): ToldWorld['workflows'] => [
  { file: 'tick.yml', text: workflowText(['0 * * * *']), runs: of, commits: [{ date: '2025-12-01T00:00:00Z', text: workflowText(['0 * * * *']) }] }, // prettier-ignore
]

let folder: TemporaryFolder
beforeAll(async () => void (folder = await createTemporaryFolder()))
afterAll(() => folder.close())

interface Truth {
  readonly inputs: Readonly<Record<string, string>>
  readonly world: ToldWorld
  /** The monitor, for an incident that may be open already. */
  readonly monitor: string
}

const TRUTHS: Readonly<Record<string, Truth>> = {
  'a file that beats': { inputs: FILE, monitor: 'hb', world: { files: beaten(1), workflows: [], issues: [] } },
  'a file that is late': { inputs: FILE, monitor: 'hb', world: { files: beaten(9), workflows: [], issues: [] } },
  'a file that is not there': { inputs: FILE, monitor: 'hb', world: { files: {}, workflows: [], issues: [] } },
  'a workflow that runs': { inputs: {}, monitor: 'tick.yml', world: { files: {}, workflows: hourly(...runs('success')), issues: [] } }, // prettier-ignore
  'a workflow that never ran': { inputs: {}, monitor: 'tick.yml', world: { files: {}, workflows: hourly(), issues: [] } }, // prettier-ignore
  'a workflow that fails': { inputs: {}, monitor: 'tick.yml', world: { files: {}, workflows: hourly(...runs('failure')), issues: [] } }, // prettier-ignore
}

function withIncident(truth: Truth): Truth {
  const openedAt = NOW - 5 * HOUR
  const state = aState({ openedAt, toldAt: openedAt, members: { [truth.monitor]: aTrouble() } })
  const body = `A card\n\n${writeMarker({ key: truth.monitor, state, previous: null })}`
  return { ...truth, world: { ...truth.world, issues: [shownIssue(1, { body, now: openedAt })] } }
}

interface Came {
  readonly verdicts: readonly string[]
  readonly opened: number
  readonly closed: number
  readonly exchanges: readonly Exchange[]
}

async function check({ inputs, world }: Truth, lie?: Lie): Promise<Came> {
  const { connections, exchanges, close } = connectedToWorld(world, { now: NOW, workspace: folder.path }, lie)
  const { report } = await checkOnce(connections, {
    inputs: readInputs(CHECK_INPUTS, { ...inputs }),
    byHand: null,
    now: NOW,
    runUrl: null,
    self: null,
    runId: null,
    channels: { environment: {}, hide: () => {} },
    incidents: async ({ issue }, wiring) => openIncidents({ kind: 'github', options: { ...issue } }, wiring),
  })
  close()
  return {
    verdicts: report.verdicts.map(({ monitor, status, reason }) => `${monitor}: ${status} ${reason}`),
    opened: exchanges.filter(({ asked }) => asked === 'POST /repos/o/r/issues').length,
    closed: exchanges.filter(({ sent }) => sent['state'] === 'closed').length,
    exchanges,
  }
}

const FOREIGN: Readonly<Record<string, HttpResponse>> = {
  'a page': asHttp({ status: 200, body: '<html><body>Please log in</body></html>' }, 'text/html'),
  'a page that calls itself JSON': asHttp({ status: 200, body: '<html></html>' }),
  nothing: asHttp({ status: 200, body: '' }),
  'no content': asHttp({ status: 204, body: '' }),
  null: asHttp({ status: 200, body: 'null' }),
  'an empty object': asHttp({ status: 200, body: '{}' }),
  'an empty list': asHttp({ status: 200, body: '[]' }),
  'a list of null': asHttp({ status: 200, body: '[null]' }),
  'a message': asHttp({ status: 200, body: '{"message":"Server Error"}' }),
  'a text': asHttp({ status: 200, body: '"ok"' }),
  'a number': asHttp({ status: 200, body: '0' }),
  'a redirect that leads nowhere': { status: 302, headers: { location: '' }, body: '{}' },
  'bytes of no kind': asHttp({ status: 200, body: '\u0000\u0001\u0002' }, 'application/octet-stream'),
  'a page that is not there': asHttp({ status: 404, body: '<html>Not Found</html>' }, 'text/html'),
}

/** Such a list may be true: nobody can tell. */
const MAY_BE_EMPTY = /^GET .*\/(issues|commits|pulls)$/
/** These may be null in an answer that is true. */
const MAY_BE_NULL = ['body', 'user', 'closed_at', 'state_reason', 'conclusion', 'merged_at', 'object', 'committer']

type Tree = Record<string, unknown> | unknown[]

/** Every place of an answer that can be cut out or changed in kind. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value)
  return entries.flatMap(([name, item]) => [[...path, name], ...placesOf(item, [...path, name])])
}

function altered({ answer }: Exchange, random: () => number): HttpResponse | null {
  const whole = JSON.stringify(answer.body)
  if (random() < 0.4)
    return asHttp({ status: answer.status, body: whole.slice(0, Math.floor(random() * whole.length)) })
  const places = placesOf(answer.body)
  const place = places[Math.floor(random() * places.length)]
  const last = place?.at(-1)
  if (place === undefined || last === undefined) return null
  const copy = structuredClone(answer.body) as Tree
  const parent = place.slice(0, -1).reduce<Tree>((tree, name) => (tree as Record<string, Tree>)[name] as Tree, copy)
  const held = (parent as Record<string, unknown>)[last]
  const others = [null, 7, true, 'x', {}, [null]].filter((other) => typeof other !== typeof held || other === null)
  const other = others[Math.floor(random() * others.length)]
  const dropped = typeof last === 'string' && random() < 0.4
  if (!dropped && other === null && (held === null || MAY_BE_NULL.includes(String(last)))) return null
  if (!dropped && held === null && typeof other === 'string') return null
  if (dropped) delete (parent as Record<string, unknown>)[last]
  else (parent as Record<string, unknown>)[last] = other
  return asHttp({ status: answer.status, body: copy })
}

test.each<[string, string, number]>([
  ['a file that beats', 'hb: healthy ok', 0],
  ['a file that is late', 'hb: critical stale', 1],
  ['a file that is not there', 'hb: critical missing', 1],
  ['a workflow that runs', 'tick.yml: healthy ok', 0],
  ['a workflow that never ran', 'tick.yml: critical never-fired', 1],
  ['a workflow that fails', 'tick.yml: critical failing', 1],
])('the truth of %s', async (name, verdict, opened) => {
  expect(await check(TRUTHS[name]!)).toMatchObject({ verdicts: [verdict], opened, closed: 0 })
  const withOne = await check(withIncident(TRUTHS[name]!))
  expect(withOne).toMatchObject({ verdicts: [verdict], opened: 0, closed: 1 - opened })
})

describe.each(Object.keys(TRUTHS).flatMap((name) => [[name, false] as const, [name, true] as const]))(
  '%s, an incident being open: %s',
  (name, isOpen) => {
    const truth = isOpen ? withIncident(TRUTHS[name]!) : TRUTHS[name]!

    async function expectNoHarm(true_: Came, lie: Lie, what: string): Promise<void> {
      const came = await check(truth, lie).catch((error: unknown) => `threw ${String(error)}`)
      if (typeof came === 'string') throw new Error(`${what}: ${came}`)
      const believed = came.verdicts.filter((verdict) => !verdict.includes('unknown'))
      const harm = [
        ...believed.filter((verdict) => !true_.verdicts.includes(verdict)),
        ...(came.opened > true_.opened ? ['opened an incident'] : []),
        ...(came.closed > true_.closed ? ['closed an incident'] : []),
      ]
      expect([what, ...harm]).toEqual([what])
    }

    test('is no other verdict and touches nothing more by any answer that is not GitHub’s', async () => {
      const true_ = await check(truth)
      for (const [number, { asked }] of true_.exchanges.entries()) {
        for (const [kind, answer] of Object.entries(FOREIGN)) {
          if (kind === 'an empty list' && MAY_BE_EMPTY.test(asked)) continue
          // Once is enough where a run asks little: what is asked again is the same request everywhere.
          if (truth.inputs === FILE)
            await expectNoHarm(true_, (n) => (n === number ? answer : undefined), `${kind} once to ${asked}`)
          await expectNoHarm(true_, (_, question) => (question === asked ? answer : undefined), `${kind} to ${asked}`)
        }
      }
    })

    test('is no other verdict and touches nothing more by answers that were cut or altered', async () => {
      const true_ = await check(truth)
      const random = randomFrom(`${name} ${isOpen}`)
      for (let tries = 0; tries < times(20, 1000); tries++) {
        const number = Math.floor(random() * true_.exchanges.length)
        const exchange = true_.exchanges[number]!
        const answer = altered(exchange, random)
        if (answer === null) continue
        const what = `${exchange.asked} answered ${answer.body.slice(0, 2000)}`
        await expectNoHarm(true_, (_, asked) => (asked === exchange.asked ? answer : undefined), what)
      }
    })
  },
)

test('what was answered wrongly once is asked again', async () => {
  const truth = TRUTHS['a file that beats']!
  const lie: Lie = (number, asked) => (number === 0 && asked.includes('/contents/') ? FOREIGN['a page'] : undefined)
  expect((await check(truth, lie)).verdicts).toEqual(['hb: healthy ok'])
})
