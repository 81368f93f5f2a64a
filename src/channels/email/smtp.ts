import { cut, oneLine } from '../../domain/markdown.js'
import { ExternalError } from '../../errors.js'
import { hideSecrets } from '../secrets.js'
import type { EmailOptions } from './options.js'
import type { Mail } from './render.js'

const TIMEOUT_MS = 10_000

/** What nodemailer throws: its own code, and the answer of the server if there was one. */
interface SmtpFault {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message?: string
}

interface SentMail {
  readonly rejected: readonly (string | { readonly address: string })[]
}

/** Hands one mail to the server and returns the recipients it refused. Throws ExternalError when nobody got it. */
export async function deliverMail(options: EmailOptions, mail: Mail): Promise<readonly string[]> {
  const { default: nodemailer } = await import('nodemailer')
  const transport = nodemailer.createTransport({
    host: options.host,
    port: options.port,
    secure: options.port === 465,
    requireTLS: options.requireTls,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(options.ca === null ? {} : { ca: options.ca }) },
    ...(options.auth === null ? {} : { auth: options.auth }),
    // The library's own are two minutes and more.
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const info = (await transport.sendMail({
      from: options.from,
      to: [...options.to],
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      priority: mail.priority,
      ...(mail.references === null ? {} : { references: mail.references, inReplyTo: mail.references }),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })) as SentMail
    return info.rejected.map((address) => (typeof address === 'string' ? address : address.address))
  } catch (error) {
    throw faultOf(options, error as SmtpFault)
  } finally {
    transport.close()
  }
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
