import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { SMTPServerOptions } from 'smtp-server'
import { DEFAULT_LIMITS } from '../../../src/app/delivery-limits.js'
import { sendTestAlert, type DeliveryOutcome } from '../../../src/app/notify.js'
import { configureChannels } from '../../../src/config/channels/configure.js'
import { ExternalError } from '../../../src/errors.js'
import { createClock } from '../../../src/platform/clock.js'
import { createCertificate } from '../../support/certificate.js'
import { recordingPorts } from '../../support/channel-ports.js'
import { createMailServer, type MailServer } from '../../support/mail-server.js'
import { notificationOf, sampleMonitor, SAMPLE_NOW } from '../../support/notification-samples.js'

const good = createCertificate({ ip: '127.0.0.1' })
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function mailServer(options: SMTPServerOptions = good): Promise<MailServer> {
  const server = await createMailServer(options)
  closing.push(() => server.close())
  return server
}

function environment(port: number, more: Record<string, string> = {}): Record<string, string> {
  return {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(port),
    SMTP_CA: good.cert,
    ALERT_EMAIL_TO: 'ops@example.com, boss@example.com',
    ALERT_EMAIL_FROM: 'Heartbeat <heartbeat@example.com>',
    ...more,
  }
}

async function send(port: number, more: Record<string, string> = {}, notification = notificationOf('opened')) {
  const [channel] = await configureChannels(environment(port, more))
  return channel!.create(recordingPorts()).send(notification)
}

async function failureOf(port: number, more: Record<string, string> = {}): Promise<ExternalError> {
  const error: unknown = await send(port, more).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ExternalError)
  return error as ExternalError
}

const LOGIN = { SMTP_USER: 'canary-user', SMTP_PASS: 'canary-password' }

const withLogin: SMTPServerOptions = {
  ...good,
  authOptional: false,
  onAuth: ({ username, password }, _session, callback) =>
    password === LOGIN.SMTP_PASS
      ? callback(null, { user: username ?? '' })
      : callback(new Error(`no such login: ${username} ${password}`)),
}

describe('a mail that arrives', () => {
  test('over STARTTLS, to all, in two forms, in its thread', async () => {
    const server = await mailServer()
    expect(await send(server.port)).toEqual({ note: null })
    await send(server.port, {}, notificationOf('recovered', [sampleMonitor], { at: SAMPLE_NOW + 1 }))
    const [opened, recovered] = server.mails
    expect(opened).toMatchObject({
      from: 'heartbeat@example.com',
      to: ['ops@example.com', 'boss@example.com'],
      encrypted: true,
    })
    const header = (name: string, raw = opened!.raw): string | undefined =>
      new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim()
    expect(header('Subject')).toBe('[Heartbeat CRITICAL] Nightly backup has stopped beating')
    expect(header('From')).toBe('Heartbeat <heartbeat@example.com>')
    expect(header('Auto-Submitted')).toBe('auto-generated')
    expect(header('Importance')).toBe('High')
    expect(header('References')).toBe(header('In-Reply-To'))
    expect(header('References', recovered!.raw)).toBe(header('References'))
    expect(header('Message-ID', recovered!.raw)).not.toBe(header('Message-ID'))
    expect(opened!.raw).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/)
  })

  test('with a login', async () => {
    const server = await mailServer(withLogin)
    await send(server.port, LOGIN)
    expect(server.mails).toMatchObject([{ user: 'canary-user', encrypted: true }])
  })

  test('without encryption only when told so', async () => {
    const server = await mailServer({ disabledCommands: ['STARTTLS'] })
    await send(server.port, { SMTP_SECURE: 'false' })
    expect(server.mails).toMatchObject([{ encrypted: false }])
  })

  // proves: 30
  test('names with line breaks make no header of their own', async () => {
    const server = await mailServer()
    const name = 'Backup\r\nBcc: evil@example.com\r\n\r\n<h1>'
    await send(server.port, {}, notificationOf('opened', [{ ...sampleMonitor, name }]))
    expect(server.mails[0]?.to).toEqual(['ops@example.com', 'boss@example.com'])
    expect(server.mails[0]?.raw).not.toMatch(/^Bcc:/im)
  })

  test('one recipient refused: the other has it, and the note says which', async () => {
    const server = await mailServer({
      ...good,
      onRcptTo: ({ address }, _session, callback) =>
        callback(address.startsWith('boss') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
    })
    expect(await send(server.port)).toEqual({ note: '1 of 2 recipients took it; refused: b…@example.com' })
    expect(server.mails[0]?.to).toEqual(['ops@example.com'])
  })
})

