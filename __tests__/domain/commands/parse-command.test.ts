import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mayAsk, roleNamed } from '../../../src/domain/commands/command.js'
import { parseCommand } from '../../../src/domain/commands/parse-command.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'

const NOON = Date.parse('2026-11-27T12:00:00Z')
const said = (body: string, zone: string | null = null) => parseCommand(body, { at: NOON, zone })
const commandIn = (body: string, zone: string | null = null) => {
  const parsed = said(body, zone)
  return parsed.kind === 'command' ? parsed.command : parsed
}

describe('a command', () => {
  test.each<[string, object]>([
    ['/ack', { word: 'ack', why: null }],
    ['/ack disk is full', { word: 'ack', why: 'disk is full' }],
    ['\n  \n/ack\tseen  \r\nand more', { word: 'ack', why: 'seen' }],
    ['/ACK seen', { word: 'ack', why: 'seen' }],
    ['/ack Zoë sieht nach 🛠️', { word: 'ack', why: 'Zoë sieht nach 🛠️' }],
    ['/snooze 4h', { word: 'snooze', until: NOON + 4 * HOUR, why: null }],
    ['/snooze 1h30m new rack', { word: 'snooze', until: NOON + 90 * MINUTE, why: 'new rack' }],
    ['/snooze 30d', { word: 'snooze', until: NOON + 30 * DAY, why: null }],
    ['/pause 2d', { word: 'pause', until: NOON + 2 * DAY, why: null }],
    ['/snooze until 2026-12-01', { word: 'snooze', until: Date.parse('2026-12-01T00:00Z'), why: null }],
    ['/snooze until 2026-12-01 09:00 a', { word: 'snooze', until: Date.parse('2026-12-01T09:00Z'), why: 'a' }],
    ['/pause until 2026-12-01T09:00Z a', { word: 'pause', until: Date.parse('2026-12-01T09:00Z'), why: 'a' }],
    ['/resume', { word: 'resume', why: null }],
    ['/mute retired', { word: 'mute', why: 'retired' }],
    ['/recover', { word: 'recover', step: null }],
    ['/recover workflow:backup.yml', { word: 'recover', step: 'workflow:backup.yml' }],
  ])('%j', (body, command) => {
    expect(commandIn(body)).toEqual(command)
  })

  test.each<[string, string, string]>([
    ['/snooze until 2026-12-01 09:00', 'America/New_York', '2026-12-01T14:00Z'],
    ['/snooze until 2026-12-01', 'Asia/Tokyo', '2026-11-30T15:00Z'],
    ['/snooze until 2026-12-01 09:00 UTC', 'America/New_York', '2026-12-01T09:00Z'],
    ['/snooze until 2026-12-01 9:00', 'Europe/Riga', '2026-12-01T07:00Z'],
  ])('%s by the clocks of %s', (body, zone, until) => {
    expect(commandIn(body, zone)).toMatchObject({ until: Date.parse(until), why: null })
  })
})

describe('what went wrong is answered with what to write', () => {
  test.each<[string, RegExp]>([
    ['/snooze', /needs an end: `\/snooze 4h \[why\]`, or `\/snooze until 2026-12-01 09:00`/],
    ['/snooze soon', /needs an end/],
    ['/snooze 4', /did you mean|needs an end/],
    ['/snooze 4 hours', /did you mean `\/snooze 4h`\?/],
    ['/snooze 31d', /^At most 30 days: `\/snooze 30d`\.$/],
    ['/snooze 0h', /over already/],
    ['/snooze until 2026-11-27', /over already/],
    ['/snooze until 2026-02-30', /needs an end/],
    ['/snooze until 2026-12-01 25:00', /needs an end/],
    ['/snooze until tomorrow', /needs an end/],
    ['/pause', /`\/pause 2d \[why\]`/],
    ['/snoze 4h', /^`\/snoze` is no command; did you mean `\/snooze 4h \[why\]`\?$/],
    ['/acknowledge', /did you mean `\/ack \[why\]`\?/],
    ['/unpause', /did you mean `\/resume`\?/],
    ['/check', /the next run of the workflow looks by itself/],
    [`/ack ${'x'.repeat(200)}`, /at most 200 characters/],
  ])('%s', (body, hint) => {
    const parsed = said(body)
    expect(parsed.kind === 'mistake' ? parsed.hint : parsed).toMatch(hint)
  })
})

