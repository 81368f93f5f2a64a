/** The IANA name that was probably meant, in quotes: `berlin` to `"Europe/Berlin"`; null when there is no guess. */
export function nearestZone(name: string): string | null {
  const wanted = plain(name)
  if (wanted === '') return null
  const abbreviation = ABBREVIATIONS.get(wanted)
  if (abbreviation) return `"${abbreviation}"`
  const names = Intl.supportedValuesOf('timeZone')
  const found =
    names.find((zone) => plain(zone) === wanted) ??
    names.find((zone) => plain(zone.slice(zone.lastIndexOf('/') + 1)) === wanted) ??
    names.find((zone) => wanted.endsWith(plain(zone.slice(zone.lastIndexOf('/') + 1)))) ??
    names.find((zone) => wanted.length > 3 && plain(zone).includes(wanted))
  return found ? `"${found}"` : null
}

/** Letters people write for a zone that are no zone: they say nothing of clock changes. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['aest', 'Australia/Sydney'],
  ['bst', 'Europe/London'],
  ['cdt', 'America/Chicago'],
  ['cest', 'Europe/Berlin'],
  ['cst', 'America/Chicago'],
  ['edt', 'America/New_York'],
  ['est', 'America/New_York'],
  ['et', 'America/New_York'],
  ['ist', 'Asia/Kolkata'],
  ['jst', 'Asia/Tokyo'],
  ['mdt', 'America/Denver'],
  ['msk', 'Europe/Moscow'],
  ['pdt', 'America/Los_Angeles'],
  ['pst', 'America/Los_Angeles'],
  ['pt', 'America/Los_Angeles'],
  ['sgt', 'Asia/Singapore'],
  ['z', 'UTC'],
])

/** Letters that Intl takes for a zone though IANA knows none, and not the one people mean: BST is Dhaka to it. */
const INTL_ONLY = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' '),
)

/** Offsets and letters that Intl would take are no names of places. */
export function looksLikeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && !INTL_ONLY.has(name.toUpperCase())
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '')
}
