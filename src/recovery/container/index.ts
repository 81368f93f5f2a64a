import { messageOf } from '../../errors.js'
import type { Process } from '../../ports.js'
import { textOption, type Options } from '../options.js'
import type { Recovery, RecoveryDefinition, RecoveryPorts, RecoveryResult } from '../recovery.js'
import { notDone } from '../refused.js'

/** As Docker itself takes them; nothing in it can be read as an option. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/
const ENGINES = ['docker', 'podman']
const GRACE_SECONDS = '10'
const TIMEOUT_MS = 60_000

/** Restarts a container of this machine. The Docker socket is as good as root: opt-in, and by name only. */
export const container: RecoveryDefinition = { name: 'container', targetOf, problemsIn, create }

function targetOf(options: Options): string | null {
  return textOption(options, 'container')
}

function problemsIn(options: Options): string[] {
  const name = targetOf(options)
  const engine = textOption(options, 'engine')
  const wrongEngine =
    engine === null || ENGINES.includes(engine) ? [] : [`engine: "${engine}" is not one of ${ENGINES.join(', ')}`]
  if (name === null) return ['container: is not set; name it as `docker ps` shows it', ...wrongEngine]
  return NAME.test(name)
    ? wrongEngine
    : [`container: "${name}" is no container name; use letters, digits, "_", "." and "-"`]
}

/** Never a program of the user's choice. */
function engineOf(options: Options): string {
  return ENGINES.find((engine) => engine === textOption(options, 'engine')) ?? 'docker'
}

function create(ports: RecoveryPorts): Recovery {
  return {
    attempt: ({ options }) => {
      const name = targetOf(options) ?? ''
      if (!NAME.test(name)) return Promise.resolve(notDone('the container has no usable name'))
      return restart(ports.process, engineOf(options), name)
    },
  }
}

async function restart(process: Process, docker: string, name: string): Promise<RecoveryResult> {
  const inspect = ['inspect', '--type', 'container', '--format', '{{.State.Status}}', name]
  const state = await tryToRun(process, docker, inspect)
  if (state.exitCode !== 0) return notDone(`${docker} knows no container ${name}: ${lastLine(state.stderr)}`)
  const was = lastLine(state.stdout)
  const done = await tryToRun(process, docker, ['restart', '-t', GRACE_SECONDS, name])
  if (done.exitCode !== 0)
    return notDone(`${docker} could not restart ${name}, which was ${was}: ${lastLine(done.stderr)}`)
  return { ok: true, detail: `restarted the container ${name}, which was ${was}`, url: null }
}

/** An engine that is not installed is a failed attempt like any other. */
async function tryToRun(process: Process, docker: string, args: readonly string[]): ReturnType<Process['run']> {
  try {
    return await process.run(docker, args, { timeoutMs: TIMEOUT_MS })
  } catch (error) {
    return { exitCode: 127, stdout: '', stderr: messageOf(error) }
  }
}

function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').slice(0, 200)
}
