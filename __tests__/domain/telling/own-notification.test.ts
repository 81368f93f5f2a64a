import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { render as slack } from '../../../src/channels/slack/render.js'
import { render as sms } from '../../../src/channels/sms/render.js'
import { render as telegram } from '../../../src/channels/telegram/render.js'
import { factsOf, headline, toneOf, whatToDo } from '../../../src/domain/telling/notification-text.js'
import { ownNotification } from '../../../src/domain/telling/own-notification.js'
import { hostileText } from '../../support/hostile-text.js'

const CONTEXT = { repository: 'octo/jobs', runUrl: null, now: Date.parse('2026-11-22T09:30:00Z') }
const ALERT = { title: 'Backtest done', message: 'Sharpe 1.8', priority: 'HIGH', data: [['run', '42']] } as const

test('says what was typed, with its figures, and nothing of heartbeats', () => {
  const notification = ownNotification(ALERT, CONTEXT)
  const [monitor] = notification.monitors
  expect(headline(notification)).toBe('Backtest done')
  expect(whatToDo(notification)).toBeNull()
  expect(factsOf(monitor!, notification)).toEqual([{ label: 'run', text: '42', at: null, age: null }])
  expect(sms(notification)).toBe('Heartbeat HIGH: Backtest done. Sharpe 1.8')
  expect(JSON.stringify(slack(notification))).not.toMatch(/Last heartbeat|TEST|Read from/)
  expect(telegram(notification)).toContain('<b>Backtest done</b>\n\nSharpe 1.8\nrun: <b>42</b>')
})

test.each([
  ['CRITICAL', 'critical'],
  ['HIGH', 'worrying'],
  ['MEDIUM', 'worrying'],
  ['LOW', 'neutral'],
] as const)('%s is %s', (priority, tone) => {
  const notification = ownNotification({ ...ALERT, priority }, CONTEXT)
  expect(notification.priority).toBe(priority)
  expect(toneOf(notification)).toBe(tone)
})

test('of the name of a figure only letters, digits and spaces stay', () => {
  const label = (name: string): string | undefined => {
    const notification = ownNotification({ ...ALERT, data: [[name, '1']] }, CONTEXT)
    return factsOf(notification.monitors[0]!, notification)[0]?.label
  }
  expect(label('run_id')).toBe('run id')
  expect(label('<@everyone> evil.example')).toBe('everyone evil example')
  expect(label('***')).toBe('data')
})

test('whatever is typed mentions nobody, and is markup nowhere', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const notification = ownNotification({ ...ALERT, title: text, message: text, data: [[text, text]] }, CONTEXT)
      expect(JSON.stringify(slack(notification))).not.toMatch(/<[!@#]|\\u001b/)
      expect(telegram(notification).replace(/<\/?[bi]>/g, '')).not.toMatch(/[<>\u001b]/)
    }),
  )
})
