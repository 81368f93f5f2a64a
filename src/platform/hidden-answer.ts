import { isPlainObject } from '../domain/plain-object.js'
import { hideForms } from '../domain/hide-forms.js'
import { secretForms } from '../domain/secret-forms.js'
import type { HttpResponse } from '../ports.js'

/** The answer without what was sent to be answered with it; before anything is cut, which would leave a part of it in sight. */
export function hiddenAnswer({ status, headers, body }: HttpResponse, secrets: readonly string[]): HttpResponse {
  // Once: a body may hold a million texts.
  const forms = [...new Set(secrets.flatMap(secretForms))].sort((a, b) => b.length - a.length)
  const hide = (text: string): string => hideForms(text, forms)
  const heads = Object.entries(headers).map(([name, value]) => [name, hide(value)])
  return { status, headers: Object.fromEntries(heads) as HttpResponse['headers'], body: hiddenBody(body, hide) }
}

function hiddenBody(body: string, hide: (text: string) => string): string {
  const hidden = hide(body)
  if (hidden === body) return body
  // Half of an escape that goes with a secret would leave no JSON.
  const whole = hiddenJson(body, hide)
  return whole !== null && hide(whole) === whole ? whole : hidden
}

function hiddenJson(text: string, hide: (text: string) => string): string | null {
  try {
    return JSON.stringify(hiddenIn(JSON.parse(text), hide))
  } catch {
    return null
  }
}

function hiddenIn(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value)
  if (Array.isArray(value)) return value.map((item) => hiddenIn(item, hide))
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [hide(key), hiddenIn(item, hide)]))
}
