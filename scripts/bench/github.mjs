import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The GitHub that runs speak to, in a process of its own, which tells what a run asked of it. */
export async function startGitHub() {
  const script = fileURLToPath(new URL('./github-stub.mjs', import.meta.url))
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [{ port }] = await once(child, 'message')
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    stop: () => child.disconnect(),
    async during(run) {
      await fetch(`${url}/bench/reset`)
      const result = run()
      return { result, requests: await (await fetch(`${url}/bench/requests`)).json() }
    },
  }
}
