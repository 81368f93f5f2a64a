import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toMime } from '../../src/channels/email/mime.js'
import { render } from '../../src/channels/email/render.js'
import { hostileText } from '../support/hostile-text.js'
import { notificationOf, SAMPLE_NOW, sampleMonitor } from '../support/notification-samples.js'

const envelope = { from: 'Heartbeat <heartbeat@example.com>', to: ['ops@example.com', 'boss@example.com'] }

/** Reads a message back as a mail program would. */
function parse(message: string): { headers: Record<string, string>; parts: string[] } {
  const [head, ...rest] = message.split('\r\n\r\n')
  const unfolded = head!.replace(/\r\n /g, ' ').split('\r\n')
  const headers = Object.fromEntries(
    unfolded.map((line) => [line.slice(0, line.indexOf(':')), decoded(line.slice(line.indexOf(':') + 2))]),
  )
  // What stands before the first blank line of the body is the first part's own head.
  const parts = rest.slice(1).map((text) => text.split('\r\n--')[0]!.replace(/\r\n/g, ''))
  return { headers, parts: parts.map((text) => Buffer.from(text, 'base64').toString('utf8')) }
}

function decoded(text: string): string {
  return text
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([\w+/=]+)\?=/g, (_, base64: string) => Buffer.from(base64, 'base64').toString('utf8'))
}

test('headers and both forms come back as they were', () => {
  const mail = render(
    notificationOf('opened', [{ ...sampleMonitor, name: 'Sauvegarde nocturne – été 🌙' }]),
    'example.com',
  )
  const { headers, parts } = parse(toMime(mail, envelope, SAMPLE_NOW))
  expect(headers).toMatchObject({
    From: 'Heartbeat <heartbeat@example.com>',
    To: 'ops@example.com, boss@example.com',
    Subject: '[Heartbeat CRITICAL] Sauvegarde nocturne – été 🌙 has stopped beating',
    Date: 'Sun, 22 Nov 2026 09:30:00 +0000',
    'Message-ID': mail.messageId,
    References: mail.references,
    Importance: 'High',
  })
  expect(parts.map((part) => part.replace(/\r\n/g, '\n'))).toEqual([mail.text, mail.html])
})

test('a sender with another alphabet is encoded, a bare address stays bare', () => {
  const mail = render(notificationOf('test', []), 'example.com')
  const from = (text: string): string | undefined => parse(toMime(mail, { ...envelope, from: text }, 0)).headers['From']
  expect(from('Puls ♥ <a@example.com>')).toBe('Puls ♥ <a@example.com>')
  expect(from('a@example.com')).toBe('a@example.com')
  expect(toMime(mail, { ...envelope, from: 'Puls ♥ <a@example.com>' }, 0)).toContain('From: =?UTF-8?B?')
})

test('hostile text: the same headers, no more, in lines of ASCII that no server cuts', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (name, message) => {
      const mail = render(
        notificationOf('opened', [{ ...sampleMonitor, name, message, place: { kind: 'file', path: message } }]),
        'example.com',
      )
      const text = toMime(mail, envelope, SAMPLE_NOW)
      const { headers, parts } = parse(text)
      expect(Object.keys(headers)).toEqual(
        Object.keys(parse(toMime(render(notificationOf('opened'), 'example.com'), envelope, 0)).headers),
      )
      expect(headers['Subject']?.trim()).toBe(mail.subject.trim())
      expect(parts[0]?.replace(/\r\n/g, '\n')).toBe(mail.text)
      for (const line of text.split('\r\n')) expect(line).toMatch(/^[\x20-\x7e]{0,200}$/)
    }),
  )
})