describe('no command of ours', () => {
  test.each([
    '',
    '   ',
    'ack',
    ' /ack',
    '    /ack',
    '\t/ack',
    '> /ack',
    '`/ack`',
    '```\n/ack\n```',
    '~~~\n/ack\n~~~',
    '<!-- -->\n/ack',
    '<!--\n/ack\n-->',
    '<details>\n/ack',
    '- /ack',
    '1. /ack',
    '# /ack',
    '| /ack |',
    'please /ack',
    'done\n/ack',
    '@heartbeat /ack',
    '@mira\n/ack',
    '//ack',
    '/ ack',
    '/ack/now',
    '/ack: yes',
    '\\/ack',
    '/аck',
    '／ack',
    '⁄ack',
    '∕ack',
    '/a\u0441k',
    '/a\u200bck',
    '\u200b/ack',
    '\ufeff/ack',
    '\u202e/ack',
    '/ack\u2028/recover',
    '/ack\u0085',
    '/ack \u001b[2J',
    '/ack\u00a0now',
    '/ACK\u212a',
    '/usr/bin/python is gone',
    '/tmp is full',
    '/lgtm',
    '/approve',
    '/hold',
    '/cc @octo/team',
    '/close',
    '/constructor',
    '/__proto__',
  ])('%j', (body) => {
    expect(said(body)).toEqual({ kind: 'nothing' })
  })

  // What is shown of a comment is never longer than one of its lines, and never ends a line.
  test('whatever is written, an answer is one line of our own words and texts are on one line', () => {
    const words = fc.constantFrom('/ack', '/snooze', '/pause', '/recover', '/mute', '/snoze', '4h', 'until', '2026-12-01', '\n', '\r', '`', '@x', '\u2028', '<b>', '::error::') // prettier-ignore
    const body = fc.array(fc.oneof(words, fc.string({ maxLength: 12, unit: 'binary' })), { maxLength: 8 }).map((all) => all.join(' ')) // prettier-ignore
    fc.assert(
      fc.property(body, (text) => {
        const parsed = said(text)
        if (parsed.kind === 'mistake') expect(parsed.hint).toMatch(/^[ -~]{1,200}$/)
        if (parsed.kind !== 'command') return
        const { command } = parsed
        const free = command.word === 'recover' ? command.step : command.why
        expect(free ?? '').not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/)
        expect((free ?? '').length).toBeLessThanOrEqual(200)
        if ('until' in command) expect(command.until - NOON).toBeLessThanOrEqual(30 * DAY)
        if ('until' in command) expect(command.until).toBeGreaterThan(NOON)
      }),
    )
  })

  test('only a first line that begins with it is a command', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (before) => {
        if (/^[\s/]*$/.test(before) || /^\s*\//.test(before)) return
        expect(said(`${before}/ack`)).toEqual({ kind: 'nothing' })
        expect(said(`${before}\n/ack`)).toEqual({ kind: 'nothing' })
      }),
    )
  })
})

test('who may ask for what', () => {
  const allowed = (['read', 'triage', 'write', 'maintain', 'admin'] as const).map((role) => [
    mayAsk(role, 'ack'),
    mayAsk(role, 'recover'),
  ])
  expect(allowed).toEqual([[false, false], [true, false], [true, true], [true, true], [true, true]]) // prettier-ignore
  expect(['security-manager', 'Admin', null, undefined, 7].map(roleNamed)).toEqual([null, null, null, null, null])
})
