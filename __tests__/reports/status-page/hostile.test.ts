import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { embedPage } from '../../../src/reports/status-page/embed-page.js'
import type { PageFacts } from '../../../src/reports/status-page/facts.js'
import { CONTROL_SCRIPT } from '../../../src/reports/status-page/in-browser/control-script.js'
import { LIVE_SCRIPT } from '../../../src/reports/status-page/in-browser/live-script.js'
import { CONTROL_STYLE, STYLE } from '../../../src/reports/status-page/style.js'
import { indexPage } from '../../../src/reports/status-page/index-page.js'
import { monitorPage } from '../../../src/reports/status-page/monitor-page.js'
import { evil, factsWith } from '../../support/hostile-page.js'
import { figure, times } from '../../support/figures.js'
import { attribute, bonesOf, elementsOf } from './parsed.js'

const pagesOf = (facts: PageFacts, id: string): string[] => [
  indexPage(facts),
  monitorPage(facts, id) ?? '',
  embedPage(facts),
]

const tame = { id: 'tame', text: 'tame', url: 'https://tame.example/' }
/** Without what is ours on every page: it takes most of the time to read. */
const read = (page: string): string[] =>
  bonesOf(page.replace(STYLE, '').replace(LIVE_SCRIPT, '').replace(CONTROL_STYLE, '').replace(CONTROL_SCRIPT, ''))
const BONES = pagesOf(factsWith(tame), 'tame').map(read)

test('whatever monitors, beats, people and past call things, no element and no attribute comes of it', () => {
  const runs = times(150, 100_000)
  fc.assert(
    fc.property(evil, evil, (id, text) => {
      const pages = pagesOf(factsWith({ id, text, url: tame.url }), id)
      expect(pages.map(read)).toEqual(BONES)
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
