import { ExternalError } from '../../errors.js'
import type { Http } from '../../ports.js'
import { ask, fieldOf } from '../answer.js'
import { INCIDENT_EVENTS, type ChannelMember, type Notification } from '../channel.js'
import { checkList, webAddress } from '../settings.js'
import { render } from './render.js'

export interface SmsOptions {
  readonly accountSid: string
  readonly authToken: string
  readonly from: string
  readonly to: readonly string[]
  readonly apiUrl: string
}

const NUMBER = /^\+[1-9]\d{5,14}$/

export const sms: ChannelMember<SmsOptions> = {
  name: 'sms',
  label: 'SMS (Twilio)',
  settings: [
    { name: 'TWILIO_ACCOUNT_SID', key: 'account-sid', required: true, secret: true, about: 'Account, like AC…' },
    { name: 'TWILIO_AUTH_TOKEN', key: 'auth-token', required: true, secret: true, about: 'Its auth token' },
    {
      name: 'TWILIO_FROM_NUMBER',
      aliases: ['TWILIO_FROM'],
      key: 'from',
      required: true,
      secret: false,
      about: 'Number, sender name or messaging service (MG…) it comes from',
    },
    {
      name: 'TWILIO_TO_NUMBER',
      aliases: ['TWILIO_TO'],
      key: 'to',
      required: true,
      secret: false,
      about: 'Numbers it goes to, separated by commas, like +15551234567',
    },
    { name: 'TWILIO_API_URL', key: 'api-url', required: false, secret: false, about: 'Default https://api.twilio.com' },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const apiUrl = values['api-url'] === undefined ? 'https://api.twilio.com' : webAddress(values['api-url'], problems)
    const to = checkList(values['to'], NUMBER, '+15551234567', problems)
    const { from } = values
    const sid = values['account-sid']
    const token = values['auth-token']
    if (sid && !/^[\w-]{5,64}$/.test(sid.text))
      problems.push(`${sid.from} is not an account; Twilio gives one like AC…`)
    if (from && !/^(\+[1-9]\d{2,14}|[\w ]{1,40})$/.test(from.text))
      problems.push(`${from.from} is neither a number like +15551234567 nor a sender`)
    if (!sid || !token || !from || apiUrl === null) return null
    return { accountSid: sid.text, authToken: token.text, from: from.text, to, apiUrl }
  },
  derivedSecrets: (options) => [basic(options)],
  create(options, { http }) {
    const took = new WeakMap<Notification, Set<string>>()
    return {
      async send(notification) {
        const done = took.get(notification) ?? new Set<string>()
        took.set(notification, done)
        const waiting = options.to.filter((number) => !done.has(number))
        const results = await Promise.allSettled(
          waiting.map(async (number) => {
            await sendOne(options, number, render(notification), http)
            done.add(number)
          }),
        )
        const failures = results.flatMap((result, i) =>
          result.status === 'rejected' ? [{ number: waiting[i] ?? '', error: result.reason as unknown }] : [],
        )
        return { note: noteOf(failures, done.size) }
      },
    }
  },
}

/** Throws while another try may help or nobody got it; a number that is refused for good stops nobody else's message. */
function noteOf(
  failures: readonly { readonly number: string; readonly error: unknown }[],
  taken: number,
): string | null {
  const passing = failures.find(({ error }) => !(error instanceof ExternalError && error.fault.permanent))
  if (passing !== undefined) throw passing.error
  const [first] = failures
  if (first === undefined) return null
  if (taken === 0) throw first.error
  const refused = failures.map(({ number, error }) => `${shortNumber(number)} (${(error as Error).message})`)
  return `${taken} of ${taken + failures.length} numbers took it; refused: ${refused.join(', ')}`
}

async function sendOne(options: SmsOptions, to: string, text: string, http: Http): Promise<void> {
  const sender: Record<string, string> = /^MG\w{10,}$/.test(options.from)
    ? { MessagingServiceSid: options.from }
    : { From: options.from }
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Basic ${basic(options)}`,
  }
  const url = `${options.apiUrl}/2010-04-01/Accounts/${options.accountSid}/Messages.json`
  const body = new URLSearchParams({ To: to, ...sender, Body: text }).toString()
  const response = await ask(
    http,
    { method: 'POST', url, headers, body },
    {
      service: 'sms',
      secrets: [
        basic(options),
        options.authToken,
        options.accountSid,
        ...options.to,
        ...options.to.map((number) => number.slice(1)),
      ],
      explain: (answer) =>
        [fieldOf(answer, 'message'), fieldOf(answer, 'code')].filter((part) => part !== '').join(' '),
      remedy: (status) =>
        status === 401 || status === 404 ? 'Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.' : undefined,
    },
  )
  if (fieldOf(response.body, 'sid') === '') {
    throw new ExternalError(
      'sms',
      `${new URL(url).host} answered ${response.status} with something that is not its own`,
      {
        status: response.status,
        permanent: false,
      },
    )
  }
}

function basic({ accountSid, authToken }: SmsOptions): string {
  return Buffer.from(`${accountSid}:${authToken}`).toString('base64')
}

/** Enough to know which one is meant, too little to call it. */
function shortNumber(number: string): string {
  return `…${number.slice(-3)}`
}
