/** What every file system and host takes as it is, and no address needs more than percent signs for. */
const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._+@=,-]*$/u
/** Devices of Windows, with any ending (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** With `tag-` before and `-uptime.svg` behind it a name has at most 100 bytes, as old archives want it. */
const MOST_BYTES = 85

/**
 * How the files of each of these are called, whatever it is called itself: the same where that is possible, so that addresses
 * can be guessed. No two have one name where capitals do not count, none leaves its folder.
 */
export function fileNames(texts: Iterable<string>): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  const take = (text: string, name: string): boolean => {
    const key = keyOf(name)
    if (taken.has(key)) return false
    taken.add(key)
    names.set(text, name)
    return true
  }
  const all = [...new Set(texts)]
  // Who is written small first: then it matters less in which order they came.
  const plain = all.filter(isPlain).sort((a, b) => Number(a !== keyOf(a)) - Number(b !== keyOf(b)))
  for (const text of plain) take(text, text)
  for (const text of all) if (!names.has(text)) for (let i = 0; !take(text, markedName(text, i)); i += 1);
  return names
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !/[ .]$/.test(text) && !DEVICE.test(text) && bytesOf(text) <= MOST_BYTES
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

/** What is left of it in plain letters, with a mark that tells it from others: `agents-mary-1y8nv2k`. */
function markedName(text: string, attempt: number): string {
  const left = text
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${left === '' ? 'x' : left}-${hashOf(`${attempt === 0 ? '' : attempt} ${text}`)}`
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), as seven letters and digits. */
export function hashOf(text: string, seed = 0x811c9dc5): string {
  let hash = seed
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}
