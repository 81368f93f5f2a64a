import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { NO_CONTROL } from '../../../src/domain/controls.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { statusMapOf } from '../../../src/reports/map-of-run.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../../reports/a-run.js'
import { openBrowser, visit, type Site } from '../../support/browser.js'
import { describeWith } from '../../support/needs.js'
import { aBoard, memoryServing, servedApp, TOKEN, type MemoryServing } from '../../support/served.js'

jest.setTimeout(120_000)

const EVIL = `"><img src=x onerror=alert(1)></style></script><script>alert(1)</script>' onclick='alert(1)`

const run = aRun({
  verdicts: [aDeadOne('backup', { name: 'Backup' }), aVerdict('mail', { name: 'Mail' })],
})

function served(change: Parameters<typeof servedApp>[2] = {}, shown = run): { serving: MemoryServing; site: Site } {
  const serving = memoryServing(aBoard(shown, { intervalMs: MINUTE }))
  const app = servedApp(serving, NOW, { hosts: null, ...change })
  return {
    serving,
    site: (request) => {
      // A fulfilled answer cannot stream.
      if (request.url.endsWith('/stream')) return new Response(null, { status: 204 })
      return app.request(request)
    },
  }
}

describeWith('chromium', 'the page of a server', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })

  test('without a token on the server there is nothing to press but the pause of updates', async () => {
    const { site } = served({ opens: null })
    await visit(browser, site, { now: NOW }, async ({ page, complaints }) => {
      expect(await page.getByRole('button').allInnerTexts()).toEqual(['Pause updates'])
      expect(await page.locator('dialog').count()).toBe(0)
      expect(complaints).toEqual([])
    })
  })

  test('the token is asked for once, kept for the tab alone, and what was wished is done and said', async () => {
    const { site, serving } = served()
    await visit(browser, site, { now: NOW }, async ({ page, requests, complaints }) => {
      await page.locator('#m-backup summary').click()
      await page.getByRole('button', { name: 'Acknowledge Backup' }).click()
      const dialog = page.getByRole('dialog')
      expect(await dialog.getByRole('heading').innerText()).toBe('Acknowledge: Backup')
      expect(await dialog.getByLabel('For how long').isVisible()).toBe(false)
      await dialog.getByLabel('Why').fill('Mira is on it & looks')
      await dialog.getByLabel('Token').fill(TOKEN)
      await dialog.getByRole('button', { name: 'Do it' }).click()
      await page.getByText('Acknowledged.', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Pause Backup' }).click()
      expect(await dialog.getByLabel('Token').isVisible()).toBe(false)
      await dialog.getByLabel('For how long').selectOption('2 days')
      await dialog.getByRole('button', { name: 'Do it' }).click()
      await page.getByText('Paused.', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Snooze Backup' }).click()
      await dialog.getByLabel('For how long').selectOption('4 hours')
      await dialog.getByLabel('Why').fill('new disk')
      await dialog.getByRole('button', { name: 'Do it' }).click()
      await page.getByText('Snoozed.', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Check now' }).click()
      await page.getByText('It was checked.', { exact: true }).waitFor()
      expect(serving.wishes).toEqual([
        { monitor: 'backup', wish: { kind: 'acknowledge', why: 'Mira is on it & looks', by: null } },
        { monitor: 'backup', wish: { kind: 'pause', until: NOW + 2 * DAY, why: null, by: null } },
        { monitor: 'backup', wish: { kind: 'snooze', until: NOW + 4 * HOUR, why: 'new disk', by: null } },
      ])
      expect(serving.looks).toBe(1)
      expect(requests.join(' ')).not.toContain(TOKEN)
      expect(await page.evaluate('[localStorage.length, document.cookie]')).toEqual([0, ''])
      expect(complaints).toEqual([])
    })
  })

  test('a wrong token does nothing, is said, and is asked for again', async () => {
    const { site, serving } = served()
    await visit(browser, site, { now: NOW }, async ({ page }) => {
      await page.getByRole('button', { name: 'Check now' }).click()
      await page.getByRole('dialog').getByLabel('Token').fill('wrong')
      await page.keyboard.press('Enter')
      await page.getByText('It was not done: the token is not the one that was set here').waitFor()
      expect(serving.looks).toBe(0)
      await page.getByRole('button', { name: 'Check now' }).click()
      expect(await page.getByRole('dialog').getByLabel('Token').isVisible()).toBe(true)
      await page.keyboard.press('Escape')
      expect(serving.looks).toBe(0)
    })
  })

  test('what was done is seen at once: a monitor that was paused can be resumed', async () => {
    const { site, serving } = served()
    await visit(browser, site, { now: NOW }, async ({ page }) => {
      await page.evaluate(`sessionStorage.setItem('heartbeat-token', '${TOKEN}')`)
      await page.locator('#m-mail summary').click()
      await page.getByRole('button', { name: 'Pause Mail' }).click()
      const pause = { at: NOW, until: NOW + DAY, why: null, by: null }
      const controls = new Map([['mail', { ...NO_CONTROL, pause }]])
      serving.show(aBoard(run, { version: '2', controls, intervalMs: MINUTE }))
      await page.getByRole('dialog').getByRole('button', { name: 'Do it' }).click()
      await page.getByRole('button', { name: 'Resume Mail' }).click()
      await page.getByText('It goes on as usual.', { exact: true }).waitFor()
      expect(serving.wishes.map(({ wish }) => (wish as { kind: string }).kind)).toEqual(['pause', 'resume'])
    })
  })

  test('fifty hostile texts open no dialog, load nothing and become no element', async () => {
    const verdicts = Array.from({ length: 50 }, (_, i) =>
      aDeadOne(`${EVIL}${i}`, {
        name: `${i}${EVIL}`,
        message: EVIL,
        tags: [EVIL],
        place: { kind: 'redis', key: EVIL },
      }),
    )
    const evil = aRun({ verdicts, repository: EVIL })
    for (const path of ['', 'embed', `monitors/${encodeURIComponent(`${EVIL}7`)}`]) {
      const { site } = served({}, evil)
      await visit(browser, site, { now: NOW, path }, async ({ page, dialogs, complaints, requests }) => {
        expect(await page.locator('h1').innerText()).toContain(path.startsWith('monitors') ? '<img' : '50 monitors')
        await page.evaluate(
          'for (const one of document.querySelectorAll("summary, button, h3 a")) { one.focus(); one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })) }',
        )
        expect({ dialogs, complaints }).toEqual({ dialogs: [], complaints: [] })
        expect(await page.locator('img').count()).toBe(0)
        expect(requests.filter((one) => !one.endsWith(`page.test/${path}`) && !one.endsWith('/stream'))).toEqual([])
      })
    }
    expect(statusMapOf(evil).summary.total).toBe(50)
  })
})
