import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { NO_CONTROL } from '../../../src/domain/controls.js'
import { createHistory } from '../../../src/domain/history/create-history.js'
import { statesOf } from '../../../src/domain/history/seen-states.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'
import { COMPONENT } from '../../../src/reports/status-page/in-browser/component.js'
import { CONTROL_SCRIPT } from '../../../src/reports/status-page/in-browser/control-script.js'
import { CONTENT_POLICY } from '../../../src/reports/status-page/document.js'
import { embedPage } from '../../../src/reports/status-page/embed-page.js'
import type { History } from '../../../src/domain/history/history.js'
import { uptimeOf } from '../../../src/domain/history/sums.js'
import { pageFacts } from '../../../src/reports/status-page/facts.js'
import { indexPage } from '../../../src/reports/status-page/index-page.js'
import { LIVE_SCRIPT } from '../../../src/reports/status-page/in-browser/live-script.js'
import { monitorPage } from '../../../src/reports/status-page/monitor-page.js'
import { figure } from '../../support/figures.js'
import { aboutPage, DRESSED, manyMonitors, PAGE_STATES } from '../../support/page-samples.js'
import { smallPage } from '../../support/small-page.js'
import { statusPage } from '../../../src/reports/status-page/index.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../a-run.js'
import { attribute, elementsOf } from './parsed.js'

