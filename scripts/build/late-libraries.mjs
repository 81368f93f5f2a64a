import { join } from 'node:path'
import { build } from 'esbuild'
import { small } from './settings.mjs'

/** What the client itself asks of its table of commands; a test holds it to these. */
export const COMMANDS_OF_CLIENT = ['AUTH', 'CLIENT_SETNAME', 'READONLY']
const tableLine = (name) => `${name}: require('@redis/client/dist/lib/commands/${name}').default`
const TABLE_OF_COMMANDS = `exports.__esModule = true; exports.default = { ${COMMANDS_OF_CLIENT.map(tableLine).join(', ')} }`

/**
 * Files of ours that esbuild bundles with their library before ncc sees them, because it can leave parts out. `leftOut` names a
 * package, or a file by its end, and what stands in its place; the build fails if one is not met, for then the library has
 * changed and something else may come in unseen.
 */
const LIBRARIES = [
  {
    entry: 'platform/artifact-upload.js',
    // A kind of proxy that is never asked for, and calls by protobuf: the service is spoken to in JSON.
    leftOut: {
      undici: 'export class ProxyAgent {}',
      '@protobuf-ts/runtime-rpc': 'export class ServiceType {}',
    },
  },
  {
    entry: 'platform/redis-library.js',
    // The tables of all commands with their metadata, 0.4 MB: we send commands by name. What the client itself asks for stays.
    leftOut: {
      '../commands': TABLE_OF_COMMANDS,
      './command-metadata-data': 'exports.COMMAND_METADATA = {}',
    },
  },
  {
    entry: 'platform/fetch-library.js',
    // HTTP/2, which is not served, and WebSockets, which are taken on without it.
    leftOut: {
      'node:http2': 'export class Http2ServerRequest {} export const constants = {}',
      'hono/ws': '/* @__NO_SIDE_EFFECTS__ */ export function defineWebSocketHelper() {}',
    },
  },
  {
    entry: 'platform/socket-library.js',
    // Two packages that it takes where somebody has installed them, and sockets as streams of Node.
    leftOut: {
      bufferutil: 'throw new Error("left out")',
      'utf-8-validate': 'throw new Error("left out")',
      './lib/stream.js': 'export default null',
    },
  },
  {
    entry: 'platform/proxy-library.js',
    // What it tells its makers.
    leftOut: { debug: 'export default () => () => undefined' },
  },
  {
    // zod is a third as large where what is not used is left out function by function.
    entry: 'reports/agents-map/schema.js',
    leftOut: {},
  },
  {
    entry: 'serve/routing-library.js',
    // Other apps beneath this one, bodies as forms send them, and HTML that is written while it waits.
    leftOut: {
      './utils/html.js': 'export const HtmlEscapedCallbackPhase = {}, resolveCallback = null',
      './utils/mount.js': 'export const createMountedRequest = null',
      './helper/route/index.js': 'export const routePath = null',
      './utils/body.js': 'export const parseBody = null',
    },
  },
]

/** Each bundled in place in build/; tells which files of node_modules came in. */
export async function bundleLateLibraries(root) {
  const all = []
  for (const library of LIBRARIES) all.push(await bundleLibrary(root, library))
  return all
}

async function bundleLibrary(root, { entry, leftOut }) {
  const file = join('build', entry)
  const met = new Set()
  const { metafile } = await build({
    ...small,
    absWorkingDir: root,
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
    bundle: true,
    metafile: true,
    // Node's own modules are got without `import.meta.url`, which would put this machine's path into the bundle.
    banner: { js: 'const require = (name) => process.getBuiltinModule(name);' },
    plugins: [leaveOut(root, leftOut, met)],
  })
  const missing = Object.keys(leftOut).filter((name) => !met.has(name))
  if (missing.length > 0)
    throw new Error(`${entry} no longer imports ${missing.join(', ')}; see what it imports instead`)
  const { inputs } = Object.values(metafile.outputs)[0]
  const files = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0 && path.includes('node_modules/'))
  return { entry, files }
}

function leaveOut(root, leftOut, met) {
  return {
    name: 'leave-out',
    setup(bundler) {
      bundler.onResolve({ filter: /.*/ }, ({ path }) => {
        if (!Object.hasOwn(leftOut, path)) return null
        met.add(path)
        return { path, namespace: 'left-out' }
      })
      bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
        contents: leftOut[path],
        // What stands in its place may ask for a part of the same package.
        resolveDir: root,
      }))
    },
  }
}
