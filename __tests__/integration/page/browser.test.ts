import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { HOUR } from '../../../src/domain/time.js'
import { NOW } from '../../reports/a-run.js'
import { openBrowser, siteOf, visit } from '../../support/browser.js'
import { PAGES } from '../../support/page-pictures.js'
import { describeWith } from '../../support/needs.js'

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

  // Every page on two screens, the richest one on all.
  const looks = Object.keys(SCREENS).flatMap((screen) =>
    ['controls', 'monitor', 'many', 'embed', 'no-signal']
      .filter((name) => name === 'controls' || ['light', 'phone in the dark'].includes(screen))
      .map((name) => [name, screen] as const),
  )
  test.each(looks)(
    'axe finds nothing on the page "%s", %s, its details open, and nothing it cannot decide',
    async (name, screen) => {
      const context = { ...SCREENS[screen], bypassCSP: true }
      const now = name === 'no-signal' ? NOW + 7 * HOUR : at.now
      await visit(browser, siteOf({ '': html(name) }), { now, context }, async ({ page }) => {
        await openAll(page)
        expect(await findings(page)).toEqual([])
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
