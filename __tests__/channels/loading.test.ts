import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build, type PluginBuild } from 'esbuild'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'
import { channelEnvironments } from '../support/channel-environments.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const ENTRY = `
import { configureChannels } from './src/config/channels/configure.ts'
import { notify } from './src/app/notify.ts'
const environment = JSON.parse(process.argv[2])
const channels = await configureChannels(environment)
const verdict = { monitor: 'a', name: 'A', status: 'critical', reason: 'stale', message: '', place: { kind: 'file', path: 'a.json' }, beat: null, since: 0, byHand: null, zone: null, runbook: null, remedy: [], tags: [] }
const log = { debug() {}, info() {}, notice() {}, warning() {}, error() {} }
const ports = { log, clock: { now: () => 0, sleep: async () => {} }, http: { request: async () => ({ status: 200, headers: {}, body: 'ok' }) } }
const news = [{ event: 'opened', incident: null, verdicts: [verdict], channels: process.argv[3] === 'send' ? channels.map(({ id }) => id) : [] }]
await notify(news, channels, { repository: 'o/r', runUrl: null, now: 0 }, ports)
console.log(JSON.stringify(globalThis.loaded ?? []))
`

/** Writes down each plug-in and each library as it is loaded. */
const noteLoading = {
  name: 'note-loading',
  setup(builder: PluginBuild) {
    builder.onLoad({ filter: /src\/channels\/\w+\/index\.ts$|node_modules\/[\w@/-]+\/.*\.js$/ }, async ({ path }) => {
      const what = /channels\/(\w+)\/index|node_modules\/((?:@[\w-]+\/)?[\w-]+)/.exec(path.replaceAll('\\', '/'))
      const note = `;(globalThis.loaded ??= []).includes('${what?.[1] ?? what?.[2]}') || globalThis.loaded.push('${what?.[1] ?? what?.[2]}');`
      return {
        contents: `${await readFile(path, 'utf8')}\n${note}`,
        loader: path.endsWith('.ts') ? 'ts' : 'js',
        resolveDir: dirname(path),
      }
    })
  },
}

let folder: TemporaryFolder

beforeAll(async () => {
  folder = await createTemporaryFolder()
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: projectRoot, loader: 'ts', sourcefile: 'entry.ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    outdir: folder.path,
    outExtension: { '.js': '.mjs' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    write: false,
    logLevel: 'error',
    plugins: [noteLoading],
  })
  for (const { path, contents } of outputFiles) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, contents)
  }
}, 60_000)

afterAll(() => folder.close())

async function loadedWith(environment: Readonly<Record<string, string>>, mode = 'configure'): Promise<string[]> {
  const args = [join(folder.path, 'stdin.mjs'), JSON.stringify(environment), mode]
  const { stdout, stderr, exitCode } = await runChild(node24, args, {
    env: bareEnvironment(folder.path),
    cwd: folder.path,
  })
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return (JSON.parse(stdout) as string[]).sort()
}

const environments = channelEnvironments('https://channel.example.com')

test('nothing configured: no channel and no library is loaded', async () => {
  expect(await loadedWith({})).toEqual([])
})

test('one configured: it alone is loaded', async () => {
  expect(await loadedWith(environments['slack']!)).toEqual(['slack'])
  expect(await loadedWith(environments['slack']!, 'send')).toEqual(['slack'])
})

test('e-mail configured: its library is loaded when the first mail is sent', async () => {
  expect(await loadedWith(environments['email']!)).toEqual(['email'])
  const deaf = { ...environments['email'], SMTP_HOST: '127.0.0.1', SMTP_PORT: '1' }
  expect(await loadedWith(deaf, 'send')).toEqual(['email', 'nodemailer'])
})
