import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { render as discord } from '../../src/channels/discord/render.js'
import { render as email } from '../../src/channels/email/render.js'
import { render as feishu } from '../../src/channels/feishu/render.js'
import { render as googleChat } from '../../src/channels/google-chat/render.js'
import { render as mattermost } from '../../src/channels/mattermost/render.js'
import { render as ntfy } from '../../src/channels/ntfy/render.js'
import { render as slack } from '../../src/channels/slack/render.js'
import { render as sms } from '../../src/channels/sms/render.js'
import { render as teams } from '../../src/channels/teams/render.js'
import { render as telegram } from '../../src/channels/telegram/render.js'
import { render as zulip } from '../../src/channels/zulip/render.js'
import { NOTIFICATION_EVENTS } from '../../src/domain/incidents/notification-events.js'
import type { Notification, NotifiedMonitor } from '../../src/domain/telling/notification.js'
import { safeUrl } from '../../src/domain/telling/notification-text.js'
import { hostileText } from '../support/hostile-text.js'
import { notificationOf, SAMPLE_NOW, sampleMonitor } from '../support/notification-samples.js'

/** Everything a stranger can write stands in these; the addresses of issue and run are GitHub's own. */
const hostileMonitor: fc.Arbitrary<NotifiedMonitor> = fc
  .record({
    id: hostileText,
    name: hostileText,
    message: hostileText,
    source: hostileText,
    remedy: fc.array(hostileText),
    // An address alone is meant to be a link: who writes the configuration is no stranger.
    runbook: fc.option(hostileText.filter((text) => safeUrl(text.trim()) === null)),
  })
  .map((texts) => ({ ...sampleMonitor, ...texts }))

const hostile: fc.Arbitrary<Notification> = fc
  .record({
    event: fc.constantFrom(...NOTIFICATION_EVENTS),
    monitors: fc.array(hostileMonitor, { minLength: 1, maxLength: 3 }),
    repository: hostileText,
  })
  .map(({ event, monitors, repository }) => notificationOf(event, monitors, { repository }))

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

const OWN = /https:\/\/github\.com\/acme\/warehouse\/(?:issues|actions\/runs)\/\d+/g

const UNWRITTEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/

// proves: 30
describe('nothing hostile comes to life', () => {
  test('in Slack: no mention, no link, no markup of its own', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        for (const text of stringsOf(slack(notification))) {
          const rest = text.replace(/<!date\^\d+\^\{date_short_pretty\} \{time\}\|[\d: UTC-]+>/g, '').replace(OWN, '')
          expect(rest.replace(/<\|[^<>|]*>/g, '')).not.toMatch(/[<>]/)
          expect(rest).not.toMatch(/:\/\/|@\w|&(?!amp;|lt;|gt;)/)
          expect(rest).not.toMatch(UNWRITTEN)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('in Discord: nobody is pinged, nothing is a link but ours', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        const message = discord(notification)
        expect(message).toMatchObject({ allowed_mentions: { parse: [] } })
        for (const text of stringsOf(message)) {
          const rest = text.replace(OWN, '')
          expect(rest).not.toMatch(/:\/\/|@\w/)
          expect(rest).not.toMatch(UNWRITTEN)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('in Mattermost: nobody is mentioned, nothing is a link but ours', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        const { attachments } = mattermost(notification) as { attachments: { fallback: string }[] }
        for (const text of stringsOf(attachments)) {
          const rest = text.replace(OWN, '')
          expect(rest).not.toMatch(/:\/\/|@\w|~\w|:[a-z]/i)
          // Only the text of a lock screen knows no markup.
          if (text !== attachments[0]?.fallback) expect(rest).not.toMatch(/(?<!\\)(?:\\\\)*`/)
          expect(rest).not.toMatch(UNWRITTEN)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('in Google Chat: only our tags in the card, no mention and no link above it', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        const { text, cardsV2 } = googleChat(notification) as { text: string; cardsV2: unknown }
        expect(text).not.toMatch(/<[a-z]|:\/\/|@\w/i)
        for (const shown of stringsOf(cardsV2)) {
          const rest = shown
            .replace(
              /<\/?[bi]>|<\/?font(?: color="#\w{6}")?>|<br>|<a href="https:\/\/github\.com\/acme\/[\w/]+">|<\/a>/g,
              '',
            )
            .replace(OWN, '')
          expect(rest).not.toMatch(/[<>"']|:\/\/|@\w/)
          expect(rest).not.toMatch(UNWRITTEN)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('in Zulip: only our own markup, every other sign is an entity', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        const text = zulip(notification)
        const rest = text
          .replace(/<time:[\d:TZ.-]+>/g, '')
          .replace(/\[([^[\]]*)\]\(https:\/\/github\.com\/acme\/[\w/]+\)/g, '$1')
          .replace(/&#\d+;/g, ' ')
          .replace(/^\* /gm, '')
          .replace(/\*\*([^*]*)\*\*/g, '$1')
        expect(rest).not.toMatch(/[<>@#*_`~[\]!$|\\&]|:\/\/|\w\.\w/)
        expect(text.length).toBeLessThanOrEqual(10_000)
        expect(text).not.toMatch(UNWRITTEN)
      }),
      { numRuns: 300 },
    )
  })

  test('in Feishu: nobody is called, nothing is a link but ours', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        for (const text of stringsOf(feishu(notification))) {
          const rest = text.replace(OWN, '')
          expect(rest).not.toMatch(/<\w|:\/\/|@\w/)
          expect(rest).not.toMatch(UNWRITTEN)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('in Telegram: only our tags, at most 4096 characters', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        const html = telegram(notification)
        const rest = html.replace(/<\/?[bi]>|<a href="https:\/\/github\.com\/acme\/warehouse\/[\w/]+">|<\/a>/g, '')
        expect(rest).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)|:\/\/|@\w|#\w*[a-z]\w*(?<!&#39)$/)
        expect(rest.length).toBeLessThanOrEqual(4096)
        expect(rest).not.toMatch(UNWRITTEN)
      }),
      { numRuns: 300 },
    )
  })

  test('in Teams: text only where no markup is read', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        const kinds = JSON.stringify(teams(notification)).match(/"type":"(\w+)"/g) ?? []
        for (const kind of new Set(kinds)) {
          expect(['AdaptiveCard', 'RichTextBlock', 'TextRun', 'Action.OpenUrl', 'message']).toContain(kind.slice(8, -1))
        }
      }),
    )
  })

  test('in mail: headers on one line, no tag and no address in the page but ours', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        const mail = email(notification, 'example.com')
        expect(mail.subject).not.toMatch(/[\r\n]/)
        expect(`${mail.messageId}${mail.references ?? ''}`).toMatch(/^(<[\w.]+@example\.com>)+$/)
        expect(mail.html).not.toMatch(/<(?!\/?(?:!doctype|html|body|div|h1|p|b|table|tr|th|td|a|br)\b)/)
        expect(mail.html.replace(OWN, '')).not.toMatch(/:\/\/|<a href="(?!")/)
        expect(`${mail.text}${mail.subject}`).not.toMatch(UNWRITTEN)
      }),
      { numRuns: 300 },
    )
  })

  test('in text messages: one message of GSM, or two of anything else', () => {
    fc.assert(
      fc.property(hostile, (notification) => {
        const text = sms(notification)
        expect(text).not.toMatch(UNWRITTEN)
        expect(text).not.toMatch(/\p{Surrogate}|\n/u)
        expect(text.length).toBeLessThanOrEqual(160)
      }),
      { numRuns: 300 },
    )
  })

  test('an address that is none is not linked', () => {
    const odd = notificationOf('opened', [sampleMonitor], {
      incidentUrl: 'javascript:alert(1)',
      runUrl: 'https://x/"><script>',
    })
    const all = [
      slack(odd),
      discord(odd),
      teams(odd),
      ntfy(odd),
      email(odd, 'example.com'),
      mattermost(odd),
      feishu(odd),
      zulip(odd),
      googleChat(odd),
    ]
    for (const rendered of all) {
      expect(JSON.stringify(rendered)).not.toMatch(/javascript:|<script/)
    }
  })
})

