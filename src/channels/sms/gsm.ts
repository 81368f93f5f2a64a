/** GSM 03.38: what a text message holds at one unit a character, and at two. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENDED = '^{}\\[~]|€'
const ONE = new Set(BASIC)
const TWO = new Set(EXTENDED)

/** One message: 160 units of GSM, or 70 UTF-16 units as soon as one character needs more. */
export const GSM_UNITS = 160
export const UNICODE_UNITS = 70

const PLAINER: Readonly<Record<string, string>> = {
  '…': '...',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '·': '-',
  '\u00a0': ' ',
}

/** The same text in the alphabet of text messages where it can be; letters that cannot be written in it stay as they are. */
export function plainer(text: string): string {
  return [...text]
    .map((char) => {
      if (ONE.has(char) || TWO.has(char)) return char
      const bare = PLAINER[char] ?? char.normalize('NFKD').replace(/\p{M}/gu, '')
      if (isGsm(bare)) return bare
      return /\p{L}|\p{N}|\p{M}/u.test(char) ? char : ''
    })
    .join('')
}

export function isGsm(text: string): boolean {
  return [...text].every((char) => ONE.has(char) || TWO.has(char))
}

/** What a text costs of its message: GSM units, or UTF-16 units if it is not GSM. */
export function unitsOf(text: string): number {
  return isGsm(text) ? [...text].reduce((sum, char) => sum + (TWO.has(char) ? 2 : 1), 0) : text.length
}

/** As much of the text as so many units hold, with three dots where something was left out. */
export function cutUnits(text: string, max: number): string {
  if (unitsOf(text) <= max) return text
  const chars = [...text]
  while (chars.length > 0 && unitsOf(chars.join('')) > max - 3) chars.pop()
  return `${chars.join('').trimEnd()}...`
}