describe('a mail that does not', () => {
  // proves: 33
  test('STARTTLS stripped: nothing is sent, not even the login', async () => {
    let asked = 0
    const server = await mailServer({
      ...withLogin,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => {
        asked += 1
        callback(null, { user: 'x' })
      },
    })
    const error = await failureOf(server.port, LOGIN)
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ does not offer encryption \(STARTTLS\)/)
    expect(error.fault).toMatchObject({ permanent: true, remedy: expect.stringContaining('SMTP_SECURE=false') })
    expect({ asked, mails: server.mails }).toEqual({ asked: 0, mails: [] })
  })

  test.each<[string, SMTPServerOptions, Record<string, string>]>([
    ['of nobody known', good, { SMTP_CA: '' }],
    ['expired and of nobody known', {}, {}],
    ['for another name', createCertificate({ dns: 'mail.example.org' }), {}],
  ])('a certificate %s: nothing is sent', async (_, options, more) => {
    const server = await mailServer(options)
    const ca: Record<string, string> = options.cert === undefined ? {} : { SMTP_CA: String(options.cert) }
    const error = await failureOf(server.port, { ...LOGIN, ...ca, ...more })
    expect(error.message).toContain('shows a certificate that cannot be trusted')
    expect(error.fault.permanent).toBe(true)
    expect(server.mails).toEqual([])
  })

  test('SMTP_SECURE=false trusts a bad certificate no more than others', async () => {
    const server = await mailServer({})
    expect((await failureOf(server.port, { SMTP_SECURE: 'false' })).message).toContain('certificate')
    expect(server.mails).toEqual([])
  })

  test('login refused: for good, and the password the server repeats is not told', async () => {
    const server = await mailServer(withLogin)
    const error = await failureOf(server.port, { ...LOGIN, SMTP_PASS: 'canary-wrong-one' })
    expect(error.message).toMatch(/refused the login/)
    expect(error.fault).toMatchObject({ permanent: true, remedy: 'Check SMTP_USER and SMTP_PASS.' })
    expect(`${error.message} ${error.stack}`).not.toMatch(/canary/)
  })

  test.each([
    [550, true],
    [451, false],
  ])('all recipients refused with %i', async (responseCode, permanent) => {
    const server = await mailServer({
      ...good,
      onRcptTo: ({ address }, _session, callback) =>
        callback(Object.assign(new Error(`${address} is not known here`), { responseCode })),
    })
    const error = await failureOf(server.port)
    expect(error.message).toMatch(/refused sender or recipients: \d+ \*\*\* is not known here/)
    expect(error.fault.permanent).toBe(permanent)
  })

  test.each<[string, (socket: Socket) => void]>([
    ['cuts the line', (socket) => socket.destroy()],
    ['resets it', (socket) => socket.resetAndDestroy()],
    ['talks something else', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('a server that %s', async (_, behave) => {
    const server: Server = createServer((socket) => {
      socket.on('error', () => {})
      behave(socket)
    })
    const port = await listenOn(server)
    closing.push(() => new Promise((resolve) => server.close(() => resolve())))
    expect((await failureOf(port, LOGIN)).message).toMatch(/could not be reached|does not speak SMTP/)
  })

  test('a server that hangs is given up in time', async () => {
    const sockets: Socket[] = []
    const server: Server = createServer((socket) => sockets.push(socket))
    const port = await listenOn(server)
    closing.push(async () => {
      sockets.forEach((socket) => socket.destroy())
      await new Promise((resolve) => server.close(resolve))
    })
    const outcome = await testAlert(port, { ...DEFAULT_LIMITS, tryMs: 200, backoffMs: 1 })
    expect(outcome).toMatchObject({
      ok: false,
      attempts: 3,
      detail: 'test not sent after 3 tries: no answer within 0.2 s.',
    })
  })

  test('a passing refusal is tried again in the same run', async () => {
    let tries = 0
    const server = await mailServer({
      ...good,
      onMailFrom: (_address, _session, callback) => {
        tries += 1
        callback(tries === 1 ? Object.assign(new Error('greylisted'), { responseCode: 451 }) : null)
      },
    })
    expect(await testAlert(server.port)).toMatchObject({ ok: true, attempts: 2 })
    expect(server.mails).toHaveLength(1)
  })
})

async function listenOn(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function testAlert(port: number, limits = { ...DEFAULT_LIMITS, backoffMs: 1 }): Promise<DeliveryOutcome> {
  const channels = await configureChannels(environment(port))
  const ports = { ...recordingPorts(), clock: createClock() }
  const [outcome] = await sendTestAlert(channels, { repository: 'o/r', runUrl: null, now: SAMPLE_NOW }, ports, {
    limits,
  })
  return outcome!
}
