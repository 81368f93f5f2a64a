import { describe, expect, test } from '@jest/globals'
import {
  beginningOf,
  eventBeginning,
  isBeginning,
  isFinished,
  underWay,
} from '../../../src/domain/reading/beginnings.js'

describe('what only began', () => {
  test.each([
    'started', 'Backup starting...', 'begin', 'launched worker', 'initialising', 'kickoff', 'triggered by hand', 'attempting',
    'skipped', 'queued', 'scheduled', 'postponed until noon', 'iniciado', 'gestartet', 'übersprungen', 'démarré', 'reintentando',
    '开始', 'старт', '跳过', 'スキップ', '重试', 'пропущен', 'شروع',
    'waiting for the lock', 'Waiting on lock', 'attempt 2 of 3', 'try #1/5', 'lock is held', 'lock held', 'held by pid 7', 'already running',
    'another instance', 'finished, but another instance is already running',
    'not finished, starting', 'not yet done, started', 'until done: retry', 'started, to finish', 'last end, started',
    'started: saved', 'skipped: error', 'failed, retrying', 'failed, will retry', 'saved, retry', 'error, queued for retrying',
  ])('%s', (text) => expect(isBeginning(text)).toBe(true)) // prettier-ignore

  test.each([
    '', 'ok', 'done', 'running', 'waiting', 'lock', 'attempt 2',
    'started and finished', 'finished, next one scheduled', 'success: started 5', 'completado, iniciando', 'начал, завершил', '跳过 完成',
    'not quite yet done, started', 'done, started',
    'saved, next scheduled', 'failed, started', 'error: skipped', 'synced; queued', 'ok started',
    'skipped=2', 'rows: 5, skipped: 3', 'rows (3 skipped)', '12 rows, 3 retries', 'sent 4, 1 queued', 'pending = 0',
  ])('not: %s', (text) => expect(isBeginning(text)).toBe(false)) // prettier-ignore

  test('is looked for in the first three hundred letters', () => {
    expect(isBeginning(`${'x'.repeat(291)} starting`)).toBe(true)
    expect(isBeginning(`${'x'.repeat(292)} starting`)).toBe(false)
    expect(isBeginning(`${'x'.repeat(292)} started finished`)).toBe(true)
  })
})

const EVENT_KEYS = 'event last_event lastEvent event_type eventType event_name eventName action phase'.split(' ')
const WEAK_EVENT_KEYS = ['type', 'kind', 'stage']
const STATUS_KEYS = 'status state conclusion result outcome run_status job_status'.split(' ')
const MESSAGE_KEYS = ['message', 'msg', 'text', 'log']

describe('an entry of a log', () => {
  test.each([...EVENT_KEYS, ...WEAK_EVENT_KEYS, ...STATUS_KEYS, ...MESSAGE_KEYS])(
    'tells of a beginning by its %s',
    (key) =>
      expect(beginningOf({ [key]: 'started' }, '/0')).toEqual({
        field: `/0/${key}`,
        value: 'started',
        class: 'started',
      }),
  )

  test.each<[string, Record<string, unknown>, string | null]>([
    ['an event before a status', { status: 'queued', event: 'started' }, '/event'],
    ['an event over a good end', { event: 'started', status: 'completed' }, '/event'],
    ['a trigger over no end', { event: 'scheduled', status: 'running' }, '/event'],
    ['not a trigger over an end', { event: 'scheduled', status: 'Completed' }, null],
    ['not a schedule over an end', { event: 'schedule', status: 'success' }, null],
    ['more than a trigger over an end', { event: 'scheduled start', status: 'completed' }, '/event'],
    ['a trigger of something over an end', { event: 'backup dispatched', status: 'failed' }, null],
    ['a status beside an event', { event: 'push', status: 'queued' }, '/status'],
    ['no message beside an event', { event: 'push', message: 'started' }, null],
    ['no message beside a status', { status: 'ok', message: 'started' }, null],
    ['no message beside an exit code', { exit_code: 0, message: 'started' }, null],
    ['no message of an end', { message: 'finished' }, null],
    ['no word that is empty', { event: '', type: 'started' }, '/type'],
    ['no number', { event: 5, message: 'started' }, '/message'],
    ['nothing', {}, null],
  ])('%s', (_what, entry, field) => expect(beginningOf(entry, '')?.field ?? null).toBe(field)) // prettier-ignore

  test('a word is kept in two hundred letters', () =>
    expect(beginningOf({ msg: `started ${'x'.repeat(300)}` }, '')?.value).toHaveLength(200))
})

test('a document that is one object tells of a beginning by its event alone', () => {
  for (const key of EVENT_KEYS)
    expect(eventBeginning({ [key]: 'started' }, '')).toEqual({ field: `/${key}`, value: 'started', class: 'started' })
  for (const key of [...WEAK_EVENT_KEYS, ...STATUS_KEYS, ...MESSAGE_KEYS])
    expect(eventBeginning({ [key]: 'started' }, '')).toBeNull()
  expect(eventBeginning({ event: 'finished' }, '')).toBeNull()
})

test('what is under way says so in its status', () => {
  for (const word of ['running', 'in_progress', 'inprogress', 'processing', 'executing', 'working', 'Active'])
    expect(underWay({ state: word }, '/a')).toEqual({ field: '/a/state', value: word, class: 'started' })
  for (const word of ['ok', 'idle', 'completed']) expect(underWay({ state: word }, '/a')).toBeNull()
  expect(underWay({ event: 'running' }, '/a')).toBeNull()
})

test('what is finished says so in its status', () => {
  for (const word of 'completed complete success succeeded finished done failed failure error passed Cancelled'.split(
    ' ',
  ))
    expect(isFinished({ result: word })).toBe(true)
  for (const word of ['ok', 'running', 'started']) expect(isFinished({ result: word })).toBe(false)
  expect([isFinished({}), isFinished({ event: 'done' })]).toEqual([false, false])
})
