import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { samplePast } from '../../support/sample-past.js'
import { HOUR } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { statusMapOf } from '../../../src/reports/map-of-run.js'
import { embedPage } from '../../../src/reports/status-page/embed-page.js'
import { pageFacts, type PageFacts } from '../../../src/reports/status-page/facts.js'
import { indexPage } from '../../../src/reports/status-page/index-page.js'
import { monitorPage } from '../../../src/reports/status-page/monitor-page.js'
import { figure, times } from '../../support/figures.js'
import { hostileText } from '../../support/hostile-text.js'
import { aDeadOne, aRun, NOW } from '../a-run.js'
import { attribute, bonesOf, elementsOf } from './parsed.js'

const MARKUP = [
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></script></title><script>alert(1)</script>',
  '<!--',
  '-->',
  '&lt;b&gt;',
  '&#x3c;',
  '</li></ul></main>',
  'javascript:alert(1)',
  '\u0000',
]

/** Text that means to become markup, never empty and never only blank. */
const evil = fc
  .tuple(fc.oneof(fc.constantFrom(...MARKUP), hostileText), fc.constantFrom(...MARKUP))
  .map(([first, second]) => `x${first}${second}`)

interface Texts {
  readonly id: string
  readonly text: string
  readonly url: string
}

/** A monitor every text of which somebody else chose. */
function factsWith({ id, text, url }: Texts): PageFacts {
  const beat = {
    at: NOW - 5 * HOUR,
    state: 'ok' as const,
    message: text,
    runUrl: url,
    workflow: text,
    checks: { [text]: text },
    metrics: { [text]: { [text]: 1 } },
  }
  const place = { kind: 'redis', key: text } as const
  const verdict: Verdict = aDeadOne(id, { name: text, message: text, tags: [text], place, beat })
  const incidents = new Map([[id, { ref: text, url, phase: 'open' as const }]])
  const spoilt = { ...verdict, expected: text }
  const run = aRun({ verdicts: [spoilt], incidents, repository: text, runUrl: url })
  const map = statusMapOf(run)
  map.monitors[id]!.metadata['recent_durations_seconds'] = [1, 2, text, 3]
  const down = [{ day: 3, at: HOUR, for: HOUR, why: text, incident: text }]
  return pageFacts({
    map,
    history: samplePast(NOW, { [id]: { down } }),
    controls: new Map([
      [id, { pause: { at: NOW, until: NOW + HOUR, why: text }, acknowledged: { at: NOW, why: text } }],
    ]),
    now: NOW,
    intervalMs: HOUR,
    zone: null,
    title: text,
    description: text,
    links: [{ text, url }],
    language: text,
    parts: { logo: text, pulse: text },
    expected: new Map([[id, text]]),
    live: { writable: true },
    show: { messages: true, metrics: true },
  })
}

const pagesOf = (facts: PageFacts, id: string): string[] => [
  indexPage(facts),
  monitorPage(facts, id) ?? '',
  embedPage(facts),
]

const tame = { id: 'tame', text: 'tame', url: 'https://tame.example/' }
const BONES = pagesOf(factsWith(tame), 'tame').map(bonesOf)

test('whatever monitors, beats, people and past call things, no element and no attribute comes of it', () => {
  const runs = times(150, 100_000)
  fc.assert(
    fc.property(evil, evil, (id, text) => {
      const pages = pagesOf(factsWith({ id, text, url: tame.url }), id)
      expect(pages.map(bonesOf)).toEqual(BONES)
    }),
    { numRuns: runs },
  )
  figure('hostile texts on the page, through a parser', 'texts that became an element or an attribute', `0 of ${runs}`)
})

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://a.example/" onclick="alert(1)',
  'https://[',
  '//evil.example/',
  'ftp://a.example/',
  '',
])('%j is no link', (url) => {
  for (const page of pagesOf(factsWith({ ...tame, url }), 'tame')) {
    const hrefs = elementsOf(page).flatMap((element) => attribute(element, 'href') ?? [])
    expect(
      hrefs.filter((href) => !/^(#|\.\.?\/|[a-z]|data:image\/svg)/.test(href) || /script:|evil|ftp:/i.test(href)),
    ).toEqual([])
  }
})

test('no other site is told who follows a link to it', () => {
  for (const page of pagesOf(factsWith(tame), 'tame')) {
    const metas = elementsOf(page).filter((element) => attribute(element, 'name') === 'referrer')
    expect(metas.map((meta) => attribute(meta, 'content'))).toEqual(['no-referrer'])
  }
})

test('no element has a style or a handler of its own, which the policy would refuse', () => {
  for (const bones of BONES) expect(bones.filter((bone) => / (style|on[a-z]+)\b/.test(bone))).toEqual([])
})
