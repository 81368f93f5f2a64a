import { describe, expect, test } from '@jest/globals'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import { createAsking } from '../../src/incidents/github/hear.js'
import type { Heard } from '../../src/incidents/github/heard.js'
import type { Issue } from '../../src/incidents/github/issue.js'
import type { GitHub } from '../../src/ports.js'
import { aLog, aState, NOON } from '../support/incident-samples.js'

const HEARD: Heard = { comments: 1, id: 10, at: NOON }
const REMARK = { ref: '7', id: 11, at: NOON, by: 'mira', text: '/ack' }
const iso = (at: number): string => new Date(at).toISOString()

interface Said {
  readonly id: unknown
  readonly issue?: number
  readonly at?: number
}

function comment({ id, issue = 7, at = NOON }: Said): object {
  const [created_at, updated_at] = [iso(at), iso(at)]
  const url = `https://api.github.test/repos/Acme/r/issues/${issue}`
  return { id, body: '/ack', issue_url: url, user: { login: 'mira', type: 'User' }, created_at, updated_at }
}

interface World {
  readonly said?: readonly Said[]
  /** GitHub has more of them than a run reads. */
  readonly isLong?: boolean
  /** What GitHub says of a person. */
  readonly person?: unknown
  /** What it says to a receipt that was given before. */
  readonly receipt?: { readonly date?: string; readonly created_at?: string }
}

/** Issue 7, of whose comments one was heard. */
function listening({ said = [], isLong = false, person, receipt = {} }: World) {
  const asked: string[] = []
  const github = {
    repository: { owner: 'Acme', repo: 'r' },
    login: async () => 'app[bot]',
    async rest(route: string) {
      asked.push(route)
      if (route.endsWith('/permission')) return { status: 200, headers: {}, data: person }
      if (route.endsWith('/reactions')) {
        const { date, created_at } = receipt
        return { status: 200, headers: date === undefined ? {} : { date }, data: { created_at } }
      }
      return { status: 200, headers: isLong ? { link: '<x>; rel="next"' } : {}, data: said.map(comment) }
    },
  } as unknown as GitHub
  const issue: Issue = { number: 7, html_url: '', state: 'open', body: '', labels: [], user: null, comments: 9 }
  const memory = { key: 'a', state: aState(), previous: null, heard: HEARD }
  const hearing = { own: [], now: new Map<string, Heard>() }
  const asking = createAsking({ github, log: aLog(), known: new Map([['7', { issue, memory }]]), hearing }, hearing)
  return { asking, asked, heard: () => hearing.now.get('7') }
}

describe('what is new on an issue', () => {
  test.each<[string, readonly Said[], readonly number[]]>([
    ['comes in the order in which it was written', [{ id: 13 }, { id: 11 }, { id: 12 }], [11, 12, 13]],
    ['is nothing of another issue', [{ id: 11, issue: 8 }, { id: 12 }], [12]],
    ['is nothing that was heard', [{ id: 9 }, { id: 10 }, { id: 11 }], [11]],
    ['is nothing without a number', [{ id: '11' }, { id: 11.5 }, { id: 12 }], [12]],
  ])('%s', async (_, said, expected) => {
    const { asking } = listening({ said })
    expect((await asking.remarks(['7'], NOON)).map(({ id }) => id)).toEqual(expected)
  })

  test('counts as read where all of it was', async () => {
    const { asking, heard } = listening({ said: [{ id: 12, at: NOON + MINUTE }] })
    await asking.remarks(['7'], NOON)
    expect(heard()).toEqual({ comments: 9, id: 12, at: NOON + MINUTE })
  })

  test('is left to a later run where there is more than this one reads', async () => {
    const { asking, asked, heard } = listening({ said: [{ id: 12, at: NOON + MINUTE }], isLong: true })
    await asking.remarks(['7'], NOON)
    expect(asked).toHaveLength(5)
    expect(heard()).toEqual({ comments: 1, id: 12, at: NOON + MINUTE })
  })
})

describe('what a person may do', () => {
  const role = (person: unknown, login = 'mira') => listening({ person }).asking.roleOf(login)

  test('is all for the owner, in any spelling, and nobody is asked', async () => {
    const { asking, asked } = listening({})
    expect(await asking.roleOf('aCME')).toBe('admin')
    expect(asked).toEqual([])
  })

  test('is what GitHub says of that person, in any spelling', async () => {
    expect(await role({ role_name: 'triage', permission: 'read', user: { login: 'Mira' } })).toBe('triage')
    expect(await role({ permission: 'write', user: { login: 'mira' } })).toBe('write')
  })

  test.each<[string, unknown]>([
    ['somebody else', { role_name: 'admin', user: { login: 'max' } }],
    ['nobody', { role_name: 'admin' }],
    ['a number', { role_name: 'admin', user: { login: 7 } }],
    ['nothing', null],
  ])('is not known where GitHub speaks of %s', async (_, person) => {
    const fault = await role(person).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(ExternalError)
    expect(fault).toMatchObject({
      service: 'github',
      message: 'GitHub answered with something else than what a person may do here',
      fault: { permanent: false },
    })
  })

  test('is asked of ten people in a run', async () => {
    const { asking, asked } = listening({ person: null })
    for (let n = 0; n < 10; n++) await asking.roleOf(`p${n}`).catch(() => {})
    await expect(asking.roleOf('last')).rejects.toMatchObject({
      service: 'github',
      message: 'more than 10 people asked for something at once',
      fault: { permanent: false },
    })
    await expect(asking.roleOf('P9')).rejects.toThrow('something else')
    expect(asked).toHaveLength(10)
  })
})

describe('a receipt that another run gave', () => {
  const date = new Date(NOON).toUTCString()
  const given = (ago: number): string => iso(NOON - ago)

  test.each<[string, NonNullable<World['receipt']>, string]>([
    ['ten minutes ago', { date, created_at: given(10 * MINUTE) }, 'a moment ago'],
    ['longer ago', { date, created_at: given(10 * MINUTE + SECOND) }, 'long before'],
    ['by a clock that is ahead', { date, created_at: given(-10 * MINUTE) }, 'a moment ago'],
    ['at no time', { date }, 'long before'],
    ['on a GitHub that does not say how late it is', { created_at: given(0) }, 'long before'],
  ])('%s', async (_, receipt, expected) => {
    expect(await listening({ receipt }).asking.take(REMARK, NOON + 11 * MINUTE)).toBe(expected)
  })
})
