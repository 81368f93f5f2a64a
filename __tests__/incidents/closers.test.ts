import { expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { withClosers } from '../../src/incidents/github/closers.js'
import type { Marked } from '../../src/incidents/github/own.js'
import type { GitHub } from '../../src/ports.js'
import { aState } from '../support/incident-samples.js'

const at = (hour: number) => `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z`

function marked(number: number, more: object = {}, key = 'a', state: object = {}): Marked {
  const issue = {
    number,
    html_url: '',
    body: '',
    state: 'closed',
    closed_at: at(number),
    user: null,
    labels: [],
    ...more,
  }
  return { issue, memory: { key, state: aState(state), previous: null } } as Marked
}

/** The numbers that were asked of, and who closed each afterwards. */
async function asked(all: readonly Marked[], answer: () => unknown = () => ({ closed_by: { login: 'ann' } })) {
  const numbers: number[] = []
  const github = {
    async rest(_: string, { issue_number: number }: { issue_number: number }) {
      numbers.push(number)
      return { data: { number, ...(answer() as object) } }
    },
  } as unknown as GitHub
  const told = await withClosers(github, all)
  return { numbers, closers: told.map(({ issue }) => issue.closed_by?.login) }
}

test.each<[string, readonly Marked[], readonly number[]]>([
  ['the only one', [marked(1)], [1]],
  ['the last one of each key', [marked(1), marked(3), marked(2), marked(4, {}, 'b')], [3, 4]],
  ['both where they ended together', [marked(1, { closed_at: at(5) }), marked(2, { closed_at: at(5) })], [1, 2]],
  ['the one that says when, before one that does not', [marked(1, { closed_at: null }), marked(2)], [2]],
  ['none where one is open', [marked(1), marked(2, { state: 'open' })], []],
  ['none that is known', [marked(1, { closed_by: { login: 'bob' } })], []],
  ['none that we closed', [marked(1, {}, 'a', { closedAt: 5 })], []],
  ['none that is open', [marked(1, { state: 'open' })], []],
])('who closed it is asked of %s', async (_, all, numbers) => {
  expect((await asked(all)).numbers).toEqual(numbers)
})

test.each<[string, () => unknown, string | undefined]>([
  ['a person', () => ({ closed_by: { login: 'ann' } }), 'ann'],
  ['nobody', () => ({}), undefined],
  ['no answer', () => { throw new ExternalError('github', 'no', { permanent: false }) }, undefined], // prettier-ignore
])('and it was %s', async (_, answer, login) => {
  expect((await asked([marked(1)], answer)).closers).toEqual([login])
})

test('a fault of ours is not hidden', async () => {
  const broken = () => {
    throw new TypeError('broken')
  }
  await expect(asked([marked(1)], broken)).rejects.toThrow('broken')
})
