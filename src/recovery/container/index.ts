import { cut, oneLine } from '../../domain/safe-text.js'
import { messageOf } from '../../errors.js'
import type { Process } from '../../ports.js'
import type { RawOptions } from '../../domain/member.js'
import { checkKeys, neededText, textOption } from '../options.js'
import type { RecoveryMember, RecoveryResult } from '../recovery.js'
import { notDone } from '../refused.js'

/** As Docker itself takes them; nothing in it can be read as an option. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/
const ENGINES = ['docker', 'podman']
const GRACE_SECONDS = '10'
const TIMEOUT_MS = 60_000

interface ContainerOptions {
  readonly name: string
  readonly engine: string
}

/** Restarts a container of this machine. The Docker socket is as good as root: opt-in, and by name only. */
export const container: RecoveryMember<ContainerOptions> = {
  name: 'container',
  targetOf: ({ name }) => name,
  options,
  create: ({ engine, name }, { process }) => ({ start: () => restart(process, engine, name) }),
}

function options(raw: RawOptions, problems: string[]): ContainerOptions | null {
  checkKeys(raw, ['container', 'engine'], problems)
  const name = neededText(raw, 'container', 'name it as `docker ps` shows it', problems)
  const wanted = textOption(raw, 'engine', problems) ?? 'docker'
  // Never a program of the user's choice.
  const engine = ENGINES.find((known) => known === wanted)
  if (engine === undefined)
    problems.push(`engine: ${JSON.stringify(wanted)} is not known; write ${ENGINES.join(' or ')}`)
  if (name !== null && !NAME.test(name))
    problems.push(`container: ${JSON.stringify(name)} is no container name; use letters, digits, "_", "." and "-"`)
  return problems.length > 0 || engine === undefined || name === null ? null : { name, engine }
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
  return cut(oneLine(text.trim().split('\n').at(-1) ?? ''), 200)
}
