const SHORTEST = 6

/**
 * Everything that gives a secret away, longest first: itself, what an address hides in its path and credentials, and encoded
 * forms. Nothing for a text that is too short to be told from any other.
 */
export function secretForms(secret: string): readonly string[] {
  const parts = [secret, ...partsOf(secret)].filter((part) => part.length >= SHORTEST)
  return [...new Set(parts.flatMap(encodings))].sort((a, b) => b.length - a.length)
}

function partsOf(secret: string): readonly string[] {
  if (/^\d+:.{8,}$/.test(secret)) return [secret.slice(secret.indexOf(':') + 1)]
  const [, login] = /^rediss?:\/\/(.*)@/i.exec(secret) ?? []
  if (login !== undefined) return passwordsIn(login)
  if (!/^https?:/i.test(secret) || !URL.canParse(secret)) return []
  const url = new URL(secret)
  const path = url.pathname + url.search
  // A short or plain word, such as `services` or `workflows`, is not what makes an address secret.
  const segments = url.pathname
    .split('/')
    .filter((segment) => segment.length >= 8 && (/[\d_-]/.test(segment) || segment.length > 20))
  const wholePath = path.length > 8 ? [path, path.slice(1)] : []
  const written = [url.href, ...wholePath, ...segments, url.username, url.password]
  // A service that says back what it was sent may say it decoded.
  return [...written, ...written.map(decoded), ...url.searchParams.values()]
}

/** Of `user:password` in the address of a Redis: a user's name is shown, and a password may be written wrongly or without a user. */
function passwordsIn(login: string): readonly string[] {
  const password = login.slice(login.indexOf(':') + 1)
  return [password, decoded(password)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function encodings(text: string): readonly string[] {
  const base64 = Buffer.from(text).toString('base64')
  const hex = Buffer.from(text).toString('hex')
  return [
    text,
    encodeURIComponent(text),
    encodeURI(text),
    base64,
    base64.replace(/=+$/, ''),
    ...[0, 1, 2].map((before) => base64Inside(text, before)).flatMap((inner) => [inner, urlSafe(inner)]),
    JSON.stringify(text).slice(1, -1),
    hex,
    hex.toUpperCase(),
  ]
}

/** The letters of base64 that come from the text alone, with so many bytes of something else before it. */
function base64Inside(text: string, before: number): string {
  const bytes = Buffer.from(text)
  const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}

function urlSafe(base64: string): string {
  return base64.replace(/\+/g, '-').replace(/\//g, '_')
}
