import { execFileSync } from 'node:child_process'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { Instant } from '../../src/domain/time.js'

/** Answers every request of a browser without a network: a page of files, or an app. */
export type Site = (request: Request) => Response | Promise<Response>

export const HOME = 'http://page.test/'

export async function openBrowser(): Promise<Browser> {
  const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim()
  // A busy machine takes its time.
  return chromium.launch({ executablePath, args: ['--no-sandbox'], timeout: 110_000 })
}

/** A page that lies open, and what became of it. */
export interface Visit {
  readonly page: Page
  /** `GET http://page.test/`, in order. */
  readonly requests: readonly string[]
  /** What the browser complained of: errors of scripts, refusals of the policy. */
  readonly complaints: readonly string[]
  readonly dialogs: readonly string[]
}

export interface Visiting {
  readonly path?: string
  /** What the reader's clock shows. */
  readonly now?: Instant
  /** The clock goes on by `page.clock.runFor` alone; otherwise timers run, and what it shows stays. */
  readonly byHand?: true
  readonly context?: BrowserContextOptions
}

/** Opens a page of a site and hands it to `look`; whatever was opened is closed again. */
export async function visit<Seen>(
  browser: Browser,
  site: Site,
  { path = '', now, byHand, context: options = {} }: Visiting,
  look: (visit: Visit) => Promise<Seen>,
): Promise<Seen> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    const requests: string[] = []
    const complaints: string[] = []
    const dialogs: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await context.route('**/*', async (route) => {
      const asked = route.request()
      requests.push(`${asked.method()} ${asked.url()}`)
      const headers = asked.headers()
      const answer = await site(
        new Request(asked.url(), { method: asked.method(), headers: sent(headers, asked.url()) }),
      )
      await route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: Buffer.from(await answer.arrayBuffer()),
      })
    })
    if (now !== undefined && byHand !== true) await page.clock.setFixedTime(now)
    if (now !== undefined && byHand === true) {
      await page.clock.install({ time: now - 1_000 })
      await page.clock.pauseAt(now)
    }
    await page.goto(`${HOME}${path}`)
    return await look({ page, requests, complaints, dialogs })
  } finally {
    await context.close()
  }
}

/** As a server gets them: with the name it was asked by. */
function sent(headers: Readonly<Record<string, string>>, url: string): Record<string, string> {
  const plain = Object.entries(headers).filter(([name]) => !name.startsWith(':'))
  return { ...Object.fromEntries(plain), host: new URL(url).host }
}

/** A site of files, by their paths. */
export function siteOf(files: Readonly<Record<string, string>>): Site {
  return ({ url }) => {
    const path = new URL(url).pathname.slice(1)
    const body = files[path]
    const type = path.endsWith('.json') ? 'application/json' : path.endsWith('.js') ? 'text/javascript' : 'text/html'
    if (body === undefined) return new Response('not there', { status: 404 })
    return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } })
  }
}
