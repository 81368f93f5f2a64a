import { describe, expect, test } from '@jest/globals'
import { DEFAULT_PAGE } from '../../../src/domain/page-settings.js'
import { branchFiles } from '../../../src/health/files/data-files.js'
import { upptimeSlug } from '../../../src/health/files/upptime-slug.js'
import { createHistory } from '../../../src/domain/history/create-history.js'
import { NO_TIME } from '../../../src/domain/history/sums.js'
import { aRun, aVerdict } from '../../reports/a-run.js'
import { aPageRun, boardOfRun, folderOf } from './page-run.js'

/** What Upptime's own page reads of a site (upptime/status-page, LiveStatus.svelte and Summary.svelte). */
interface SiteStatus {
  readonly name: string
  readonly url: string
  readonly icon: string
  readonly slug: string
  readonly status: 'up' | 'down' | 'degraded'
  readonly uptime: string
  readonly uptimeDay: string
  readonly uptimeWeek: string
  readonly uptimeMonth: string
  readonly uptimeYear: string
  readonly time: number
  readonly dailyMinutesDown: Readonly<Record<string, number>>
}

const summaryOf = (files: ReadonlyMap<string, string>): readonly SiteStatus[] =>
  JSON.parse(files.get('history/summary.json') ?? '')

describe('what those find who come from Upptime', () => {
  const files = folderOf(aPageRun({ url: 'https://status.example.org/' }))
  const sites = summaryOf(files)
  const mail = sites.find(({ slug }) => slug === 'mail')

  test('its summary, with each site by its name', () => {
    expect(sites.map(({ name, slug, status }) => [name, slug, status])).toEqual([
      ['Nightly backup', 'nightly-backup', 'down'],
      ['Mail', 'mail', 'up'],
      ['agents/mary', 'agents-mary', 'up'],
      ['Audit', 'audit', 'up'],
    ])
  })

  test('the address of a site is its page', () => {
    expect(mail?.url).toBe('https://status.example.org/monitors/mail.html')
    expect(summaryOf(folderOf(aPageRun())).map(({ url }) => url)).toEqual(['', '', '', ''])
  })

  test('uptime as a percentage with two decimals, and minutes by the day', () => {
    expect(mail?.uptimeDay).toBe('100.00%')
    for (const percent of [mail?.uptime, mail?.uptimeWeek, mail?.uptimeMonth, mail?.uptimeYear]) {
      expect(percent).toMatch(/^9\d\.\d\d%$/)
      expect(parseFloat(percent ?? '')).toBeGreaterThan(98)
    }
    // Its beat came half an hour before the look that saw it back.
    expect(Object.entries(mail?.dailyMinutesDown ?? {})).toEqual([['2026-11-19', expect.any(Number)]])
  })

  test('no response time that nobody measured', () => {
    expect(mail).toMatchObject({ time: 0, timeDay: 0, timeWeek: 0, timeMonth: 0, timeYear: 0 })
    expect([...files.keys()].filter((name) => name.includes('response-time'))).toEqual([])
  })

  // The table of its README, with whatever stands before `/api/`.
  test.each([
    ['uptime', 'uptime'],
    ['uptime-day', 'uptime 24h'],
    ['uptime-week', 'uptime 7d'],
    ['uptime-month', 'uptime 30d'],
    ['uptime-year', 'uptime 1y'],
  ])('the badge of api/SLUG/%s.json', (file, label) => {
    const badge = JSON.parse(files.get(`api/mail/${file}.json`) ?? '')
    expect(badge).toEqual({
      schemaVersion: 1,
      label,
      message: expect.stringMatching(/^\d+\.\d\d%$/),
      color: 'brightgreen',
    })
  })

  test('the same on the branch', () => {
    const run = aPageRun()
    const committed = branchFiles(boardOfRun(run), DEFAULT_PAGE)
    for (const [name, text] of folderOf(run))
      if (/^api\/[^/]+\/uptime|summary/.test(name)) expect(committed.get(name)).toBe(text)
  })

  test.each([
    [1, '100.00%', 'brightgreen'],
    [0.99999, '99.99%', 'brightgreen'],
    [0.95, '95.00%', 'green'],
    [0.9, '90.00%', 'yellowgreen'],
    [0.85, '85.00%', 'yellow'],
    [0.8, '80.00%', 'orange'],
    [0.75, '75.00%', 'red'],
    [0, '0.00%', 'red'],
    [null, '–', 'lightgrey'],
  ])('of an uptime of %d it says %s in %s', (ratio, message, color) => {
    const uptime = () => ({ ratio, observed: 1, sums: NO_TIME })
    const past = { history: { ...createHistory(), uptime }, changes: [], news: 'changed' as const }
    const committed = branchFiles(boardOfRun(aRun({ verdicts: [aVerdict('mail')], past })), DEFAULT_PAGE)
    expect(JSON.parse(committed.get('api/mail/uptime.json') ?? '')).toMatchObject({ message, color })
  })

  test('who shares a name, or has none in Latin letters, is called by the id', () => {
    const named = (id: string, name: string) => aVerdict(id, { name })
    const verdicts = [named('a', 'Web site'), named('b', 'Web-Site'), named('c', '日本'), named('web-site', 'x')]
    const slugs = summaryOf(folderOf(aRun({ verdicts }))).map(({ slug }) => slug)
    expect(slugs).toEqual(['a', 'b', 'c', 'x'])
  })
})

// What @sindresorhus/slugify 1.1.0 makes of these.
test.each([
  ['Google', 'google'],
  ['Hacker News', 'hacker-news'],
  ['IPv6 test', 'i-pv6-test'],
  ['Test Broken Site', 'test-broken-site'],
  ['AKJS.io', 'akjs-io'],
  ['Größe & Maß', 'groesse-and-mass'],
  ['Café déjà vu', 'cafe-deja-vu'],
  ['I ♥ Dogs', 'i-love-dogs'],
  ['save_worker', 'save-worker'],
  ['XMLHttpRequest', 'xml-http-request'],
  ['API v2.0', 'api-v2-0'],
  ['foo&bar', 'foo-and-bar'],
  ['  trim  ', 'trim'],
  ['日本', ''],
  ['Łódź', 'lodz'],
  ['ABC123', 'abc-123'],
  ['myURLParser', 'my-url-parser'],
  ['İstanbul', 'istanbul'],
  ['Đà Nẵng', 'da-nang'],
  ['Smørrebrød', 'smorrebrod'],
  ['a🦄b', 'a-unicorn-b'],
  ['---', ''],
])('%j is %j in addresses of Upptime', (name, slug) => expect(upptimeSlug(name)).toBe(slug))
