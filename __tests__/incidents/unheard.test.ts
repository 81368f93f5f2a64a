import { describe, expect, test } from '@jest/globals'
import { MINUTE } from '../../src/domain/time.js'
import { incidentFrom } from '../../src/incidents/github/issue-context.js'
import type { Issue } from '../../src/incidents/github/issue.js'
import { heardAfter, isToRemember } from '../../src/incidents/github/unheard.js'
import { aState, NOON } from '../support/incident-samples.js'

const HEARD = { comments: 3, id: 10, at: NOON }
const hearing = (read: readonly string[] = []) => ({
  own: ['heartbeat:ack'],
  now: new Map(read.map((ref) => [ref, HEARD])),
})

function known(issue: Partial<Issue> = {}, labels?: readonly ('ack' | 'paused' | 'recover')[]) {
  const memory = { key: 'a', state: aState(), previous: null, heard: HEARD, ...(labels && { labels }) }
  const usual: Issue = { number: 7, html_url: '', state: 'open', body: '', labels: [], user: null, comments: 3 }
  return { issue: { ...usual, ...issue }, memory }
}

describe('how far an issue was heard, with two comments of ours since', () => {
  const later = new Date(NOON + MINUTE).toISOString()

  test.each<[string, ReturnType<typeof known>, typeof HEARD | undefined, typeof HEARD]>([
    ['as it was read', known(), { comments: 5, id: 12, at: NOON }, { comments: 7, id: 12, at: NOON }],
    ['to its last change, where nothing is new', known({ updated_at: later }), undefined, { comments: 5, id: 10, at: NOON + MINUTE }], // prettier-ignore
    ['no further, where what is new was not read', known({ comments: 4, updated_at: later }), undefined, { comments: 5, id: 10, at: NOON }], // prettier-ignore
    ['no further, where GitHub does not say when it changed', known(), undefined, { ...HEARD, comments: 5 }],
  ])('%s', (_, issue, read, expected) => {
    expect(heardAfter(issue, read, 2)).toEqual(expected)
  })
})

test.each<[string, boolean, ReturnType<typeof known> | undefined, readonly string[]]>([
  ['that was read', true, known(), ['7']],
  ['of which nothing is new', false, known(), ['8']],
  ['with a label that came', true, known({ labels: [{ name: 'heartbeat:paused' }] }), []],
  ['with a label that went', true, known({}, ['ack']), []],
  ['with a label that asks no longer', true, known({ labels: ['heartbeat:paused'] }, ['paused']), []],
  ['with a label that we set ourselves', false, known({ labels: ['heartbeat:ack'] }), []],
  ['that nobody saw', false, undefined, ['7']],
])('an issue %s is to be written: %p', (_, expected, issue, read) => {
  expect(isToRemember(issue, hearing(read), aState(), NOON)).toBe(expected)
})

test.each<[string, Partial<Issue>, true | undefined]>([
  ['comments that were heard', {}, undefined],
  ['one more', { comments: 4 }, true],
  ['one less', { comments: 2 }, true],
  ['one more, closed', { comments: 4, state: 'closed' }, undefined],
  ['a label that came', { labels: ['heartbeat:paused'] }, true],
])('an incident with %s is unheard or not', (_, issue, expected) => {
  expect(incidentFrom({ known: new Map(), hearing: hearing() }, known(issue)).unheard).toBe(expected)
})
