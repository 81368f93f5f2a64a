import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, jest, test } from '@jest/globals'
import { DEFAULT_PAGE } from '../../../src/domain/page-settings.js'
import { createHistory } from '../../../src/domain/history/create-history.js'
import { statesOf } from '../../../src/domain/history/seen-states.js'
import { HOUR } from '../../../src/domain/time.js'
import { dataFiles } from '../../../src/health/files/data-files.js'
import { shieldsSchema, upptimeSummarySchema } from '../../../src/health/files/schema.js'
import { healthServiceSchema, healthStatusSchema, historySchema } from '../../../src/health/schema.js'
import { statusMapSchema } from '../../../src/reports/map-schema.js'
import type { RunReport } from '../../../src/reports/report.js'
import { boardOfRun } from '../../health/files/page-run.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../../reports/a-run.js'
import { figure, times } from '../../support/figures.js'
import { hostileText } from '../../support/hostile-text.js'
import { describeWith } from '../../support/needs.js'

jest.setTimeout(3_600_000)

const MONITORS = 25
/** Each monitor has so many texts of an enemy. */
const FIELDS = 5
const CASES = times(500, 100_000)

const XML = [
  ']]>',
  '<![CDATA[',
  '<?xml?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&',
  '"/><script/>',
  "' onload='",
  '\ufffe',
  '\uffff',
]
const evil = fc.oneof(
  hostileText,
  fc.tuple(hostileText, fc.constantFrom(...XML), hostileText).map((parts) => parts.join('')),
)

const one = fc.record({ id: evil, name: evil, tag: evil, message: evil, ref: evil, ill: fc.boolean() })
const many = fc.uniqueArray(one, { minLength: MONITORS, maxLength: MONITORS, selector: ({ id }) => id })
interface Told {
  readonly id: string
  readonly name: string
  readonly tag: string
  readonly message: string
  readonly ref: string
  readonly ill: boolean
}

/** A run and a past in which all of these were down, and some still are. */
function runOf(all: readonly Told[], title: string): RunReport {
  const history = createHistory()
  const link = (ref: string) => ({ ref, url: ref, phase: 'open' as const })
  const incidents = new Map(all.map(({ id, ref }) => [id, link(ref)]))
  const at = (now: number, ill: (one: Told) => boolean) => {
    const verdicts = all.map((told) => {
      const { id, name, message, tag } = told
      const change = { name, message, tags: [tag], beat: { at: now - HOUR, state: 'ok' as const, message } }
      return ill(told)
        ? aDeadOne(id, { ...change, since: now, goodEnd: false })
        : aVerdict(id, { ...change, lastEndAt: now })
    })
    history.look(now, statesOf({ verdicts, incidents }))
    return verdicts
  }
  at(NOW - 3 * HOUR, () => false)
  at(NOW - 2 * HOUR, () => true)
  const verdicts = at(NOW, ({ ill }) => ill)
  const past = { history, changes: [], news: 'changed' as const }
  const page = { ...DEFAULT_PAGE, title, show: ['messages', 'metrics'] as const, url: 'https://status.example.org/' }
  return aRun({ verdicts, incidents, past, page, repository: title })
}

const ATOM = [
  ...[
    'author',
    'content type',
    'entry',
    'feed xmlns',
    'generator',
    'id',
    'link href rel',
    'link href rel type',
    'name',
  ],
  ...['published', 'title', 'updated'],
]
const SVG = [
  ...['g fill font-family font-size text-anchor text-rendering', 'path d fill', 'rect fill height rx width'],
  ...['svg aria-label height role width xmlns', 'text textLength transform x y', 'title'],
]
const LINE =
  /^heartbeat_[a-z_]+(\{(monitor|status)="([^"\\\n]|\\[\\"n])*"(,status="[a-z]+")?\})? (-?\d+(\.\d+)?(e[+-]?\d+)?)$/
const SCHEMAS = [
  [/^status\.json$/, statusMapSchema],
  [/^history\.json$/, historySchema],
  [/^api\/health\/status/, healthStatusSchema],
  [/^api\/health\/service/, healthServiceSchema],
  [/^history\/summary/, upptimeSummarySchema],
  [/./, shieldsSchema],
] as const

/** What is wrong with a file; nothing for those in XML, which go to a parser together. */
function complaintsOf(name: string, text: string): string[] {
  if (name.endsWith('.json')) {
    const { error } = SCHEMAS.find(([pattern]) => pattern.test(name))?.[1].safeParse(JSON.parse(text)) ?? {}
    return error === undefined ? [] : [`${name}: ${error.message}`]
  }
  if (name !== 'metrics.txt') return []
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('# ') && !LINE.test(line))
}

function shapesOf(documents: readonly string[]): string[][] {
  const input = documents.map((text) => `${JSON.stringify(text)}\n`).join('')
  const { stdout } = spawnSync('python3', ['__tests__/support/xml-shapes.py'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describeWith('python3', 'names, messages, tags, ids and incidents of an enemy', () => {
  test(`leave every file of a page what it is, ${CASES} times`, () => {
    let [cases, documents] = [0, 0]
    for (let seed = 1; cases < CASES; seed += 1) {
      const batch = fc.sample(fc.tuple(many, evil), {
        numRuns: Math.min(20, Math.ceil((CASES - cases) / MONITORS / FIELDS)),
        seed,
      })
      const files = batch.flatMap(([all, title]) => {
        const run = runOf(all, title)
        return [...dataFiles(boardOfRun(run), run.page ?? DEFAULT_PAGE)]
      })
      cases += batch.length * MONITORS * FIELDS
      expect(files.flatMap(([name, text]) => complaintsOf(name, text))).toEqual([])
      for (const [name] of files)
        expect(new URL(encodeURI(name), 'https://a.example/b/').pathname.startsWith('/b/')).toBe(true)
      const xml = files.filter(([name]) => /\.(svg|atom)$/.test(name))
      documents += xml.length
      const shapes = shapesOf(xml.map(([, text]) => text))
      expect(shapes).toHaveLength(xml.length)
      const strange = shapes.flatMap((found, i) => {
        const known = xml[i]?.[0] === 'incidents.atom' ? ATOM : SVG
        return found.filter((shape) => !known.includes(shape)).map((shape) => `${xml[i]?.[0]}: ${shape}`)
      })
      expect(strange).toEqual([])
    }
    figure('hostile text in files of the page', 'names, ids, tags, messages and incidents', cases)
    figure(
      'hostile text in files of the page',
      'XML documents through expat, with a foreign element or attribute',
      `${documents}, 0`,
    )
  })
})
