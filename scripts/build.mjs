// Builds dist/ from src/: esbuild takes the types away, ncc bundles each door, esbuild shrinks what ncc left large.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'
import { build, transform } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const doors = ['check', 'write', 'cli']
const settings = { format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning' }

// These packages have no side effects when imported, but do not say so: left alone, they drag undici into every start.
const quiet = ['@actions/core', '@actions/exec', '@actions/github', '@actions/http-client', '@actions/io', 'undici']

function packageFiles(folder) {
  const nested = join(folder, 'node_modules')
  return [join(folder, 'package.json'), ...installedUnder(nested)]
}

/** The package.json of every copy of a quiet package, nested ones included. */
function installedUnder(modules) {
  return readdirSafe(modules).flatMap((name) => {
    if (name.startsWith('.')) return []
    if (name.startsWith('@')) {
      return readdirSafe(join(modules, name)).flatMap((part) => packageFiles(join(modules, name, part)))
    }
    return packageFiles(join(modules, name))
  })
}

function readdirSafe(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function declareNoSideEffects() {
  for (const file of installedUnder(join(root, 'node_modules'))) {
    let manifest
    try {
      manifest = JSON.parse(readFileSync(file, 'utf8'))
    } catch {
      continue
    }
    if (!quiet.includes(manifest.name) || manifest.sideEffects === false) continue
    writeFileSync(file, `${JSON.stringify({ ...manifest, sideEffects: false }, null, 2)}\n`)
  }
}

/**
 * Uploading never asks for what these are named for: a kind of proxy (undici), finding files by pattern (glob), other
 * archives than zip (tar-stream), a second checksum (crc64). Together 0.7 MB that no run would use. Node's own modules are got without
 * `import.meta.url`, which would put this machine's path into the bundle.
 */
async function bundleArtifactUpload() {
  const file = join(root, 'build', 'platform', 'artifact-upload.js')
  const left = {
    undici: 'export class ProxyAgent {}',
    glob: '',
    'readdir-glob': '',
    'tar-stream': '',
    crc64: 'export default null',
  }
  const leaveOut = {
    name: 'leave-out',
    setup(bundler) {
      bundler.onResolve({ filter: /^[a-z-]+$/ }, ({ path }) => (path in left ? { path, namespace: 'left-out' } : null))
      bundler.onResolve({ filter: /^\.\/crc64\.js$/ }, () => ({ path: 'crc64', namespace: 'left-out' }))
      bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: left[path] }))
    },
  }
  await build({
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
    bundle: true,
    banner: { js: 'const require = (name) => process.getBuiltinModule(name);' },
    plugins: [leaveOut],
    minify: true,
    legalComments: 'none',
    ...settings,
  })
}

async function bundle(door) {
  const { code, assets } = await ncc(join(root, 'build', 'entry', `${door}.js`), {
    minify: false,
    sourceMap: false,
    quiet: true,
    cache: false,
  })
  const out = join(root, 'dist', door)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  await write(join(out, 'index.js'), code)
  for (const [name, { source }] of Object.entries(assets)) await write(join(out, name), source)
  writeFileSync(join(out, 'package.json'), '{"type":"module"}\n')
}

async function write(file, source) {
  if (file.endsWith('package.json')) return
  mkdirSync(dirname(file), { recursive: true })
  if (!/\.[cm]?js$/.test(file)) return writeFileSync(file, source)
  const { code } = await transform(String(source), {
    minify: true,
    format: 'esm',
    target: 'node20',
    legalComments: 'none',
    charset: 'utf8',
  })
  writeFileSync(file, code)
}

// webpack names what it bundles by the path from here: the same wherever the build is started.
process.chdir(root)
rmSync(join(root, 'build'), { recursive: true, force: true })
declareNoSideEffects()
await build({
  entryPoints: [join(root, 'src', '**', '*.ts')],
  outdir: join(root, 'build'),
  outbase: join(root, 'src'),
  ...settings,
})
await bundleArtifactUpload()
writeFileSync(join(root, 'build', 'package.json'), '{"type":"module","sideEffects":["./entry/*"]}\n')
const wanted = process.argv.slice(2)
for (const door of wanted.length > 0 ? wanted : doors) await bundle(door)
