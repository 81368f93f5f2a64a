// Writes docs/rendered/channels.md, one example of each channel and event as the channels themselves render it, and the
// table of settings in docs/channels.md.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const page = 'docs/rendered/channels.md'
const settings = 'docs/channels.md'

const entries = await readdir(`${root}src/channels`, { withFileTypes: true })
const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)

const ENTRY = `
export { CHANNELS } from './src/channels/index.ts'
export { samples } from './__tests__/support/notification-samples.ts'
export const renders = {
  ${folders.map((name) => `'${name}': () => import('./src/channels/${name}/render.ts'),`).join('\n  ')}
}
`

/** The page as it should be now. */
export async function renderPage() {
  const { CHANNELS, renders, samples } = await load()
  const parts = await Promise.all(
    Object.keys(CHANNELS).map(async (kind) => {
      const definition = await CHANNELS[kind].load()
      const { render } = await renders[kind]()
      const examples = Object.entries(samples)
        .filter(([, notification]) => definition.takes.includes(notification.event))
        .map(([title, notification]) => example(title, render(notification, 'example.com')))
      return [`## ${definition.label}`, ...examples].join('\n\n')
    }),
  )
  return `${[HEAD, ...parts].join('\n\n')}\n`
}

const HEAD = `# What each channel says

Made by \`node scripts/render-channels.mjs\`; do not edit. Each example stands as it is sent: what a person reads first, and
behind it the whole message. Some services show times in the zone of whoever reads: \`<!date^…>\` in Slack, \`<t:…>\` in Discord.`

async function load() {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    external: ['nodemailer'],
    logLevel: 'error',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

function example(title, rendered) {
  if (typeof rendered === 'string') return [`### ${title}`, fenced('text', rendered)].join('\n\n')
  // A channel that sends several messages gives them as a list.
  const { html, ...headers } = Array.isArray(rendered) ? {} : rendered
  const rest = Array.isArray(rendered) ? rendered : headers
  const whole = html === undefined ? [fenced('json', JSON.stringify(rest, null, 2))] : mail(rest, html)
  return [
    `### ${title}`,
    fenced('text', wordsOf(rest).join('\n')),
    ['<details><summary>the whole message</summary>', ...whole, '</details>'].join('\n\n'),
  ].join('\n\n')
}

function mail({ text: _text, ...headers }, html) {
  return [fenced('json', JSON.stringify(headers, null, 2)), fenced('html', html)]
}

const READ = [
  'title',
  'subject',
  'text',
  'summary',
  'description',
  'name',
  'value',
  'message',
  'body',
  'what_to_do',
  'label',
  'event_action',
  'dedup_key',
]

/** What a person reads of a message, in its order. */
function wordsOf(value, key = '') {
  if (typeof value === 'string') return READ.includes(key) && value !== '' ? [value] : []
  if (Array.isArray(value)) {
    // The runs of one line of text.
    if (value.every((one) => one?.type === 'TextRun')) return [value.map(({ text }) => text).join('')]
    return value.flatMap((one) => wordsOf(one, key))
  }
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => wordsOf(one, name))
}

function fenced(language, text) {
  return ['```' + language, text.trimEnd(), '```'].join('\n')
}

/** docs/channels.md with the table of settings as the channels declare them. */
async function settingsPage() {
  const { CHANNELS } = await load()
  const rows = []
  for (const channel of Object.values(CHANNELS)) {
    const definition = await channel.load()
    for (const { name, aliases = [], key, required, secret, about } of definition.settings) {
      const names = [name, ...aliases].map((one) => `\`${one}\``).join(', ')
      rows.push([definition.label, names, required ? 'yes' : '', secret ? 'secret' : `\`${key}\``, about])
    }
  }
  const text = await readFile(root + settings, 'utf8')
  const lines = table(['channel', 'environment', 'needed', 'in the file', ''], rows)
  return text.replace(
    /(<!-- begin settings -->)[^]*(<!-- end settings -->)/,
    (_, from, to) => `${from}\n\n${lines}\n\n${to}`,
  )
}

function table(head, rows) {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i].length)))
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wanted = { [page]: await renderPage(), [settings]: await settingsPage() }
  for (const [path, text] of Object.entries(wanted)) {
    if (process.argv.includes('--check')) {
      const found = await readFile(root + path, 'utf8').catch(() => '')
      if (found !== text) throw new Error(`${path} is not up to date; run node scripts/render-channels.mjs`)
    } else {
      await mkdir(dirname(root + path), { recursive: true })
      await writeFile(root + path, text)
    }
  }
}
