import { join } from 'node:path'
import { bareEnvironment, stepEnvironment } from './environment.mjs'

const TOKEN = 'ghs_bench0000000000000000000000000000'

/** How the doors of a checkout are started, by their inputs or words: `{ argv, env, cwd }`. */
export function doorsOf({ root, node, folder, github }) {
  const file = (door) => join(root, 'dist', door, 'index.js')

  function step(door, actionFile, inputs, tls) {
    const apiUrl = tls ? github.tlsUrl : github.url
    const env = stepEnvironment({ actionFile, inputs: { token: TOKEN, ...inputs }, folder, apiUrl })
    const trust = tls ? { NODE_EXTRA_CA_CERTS: github.authority } : {}
    return { argv: [node, file(door)], env: { ...env, ...trust }, cwd: folder }
  }

  return {
    check: (inputs, { tls = false } = {}) =>
      step('check', join(root, 'action.yml'), { artifact: 'false', ...inputs }, tls),
    write: (inputs, { tls = false } = {}) => step('write', join(root, 'write', 'action.yml'), inputs, tls),
    cli: (...words) => ({ argv: [node, file('cli'), ...words], env: bareEnvironment(), cwd: folder }),
  }
}
