import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Pair, type YAMLMap } from 'yaml'

/** Lines of a text, both included, from 1. */
export interface Lines {
  readonly first: number
  readonly last: number
}

/** What says when a beat is due; the other keys say how it is read, told and healed. */
const SCHEDULE_KEYS = ['threshold', 'every', 'cron', 'timezone', 'active-hours', 'market-hours', 'calendar', 'holidays']

/** Where each monitor of a config file is named and its schedule said, also for all by defaults. Empty for what is no config. */
export function declaredLines(text: string): ReadonlyMap<string, readonly Lines[]> {
  const counter = new LineCounter()
  const { contents } = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: counter, prettyErrors: false })
  const linesOf = (pair: Pair): Lines[] => {
    const [start] = rangeOf(pair.key) ?? []
    const [, end] = rangeOf(pair.value) ?? rangeOf(pair.key) ?? []
    if (start === undefined || end === undefined) return []
    const first = counter.linePos(start).line
    return [{ first, last: Math.max(first, counter.linePos(Math.max(start, end - 1)).line) }]
  }
  const monitors = mapIn(contents, 'monitors')
  const shared = [...schedulePairs(mapIn(contents, 'defaults')), ...schedulePairs(contents)]
  const pairs = monitors?.items.filter((pair) => isScalar(pair.key)) ?? []
  return new Map(
    pairs.map((pair) => {
      const own = schedulePairs(pair.value)
      const said = new Set(own.map(nameOf))
      const inherited = shared.filter((one) => !said.has(nameOf(one)))
      const id = linesOf({ ...pair, value: null } as Pair)
      return [nameOf(pair), [...id, ...[...own, ...inherited].flatMap(linesOf)]]
    }),
  )
}

function schedulePairs(node: unknown): Pair[] {
  return isMap(node) ? node.items.filter((pair) => SCHEDULE_KEYS.includes(nameOf(pair))) : []
}

function mapIn(node: unknown, key: string): YAMLMap | null {
  const value = isMap(node) ? node.items.find((pair) => nameOf(pair) === key)?.value : null
  return isMap(value) ? value : null
}

function nameOf(pair: unknown): string {
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : ''
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  return isNode(node) && node.range ? node.range : null
}
