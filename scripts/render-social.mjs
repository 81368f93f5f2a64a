// Takes docs/images/social.png, 1280 × 640, the picture that GitHub shows beside a link (Settings → Social preview).
// Needs chromium, whose path may be given as CHROMIUM, and the font of render-pictures.mjs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [WIDTH, HEIGHT] = [1280, 640]
/** The most that GitHub takes. */
const LARGEST = 1_000_000

const BEAT = 'h46 l12 -16 l12 16 h20 l10 14 l20 -104 l22 140 l14 -50 h18 l14 -20 l16 20 h36'
const STEPS = ['A beat is missed', 'One issue opens', 'The beat returns, and it closes']

const html = `<!doctype html><meta charset="utf-8"><style>
  * { margin: 0; box-sizing: border-box; }
  body { width: ${WIDTH}px; height: ${HEIGHT}px; background: #0d1117; color: #f0f6fc; padding: 72px 80px;
    font-family: 'Liberation Sans', Helvetica, Arial, sans-serif; overflow: hidden; }
  h1 { font-size: 104px; line-height: 1; letter-spacing: -3px; }
  p { font-size: 40px; line-height: 1.3; margin-top: 24px; color: #c9d1d9; }
  svg { position: absolute; left: 0; top: 300px; }
  path { fill: none; stroke-width: 7; stroke-linejoin: round; stroke-linecap: round; }
  ol { position: absolute; left: 80px; right: 80px; bottom: 64px; display: flex; justify-content: space-between; list-style: none; padding: 0; font-size: 27px; white-space: nowrap; }
  li::before { content: ''; display: inline-block; width: 18px; height: 18px; border-radius: 50%; margin-right: 14px; background: var(--colour); }
</style>
<h1>Heartbeat</h1>
<p>A dead man’s switch for scheduled work.<br>A GitHub Action: no server, no account.</p>
<svg width="${WIDTH}" height="200" viewBox="0 0 ${WIDTH} 200">
  <path stroke="#3fb950" d="M-40 130 ${BEAT} ${BEAT}"/>
  <path stroke="#f85149" d="M440 130 h560"/>
  <path stroke="#3fb950" d="M1000 130 ${BEAT} ${BEAT}"/>
</svg>
<ol>${STEPS.map((step, at) => `<li style="--colour: ${['#d29922', '#f85149', '#3fb950'][at]}">${step}</li>`).join('')}</ol>`

const folder = mkdtempSync(join(tmpdir(), 'heartbeat-social-'))
const file = join(folder, 'social.html')
writeFileSync(file, html)
const picture = join(root, 'docs/images/social.png')
const options = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--window-size=${WIDTH},${HEIGHT}`]
execFileSync(process.env.CHROMIUM ?? 'chromium', [...options, `--screenshot=${picture}`, pathToFileURL(file).href], {
  stdio: 'ignore',
})
rmSync(folder, { recursive: true, force: true })
const { size } = statSync(picture)
console.log(`docs/images/social.png: ${Math.round(size / 1000)} kB`)
if (size > LARGEST) process.exitCode = 1
