/** Every page carries its logo, so it has to be small. */
export const MAX_LOGO_BYTES = 16_384

/** What the first bytes of a picture look like, one character a byte. */
const KINDS: readonly (readonly [type: string, start: RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['webp', /^RIFF[^]{4}WEBP/],
]

export type Logo = { readonly logo: string } | { readonly problem: string }

/** A picture as an address that holds it, by what its bytes are and not by its name; or what is wrong with it. */
export function logoOf(bytes: Uint8Array): Logo {
  if (bytes.length > MAX_LOGO_BYTES) return { problem: `is larger than ${MAX_LOGO_BYTES / 1024} kB` }
  const buffer = Buffer.from(bytes)
  const start = buffer.toString('latin1')
  const type = KINDS.find(([, looks]) => looks.test(start))?.[0] ?? (isSvg(start) ? 'svg+xml' : undefined)
  if (type === undefined) return { problem: 'is no picture in SVG, PNG, JPEG or WebP' }
  return { logo: `data:image/${type};base64,${buffer.toString('base64')}` }
}

/** Whether its first element is that of a drawing; a declaration and notes may stand before it. */
function isSvg(text: string): boolean {
  let rest = text.replace(/^\xef\xbb\xbf/, '').trimStart()
  for (;;) {
    const end = rest.startsWith('<!--') ? '-->' : /^<(\?xml|!doctype svg)\s/i.test(rest) ? '>' : null
    if (end === null) return /^<svg[\s>]/i.test(rest)
    const at = rest.indexOf(end)
    if (at < 0) return false
    rest = rest.slice(at + end.length).trimStart()
  }
}
