import type { Instant } from '../../domain/time.js'
import type { EmailOptions } from './options.js'
import type { Mail } from './render.js'

// Not a letter of base64, so no part can hold it.
const BOUNDARY = '=_heartbeat_='
/** An encoded word has at most 75 characters: RFC 2047, section 2. */
const BYTES_IN_A_WORD = 42

const IMPORTANCE: Readonly<Record<Mail['priority'], readonly string[]>> = {
  high: ['X-Priority: 1 (Highest)', 'Importance: High'],
  normal: [],
  low: ['X-Priority: 5 (Lowest)', 'Importance: Low'],
}

/** The whole message as it goes over the wire: text and page, both in base64 so that no line in them means anything. */
export function toMime(mail: Mail, { from, to }: Pick<EmailOptions, 'from' | 'to'>, at: Instant): string {
  const references =
    mail.references === null ? [] : [`In-Reply-To: ${mail.references}`, `References: ${mail.references}`]
  return [
    `From: ${sender(from)}`,
    `To: ${to.join(',\r\n ')}`,
    `Subject: ${words(mail.subject)}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${mail.messageId}`,
    ...references,
    ...IMPORTANCE[mail.priority],
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', mail.text),
    ...part('text/html', mail.html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n')
}

/** The address alone of `Name <address>`. */
export function addressOf(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from
}

function part(type: string, text: string): readonly string[] {
  const lines = Buffer.from(text.replace(/\r?\n/g, '\r\n'))
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n')
  return [`--${BOUNDARY}`, `Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', lines]
}

function sender(from: string): string {
  const name = /^(.*?)\s*<[^<>]+>$/.exec(from)?.[1] ?? ''
  if (name === '') return addressOf(from)
  return `${/^[\w .-]+$/.test(name) ? name : words(name)} <${addressOf(from)}>`
}

/** A header's text on one line; encoded, and folded between words, where it is more than plain ASCII. */
function words(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text
  const chunks = [...text].reduce<string[]>((all, char) => {
    const last = all.at(-1)
    const fits = last !== undefined && Buffer.byteLength(last + char) <= BYTES_IN_A_WORD
    return fits ? [...all.slice(0, -1), last + char] : [...all, char]
  }, [])
  return chunks.map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`).join('\r\n ')
}
