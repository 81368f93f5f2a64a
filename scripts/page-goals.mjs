// What is promised of the page, its history, its badges and its example, and which figure shows it. `reached` gets the numbers
// of each value, and whether the proofs were repeated in full.

/** A figure whose name begins so; of `many` there are at least so many. */
const one = (goal, what, name, reached) => ({ goal, what, name, reached, least: 1 })
const many = (goal, what, name, least, reached) => ({ goal, what, name, reached, least })
const none = ([found]) => found === 0
const noneOf =
  (least) =>
  ([found, of], full) =>
    found === 0 && (!full || of >= least)
const atMost =
  (...limits) =>
  (numbers) =>
    limits.every((limit, at) => numbers[at] <= limit)
const atLeast =
  (limit) =>
  ([count], full) =>
    !full || count >= limit

export const GOALS = [
  one('at most 45 kB, 12 kB gzipped', 'page of 12 monitors', 'bytes, and gzipped', atMost(45_000, 12_000)),
  one('at most 30 kB gzipped', 'page of 200 monitors', 'bytes, and gzipped', atMost(Infinity, 30_000)),
  one('at most 10 and 60 ms', 'page is made', 'ms of CPU for 12 and for 200 monitors', atMost(10, 60)),
  many('0 on every screen of every state', 'axe on the page', 'found on ', 32, none),
  one(
    '0 of 100,000',
    'hostile texts on the page, through a parser',
    'texts that became an element or an attribute',
    noneOf(100_000),
  ),
  one('0 of 50', 'hostile texts on the page, in chromium under its policy', 'dialogs, elements, requests', noneOf(50)),
  one(
    'none foreign',
    'hostile text in files of the page',
    'XML documents through expat, with a foreign element or attribute',
    ([, foreign]) => foreign === 0,
  ),
  one('within 1 pixel', 'badges', 'pixels from badge-maker, at most', atMost(1)),
  one('95 letters by 20 messages', 'badges', 'widths compared', ([count]) => count >= 95 * 20),
  one('at most 1 MB a year', 'journal of 50 monitors on a branch', 'all files, kB', atMost(1000)),
  one('at most 100 kB', 'journal of 50 monitors on a branch', 'largest month, kB', atMost(100)),
  many('at most 8 MiB', 'journal of 50 monitors on a branch', 'git after repack', 1, atMost(8)),
  many('no read and one write more', 'journal: requests a check', 'reads and writes more', 1, atMost(0, 1)),
  many('none', '20 racing checkers lose 0 lines', 'lines and beats lost', 1, none),
  one('none', '20 racing checkers lose 0 lines', 'lines lost over HTTP, on a GitHub that refuses every race', none),
  one('at least 40', 'uptime', 'cases', ([count]) => count >= 40),
  one('hold for 100 pasts or more', 'uptime', 'laws, pasts each', atLeast(100)),
  one('at most 229,000', 'start files', 'check, bytes', atMost(229_000)),
  one('at most 46,500', 'start files', 'write, bytes', atMost(46_500)),
  one('at most 50,000', 'start files', 'cli, bytes', atMost(50_000)),
  one('at most 3,000,000', 'start files', 'all JavaScript of dist, bytes', atMost(3_000_000)),
  one('at most 1.6 times bare node', 'a healthy check', 'times bare node', atMost(1.6)),
  one('0', 'example workflow', 'actionlint findings', none),
  one('0', 'example workflow', 'zizmor findings', none),
  one('yes', 'example workflow', 'page deploys when check exits 1', (_numbers, _full, value) => value === 'yes'),
]

/** The tests that measure them, by a word of their path. */
export const PROOFS = [
  'reports/status-page/pages',
  'reports/status-page/hostile',
  'reports/badge',
  'integration/page/',
  'integration/history-',
  'histories/branch',
  'domain/history/uptime-',
  'e2e/dist',
  'e2e/status-page-workflow',
]

/** One row a goal: what was promised, what was measured, and `reached`, `missed` or `not measured`. */
export function judged(figures, full) {
  return GOALS.map(({ goal, what, name, least, reached }) => {
    const found = figures.filter((one) => one.what === what && one.name.startsWith(name))
    const values = found.map(({ value }) => String(value))
    const missed = values.filter((value) => !reached(numbersIn(value), full, value))
    const state = missed.length > 0 ? 'missed' : values.length < (full ? least : 1) ? 'not measured' : 'reached'
    return { what, name, goal, measured: shown(missed.length > 0 ? missed : values), state }
  })
}

/** `+0 and +1`, `0 of 100000`: the numbers in their order. */
function numbersIn(value) {
  return (value.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
}

function shown(values) {
  const different = [...new Set(values)]
  const times = values.length > 1 ? ` (${values.length} times)` : ''
  return values.length === 0 ? '' : `${different.slice(0, 3).join('; ')}${times}`
}
