import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import { statusMapOf } from '../../../src/reports/map-of-run.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../../reports/a-run.js'
import { openBrowser, visit, type Site } from '../../support/browser.js'
import { describeWith } from '../../support/needs.js'
import { aBoard, memoryServing, servedApp } from '../../support/served.js'

jest.setTimeout(120_000)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const SERVER = 'http://status.test/'
const run = aRun({ verdicts: [aDeadOne('backup', { name: 'Backup' }), aVerdict('mail', { name: '<b>Mail</b>' })] })

/** Somebody's own page on another origin, and the server whose state it shows. */
function twoSites(body: string, at: Instant = NOW) {
  const serving = memoryServing(aBoard(run, { intervalMs: MINUTE }))
  let away = false
  const app = servedApp(serving, at, { hosts: null, cors: '*' })
  const page = `<!doctype html><html lang="en"><title>Mine</title><main><h1>Mine</h1>${body}</main><script src="${SERVER}heartbeat-status.js"></script></html>`
  const site: Site = (request) => {
    if (!request.url.startsWith(SERVER)) return new Response(page, { headers: { 'content-type': 'text/html' } })
    return away ? new Response('', { status: 502 }) : app.request(request)
  }
  return { site, leave: () => void (away = true) }
}

/** What each element on the page says, as people and screen readers have it. */
async function told(page: Page): Promise<string[]> {
  const all = '[...document.querySelectorAll("heartbeat-status")]'
  await page.waitForFunction(`${all}.every((one) => one.getAttribute("status"))`, null, { polling: 50 })
  return page.evaluate(`${all}.map((one) => one.shadowRoot.querySelector("a").innerText.replace(/\\s+/g, " "))`)
}

describeWith('chromium', '<heartbeat-status> in somebody’s own page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })

  test('it tells how one monitor does, how all do, and of one that nobody knows', async () => {
    const { site } = twoSites(`
      <heartbeat-status src="${SERVER}" monitor="mail"></heartbeat-status>
      <heartbeat-status src="${SERVER}" label="Our jobs"></heartbeat-status>
      <heartbeat-status src="${SERVER}" monitor="nobody"></heartbeat-status>`)
    await visit(browser, site, { now: NOW }, async ({ page, complaints }) => {
      expect(await told(page)).toEqual([
        '<b>Mail</b> healthy, 12 min ago',
        'Our jobs critical, 1 of 2',
        'nobody nobody is called so',
      ])
      const first = page.locator('heartbeat-status').first()
      expect(await first.locator('a').getAttribute('href')).toBe(`${SERVER}monitors/mail`)
      expect(complaints).toEqual([])
    })
  })

  test('it has no signal where the server cannot be reached, or does not look any more', async () => {
    const one = `<heartbeat-status src="${SERVER}" monitor="mail" every="5"></heartbeat-status>`
    const stale = twoSites(one, NOW + HOUR)
    await visit(browser, stale.site, { now: NOW + HOUR }, async ({ page }) => {
      expect(await told(page)).toEqual(['mail no signal'].map(() => expect.stringMatching(/Mail.* no signal/)))
    })
    const leaving = twoSites(one)
    await visit(browser, leaving.site, { now: NOW, byHand: true }, async ({ page }) => {
      expect(await told(page)).toEqual(['<b>Mail</b> healthy, 12 min ago'])
      leaving.leave()
      await page.clock.runFor(30_000)
      await page.waitForFunction(
        'document.querySelector("heartbeat-status").getAttribute("status") === "no-signal"',
        null,
        { polling: 50 },
      )
      expect(await told(page)).toEqual(['<b>Mail</b> no signal'])
    })
  })

  test('it reads a status map that lies somewhere as a file', async () => {
    const { site } = twoSites('<heartbeat-status src="/status.json" monitor="backup"></heartbeat-status>')
    const map = JSON.stringify(statusMapOf(run))
    const files: Site = (request) => (request.url.endsWith('/status.json') ? new Response(map) : site(request))
    for (const [now, said] of [
      [NOW, 'Backup critical, 5 h ago'],
      [NOW + 4 * HOUR, 'Backup no signal'],
    ] as const)
      await visit(browser, files, { now }, async ({ page }) => expect(await told(page)).toEqual([said]))
  })

  test('it reads a page that lies somewhere as files, by the address of its folder', async () => {
    const { site } = twoSites('<heartbeat-status src="/status/" monitor="backup"></heartbeat-status>')
    const map = JSON.stringify(statusMapOf(run))
    const files: Site = (request) => {
      const path = new URL(request.url).pathname
      if (path === '/status/status.json') return new Response(map)
      return path.startsWith('/status/') ? new Response('', { status: 404 }) : site(request)
    }
    for (const [now, said] of [
      [NOW, 'Backup critical, 5 h ago'],
      [NOW + 4 * HOUR, 'Backup no signal'],
    ] as const)
      await visit(browser, files, { now }, async ({ page }) => {
        expect(await told(page)).toEqual([said])
        expect(await page.locator('heartbeat-status a').getAttribute('href')).toMatch(/\/status\/$/)
      })
  })

  test('axe finds nothing on a page with it, light or dark', async () => {
    const { site } = twoSites(`<p><heartbeat-status src="${SERVER}" monitor="mail"></heartbeat-status></p>`)
    for (const colorScheme of ['light', 'dark'] as const)
      await visit(browser, site, { now: NOW, context: { colorScheme } }, async ({ page }) => {
        await told(page)
        await page.evaluate(axe)
        const ids = await page.evaluate(
          'axe.run().then(({ violations, incomplete }) => [...violations, ...incomplete].map(({ id }) => id))',
        )
        expect(ids).toEqual([])
      })
  })
})
