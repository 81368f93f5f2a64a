import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fill, PLACEHOLDERS, type Values } from '../../src/channels/webhook/template.js'
import { valuesOf } from '../../src/channels/webhook/values.js'
import { configureChannels } from '../../src/config/channels/configure.js'
import { recordingPorts } from '../support/channel-ports.js'
import { hostileText } from '../support/hostile-text.js'
import { notificationOf, sampleMonitor, samples } from '../support/notification-samples.js'

const WEBHOOK_URL = 'https://channel.example.com/hooks/canary'

async function sentWith(body: unknown, notification = samples['opened']!): Promise<unknown> {
  const ports = recordingPorts()
  const [channel] = await configureChannels({ WEBHOOK_URL }, { webhook: { body } })
  await channel!.create(ports).send(notification)
  expect(ports.requests[0]?.headers).toMatchObject({ 'content-type': 'application/json' })
  return JSON.parse(ports.requests[0]?.body ?? '')
}

async function problemOf(body: unknown): Promise<string> {
  const error: unknown = await configureChannels({ WEBHOOK_URL }, { webhook: { body } }).catch(
    (thrown: unknown) => thrown,
  )
  return error instanceof Error ? error.message : ''
}

describe('a body of your own', () => {
  test('as text', async () => {
    expect(await sentWith('{"text": "{{title}}", "chat": 12, "big": [{"n": "{{ count }}"}]}')).toEqual({
      text: 'Nightly backup has stopped beating',
      chat: 12,
      big: [{ n: '1' }],
    })
  })

  test('as a map, with all that may stand in it', async () => {
    const body = Object.fromEntries(PLACEHOLDERS.map((name) => [name, `{{${name}}}`]))
    const runbook = 'https://wiki.example.com/backup'
    const sent = await sentWith(body, notificationOf('opened', [{ ...sampleMonitor, runbook }]))
    expect(sent).toEqual({
      title: 'Nightly backup has stopped beating',
      message: 'No heartbeat for 9 h 25 min; expected within 2 h.',
      text: expect.stringMatching(
        /^Nightly backup has stopped beating\nNo heartbeat for [^]*\nhttps:\/\/github\.com\/acme/,
      ),
      status: 'critical',
      event: 'opened',
      priority: 'CRITICAL',
      monitor: 'nightly-backup',
      name: 'Nightly backup',
      reason: 'stale',
      since: '2026-11-22T02:05:00Z',
      downtime: '',
      last_heartbeat: '2026-11-22T00:05:00Z',
      incident_url: 'https://github.com/acme/warehouse/issues/41',
      run_url: 'https://github.com/acme/warehouse/actions/runs/9876543210',
      repository: 'acme/warehouse',
      runbook,
      what_to_do: expect.stringMatching(/^Runbook: /),
      count: '1',
    })
  })

  test('a number keeps its digits', async () => {
    const ports = recordingPorts()
    const [channel] = await configureChannels({ WEBHOOK_URL, WEBHOOK_BODY: '{"id": 12345678901234567890}' })
    await channel!.create(ports).send(samples['opened']!)
    expect(ports.requests[0]?.body).toBe('{"id": 12345678901234567890}')
  })

  test('several at once, and how long it lasted', async () => {
    expect(await sentWith({ t: '{{monitor}}: {{count}}' }, samples['opened, three at once'])).toEqual({
      t: 'nightly-backup, import-orders, mail-agent: 3',
    })
    expect(await sentWith({ t: '{{event}} {{downtime}}' }, samples['recovered'])).toEqual({ t: 'recovered 7 h 24 min' })
  })

  test.each([
    [{ text: '{{titles}}' }, 'channels.webhook.body: there is no placeholder {{titles}}; did you mean {{title}}?'],
    ['{"text": "{{#if x}}"}', '{{…}} holds no name; there are title, message'],
    ['{"count": {{count}}}', 'a placeholder stands outside a text; put quotes around it'],
    ['{"text": "{{title}}"', 'is not JSON'],
    ['text={{title}}', 'is not JSON'],
    [{ '{{title}}': 1 }, 'a placeholder stands in a key'],
    [{ text: '{{title' }, '"{{" is not closed'],
    [{ text: 'x'.repeat(20_001) }, 'is longer than 20000 characters'],
  ])('%j is an error', async (body, problem) => {
    expect(await problemOf(body)).toContain(problem)
  })

  test('no value, however hostile, changes its shape or is read again', () => {
    const template = '{"a": "{{title}} \\"{{message}}\\" \\\\{{name}}", "b": [{"{": "{{text}}{{monitor}}"}, 1, null]}'
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostileText, fc.string({ unit: 'binary' }), fc.constant('{{title}}')), {
          minLength: 18,
          maxLength: 18,
        }),
        (texts) => {
          const values = Object.fromEntries(PLACEHOLDERS.map((name, i) => [name, texts[i]])) as Values
          expect(JSON.parse(fill(template, values))).toEqual({
            a: `${values.title} "${values.message}" \\${values.name}`,
            b: [{ '{': `${values.text}${values.monitor}` }, 1, null],
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('mentions and addresses of others are dead in sentences', () => {
    const monitor = { ...sampleMonitor, name: '@channel https://evil.example', message: '<!here> @all' }
    const { title, name, message, text } = valuesOf(notificationOf('opened', [monitor]))
    for (const value of [title, name, message]) expect(value).not.toMatch(/@\w|:\/\//)
    expect(text.replaceAll('https://github.com/', '')).not.toMatch(/@\w|:\/\//)
  })

  test('what strangers call a member mentions nobody, wherever the body goes', () => {
    const evil = '<!channel> <users/all> <at user_id="all"></at> @everyone <https://evil.example|x>'
    const monitor = { ...sampleMonitor, id: `fleet/${evil}`, name: evil, message: evil, runbook: evil }
    const values = valuesOf(notificationOf('opened', [monitor]))
    for (const value of Object.values({ ...values, incident_url: '', run_url: '' }))
      expect(value.replaceAll('https://github.com/', '')).not.toMatch(/<[!a-z/]|@\w|:\/\//)
    expect(values.monitor).toContain('fleet/')
  })
})
