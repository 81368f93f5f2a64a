import { hideForms } from '../domain/hide-forms.js'
import { secretForms } from '../domain/secret-forms.js'
import { withoutLogin } from '../domain/without-login.js'

/** Variables of the environment that are called like this hold what nobody else may see. */
const SECRET_NAME =
  /SECRET|TOKEN|PASSW|API_?KEY|PRIVATE|CREDENTIAL|(DATABASE|REDIS|MONGO\w*|AMQP|DSN)_?UR[IL]|HEARTBEAT_URL/i
const LONGEST = 4_096
const MOST = 100

type Environment = Readonly<Record<string, string | undefined>>

/** Takes out of a text what the program was given to keep: errors like to quote the address that they failed at. */
export function createMask(own: readonly string[], env: Environment): (text: string) => string {
  let forms: readonly string[] | null = null
  return (text) => {
    // Most programs never tell of an error.
    forms ??= formsOf([...own, ...secretsIn(env)])
    return withoutLogin(hideForms(text, forms))
  }
}

function secretsIn(env: Environment): string[] {
  const named = Object.entries(env).filter(([name]) => SECRET_NAME.test(name))
  return named.slice(0, MOST).flatMap(([, value]) => (value === undefined || value.length > LONGEST ? [] : [value]))
}

/** An address of nothing but a host, which may be told. */
function isPlainAddress(text: string): boolean {
  return /^[\w+.-]+:\/\/[^/@?#]*\/?$/.test(text)
}

function formsOf(secrets: readonly string[]): readonly string[] {
  const secret = secrets.map((text) => text.trim()).filter((text) => !isPlainAddress(text))
  return [...new Set(secret.flatMap(secretForms))].sort((a, b) => b.length - a.length)
}
