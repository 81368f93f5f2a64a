import type { SettingValues } from '../channel.js'
import { booleanOf, checkList } from '../settings.js'

export interface EmailOptions {
  readonly host: string
  readonly port: number
  /** Encryption or nothing; port 465 has it from the start. */
  readonly requireTls: boolean
  readonly auth: { readonly user: string; readonly pass: string } | null
  readonly from: string
  readonly to: readonly string[]
  /** A private certificate authority, PEM. */
  readonly ca: string | null
}

/** ASCII, as every mail server takes it. */
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+$/
const SENDER = /^[^<>@\r\n"\\]{1,80}<([^<>]+)>$/

export function options(values: SettingValues, problems: string[]): EmailOptions | null {
  const { host, user, pass, from, ca } = values
  const to = checkList(values['to'], ADDRESS, 'someone@example.com', problems)
  const port = portOf(values, problems)
  const requireTls = booleanOf(values['secure'], true, problems)
  const sender = senderIn(values)
  if (sender !== null && !ADDRESS.test(SENDER.exec(sender)?.[1] ?? sender))
    problems.push(`${from?.from} is not of the form heartbeat@example.com or Name <heartbeat@example.com>`)
  if (host && !/^[\w.:-]{1,253}$/.test(host.text)) problems.push(`${host.from} is not a host name`)
  if (!host || sender === null || missing(values).length > 0) return null
  const auth = user && pass ? { user: user.text, pass: pass.text } : null
  return { host: host.text, port, requireTls: requireTls && port !== 465, auth, from: sender, to, ca: ca?.text ?? null }
}

/** A login needs both of its halves, and a mail a sender. */
export function missing(values: SettingValues): readonly string[] {
  const { user, pass } = values
  return [
    ...(user === undefined && pass !== undefined ? ['email: SMTP_USER is missing (SMTP_PASS is set)'] : []),
    ...(user !== undefined && pass === undefined ? ['email: SMTP_PASS is missing (SMTP_USER is set)'] : []),
    ...(senderIn(values) === null ? ['email: ALERT_EMAIL_FROM is missing'] : []),
  ]
}

function senderIn({ from, user }: SettingValues): string | null {
  return from?.text ?? (user !== undefined && ADDRESS.test(user.text) ? user.text : null)
}

function portOf({ port }: SettingValues, problems: string[]): number {
  if (port === undefined) return 587
  const number = Number(port.text)
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    problems.push(`${port.from} is not a port; write 587 or 465`)
  return number
}

/** The part after the @ of a sender. */
export function domainOf(sender: string): string {
  return /@([^\s<>@]+?)>?$/.exec(sender)?.[1] ?? 'heartbeat.invalid'
}
