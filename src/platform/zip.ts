import { crc32, deflateRawSync } from 'node:zlib'
import type { Instant } from '../domain/time.js'

const LOCAL = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50
/** 2.0: deflated. */
const VERSION = 20
const MADE_ON_UNIX = 3 << 8
const PLAIN_FILE = 0o100644
const UTF8_NAMES = 0x0800
const DEFLATED = 8
const MOST_FILES = 0xffff
const MOST_BYTES = 0xffffffff

/** Files as one zip: deflated, their names in UTF-8, all of one moment. Throws where only zip64 would do. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>, at: Instant): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(bytes)
    const path = Buffer.from(name)
    const facts = factsOf(path, bytes, packed, at)
    parts.push(uints([LOCAL, 4], [VERSION, 2]), facts, path, packed)
    // No comment, the first disk, no text in particular.
    const place = uints([0, 2], [0, 2], [0, 2], [PLAIN_FILE * 0x10000, 4], [offset, 4])
    directory.push(uints([ENTRY, 4], [MADE_ON_UNIX | VERSION, 2], [VERSION, 2]), facts, place, path)
    offset += 30 + path.length + packed.length
  }
  const entries = Buffer.concat(directory)
  const count = Object.keys(files).length
  if (count > MOST_FILES || offset + entries.length > MOST_BYTES) throw new Error('this is more than one zip holds')
  const end = uints([END, 4], [0, 4], [count, 2], [count, 2], [entries.length, 4], [offset, 4], [0, 2])
  return Buffer.concat([...parts, entries, end])
}

/** What stands of a file before its content, and again in the directory. */
function factsOf(path: Buffer, bytes: Buffer, packed: Buffer, at: Instant): Buffer {
  const [date, time] = dosTime(new Date(at))
  const sizes = [[crc32(bytes), 4] as const, [packed.length, 4] as const, [bytes.length, 4] as const]
  return uints([UTF8_NAMES, 2], [DEFLATED, 2], [time, 2], [date, 2], ...sizes, [path.length, 2], [0, 2])
}

/** A zip counts from 1980, in steps of two seconds. */
function dosTime(at: Date): readonly [date: number, time: number] {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return [date, (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)]
}

/** Numbers without sign, the lowest byte first, each of so many bytes. */
function uints(...numbers: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    numbers.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntLE(value, 0, bytes)
      return buffer
    }),
  )
}
