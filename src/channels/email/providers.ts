import type { Completed, SettingValue, SettingValues } from '../channel.js'
import { domainOf } from './options.js'

interface Provider {
  readonly host: string
  readonly domains: readonly string[]
}

/** Mail servers of people who know their address and not its server; each takes STARTTLS on 587, which is the usual port. */
const PROVIDERS: readonly Provider[] = [
  { host: 'smtp.gmail.com', domains: ['gmail.com', 'googlemail.com'] },
  {
    host: 'smtp-mail.outlook.com',
    domains: ['outlook.com', 'outlook.de', 'hotmail.com', 'hotmail.co.uk', 'live.com', 'msn.com'],
  },
  { host: 'smtp.office365.com', domains: ['office365.com', 'onmicrosoft.com'] },
  { host: 'smtp.mail.yahoo.com', domains: ['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'ymail.com'] },
  { host: 'smtp.mail.me.com', domains: ['icloud.com', 'me.com', 'mac.com'] },
  { host: 'mail.gmx.net', domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'] },
  { host: 'mail.gmx.com', domains: ['gmx.com', 'gmx.us'] },
  { host: 'smtp.web.de', domains: ['web.de'] },
  { host: 'smtp.fastmail.com', domains: ['fastmail.com', 'fastmail.fm'] },
  { host: 'smtp.zoho.com', domains: ['zoho.com', 'zohomail.com'] },
  { host: 'smtp.zoho.eu', domains: ['zoho.eu', 'zohomail.eu'] },
  { host: 'smtp.aol.com', domains: ['aol.com'] },
]

const PROTON = ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me']

/** The mail server that follows from the address that logs in. */
export function complete(values: SettingValues): Completed {
  const known = values['host'] === undefined ? addressIn(values) : undefined
  const host = known && hostOf(known.text)
  if (!known || !host) return { values, notes: [] }
  return {
    values: { ...values, host: { text: host, from: known.from } },
    notes: [`E-mail: SMTP_HOST is not set; ${host} is used, by the address in ${known.from}.`],
  }
}

/** What to say where no server follows, although the address is known well. */
export function unreachableProvider(values: SettingValues): readonly string[] {
  const known = values['host'] === undefined ? addressIn(values) : undefined
  if (!known || !isAt(known.text, PROTON)) return []
  return ['email: Proton takes mail from programs only by its Bridge; set SMTP_HOST and SMTP_PORT to where it runs']
}

function addressIn({ user, from }: SettingValues): SettingValue | undefined {
  return [user, from].find((value) => value?.text.includes('@'))
}

function hostOf(address: string): string | undefined {
  return PROVIDERS.find(({ domains }) => isAt(address, domains))?.host
}

/** At the domain itself or below it. */
function isAt(address: string, domains: readonly string[]): boolean {
  const own = domainOf(address).toLowerCase()
  return domains.some((domain) => own === domain || own.endsWith(`.${domain}`))
}
