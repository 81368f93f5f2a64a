// Takes docs/images/*.png: the Markdown of docs/rendered as a browser shows it, in a page that looks like GitHub's.
// Words choose among them. Needs chromium, whose path may be given as CHROMIUM, and pngquant. On Debian:
// apt-get install chromium pngquant fonts-noto-color-emoji fonts-liberation
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import createMarkdown from 'markdown-it'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const chromium = process.env.CHROMIUM ?? 'chromium'
const LARGEST = 150_000

const markdown = createMarkdown({ html: true, linkify: true })
const rendered = (name) => readFileSync(join(root, 'docs/rendered', `${name}.md`), 'utf8')

const STYLE = `
  body { margin: 0; background: #fff; color: #1f2328; font: 14px/1.5 'Liberation Sans', Helvetica, Arial, 'Noto Color Emoji', sans-serif; }
  main { padding: 20px 24px; }
  h1.title { font-size: 26px; font-weight: 400; margin: 0 0 8px; } h1.title span { color: #59636e; }
  .state { display: inline-block; color: #fff; border-radius: 2em; padding: 5px 12px; font-weight: 500; margin-right: 8px; }
  .open { background: #1f883d; } .closed { background: #8250df; }
  .labels { margin: 12px 0 16px; } .labels b { font-weight: 500; font-size: 12px; border-radius: 2em; padding: 2px 9px; margin-right: 4px; border: 1px solid #d1d9e0; background: #ededed; }
  .box { border: 1px solid #d1d9e0; border-radius: 6px; margin-bottom: 16px; }
  .box header { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px; color: #59636e; }
  .box header b { color: #1f2328; } .box header i { font-style: normal; font-size: 12px; border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 6px; }
  .body { padding: 16px; } .body > :first-child { margin-top: 0; } .body > :last-child { margin-bottom: 0; }
  h2 { font-size: 21px; padding-bottom: .3em; border-bottom: 1px solid #d1d9e0b3; margin: 24px 0 16px; font-weight: 600; }
  h3 { font-size: 17.5px; margin: 24px 0 16px; font-weight: 600; } p, ul, ol, table, pre { margin: 0 0 16px; }
  table { border-collapse: collapse; } th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; } tr:nth-child(2n) td { background: #f6f8fa; }
  code { font: 12px 'Liberation Mono', monospace; background: #818b981f; border-radius: 6px; padding: .2em .4em; }
  pre { background: #f6f8fa; border-radius: 6px; padding: 16px; line-height: 1.45; overflow: hidden; } pre code { background: none; padding: 0; }
  a { color: #0969da; text-decoration: underline; } sub { font-size: 12px; color: #59636e; vertical-align: baseline; }
  blockquote { margin: 0 0 16px; padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0; }
  hr { height: 3px; background: #d1d9e0; border: 0; margin: 24px 0; } summary { margin-bottom: 8px; }
`

const pageOf = (content) => `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${content}</main>`

/** An issue: its title, body and comments, as render-issue.mjs parts them. */
function issuePage(text, { number, state, when }) {
  const [head, ...comments] = text.split(/<!-- comment(?= (?:by \w+ )?-->)/)
  const [, title, body] = /^# (.*)\n([\s\S]*)$/.exec(head)
  const labels = ['heartbeat-alert', 'auto-alert', 'critical', 'P0'].map((label) => `<b>${label}</b>`).join('')
  const box = (part, said, by = '<b>github-actions</b> <i>bot</i>') =>
    `<div class="box"><header>${by} ${said}</header><div class="body">${markdown.render(part)}</div></div>`
  const spoken = (part) => {
    const [, name, words] = /^ (?:by (\w+) )?-->([\s\S]*)$/.exec(part)
    return name === undefined ? box(words, 'commented') : box(words, 'commented', `<b>${name}</b>`)
  }
  return pageOf(
    `<h1 class="title">${markdown.renderInline(title)} <span>#${number}</span></h1>` +
      `<span class="state ${state.toLowerCase()}">${state}</span> <div class="labels">${labels}</div>` +
      box(body, `opened on ${when} · edited`) +
      comments.map(spoken).join(''),
  )
}

const summaryPage = (text, title) =>
  pageOf(
    `<div class="box"><header><b>${title} summary</b></header><div class="body">${markdown.render(text)}</div></div>`,
  )

const PICTURES = {
  'issue-open': [issuePage(rendered('issue-open'), { number: 41, state: 'Open', when: 'Nov 20' }), 860],
  'issue-closed': [issuePage(rendered('issue-closed'), { number: 41, state: 'Closed', when: 'Nov 20' }), 860],
  'issue-control': [issuePage(rendered('issue-control'), { number: 41, state: 'Open', when: 'Nov 20' }), 860],
  summary: [summaryPage(rendered('summary-trouble'), 'check'), 1180],
  replay: [summaryPage(rendered('replay'), 'config'), 1180],
  organisation: [summaryPage(rendered('summary-organisation'), 'check'), 1180],
}

function chrome(...args) {
  const options = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--force-device-scale-factor=1.25',
  ]
  return execFileSync(chromium, [...options, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

/** How tall the page is at a width. */
function heightOf(url, width) {
  const dom = chrome(`--window-size=${width},600`, '--virtual-time-budget=2000', '--dump-dom', url)
  return Number(/data-height="(\d+)"/.exec(dom)?.[1])
}

const MEASURE = `<script>document.documentElement.dataset.height = Math.ceil(document.querySelector('main').getBoundingClientRect().height)</script>`

const folder = mkdtempSync(join(tmpdir(), 'heartbeat-pictures-'))
const chosen = process.argv.slice(2)
for (const [name, [html, width]] of Object.entries(PICTURES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const file = join(folder, `${name}.html`)
  writeFileSync(file, html + MEASURE)
  const url = pathToFileURL(file).href
  const picture = join(root, 'docs/images', `${name}.png`)
  chrome(`--window-size=${width},${heightOf(url, width)}`, `--screenshot=${picture}`, url)
  execFileSync('pngquant', ['--force', '--ext=.png', '256', picture])
  const { size } = statSync(picture)
  console.log(`docs/images/${name}.png: ${Math.round(size / 1000)} kB`)
  if (size > LARGEST) process.exitCode = 1
}
rmSync(folder, { recursive: true, force: true })
