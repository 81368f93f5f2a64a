// Writes pictures of the status page in every state to a folder, to be looked at: light, dark, as a phone shows it, and on paper.
// Writes too what others keep of it: __tests__/fixtures/status-page.html, which a test compares, and docs/images/page.png.
// Usage: node scripts/render-pages.mjs FOLDER [state…]. Needs chromium, whose path may be given as
// CHROMIUM, and pngquant for the picture of the docs.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { loadTs, root } from './load-ts.mjs'

const [folder, ...wanted] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Name the folder for the pictures: node scripts/render-pages.mjs /tmp/pages')
  process.exit(1)
}
mkdirSync(folder, { recursive: true })

const { PAGES, smallPage } = await loadTs('__tests__/support/page-pictures.ts')
writeFileSync(join(root, '__tests__/fixtures/status-page.html'), smallPage())

const SCREENS = {
  light: { viewport: { width: 1100, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1100, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', deviceScaleFactor: 2 },
  'phone-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', deviceScaleFactor: 2 },
}

// Pages whose clock is not that of the reader would all have no signal.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})

/** Of a reader whose screen is dark: paper is white all the same. */
async function onPaper(page, name) {
  await page.setViewportSize({ width: 720, height: 1020 })
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: join(folder, `${name}-print.png`), fullPage: true })
}

for (const [name, render] of Object.entries(PAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const file = join(folder, `${name}.html`)
  const text = render()
  writeFileSync(file, text)
  for (const [screen, options] of Object.entries(SCREENS)) {
    const context = await browser.newContext({ ...options, javaScriptEnabled: name === 'controls' })
    const page = await context.newPage()
    await page.clock.setFixedTime(new Date(Date.UTC(2026, 10, 22, 9, 30, 12)))
    await page.goto(pathToFileURL(file).href)
    if (name === 'controls') for (const one of await page.locator('.row summary').all()) await one.click()
    await page.screenshot({ path: join(folder, `${name}-${screen}.png`), fullPage: true })
    if (screen === 'dark') await onPaper(page, name)
    await context.close()
  }
  console.log(`${name}: ${text.length} characters`)
}

// The picture of the docs: the head of the page on a bad day.
const page = await browser.newPage({
  viewport: { width: 1040, height: 760 },
  javaScriptEnabled: false,
  deviceScaleFactor: 1.25,
})
await page.setContent(PAGES.critical())
const picture = join(root, 'docs/images/page.png')
await page.screenshot({ path: picture })
execFileSync('pngquant', ['--force', '--ext=.png', '64', picture])
await browser.close()
