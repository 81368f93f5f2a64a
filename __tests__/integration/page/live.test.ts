import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../../src/domain/time.js'
import { pageFacts } from '../../../src/reports/status-page/facts.js'
import { indexPage } from '../../../src/reports/status-page/index-page.js'
import { serveApp } from '../../../src/platform/fetch-server.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../../reports/a-run.js'
import { openBrowser, visit, type Site } from '../../support/browser.js'
import { describeWith } from '../../support/needs.js'
import { aboutPage } from '../../support/page-samples.js'
import { aBoard, memoryServing, servedApp } from '../../support/served.js'

jest.setTimeout(120_000)

const well = [aVerdict('backup', { name: 'Backup' }), aVerdict('mail', { name: 'Mail' })]
const dead = [aDeadOne('backup', { name: 'Backup' }), aVerdict('mail', { name: 'Mail' })]

/** The files of a page as a check left them; another check may replace them. */
function files(): { site: Site; check(at: Instant, verdicts?: typeof well): void; gone(): void } {
  let page = ''
  let json: string | null = ''
  return {
    check(at, verdicts = well) {
      const about = aboutPage({ now: at, intervalMs: MINUTE }, verdicts)
      const map = { ...about.map, timestamp: new Date(at).toISOString() }
      page = indexPage(pageFacts({ ...about, map }))
      json = JSON.stringify(map)
    },
    gone() {
      json = null
    },
    site: ({ url }) => {
      if (!url.endsWith('.json')) return new Response(page, { headers: { 'content-type': 'text/html' } })
      return json === null ? new Response('', { status: 502 }) : new Response(json)
    },
  }
}

