import { cut, oneLine } from '../../domain/safe-text.js'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import { hideSecrets } from '../../domain/hide-secrets.js'
import type { EmailOptions } from './options.js'
import { addressOf, toMime } from './mime.js'
import type { Mail } from './render.js'

const TIMEOUT_MS = 10_000

type Connection = InstanceType<typeof SMTPConnection>

/** What nodemailer throws: its own code, and the answer of the server if there was one. */
interface SmtpFault {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message?: string
}

/** Hands one mail to the server and returns the recipients it refused. Throws ExternalError when nobody got it. */
export async function deliverMail(options: EmailOptions, mail: Mail, at: Instant): Promise<readonly string[]> {
  // The connection alone: the rest of the library is four times as large and makes mails of every other kind.
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const connection = new SMTPConnection({
    host: options.host,
    port: options.port,
    secure: options.port === 465,
    requireTLS: options.requireTls,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(options.ca === null ? {} : { ca: options.ca }) },
    // The library's own are two minutes and more.
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
  })
  try {
    const rejected = await converse(connection, options, toMime(mail, options, at))
    connection.quit()
    return rejected
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Connect, log in where there is a login, send. */
function converse(connection: Connection, options: EmailOptions, message: string): Promise<readonly string[]> {
  const envelope = { from: addressOf(options.from), to: [...options.to] }
  return new Promise((resolve, reject) => {
    const failed = (fault: SmtpFault): void => reject(faultOf(options, fault))
    const send = (): void =>
      connection.send(envelope, message, (error, info) =>
        error ? failed(error) : resolve(addressesOf(info?.rejected)),
      )
    connection.on('error', failed)
    connection.once('end', () => failed({ code: 'ECONNECTION' }))
    connection.connect((error) => {
      if (error) failed(error)
      else if (options.auth === null) send()
      else connection.login({ credentials: options.auth }, (refused) => (refused ? failed(refused) : send()))
    })
  })
}

function addressesOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((address) => typeof address === 'string') : []
}

function faultOf(options: EmailOptions, fault: SmtpFault): ExternalError {
  const { host, port } = options
  const secrets = [...options.to, options.auth?.user ?? '', options.auth?.pass ?? ''].filter((text) => text !== '')
  const said = cut(hideSecrets(oneLine(fault.response ?? ''), secrets), 160)
  const { what, permanent, remedy } = classified(fault)
  return new ExternalError('email', `${host}:${port} ${what}${said === '' ? '' : `: ${said}`}`, {
    permanent,
    ...(fault.responseCode === undefined ? {} : { status: fault.responseCode }),
    ...(remedy === undefined ? {} : { remedy }),
  })
}

function classified(fault: SmtpFault): {
  readonly what: string
  readonly permanent: boolean
  readonly remedy?: string
} {
  const refused = fault.responseCode !== undefined && fault.responseCode >= 500
  if (/certificate|self.signed|altnames|issuer/i.test(fault.message ?? '')) {
    return {
      what: 'shows a certificate that cannot be trusted',
      permanent: true,
      remedy: 'Use the host name that the certificate is made for; give a private authority as SMTP_CA.',
    }
  }
  switch (fault.code ?? '') {
    case 'EAUTH':
      return {
        what: 'refused the login',
        permanent: fault.responseCode === undefined || refused,
        remedy: 'Check SMTP_USER and SMTP_PASS.',
      }
    case 'ETLS':
      return {
        what: 'does not offer encryption (STARTTLS)',
        permanent: true,
        remedy: 'Use port 465 or another server; SMTP_SECURE=false sends without encryption.',
      }
    case 'EENVELOPE':
      return {
        what: 'refused sender or recipients',
        permanent: refused,
        remedy: 'Check ALERT_EMAIL_FROM and ALERT_EMAIL_TO.',
      }
    case 'EMESSAGE':
      return { what: 'refused the message', permanent: refused }
    case 'ETIMEDOUT':
      return { what: `did not answer within ${TIMEOUT_MS / 1000} s`, permanent: false }
    case 'EPROTOCOL':
      return { what: 'does not speak SMTP', permanent: refused }
    default:
      return {
        what: `could not be reached (${/^[A-Z_]{3,30}$/.test(fault.code ?? '') ? fault.code : 'unknown'})`,
        permanent: false,
      }
  }
}
