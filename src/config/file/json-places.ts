import type { Path } from '../keys/where.js'

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g

interface Level {
  readonly id: string
  /** The place in a list; null in an object. */
  index: number | null
  /** The key whose value comes next; null where a key comes. */
  key: string | null
}

/** Where in valid JSON each path stands: at its key or its value, else where its nearest parent does. One pass, whatever its size. */
export function placesInJson(text: string, paths: readonly Path[]): number[] {
  const wanted = new Map<string, number | null>(paths.flatMap(idsOf).map((id) => [id, null]))
  const levels: Level[] = []
  const see = (id: string, offset: number): void => {
    if (wanted.get(id) === null) wanted.set(id, offset)
  }
  for (const { 0: token, index: offset } of text.matchAll(TOKENS)) {
    const level = levels.at(-1)
    if (token === '}' || token === ']') levels.pop()
    else if (token === ',') next(level)
    else if (token.startsWith('"') && level?.index === null && level.key === null) {
      level.key = JSON.parse(token) as string
      see(idIn(level), offset)
    } else {
      const id = level === undefined ? '' : idIn(level)
      see(id, offset)
      if (token === '{') levels.push({ id, index: null, key: null })
      if (token === '[') levels.push({ id, index: 0, key: null })
    }
  }
  return paths.map((path) => idsOf(path).reduce((nearest, id) => wanted.get(id) ?? nearest, 0))
}

function next(level: Level | undefined): void {
  if (level === undefined) return
  if (level.index === null) level.key = null
  else level.index += 1
}

function idIn({ id, index, key }: Level): string {
  return childOf(id, index ?? key ?? '')
}

/** Of all parents, the outermost first, and of the path itself. */
function idsOf(path: Path): string[] {
  const ids: string[] = []
  for (const part of path) ids.push(childOf(ids.at(-1) ?? '', part))
  return ids
}

function childOf(id: string, part: string | number): string {
  return `${id}\n${JSON.stringify(String(part))}`
}
