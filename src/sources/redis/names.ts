const USABLE = /^[\p{L}\p{N}][\p{L}\p{N}._:@+~/=-]{0,199}$/u
/** Every object answers to these. */
const RESERVED = new Set(['constructor', 'prototype', '__proto__'])
/** What separates the parts of a name; a name is not cut within one. */
const SEPARATOR = /[:./-]/

/**
 * What those of some patterns are called: what the patterns do not say already. `health:hb:*` makes `health:hb:web:1` the member
 * `web:1`, and of `agents:heartbeat:mary` and `agents:heartbeat:lisa` the parts that differ are left.
 */
export function memberNamer(patterns: readonly string[]): (name: string) => string {
  const head = shared(patterns.map(headOf))
  return (name) => (name.startsWith(head) && name.length > head.length ? name.slice(head.length) : name)
}

/** Whether a name can be the id of a member: it stands in markers, titles and on command lines of people. */
export function isUsableName(name: string): boolean {
  return USABLE.test(name) && !isReservedName(name)
}

export function isReservedName(name: string): boolean {
  return RESERVED.has(name)
}

/** What a pattern says before its first wildcard; of a plain name all but its last part. */
function headOf(pattern: string): string {
  const wild = pattern.search(/[*?[\\]/)
  return wild >= 0 ? pattern.slice(0, wild) : toSeparator(pattern.slice(0, -1))
}

function shared(heads: readonly string[]): string {
  const [first = '', ...others] = heads
  let length = first.length
  for (const head of others) while (!head.startsWith(first.slice(0, length))) length--
  return heads.every((head) => head.length === length) ? first : toSeparator(first.slice(0, length))
}

function toSeparator(text: string): string {
  let end = text.length
  while (end > 0 && !SEPARATOR.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