/** What people read, without styles and scripts. */
function words(html: string): string {
  return html
    .replace(/<(style|script|title)[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('a small page, byte by byte but for its style and its script', () => {
  expect(smallPage()).toBe(readFileSync(new URL('../../fixtures/status-page.html', import.meta.url), 'utf8'))
})

describe('the sentence a page is opened for', () => {
  const headline = (name: string): string | undefined => /<h1 [^>]*>([^<]*)</.exec(indexPage(PAGE_STATES[name]!()))?.[1]

  test.each([
    ['healthy', 'Everything is beating'],
    ['warning', 'Invoice export reports a failure'],
    ['degraded', 'Price alerts runs less often than its schedule says'],
    ['unknown', 'scout-2 cannot be judged'],
    ['critical', 'Nightly backup has stopped beating'],
    ['not-watched', 'Nothing is watched right now'],
    ['no-signal', 'No signal: nothing was checked for 7 h'],
    ['empty', 'Nothing is watched yet'],
  ])('%s: %s', (name, sentence) => {
    expect(headline(name)).toBe(sentence)
  })

  test('many with the same trouble are counted, many with different ones are called by the worst', () => {
    const dead = ['a', 'b', 'c'].map((id) => aDeadOne(id))
    const of = (verdicts: typeof dead): string => indexPage(pageFacts(aboutPage({}, verdicts)))
    expect(of(dead)).toContain('>3 monitors have stopped beating</h1>')
    expect(of([...dead, aDeadOne('d', { reason: 'missing' })])).toContain('>4 monitors are critical</h1>')
  })

  test('a page is without a signal from the seventh interval without a look on', () => {
    const signal = (age: number): boolean => pageFacts(aboutPage({ now: NOW + age, intervalMs: MINUTE })).signal
    expect([6 * MINUTE, 6 * MINUTE + 1].map(signal)).toEqual([true, false])
  })
})

describe('what stands on it', () => {
  test('who is not well stands first, worst first, with since when, the incident and who knows of it', () => {
    const text = words(indexPage(pageFacts(aboutPage())))
    const attention = text.slice(text.indexOf('Needs attention'), text.indexOf('Backups and data'))
    expect(attention).toMatch(/Nightly backup Critical.*scout-2 Unknown.*Price alerts Degraded.*Invoice export Warning/)
    expect(attention).toContain('Since 22 Nov, 04:23 UTC · Incident #128 · acknowledged: Mira is on it')
  })

  test('where all are well nothing needs attention', () => {
    expect(words(indexPage(PAGE_STATES['healthy']!()))).not.toContain('Needs attention')
  })

  test('a row says what a service said last, with the sign of its kind', () => {
    expect(words(indexPage(pageFacts(aboutPage())))).toContain('Last heartbeat 21 s ago · 💰 Trade executed')
  })

  test('checks, metrics, counts and downtime stand in the details', () => {
    const text = words(indexPage(pageFacts(aboutPage())))
    for (const told of [
      'queue length 27',
      'refused 3',
      '812, 9 of them failures',
      'took 42 s, exit code 1',
      '7 Nov 1 h 36 min',
    ])
      expect(text).toContain(told)
  })

  test('days with downtime, few looks and warnings are told beside the colours', () => {
    const page = indexPage(pageFacts(aboutPage()))
    expect(page).toContain('aria-label="Last 90 days: 2 hardly observed, 85 healthy, 1 degraded, 2 with downtime"')
    expect(page).toContain('<title>Downtime: 25 Oct (6 h 52 min), 22 Nov (5 h 7 min)</title>')
    expect(page).toContain('<title>Hardly observed: 5 Oct to 6 Oct</title>')
  })

  test('an uptime of several says how much of it was seen, where that is little', () => {
    const about = aboutPage()
    const blind: History['uptime'] = (monitor, span) => {
      const { sums } = about.history.uptime(monitor, span)
      return uptimeOf({ ...sums, blind: sums.up })
    }
    const text = words(indexPage(pageFacts({ ...about, history: { ...about.history, uptime: blind } })))
    expect(text).toMatch(/ [\d.]+ % up in 90 days, (49|50) % observed /)
    expect(text).toMatch(/ well · [\d.]+ %, (49|50) % observed /)
    expect(words(indexPage(pageFacts(about)))).toMatch(/ % up in 90 days Needs/)
  })

  test('what went by is listed newest first, and what lasts is not among it', () => {
    const text = words(indexPage(pageFacts(aboutPage())))
    const past = text.slice(text.indexOf('Past incidents'))
    expect(past).toMatch(/22 Nov, 08:00 courier .*19 min.*7 Nov, 06:30 Invoice export.*25 Oct, 04:00 Nightly backup/)
    expect(past).not.toContain('No heartbeat for 1 d 6 h')
  })

  test('what beats say is for nobody where messages and metrics are not shown', () => {
    const show = { messages: false, metrics: false }
    const facts = pageFacts(aboutPage({ show }))
    for (const page of [indexPage(facts), monitorPage(facts, 'invoice-export') ?? '', embedPage(facts)])
      for (const secret of ['refused', 'queue length', 'Trade executed', 'expired', 'exchange'])
        expect(page).not.toContain(secret)
  })

  test('times are those of the zone of its readers', () => {
    const facts = pageFacts(aboutPage({ zone: 'America/New_York' }))
    expect(words(indexPage(facts))).toContain('Since 21 Nov, 23:23 EST')
    expect(indexPage(facts)).toContain('datetime="2026-11-22T04:23:00Z">21 Nov, 23:23 EST</time>')
  })

  test('a pause that is over is nobody’s any more', () => {
    const paused = (until: number): string => {
      const pause = { at: NOW - DAY, until, why: 'new disk', by: null }
      const controls = new Map([['courier', { ...NO_CONTROL, pause }]])
      return words(indexPage(pageFacts(aboutPage({ controls }))))
    }
    expect(paused(NOW + MINUTE)).toContain('Paused until 22 Nov, 09:31 UTC : new disk')
    expect(paused(NOW)).not.toContain('new disk')
  })

  test('a date of long ago has its year', () => {
    const old = aVerdict('yearly', { beat: { at: NOW - 400 * DAY, state: 'ok' } })
    expect(words(indexPage(pageFacts(aboutPage({}, [old]))))).toContain('18 Oct 2025, 09:30 UTC')
  })
})

describe('what its owner wants', () => {
  const page = indexPage(pageFacts(aboutPage(DRESSED)))

  test('a logo, a description, links that tell nobody who comes, and days in the language of its readers', () => {
    expect(page).toMatch(/<img src="data:image\/svg\+xml;base64,[\w+/=]+" alt="">/)
    expect(page).toContain('<a href="https://harbour.example/" rel="noopener noreferrer">Website</a>')
    expect(page).toContain('<meta name="description" content="What the harbour office runs')
    expect(page).toContain('lang="de">22. Nov., 10:30 CET</time>')
    expect(page).toContain('<title>Downtime: 25. Okt. (6 h 52 min), 22. Nov. (5 h 7 min)</title>')
  })

  test('its policy lets it ask the one address of the pulse, and nothing else', () => {
    const policy = attribute(
      elementsOf(page).find((one) => attribute(one, 'http-equiv') !== undefined)!,
      'content',
    )
    expect(policy).toContain(`connect-src 'self' ${DRESSED.parts?.pulse};`)
    expect(policy?.replace(` ${DRESSED.parts?.pulse}`, '')).toBe(CONTENT_POLICY)
  })

  test.each([
    'https://raw.githubusercontent.com/a/b/c/last.json; script-src *',
    'https://raw.githubusercontent.com.evil.example/a/b/c/d',
    'http://raw.githubusercontent.com/a/b/c/d',
    "https://raw.githubusercontent.com/a/b/c/d 'unsafe-inline'",
  ])('%j is no pulse', (pulse) => {
    const parts = { logo: 'data:text/html,<script>', pulse }
    const text = indexPage(pageFacts(aboutPage({ parts })))
    expect(text).not.toMatch(/data-pulse|<img/)
    expect(text).toContain(`connect-src &#39;self&#39;;`)
  })
})

describe('the past of one monitor', () => {
  const page = monitorPage(pageFacts(aboutPage()), 'nightly-backup') ?? ''
  const text = words(page)

  test('its uptime over every window, each with how much of it was seen', () => {
    expect(text).toMatch(/Uptime 46\.14 % 24 h all observed 96\.66 % 7 d .*99\.42 % 90 d 97 % observed 99\.86 % 1 y/)
  })

  test('how long its last runs took, with what is usual', () => {
    expect(text).toContain('How long the last 20 runs took 23 min last 23 min median 21 min shortest 27 min longest')
    expect(elementsOf(page).filter((one) => attribute(one, 'class') === 'spark')).toHaveLength(1)
  })

  test.each([
    ['too few', [1, 2]],
    ['no numbers', ['1', null, 2, 3]],
    ['no list', { length: 5 }],
  ])('nothing of it where there are %s', (_name, durations) => {
    const about = aboutPage()
    about.map.monitors['nightly-backup']!.metadata['recent_durations_seconds'] = durations
    expect(monitorPage(pageFacts(about), 'nightly-backup')).not.toContain('How long')
  })

  test('an incident is a link where it has a page, on the front page too', () => {
    for (const one of [page, indexPage(pageFacts(aboutPage()))])
      expect(one).toContain('<a href="https://github.com/harbour/jobs/issues/97">Incident #97</a>')
  })

  test('what is waited for stands in the words of the judge, grace and all', () => {
    expect(text).toContain('A heartbeat is expected every day at 02:23 UTC, with 2 h of grace. Uptime is time up')
  })

  test('the last twenty changes', () => {
    const history = createHistory()
    for (let i = 0; i < 60; i++) {
      const verdict = i % 2 === 0 ? aVerdict('flapping') : aDeadOne('flapping')
      history.look(NOW - (60 - i) * HOUR, statesOf({ verdicts: [{ ...verdict, since: null }] }))
    }
    const flapping = monitorPage(pageFacts(aboutPage({ history }, [aVerdict('flapping')])), 'flapping') ?? ''
    const changes = flapping.slice(flapping.indexOf('Last changes'), flapping.indexOf('How this is counted'))
    expect(changes.match(/<li>/g)).toHaveLength(20)
  })
})

test('all, and each group of several, tell what they were up together', () => {
  const text = words(indexPage(pageFacts(aboutPage())))
  expect(text).toContain('6 healthy 99.92 % up in 90 days')
  expect(text).toContain('Backups and data 2 of 4 well · 99.83 %')
})

test('a page without monitors says what to do', () => {
  expect(words(indexPage(PAGE_STATES['empty']!()))).toMatch(/Nothing is watched yet .*What to do Name what is to beat/)
})

test('as files, every link of a page leads to a file that is there', () => {
  const run = aRun({ verdicts: [aDeadOne('a/b c'), aVerdict('ü')] })
  const { files } = statusPage.create({ file: 'index.html' }, null).render(run, null)
  const names = new Set(files.map(({ name }) => name))
  for (const { name, text } of files.filter((one) => one.name.endsWith('.html'))) {
    const links = elementsOf(text).flatMap((element) =>
      element.tagName === 'a' ? (attribute(element, 'href') ?? []) : [],
    )
    const own = links.filter((link) => !/^(https?:|#)/.test(link))
    expect(own.length).toBeGreaterThan(0)
    for (const link of own) {
      const path = decodeURIComponent(new URL(link, `https://x.example/${encodeURI(name)}`).pathname.slice(1))
      expect([link, names.has(path === '' ? 'index.html' : path)]).toEqual([link, true])
    }
  }
})

describe('many monitors', () => {
  const page = indexPage(pageFacts(aboutPage({}, manyMonitors(200))))
  const elements = elementsOf(page)

  test('who is well folds away, and details stand on pages of their own', () => {
    expect(elements.filter(({ attrs }) => attrs.some(({ value }) => value === 'fold'))).toHaveLength(10)
    expect(page).not.toContain('<dl>')
    expect(page).toContain('<a href="monitors/job-6.html">Job number 6</a>')
  })

  test('of thousands only those are listed that are not well, and the others are counted', () => {
    const huge = indexPage(pageFacts(aboutPage({}, manyMonitors(2_000))))
    expect(huge.match(/class="row"/g)).toHaveLength(30)
    expect(words(huge)).toContain('19 that are not listed here: there are too many.')
  })

  test('of ten thousand that died at once five hundred are listed, and it takes no second', () => {
    const dead = Array.from({ length: 10_000 }, (_, i) => aDeadOne(`job-${i}`, { tags: [`g${i % 7}`] }))
    const about = aboutPage({}, dead)
    const before = process.cpuUsage()
    const huge = indexPage(pageFacts(about))
    const spent = process.cpuUsage(before).user / 1_000
    figure('page of 10,000 dead monitors', 'ms of CPU, bytes', `${spent.toFixed(0)}, ${huge.length}`)
    expect(huge.match(/class="row"/g)).toHaveLength(500)
    expect(spent).toBeLessThan(5_000)
  })
})

describe('the policy', () => {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

  test('it names the one style and the scripts that stand on the page, and nothing else may run or load', () => {
    const page = indexPage(pageFacts(aboutPage({ live: { writable: true } })))
    const inline = [...page.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)].map(([, , text = '']) => hash(text))
    expect(inline).toHaveLength(4)
    for (const one of inline) expect(CONTENT_POLICY).toContain(one)
    expect(CONTENT_POLICY).toMatch(/^default-src 'none';/)
    expect(CONTENT_POLICY).not.toContain('unsafe')
  })

  test('a file carries it, a server sends it', () => {
    const live = indexPage(pageFacts(aboutPage({ live: { writable: false } })))
    expect(live).not.toContain('http-equiv')
    expect(indexPage(pageFacts(aboutPage()))).toContain(`http-equiv="Content-Security-Policy"`)
  })
})

describe('controls', () => {
  const page = (writable: boolean): string => indexPage(pageFacts(aboutPage({ live: { writable } })))

  test('they are not there where nothing may be posted', () => {
    for (const html of [page(false), indexPage(pageFacts(aboutPage()))]) {
      expect(html).not.toMatch(/data-act|<dialog|authorization/)
    }
  })

  test('a monitor can be paused or resumed, and one that is ill be acknowledged, once', () => {
    const acts = elementsOf(page(true)).flatMap((element) => {
      const act = attribute(element, 'data-act')
      return act === undefined ? [] : [`${act} ${attribute(element, 'data-id') ?? ''}`.trim()]
    })
    expect(acts).toEqual(expect.arrayContaining(['check', 'pause courier', 'resume yearly-audit', 'ack scout-2']))
    expect(acts).not.toContain('ack nightly-backup')
    expect(acts).not.toContain('ack courier')
  })
})

describe('it is small and quick', () => {
  const sizes = (page: string): readonly [number, number] => [Buffer.byteLength(page), gzipSync(page).length]

  test('twelve monitors are 45 kB at most, 12 kB on the way', () => {
    const [raw, packed] = sizes(indexPage(pageFacts(aboutPage())))
    figure('page of 12 monitors', 'bytes, and gzipped', `${raw}, ${packed}`)
    expect(raw).toBeLessThanOrEqual(45_000)
    expect(packed).toBeLessThanOrEqual(12_000)
  })

  test('two hundred are 30 kB at most on the way', () => {
    const [raw, packed] = sizes(indexPage(pageFacts(aboutPage({}, manyMonitors(200)))))
    figure('page of 200 monitors', 'bytes, and gzipped', `${raw}, ${packed}`)
    expect(packed).toBeLessThanOrEqual(30_000)
  })

  test('the scripts are 2 kB at most each, gzipped the element for other pages too', () => {
    expect(gzipSync(LIVE_SCRIPT).length).toBeLessThanOrEqual(2_000)
    expect(gzipSync(CONTROL_SCRIPT).length).toBeLessThanOrEqual(2_000)
    expect(gzipSync(COMPONENT).length).toBeLessThanOrEqual(2_500)
  })

  test('a page is made in some milliseconds of work', () => {
    const spent = (verdicts?: ReturnType<typeof manyMonitors>): number => {
      const about = aboutPage({}, verdicts)
      const made = Array.from({ length: 15 }, () => {
        const before = process.cpuUsage()
        indexPage(pageFacts(about))
        return process.cpuUsage(before).user
      })
      return (made.sort((a, b) => a - b)[7] ?? 0) / 1000
    }
    const [few, many] = [spent(), spent(manyMonitors(200))]
    figure('page is made', 'ms of CPU for 12 and for 200 monitors', `${few.toFixed(1)}, ${many.toFixed(1)}`)
    // Generous: tests share their machine.
    expect(few).toBeLessThan(10 * 5)
    expect(many).toBeLessThan(60 * 5)
  })

  test('ages of seconds are right at the moment it is made', () => {
    expect(words(indexPage(pageFacts(aboutPage({ now: NOW + 40 * SECOND }))))).toContain(
      'Checked 22 Nov, 09:30 UTC , 40 s ago',
    )
  })
})
