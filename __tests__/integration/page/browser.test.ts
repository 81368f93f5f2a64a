import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { HOUR } from '../../../src/domain/time.js'
import { NOW } from '../../reports/a-run.js'
import { openBrowser, siteOf, visit } from '../../support/browser.js'
import { PAGES } from '../../support/page-pictures.js'
import { describeWith } from '../../support/needs.js'
import fc from 'fast-check'
import { embedPage } from '../../../src/reports/status-page/embed-page.js'
import { indexPage } from '../../../src/reports/status-page/index-page.js'
import { monitorPage } from '../../../src/reports/status-page/monitor-page.js'
import { figure, times } from '../../support/figures.js'
import { evil, factsWith } from '../../support/hostile-page.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

jest.setTimeout(120_000)

const WIDE = { width: 1100, height: 900 }
const PHONE = { width: 390, height: 844 }
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: WIDE, colorScheme: 'light' },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  phone: { viewport: PHONE, colorScheme: 'light' },
  'phone in the dark': { viewport: PHONE, colorScheme: 'dark' },
  // Twice the size is half the room.
  'at 200 %': { viewport: { width: 550, height: 450 }, deviceScaleFactor: 2 },
}

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly target: unknown; readonly any: readonly { readonly message: string }[] }[]
}

/** What axe holds against a page, and what it could not decide; in short. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { axe } = globalThis as unknown as {
      axe: { run(of: unknown, how: object): Promise<Record<string, unknown>> }
    }
    const result = await axe.run('html', { runOnly: { type: 'tag', values: tags } })
    return { violations: result['violations'], incomplete: result['incomplete'] }
  })
  return [...(found.violations as Finding[]), ...(found.incomplete as Finding[])].map(
    ({ id, nodes }) => `${id}: ${JSON.stringify(nodes[0]?.target)} ${nodes[0]?.any[0]?.message ?? ''}`,
  )
}

const openAll = (page: Page): Promise<void> =>
  page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')

describeWith('chromium', 'the page in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })

  const html = (name: string): string => PAGES[name]?.() ?? ''
  const at = { now: NOW + 12_000 }

  const STATES = [
    'healthy',
    'critical',
    'no-signal',
    'empty',
    'many',
    'controls',
    'dressed',
    'names',
    'monitor',
    'embed',
  ]
  const everywhere = times(0, 1) === 1
  // Every page on two screens, the richest one on all; in full every page on all.
  const looks = Object.keys(SCREENS).flatMap((screen) =>
    STATES.filter((name) => everywhere || name === 'controls' || ['light', 'phone in the dark'].includes(screen)).map(
      (name) => [name, screen] as const,
    ),
  )
  test.each(looks)(
    'axe finds nothing on the page "%s", %s, its details open, and nothing it cannot decide',
    async (name, screen) => {
      const context = { ...SCREENS[screen], bypassCSP: true }
      const now = name === 'no-signal' ? NOW + 7 * HOUR : at.now
      await visit(browser, siteOf({ '': html(name) }), { now, context }, async ({ page }) => {
        await openAll(page)
        const found = await findings(page)
        figure('axe on the page', `found on "${name}", ${screen}`, found.length)
        expect(found).toEqual([])
        const tooWide = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        expect(tooWide).toBeLessThanOrEqual(0)
      })
    },
  )

  test.each(Object.keys(PAGES))('without scripts the page "%s" says the same', async (name) => {
    const now = name === 'no-signal' ? NOW + 7 * HOUR : at.now
    const site = siteOf({ '': html(name) })
    const [withScript, without] = [true, false].map((javaScriptEnabled) =>
      visit(browser, site, { now, context: { javaScriptEnabled, viewport: WIDE } }, async ({ page }) => {
        if (!javaScriptEnabled) return page.locator('body').innerText()
        // The buttons that only a script can answer.
        await page.evaluate('for (const one of document.querySelectorAll("button")) one.remove()')
        return page.locator('body').innerText()
      }),
    )
    const words = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()
    expect(words(await withScript)).toBe(words(await without))
  })

  test('on paper it is black on white, everything open, without buttons, with the addresses of links', async () => {
    const site = siteOf({ '': html('dressed') })
    const context = { colorScheme: 'dark', viewport: WIDE } as const
    await visit(browser, site, { ...at, context }, async ({ page }) => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)')
      expect(await page.getByRole('button').count()).toBe(0)
      expect(await page.locator('.row dl').first().isVisible()).toBe(true)
      const after = `getComputedStyle(document.querySelector('a[href*="issues/128"]'), '::after').content`
      expect(await page.evaluate(after)).toContain('https://github.com/harbour/jobs/issues/128')
    })
  })

  test('with the keyboard alone: first the way to the content, then what stands in the order of the page', async () => {
    await visit(browser, siteOf({ '': html('dressed') }), at, async ({ page }) => {
      const stops: string[] = []
      for (let i = 0; i < 7; i++) {
        await page.keyboard.press('Tab')
        stops.push(String(await page.evaluate('document.activeElement.innerText')))
      }
      expect(stops).toEqual([
        ...['Skip to the content', 'Pause updates', 'Website', 'Runbooks', 'Duty desk'],
        ...['Nightly backup', 'Incident #128'],
      ])
    })
  })

  test('whatever is pressed or tapped is large enough, or stands in a line of text', async () => {
    await visit(
      browser,
      siteOf({ '': html('controls') }),
      { ...at, context: { viewport: PHONE } },
      async ({ page }) => {
        const small = await page.evaluate(`[...document.querySelectorAll('button,summary')]
        .map((one) => [one.innerText, one.getBoundingClientRect()])
        .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24)).map(([text]) => text)`)
        expect(small).toEqual([])
      },
    )
  })

  test('hostile text everywhere opens no dialog, makes no element and asks for nothing', async () => {
    const runs = times(6, 50)
    let harm = 0
    for (const text of fc.sample(evil, { numRuns: runs, seed: 7 })) {
      const facts = factsWith({ id: text, text, url: 'https://tame.example/' }, null)
      const pages = { '': indexPage(facts), monitor: monitorPage(facts, text) ?? '', embed: embedPage(facts) }
      for (const path of Object.keys(pages)) {
        await visit(browser, siteOf(pages), { ...at, path }, async ({ page, requests, complaints, dialogs }) => {
          await openAll(page)
          const strange = 'document.querySelectorAll("img,iframe,object,embed,base,[onclick],[onerror],[style]").length'
          const scripts = 'document.scripts.length - 1'
          harm += Number(await page.evaluate(`${strange} + ${scripts}`)) + dialogs.length + complaints.length
          harm += requests.filter((one) => one !== `GET http://page.test/${path}`).length
        })
      }
    }
    figure(
      'hostile texts on the page, in chromium under its policy',
      'dialogs, elements, requests',
      `${harm} of ${runs}`,
    )
    expect(harm).toBe(0)
  })

  test('the page asks for nothing but itself, and its policy refuses nothing of its own', async () => {
    const site = siteOf({ '': html('critical'), 'status.json': '{}' })
    await visit(browser, site, at, async ({ page, requests, complaints }) => {
      await openAll(page)
      expect(requests).toEqual(['GET http://page.test/'])
      expect(complaints).toEqual([])
      expect(await page.locator('#pause').innerText()).toBe('Pause updates')
    })
  })
})