describe('text messages', () => {
  test('what happened, the last beat and the link, in one message', () => {
    const text = sms(notificationOf('opened'))
    expect(text).toBe(
      'Heartbeat CRITICAL: Nightly backup has stopped beating. Last beat 2026-11-22 00:05 UTC. https://github.com/acme/warehouse/issues/41',
    )
    expect(text.length).toBeLessThanOrEqual(160)
  })

  test.each([
    [
      'a long name is cut, the link stays whole',
      'Nightly backup of the accounting warehouse in the second data centre of the north',
    ],
    ['accents and dashes become plain', 'Säuberung – naïve “façade” ✨ Łódź…'],
  ])('%s', (_, name) => {
    const text = sms(notificationOf('opened', [{ ...sampleMonitor, name }]))
    expect(text).toMatch(/ https:\/\/github\.com\/acme\/warehouse\/issues\/41$/)
    expect(text.length).toBeLessThanOrEqual(160)
  })

  test('a name in another script is kept, in at most two messages', () => {
    const text = sms(notificationOf('opened', [{ ...sampleMonitor, name: '夜間バックアップ' }]))
    expect(text).toContain('夜間バックアップ')
    expect(text.length).toBeLessThanOrEqual(134)
  })
})

describe('mail', () => {
  const thread = (...events: Parameters<typeof notificationOf>[0][]): ReturnType<typeof email>[] =>
    events.map((event, i) => email(notificationOf(event, [sampleMonitor], { at: SAMPLE_NOW + i }), 'example.com'))

  test('all mails of one incident stand in one thread, none has the id of another', () => {
    const mails = thread('opened', 'escalated', 'reminder', 'reminder', 'recovered')
    expect(new Set(mails.map(({ references }) => references)).size).toBe(1)
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(5)
  })

  test('another incident of the same monitor is another thread', () => {
    const again = notificationOf('opened', [sampleMonitor], {
      incidentUrl: 'https://github.com/acme/warehouse/issues/99',
    })
    expect(email(again, 'example.com').references).not.toBe(thread('opened')[0]?.references)
  })

  test('many incidents at once belong to no thread', () => {
    const many = notificationOf('opened', [sampleMonitor, { ...sampleMonitor, id: 'b' }])
    expect(email(many, 'example.com').references).toBeNull()
  })
})

test('what to do is what the verdict knows best', () => {
  const remedy = ['Run "gh workflow enable backup.yml".']
  expect(telegram(notificationOf('opened', [{ ...sampleMonitor, remedy }]))).toContain('gh workflow enable backup.yml')
})

test('many monitors: the first twenty and how many more', () => {
  const many = Array.from({ length: 33 }, (_, i) => ({ ...sampleMonitor, id: `m${i}`, name: `Monitor ${i}` }))
  const notification = notificationOf('opened', many)
  for (const rendered of [
    slack(notification),
    discord(notification),
    teams(notification),
    ntfy(notification),
    telegram(notification),
    mattermost(notification),
    googleChat(notification),
    feishu(notification),
    zulip(notification),
  ]) {
    const text = stringsOf(rendered).join('\n')
    expect(text).toContain('33 monitors are in trouble (Monitor 0, Monitor 1, Monitor 2 and 30 more)')
    expect(text).toContain('…and 13 more')
    expect(text).not.toContain('Monitor 20')
  }
})
