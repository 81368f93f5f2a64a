/** Ways a secret may hide in a text, by name. Short parts are left out: they would be found everywhere. */
export function formsOf(secret: string): Record<string, string[]> {
  return {
    raw: [secret],
    'URL-encoded': [encodeURIComponent(secret), encodeURI(secret)],
    base64: [0, 1, 2].map((offset) => base64At(secret, offset)),
    base64url: [0, 1, 2].map((offset) => base64At(secret, offset).replaceAll('+', '-').replaceAll('/', '_')),
    JSON: [JSON.stringify(secret).slice(1, -1)],
    HTML: [secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
    'part of the address': partsOfAddress(secret),
  }
}

/**
 * Where secrets show: `summary: slack webhook (base64)`. Both are given by name; the secret itself is not told.
 */
export function findCanaries(
  secrets: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(texts).flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([name, secret]) =>
      Object.entries(formsOf(secret))
        .filter(([, forms]) => forms.some((form) => form.length >= 6 && text.includes(form)))
        .map(([kind]) => `${place}: ${name} (${kind})`),
    ),
  )
}

/** The letters of base64 that depend on the secret alone when so many other bytes stand before it. */
function base64At(secret: string, offset: number): string {
  const bytes = Buffer.from(secret)
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  const first = Math.ceil((offset * 8) / 6)
  const last = Math.floor(((offset + bytes.length) * 8) / 6)
  return whole.slice(first, last)
}

/** The path and the query of a webhook's address are its password; the host and plain words are not. */
function partsOfAddress(secret: string): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(secret)) return []
  const url = new URL(secret)
  const parts = [...url.pathname.split('/'), ...url.searchParams.values(), url.username, url.password]
  return parts
    .flatMap((part) => [part, decodeURIComponent(part)])
    .filter((part) => part.length >= 8 && !/^[a-z]+$/.test(part))
}
