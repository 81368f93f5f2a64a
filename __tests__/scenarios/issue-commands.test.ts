import { describe, expect, test } from '@jest/globals'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import { NOON } from '../support/incident-samples.js'
import { createIssueDesk, WORKER } from '../support/issue-desk.js'

const DEAD = NOON + 20 * MINUTE

/** A worker is dead, its issue is there, and mira may sort issues. */
async function aDesk(wish: Parameters<typeof createIssueDesk>[0] = {}) {
  const desk = createIssueDesk(wish)
  desk.roles.set('mira', 'triage')
  desk.roles.set('max', 'write')
  await desk.check(DEAD)
  desk.asked()
  return desk
}

describe('what people ask for on an issue', () => {
  test('who takes note is thanked once, stands on the card, and is reminded of nothing', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/ack disk is full, new one ordered')
    const report = await desk.check(DEAD + HOUR)
    expect(report.commands).toMatchObject([{ by: 'mira', taken: true, text: '/ack disk is full, new one ordered' }])
    expect(desk.receipts.size).toBe(1)
    expect(desk.body()).toContain('mira')
    expect(desk.body()).toContain('disk is full, new one ordered')
    await desk.check(DEAD + 30 * HOUR)
    expect(desk.ours(1)).toEqual([])
    expect((await desk.check(DEAD + 31 * HOUR)).controls?.get(WORKER)?.acknowledged?.by).toBe('mira')
  })

  test('without news nothing is asked; with news once for all, once for the person, and one receipt', async () => {
    const desk = await aDesk()
    await desk.check(DEAD + HOUR)
    expect(desk.asked()).toEqual([])
    desk.say('mira', 1, '/ack')
    desk.say('mira', 1, '/ack again')
    await desk.check(DEAD + 2 * HOUR)
    expect(desk.asked().map((route) => route.replace('/repos/{owner}/{repo}', ''))).toEqual([
      'GET /issues/comments',
      'GET /collaborators/{username}/permission',
      'POST /issues/comments/{comment_id}/reactions',
      'POST /issues/comments/{comment_id}/reactions',
      'PATCH /issues/{issue_number}',
    ])
    await desk.check(DEAD + 3 * HOUR)
    expect(desk.asked()).toEqual([])
  })

  test('a snooze holds all words back until its end, then there is one reminder', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/snooze 2d moving the rack')
    for (let hour = 1; hour < 46; hour += 6) await desk.check(DEAD + hour * HOUR)
    expect(desk.ours(1)).toHaveLength(0)
    await desk.check(DEAD + 2 * DAY + HOUR)
    await desk.check(DEAD + 2 * DAY + 2 * HOUR)
    expect(desk.ours(1).map((text) => text.split('\n')[0])).toEqual([expect.stringMatching(/^### ⏰ Still down/)])
  })

  test('the end is told whatever was asked for', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/snooze 2d')
    await desk.check(DEAD + HOUR)
    desk.beat(DEAD + 2 * HOUR)
    await desk.check(DEAD + 2 * HOUR + MINUTE)
    expect(desk.issues[0]?.state).toBe('closed')
    expect(desk.ours(1)).toHaveLength(1)
    expect(desk.told).toEqual(['opened', 'recovered'])
  })

  test('a pause skips the monitor, and ends by itself', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/pause 2h')
    expect(await desk.status(DEAD + HOUR)).toBe('paused')
    expect(desk.issues[0]?.state).toBe('open')
    expect(desk.body()).toMatch(/Paused\*\* by mira until 2026-11-22 14:20 UTC/)
    expect(await desk.status(DEAD + 5 * HOUR)).toBe('stale')
    expect(desk.ours(1)).toHaveLength(1)
  })

  test('to resume ends a pause', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/pause 2d')
    expect(await desk.status(DEAD + HOUR)).toBe('paused')
    desk.say('mira', 1, '/resume')
    expect(await desk.status(DEAD + 2 * HOUR)).toBe('stale')
  })

  test('a label pauses while it is there, and for a week at most', async () => {
    const desk = await aDesk()
    desk.label(1, 'heartbeat:paused')
    expect(await desk.status(DEAD + HOUR)).toBe('paused')
    expect(desk.body()).toMatch(/Paused\*\* by a label until/)
    desk.unlabel(1, 'heartbeat:paused')
    expect(await desk.status(DEAD + 2 * HOUR)).toBe('stale')
    desk.label(1, 'heartbeat:paused')
    expect(await desk.status(DEAD + 3 * HOUR)).toBe('paused')
    expect(await desk.status(DEAD + 7 * DAY)).toBe('paused')
    const before = desk.ours(1).length
    expect(await desk.status(DEAD + 8 * DAY)).toBe('stale')
    expect(desk.ours(1)).toHaveLength(before + 1)
    expect(desk.labelsOf(1)).not.toContain('heartbeat:paused')
  })

  test('a label takes note while it is there', async () => {
    const desk = await aDesk()
    desk.label(1, 'heartbeat:ack')
    await desk.check(DEAD + HOUR)
    await desk.check(DEAD + 26 * HOUR)
    expect(desk.ours(1)).toEqual([])
    desk.unlabel(1, 'heartbeat:ack')
    await desk.check(DEAD + 27 * HOUR)
    expect(desk.ours(1)).toHaveLength(1)
  })

  test('what is over takes its labels along', async () => {
    const desk = await aDesk()
    desk.label(1, 'heartbeat:ack')
    await desk.check(DEAD + HOUR)
    desk.beat(DEAD + 2 * HOUR)
    await desk.check(DEAD + 2 * HOUR + MINUTE)
    expect(desk.issues[0]?.state).toBe('closed')
    expect(desk.labelsOf(1)).not.toContain('heartbeat:ack')
    expect(desk.body()).not.toMatch(/Acknowledged/)
  })

  test('to mute is to close it as not planned', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/mute it is retired')
    await desk.check(DEAD + HOUR)
    expect(desk.issues[0]).toMatchObject({ state: 'closed', state_reason: 'not_planned' })
    expect(desk.body()).toMatch(/Muted\*\* by mira/)
    await desk.check(DEAD + 3 * DAY)
    expect(desk.issues).toHaveLength(1)
    expect(desk.ours(1)).toEqual([])
  })

  test('the next step is taken at once, and only as often as any', async () => {
    const desk = await aDesk({ steps: ['box'], attempts: 2 })
    expect(desk.starts).toEqual(['box'])
    desk.say('max', 1, '/recover')
    await desk.check(DEAD + HOUR)
    expect(desk.starts).toEqual(['box', 'box'])
    desk.say('max', 1, '/recover')
    await desk.check(DEAD + 2 * HOUR)
    expect(desk.starts).toEqual(['box', 'box'])
    expect(desk.ours(1).at(-1)).toMatch(/^Not started: all 2 attempts are spent\./)
  })

  test('who may sort issues may not start anything, and what is not configured is not started', async () => {
    const desk = await aDesk({ steps: ['box'] })
    desk.say('mira', 1, '/recover')
    desk.say('max', 1, '/recover rm -rf /')
    await desk.check(DEAD + HOUR)
    expect(desk.starts).toEqual(['box'])
    expect(desk.ours(1)).toHaveLength(1)
    expect(desk.ours(1)[0]).toMatch(/^Not started: no configured step has that name\./)
  })

  test('a label starts the next step once, and is taken off', async () => {
    const desk = await aDesk({ steps: ['box'] })
    desk.label(1, 'heartbeat:recover')
    await desk.check(DEAD + HOUR)
    await desk.check(DEAD + HOUR + MINUTE)
    expect(desk.starts).toEqual(['box', 'box'])
    expect(desk.labelsOf(1)).not.toContain('heartbeat:recover')
  })

  test('five runs at once start it once, take note once and answer once', async () => {
    const desk = await aDesk({ steps: ['box'] })
    desk.say('max', 1, '/recover')
    desk.say('max', 1, '/ack')
    desk.say('max', 1, '/snoze 4h')
    const runs = await Promise.all([1, 2, 3, 4, 5].map(() => desk.check(DEAD + HOUR)))
    expect(desk.starts).toEqual(['box', 'box'])
    expect(runs.flatMap(({ commands = [] }) => commands).filter(({ text, taken }) => taken && text === '/recover')).toHaveLength(1) // prettier-ignore
    expect(desk.ours(1)).toEqual([
      expect.stringMatching(/^`\/snoze` is no command; did you mean `\/snooze 4h \[why\]`\?/),
    ])
    await desk.check(DEAD + 2 * HOUR)
    expect(desk.ours(1)).toHaveLength(1)
    expect(desk.body()).toMatch(/Acknowledged\*\* by max/)
  })

  test('five runs at once start it once by a label', async () => {
    const desk = await aDesk({ steps: ['box'] })
    desk.label(1, 'heartbeat:recover')
    await Promise.all([1, 2, 3, 4, 5].map(() => desk.check(DEAD + HOUR)))
    expect(desk.starts).toEqual(['box', 'box'])
  })

  test('what cannot be read is read by the next run', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/ack')
    desk.fail(/issues\/comments$/)
    expect((await desk.check(DEAD + HOUR)).problems.join()).toMatch(/read by the next run/)
    desk.fail(/permission$/)
    expect((await desk.check(DEAD + 2 * HOUR)).problems.join()).toMatch(/waits for the next run/)
    desk.fail(null)
    await desk.check(DEAD + 3 * HOUR)
    expect(desk.body()).toMatch(/Acknowledged\*\* by mira/)
  })

  test('an answer of ours is no news', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/snooze')
    await desk.check(DEAD + HOUR)
    expect(desk.ours(1)).toEqual([expect.stringMatching(/^`\/snooze` needs an end/)])
    desk.asked()
    await desk.check(DEAD + 2 * HOUR)
    expect(desk.asked()).toEqual([])
  })

  test.each([-3 * HOUR, 3 * HOUR])('a clock that is off by %i ms loses no comment', async (clockOff) => {
    const desk = await aDesk()
    for (const hour of [1, 8, 15]) await desk.check(DEAD + hour * HOUR, { clockOff })
    desk.at(DEAD + 15 * HOUR + MINUTE)
    desk.say('mira', 1, '/ack')
    expect((await desk.check(DEAD + 16 * HOUR, { clockOff })).commands).toHaveLength(1)
  })

  test('what a person typed is not lost where a run by his own token saw it first', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/ack')
    await desk.check(DEAD + HOUR, { login: 'mira' })
    expect(desk.body()).not.toMatch(/Acknowledged/)
    await desk.check(DEAD + 2 * HOUR)
    expect(desk.body()).toMatch(/Acknowledged\*\* by mira/)
    expect(desk.receipts.size).toBe(1)
  })

  test('whom GitHub never tells of is not asked about for ever', async () => {
    const desk = await aDesk()
    desk.say('mira', 1, '/ack')
    desk.fail(/permission$/)
    for (const hour of [1, 20, 26]) await desk.check(DEAD + hour * HOUR)
    desk.asked()
    await desk.check(DEAD + 27 * HOUR)
    expect(desk.asked().filter((route) => route.startsWith('GET'))).toEqual([])
  })
})
