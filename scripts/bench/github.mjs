import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadTs } from '../load-ts.mjs'

/** The GitHub that runs speak to, in a process of its own: plain at `url`, with a certificate at `tlsUrl`. */
export async function startGitHub(folder) {
  const script = fileURLToPath(new URL('./github/server.mjs', import.meta.url))
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [{ port }] = await once(child, 'message')
  const ask = async (command, more = {}) => {
    child.send({ command, ...more })
    return (await once(child, 'message'))[0].answer
  }
  const { createCertificate } = await loadTs('__tests__/support/certificate.ts')
  const { cert, key } = createCertificate({ ip: '127.0.0.1' })
  const authority = join(folder, 'authority.pem')
  writeFileSync(authority, cert)
  return {
    url: `http://127.0.0.1:${port}`,
    tlsUrl: `https://127.0.0.1:${await ask('listen', { tls: { cert, key } })}`,
    authority,
    /** A repository as described, or as it was kept under a name. */
    begin: (world, { latency, from } = {}) => ask('begin', { world, latency, from }),
    keep: (as) => ask('keep', { as }),
    report: () => ask('report'),
    file: (path) => ask('file', { path }),
    stop: () => child.disconnect(),
  }
}
