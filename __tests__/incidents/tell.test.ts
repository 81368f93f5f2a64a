import { describe, expect, test } from '@jest/globals'
import type { Incident } from '../../src/domain/incidents/incident.js'
import { ExternalError, type ExternalFault } from '../../src/errors.js'
import type { IssueContext, WritingContext } from '../../src/incidents/github/issue-context.js'
import { tell } from '../../src/incidents/github/tell.js'
import type { GitHub } from '../../src/ports.js'
import { aLog, aState, NOON, stillDown } from '../support/incident-samples.js'

const MARK = `<!-- heartbeat told reminder ${NOON}.1 -->`
const ours = (body: unknown = `Text\r\n ${MARK} `, login = 'me') => ({ body, user: { login } })
const incident: Incident = {
  key: 'a',
  ref: '7',
  url: null,
  phase: 'open',
  closedBy: null,
  closedAt: null,
  state: aState(),
}
const refused = (fault: Partial<ExternalFault> = {}) =>
  new ExternalError('github', 'no', { permanent: false, ...fault })

interface World {
  /** How many comments the issue has; null where GitHub does not say. */
  readonly has?: number | null
  /** How many it had when the card was written. */
  readonly had?: number | null
  /** What it shows, by page. */
  readonly pages?: Readonly<Record<number, unknown>>
  /** What becomes of a comment. */
  readonly fault?: Error
}

async function told(
  { has = 0, had = 0, pages = {}, fault }: World,
  comment: 'reminder' | 'duplicate' | null = 'reminder',
) {
  const asked: string[] = []
  const log = aLog()
  const github = {
    login: async () => 'me',
    async rest(route: string, { page = 1, body }: { page?: number; body?: string }) {
      asked.push(route.startsWith('GET') ? `GET ${page}` : `POST ${body}`)
      if (route.startsWith('GET')) return { data: pages[page] ?? [] }
      if (fault) throw fault
      return { data: {} }
    },
  } as unknown as GitHub
  const issue = { number: 7, ...(has !== null && { comments: has }) }
  const known = new Map([['7', { issue, memory: { comments: had } }]]) as unknown as IssueContext['known']
  const texts = { comment: (_: string, __: unknown, max: number) => `Words of ${max}` } as WritingContext['texts']
  const count = await tell({ github, log, texts, known }, incident, stillDown({ comment }), NOON).catch(
    (error: Error) => error.message,
  )
  return { count, asked, log: log.lines }
}

const POSTED = `POST Words of ${65_536 - MARK.length - 2}\n\n${MARK}`

describe('a comment', () => {
  test('is written with a line by which it is known again, and counted', async () => {
    expect(await told({ has: 4, had: 4 })).toEqual({ count: 5, asked: [POSTED], log: [] })
    expect(await told({ has: null })).toEqual({ count: null, asked: [POSTED], log: [] })
    expect(await told({ has: 4 }, null)).toEqual({ count: 4, asked: [], log: [] })
  })

  test('that links a duplicate says nothing else', async () => {
    const { asked } = await told({}, 'duplicate')
    expect(asked).toEqual([expect.stringMatching(/^POST Words of \d+$/)])
  })

  test.each<[string, World, readonly string[]]>([
    ['somebody spoke since, and it was us', { has: 1, pages: { 1: [ours()] } }, ['GET 1']],
    ['somebody spoke since', { has: 1, pages: { 1: [ours('x')] } }, ['GET 1', POSTED]],
    ['somebody copied it', { has: 1, pages: { 1: [ours(undefined, 'other')] } }, ['GET 1', POSTED]],
    ['nobody is known to have written it', { has: 1, pages: { 1: [{ body: MARK, user: null }] } }, ['GET 1', POSTED]],
    ['it stands within a line', { has: 1, pages: { 1: [ours(`see ${MARK}`)] } }, ['GET 1', POSTED]],
    ['what is listed is none', { has: 1, pages: { 1: [null, 'x', { body: 7 }, ours()] } }, ['GET 1']],
    ['nothing is listed', { has: 1, pages: { 1: {} } }, ['GET 1', POSTED]],
    ['nobody spoke since', { has: 1, had: 1, pages: { 1: [ours()] } }, [POSTED]],
    ['nobody knows how many there were', { has: 1, had: null, pages: { 1: [ours()] } }, ['GET 1']],
    ['a hundred are one page', { has: 100, pages: { 1: [ours()] } }, ['GET 1']],
    [
      'more are two, of which the last is short',
      { has: 101, pages: { 2: [ours('x')], 1: [ours()] } },
      ['GET 2', 'GET 1'],
    ],
    [
      'more are two, of which the last is long enough',
      { has: 110, pages: { 2: Array.from({ length: 10 }, () => ours('x')) } },
      ['GET 2', POSTED],
    ],
  ])('is looked for before: %s', async (_, world, asked) => {
    expect((await told(world)).asked).toEqual(asked)
  })

  test.each<[string, World, object]>([
    [
      'refused for good',
      { has: 4, had: 4, fault: refused({ permanent: true }) },
      { count: 4, log: ['warning: Issue #7 took no comment, so only its text was brought up to date: no'] },
    ],
    [
      'refused for a while',
      { has: 4, had: 4, fault: refused({ retryAfterMs: 0 }), pages: { 1: [ours()] } },
      { count: 'no', asked: [POSTED], log: [] },
    ],
    ['lost', { has: 4, had: 4, fault: refused() }, { count: 'no', asked: [POSTED, 'GET 1'], log: [] }],
    [
      'lost on the way back',
      { has: 4, had: 4, fault: refused(), pages: { 1: [ours()] } },
      { count: 5, log: ["notice: GitHub's answer was lost, but issue #7 has its comment."] },
    ],
    [
      'lost on the way back, and nobody counts',
      { has: null, fault: refused(), pages: { 1: [ours()] } },
      { count: null },
    ],
    [
      'lost as the first of another page',
      { has: 100, had: 100, fault: refused(), pages: { 2: [ours()] } },
      { count: 101, asked: [POSTED, 'GET 2', 'GET 1'] },
    ],
    ['hindered by a fault of ours', { fault: new TypeError('broken') }, { count: 'broken', asked: [POSTED] }],
  ])('that is %s', async (_, world, expected) => {
    expect(await told(world)).toMatchObject(expected)
  })
})
