import { expect, test } from '@jest/globals'
import { afterCommand, afterLabels, PAUSE_BY_LABEL } from '../../../src/domain/commands/apply-command.js'
import { askedLabels, spentLabels } from '../../../src/domain/commands/labels.js'
import { NO_CONTROL } from '../../../src/domain/controls.js'
import { HOUR } from '../../../src/domain/time.js'

const NOON = Date.parse('2026-11-27T12:00:00Z')
const nobody = { at: NOON, why: null, by: null }

test('labels that mean something, but for those that every issue gets', () => {
  const names = ['bug', 'Heartbeat:ACK', 'heartbeat:paused', 'heartbeat:other', 'heartbeat:recover ']
  expect(askedLabels(names, [])).toEqual(['ack', 'paused'])
  expect(askedLabels(names, ['heartbeat:Paused'])).toEqual(['ack'])
})

test('a label that came asks, and one that went asks no longer', () => {
  const both = afterLabels(undefined, { came: ['ack', 'paused', 'recover'], went: [] }, NOON)
  expect(both).toEqual({ pause: { ...nobody, until: NOON + PAUSE_BY_LABEL }, snooze: null, acknowledged: nobody })
  const after = afterLabels(both, { came: [], went: ['ack', 'paused'] }, NOON + HOUR)
  expect(after).toEqual({ ...NO_CONTROL, pause: { ...nobody, until: NOON + HOUR } })
  expect(afterLabels(undefined, { came: [], went: ['ack', 'paused'] }, NOON)).toBeUndefined()
})

test('what a person said by a comment does not go with a label', () => {
  const noted = afterCommand(undefined, { word: 'ack', why: null }, 'mira', NOON)
  expect(afterLabels(noted, { came: [], went: ['ack'] }, NOON)).toBe(noted)
})

test('labels that are spent: whatever they asked for is over', () => {
  const paused = { ...NO_CONTROL, pause: { ...nobody, until: NOON } }
  expect(spentLabels(['ack', 'paused', 'recover'], paused, NOON - 1)).toEqual(['ack', 'recover'])
  expect(spentLabels(['ack', 'paused'], paused, NOON)).toEqual(['ack', 'paused'])
  expect(spentLabels(['ack', 'paused'], { ...paused, acknowledged: nobody }, NOON - 1)).toEqual([])
  expect(spentLabels(['paused'], undefined, NOON)).toEqual(['paused'])
})

test('the same comment means the same to each run that reads it', () => {
  const command = { word: 'snooze', until: NOON + HOUR, why: 'a' } as const
  const once = afterCommand(undefined, command, 'mira', NOON)
  expect(afterCommand(once, command, 'mira', NOON)).toEqual(once)
  expect(afterCommand(once, { word: 'recover', step: null }, 'mira', NOON)).toBe(once)
  expect(afterCommand(once, { word: 'resume', why: null }, 'mira', NOON + 1)?.snooze?.until).toBe(NOON + 1)
})
