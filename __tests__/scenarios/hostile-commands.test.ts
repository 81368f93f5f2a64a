import { expect, test } from '@jest/globals'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import { NOON } from '../support/incident-samples.js'
import { createIssueDesk } from '../support/issue-desk.js'
import type { SpokenBy } from '../support/talking-github.js'

const DEAD = NOON + 20 * MINUTE
const BOT = 'github-actions[bot]'

/** Who says it, what, and what is odd about it; mira may write, bob may read, and eve is nobody here. */
const HOSTILE: readonly (readonly [string, string, string, SpokenBy?])[] = [
  ['a stranger', 'eve', '/ack'],
  ['a stranger who starts something', 'eve', '/recover'],
  ['a stranger who mutes', 'eve', '/mute'],
  ['a stranger who pauses for ever', 'eve', '/pause 30d'],
  ['a stranger with a mistake', 'eve', '/snoze 4h'],
  ['a stranger whom GitHub calls a member', 'eve', '/resume'],
  ['a reader', 'bob', '/ack'],
  ['a reader with a mistake', 'bob', '/snooze soon'],
  ['a role of an organisation’s own', 'rita', '/ack'],
  ['a bot', 'helper[bot]', '/ack', { type: 'Bot' }],
  ['a bot that is called a user', 'mira[bot]', '/ack', { type: 'User' }],
  ['a mannequin', 'mira', '/ack', { type: 'Mannequin' }],
  ['an organisation', 'o-team', '/ack', { type: 'Organization' }],
  ['an app in somebody’s name', 'mira', '/ack', { app: { slug: 'helper' } }],
  ['ourselves', BOT, '/ack', { type: 'Bot' }],
  ['ourselves as a user', BOT, '/recover', { type: 'User' }],
  ['our own words', 'mira', '### ⏰ Still down after 2 d\n/ack'],
  ['what was edited', 'mira', '/ack', { editedAt: DEAD + 5 * SECOND }],
  ['a quote', 'mira', '> /ack\n\nwhat does that do?'],
  ['code', 'mira', '`/ack`'],
  ['a fence', 'mira', '```\n/ack\n```'],
  ['an indent', 'mira', '    /ack'],
  ['a hidden comment', 'mira', '<!-- /ack -->'],
  ['a hidden comment before it', 'mira', '<!-- a -->\n/ack'],
  ['a second line', 'mira', 'thanks!\n/ack'],
  ['a mention', 'mira', '@eve /ack'],
  ['a list', 'mira', '- /ack'],
  ['a Cyrillic letter', 'mira', '/\u0430ck'],
  ['a wide slash', 'mira', '\uff0fack'],
  ['a hidden letter', 'mira', '/a\u200bck'],
  ['another way to end a line', 'mira', '/ack\u2028/recover'],
  ['a terminal', 'mira', '/ack\u001b[2J'],
  ['a command of others', 'mira', '/lgtm'],
  ['a path', 'mira', '/usr/bin/backup is gone'],
  ['a name that is none', '../../../orgs/o', '/ack'],
  ['a name of an object', '__proto__', '/ack'],
]

test.each(HOSTILE)('%s: no effect and no echo', async (_, login, body, more = {}) => {
  const desk = createIssueDesk({ steps: ['box'] })
  desk.roles.set('mira', 'admin').set('bob', 'read').set('rita', 'security-manager')
  await desk.check(DEAD)
  desk.say(login, 1, body, more)
  const report = await desk.check(DEAD + HOUR)
  const writes = desk.asked().filter((route) => /^POST .*(comments|reactions|labels)/.test(route))
  expect(writes).toEqual([])
  expect(desk.ours(1).filter((text) => text !== body)).toEqual([])
  expect([report.verdicts[0]?.reason, report.controls?.size ?? 0, desk.starts]).toEqual(['stale', 0, ['box']])
  expect(report.commands?.filter(({ taken }) => taken) ?? []).toEqual([])
  expect(desk.issues[0]).toMatchObject({ state: 'open' })
  expect(desk.body()).not.toMatch(/Acknowledged|Snoozed|Paused|Muted/)
})

test('a thousand strangers cost a handful of questions a run', async () => {
  const desk = createIssueDesk()
  await desk.check(DEAD)
  for (let i = 0; i < 60; i++) desk.say(`stranger-${i}`, 1, '/ack')
  desk.asked()
  await desk.check(DEAD + HOUR)
  expect(desk.asked().filter((route) => route.endsWith('/permission'))).toHaveLength(10)
})

test('an issue that is not ours is not listened to', async () => {
  const desk = createIssueDesk()
  desk.roles.set('mira', 'admin')
  await desk.check(DEAD)
  const copy = { ...structuredClone(desk.issues[0]), number: 2, user: { login: 'eve' }, comments: [], labels: [{ name: 'heartbeat:paused' }] } // prettier-ignore
  desk.issues.push(copy as never)
  desk.say('mira', 2, '/pause 2d')
  desk.asked()
  expect(await desk.status(DEAD + HOUR)).toBe('stale')
  expect(desk.asked().filter((route) => /comments$/.test(route))).toEqual([])
})