describeWith('chromium', 'a page that lies open', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })

  const opened = { now: NOW, byHand: true } as const

  test('ages go on by themselves, and after six intervals without a look it says that there is no signal', async () => {
    const { site, check } = files()
    check(NOW)
    await visit(browser, site, opened, async ({ page }) => {
      const heading = page.locator('h1')
      const icon = page.locator('link[rel=icon]')
      expect(await heading.innerText()).toBe('Everything is beating')
      const calm = await icon.getAttribute('href')
      await page.clock.runFor(5 * MINUTE)
      expect(await page.locator('#fresh').innerText()).toContain('5 min ago')
      expect(await heading.innerText()).toBe('Everything is beating')
      await page.clock.runFor(90 * SECOND)
      expect(await heading.innerText()).toBe('No signal: nothing was checked for 6 min')
      expect(await page.locator('main').getAttribute('class')).toBe('nosignal')
      expect(await icon.getAttribute('href')).not.toBe(calm)
    })
  })

  test('what is newer takes its place, told to whoever cannot see it, with details and focus where they were', async () => {
    const { site, check } = files()
    check(NOW)
    await visit(browser, site, opened, async ({ page }) => {
      const details = page.locator('#m-mail details')
      await details.locator('summary').click()
      check(NOW + MINUTE, dead)
      // In steps, for what was said is taken away after some seconds of the page's clock, and the answer comes by the real one.
      const heading = page.getByRole('heading', { name: 'Backup has stopped beating' })
      for (let step = 0; step < 24 && !(await heading.isVisible()); step++) {
        await page.clock.runFor(5 * SECOND)
        await heading.waitFor({ timeout: 500 }).catch(() => undefined)
      }
      expect(await page.title()).toBe('Backup has stopped beating · Harbour')
      expect(await page.locator('#said').innerText()).toBe('Backup has stopped beating')
      expect(await details.getAttribute('open')).not.toBeNull()
      expect(await page.evaluate('document.activeElement.closest("li").id')).toBe('m-mail')
      expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY')
    })
  })

  test('a signal that comes back takes away that there was none', async () => {
    const { site, check } = files()
    check(NOW)
    await visit(browser, site, { ...opened, now: NOW + HOUR }, async ({ page }) => {
      expect(await page.locator('h1').innerText()).toMatch(/^No signal/)
      check(NOW + HOUR)
      await page.clock.runFor(2 * MINUTE)
      await page.getByRole('heading', { name: 'Everything is beating' }).waitFor()
      expect(await page.locator('main').getAttribute('class')).not.toBe('nosignal')
    })
  })

  test('a host that does not answer breaks nothing', async () => {
    const { site, check, gone } = files()
    check(NOW)
    await visit(browser, site, opened, async ({ page, complaints }) => {
      gone()
      await page.clock.runFor(3 * MINUTE)
      expect(await page.locator('h1').innerText()).toBe('Everything is beating')
      expect(complaints.filter((one) => !one.includes('502'))).toEqual([])
    })
  })

  test('nothing moves and nothing is asked while updates are paused, and they go on when they are wanted', async () => {
    const { site, check } = files()
    check(NOW)
    await visit(browser, site, opened, async ({ page, requests }) => {
      await page.getByRole('button', { name: 'Pause updates' }).click()
      const before = requests.length
      check(NOW + MINUTE, dead)
      await page.clock.runFor(4 * MINUTE)
      expect(requests).toHaveLength(before)
      expect(await page.locator('#fresh').innerText()).toContain(' 0 s ago')
      expect(await page.evaluate('document.getAnimations().filter((one) => one.playState === "running").length')).toBe(
        0,
      )
      await page.getByRole('button', { name: 'Resume updates' }).click()
      await page.getByRole('heading', { name: 'Backup has stopped beating' }).waitFor()
    })
  })

  test('nothing is asked while nobody looks at the page', async () => {
    const { site, check } = files()
    check(NOW)
    await visit(browser, site, opened, async ({ page, requests }) => {
      await page.evaluate('Object.defineProperty(document, "hidden", { get: () => globalThis.away ?? true })')
      const before = requests.length
      await page.clock.runFor(10 * MINUTE)
      expect(requests).toHaveLength(before)
      const asked = page.waitForRequest(/status\.json$/)
      await page.evaluate('globalThis.away = false; document.dispatchEvent(new Event("visibilitychange"))')
      await asked
    })
  })

  describe('of files that are made anew only when something changes', () => {
    const PULSE = 'https://raw.githubusercontent.com/harbour/jobs/heartbeats/history/last.json'

    /** The page of one check, and what the repository says of the last one; null for no answer. */
    function withPulse(pulse: () => object | null): Site {
      const about = aboutPage({ now: NOW, intervalMs: 30 * MINUTE, parts: { logo: null, pulse: PULSE } }, well)
      const text = indexPage(pageFacts(about))
      return ({ url }) => {
        if (url.endsWith('status.json')) return new Response(JSON.stringify(about.map))
        if (url !== PULSE) return new Response(text, { headers: { 'content-type': 'text/html' } })
        const told = pulse()
        const headers = { 'access-control-allow-origin': '*' }
        return told === null ? new Response('', { status: 404, headers }) : Response.json(told, { headers })
      }
    }
    const later = { now: NOW + 10 * HOUR, byHand: true } as const
    const now = later.now

    test('an old page is no sign that nobody looks: it asks when the last check was', async () => {
      const site = withPulse(() => ({ t: now - 2 * MINUTE, changed: NOW, shown: 'x' }))
      await visit(browser, site, later, async ({ page, complaints }) => {
        await page.locator('#seen', { hasText: '2 min ago' }).waitFor()
        expect(await page.locator('#fresh').innerText()).toBe('Checked 2 min ago')
        expect(await page.locator('h1').innerText()).toBe('Everything is beating')
        expect(await page.locator('#news').isVisible()).toBe(false)
        expect(complaints).toEqual([])
      })
    })

    test('what has changed since is said plainly where no newer page is to be had', async () => {
      const site = withPulse(() => ({ t: now - MINUTE, changed: now - HOUR, shown: 'x' }))
      await visit(browser, site, later, async ({ page }) => {
        await page.getByText('Something has changed since this page was made.').waitFor()
      })
    })

    test.each([
      ['nobody has looked', () => ({ t: now - 4 * HOUR, changed: NOW }), 'No signal: nothing was checked for 4 h'],
      ['it gets no answer', () => null, 'No signal: the last check that is known was 10 h ago'],
      [
        'the answer is from a future',
        () => ({ t: now + DAY, changed: now + DAY }),
        'No signal: nothing was checked for 10 h',
      ],
      ['the answer is none of ours', () => ['<img>'], 'No signal: nothing was checked for 10 h'],
    ])('where %s there is no signal', async (_name, pulse, headline) => {
      await visit(browser, withPulse(pulse), later, async ({ page }) => {
        await page.getByRole('heading', { name: headline }).waitFor()
        expect(await page.locator('#news').isVisible()).toBe(false)
      })
    })

    test('it asks each five minutes at most', async () => {
      const site = withPulse(() => ({ t: now, changed: NOW }))
      await visit(browser, site, later, async ({ page, requests }) => {
        await page.locator('#seen', { hasText: '0 s ago' }).waitFor()
        for (let i = 0; i < 16; i++) {
          const asked = page.waitForResponse(/status\.json$/)
          await page.clock.runFor(MINUTE)
          await asked
        }
        const pulses = requests.filter((one) => one.includes('githubusercontent'))
        expect(pulses.length).toBeGreaterThanOrEqual(3)
        expect(pulses.length).toBeLessThanOrEqual(4)
      })
    })
  })

  test('people who want nothing to move have a still picture', async () => {
    const { site, check } = files()
    check(NOW)
    const running = 'document.getAnimations().length'
    const moving = await visit(browser, site, opened, ({ page }) => page.evaluate(running))
    const still = { ...opened, context: { reducedMotion: 'reduce' } } as const
    expect([Number(moving) > 0, await visit(browser, site, still, ({ page }) => page.evaluate(running))]).toEqual([
      true,
      0,
    ])
  })

  test('the stream of a server brings a change long before the page would ask', async () => {
    // A real server tells the real time.
    const now = Date.now()
    const shown = (verdicts: typeof well, version: string) =>
      aBoard(aRun({ verdicts, now }), { intervalMs: MINUTE, version })
    const serving = memoryServing(shown(well, '1'))
    const app = servedApp(serving, now)
    const server = await serveApp({ host: '127.0.0.1', port: 0 }, (request, connection) =>
      app.fetch(request, connection),
    )
    const page = await browser.newPage()
    try {
      const following = page.waitForResponse(/stream$/)
      await page.goto(`http://127.0.0.1:${server.port}/`)
      await following
      const change = { monitor: 'backup', status: 'critical', reason: 'stale', message: 'It is late.' } as const
      serving.show(shown(dead, '2'), [{ ...change, id: 1, at: now, since: now, before: 'healthy' }])
      await page.getByRole('heading', { name: 'Backup has stopped beating' }).waitFor({ timeout: 10_000 })
    } finally {
      await page.close()
      await server.close()
    }
  })
})
