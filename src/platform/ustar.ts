import type { Instant } from '../domain/time.js'

/** Texts by their path in the archive: `monitors/db.html`. */
type Texts = Readonly<Record<string, string>>

interface Entry {
  readonly path: string
  readonly bytes: Uint8Array
  /** As tar has it: a regular file, or a folder. */
  readonly type: '0' | '5'
}

const BLOCK = 512
const LONGEST_NAME = 100
const LONGEST_PREFIX = 155

/**
 * A tar archive (POSIX ustar) of files and the folders they lie in, with the modes 644 and 755 and without any link: what GitHub
 * Pages takes. Throws where a path is too long for the format.
 */
export function ustar(files: Texts, at: Instant): Uint8Array {
  const entries: Entry[] = [
    ...foldersOf(files).map((path): Entry => ({ path, bytes: new Uint8Array(), type: '5' })),
    ...Object.entries(files).map(([path, text]): Entry => ({ path: `./${path}`, bytes: bytesOf(text), type: '0' })),
  ]
  const parts = entries.flatMap((entry) => [header(entry, at), entry.bytes, padding(entry.bytes.length)])
  return new Uint8Array(Buffer.concat([...parts, new Uint8Array(2 * BLOCK)]))
}

/** The root and every folder within, outer ones first. */
function foldersOf(files: Texts): string[] {
  const folders = new Set(['./'])
  for (const path of Object.keys(files)) {
    const steps = path.split('/').slice(0, -1)
    for (const i of steps.keys()) folders.add(`./${steps.slice(0, i + 1).join('/')}/`)
  }
  return [...folders]
}

function header({ path, bytes, type }: Entry, at: Instant): Uint8Array {
  const block = new Uint8Array(BLOCK)
  const put = (offset: number, text: string): void => block.set(bytesOf(text), offset)
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')
  const { name, prefix } = inTwo(path)
  put(0, name)
  put(100, type === '5' ? '0000755' : '0000644')
  put(108, octal(0, 7)) // uid
  put(116, octal(0, 7)) // gid
  put(124, octal(bytes.length, 11))
  put(136, octal(Math.floor(at / 1000), 11))
  put(148, ' '.repeat(8)) // the checksum counts as blanks while it is made
  put(156, type)
  put(257, 'ustar\x0000')
  put(345, prefix)
  const sum = block.reduce((all, byte) => all + byte, 0)
  put(148, `${octal(sum, 6)}\0 `)
  return block
}

/** What is longer than a name may be goes into the prefix, up to a slash that stands in neither. */
function inTwo(path: string): { name: string; prefix: string } {
  const fits = (text: string, most: number): boolean => bytesOf(text).length <= most
  if (fits(path, LONGEST_NAME)) return { name: path, prefix: '' }
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)]
    if (name !== '' && fits(name, LONGEST_NAME) && fits(prefix, LONGEST_PREFIX)) return { name, prefix }
  }
  throw new Error(`${path} is too long for a tar archive`)
}

function padding(length: number): Uint8Array {
  return new Uint8Array((BLOCK - (length % BLOCK)) % BLOCK)
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
