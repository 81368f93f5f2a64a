import { cut, oneLine } from '../../domain/safe-text.js'
import { ExternalError, messageOf } from '../../errors.js'
import type { Process } from '../../ports.js'
import type { Containers } from './containers.js'
import { readContainer } from './read-container.js'

const TIMEOUT_MS = 60_000

/** The same by `docker` or `podman`, where no socket is within reach. */
export function containersByProgram(process: Process, program: string, host: string | null): Containers {
  // Both take a place by an option of their own that stands before the verb.
  const place = host === null ? [] : [program === 'podman' ? '--url' : '--host', host]
  const run = (args: readonly string[]) => tryToRun(process, program, [...place, ...args])
  return {
    async inspect(name) {
      const { exitCode, stdout, stderr } = await run(['inspect', '--type', 'container', '--format', '{{json .}}', name])
      if (exitCode !== 0 && /no such (container|object)|no container with/i.test(stderr)) return null
      if (exitCode !== 0) throw fault(`${program} could not look at ${name}: ${lastLine(stderr)}`)
      const container = readContainer(stdout, null)
      if (container !== null) return container
      throw fault(`${program} inspect ${name}: the answer describes no container`)
    },

    async named(labels) {
      const filters = Object.entries(labels).flatMap(([key, value]) => ['--filter', `label=${key}=${value}`])
      const { exitCode, stdout, stderr } = await run(['ps', '--all', ...filters, '--format', '{{.Names}}'])
      if (exitCode !== 0) throw fault(`${program} could not list containers: ${lastLine(stderr)}`)
      return stdout.split('\n').filter((line) => line !== '')
    },

    async restart(name, stopSeconds) {
      const { exitCode, stderr } = await run(['restart', '-t', String(stopSeconds), name])
      if (exitCode !== 0) throw fault(`${program} could not restart ${name}: ${lastLine(stderr)}`)
    },
  }
}

/** An engine that is not installed is a failed attempt like any other. */
async function tryToRun(process: Process, program: string, args: readonly string[]): ReturnType<Process['run']> {
  try {
    return await process.run(program, args, { timeoutMs: TIMEOUT_MS })
  } catch (error) {
    const remedy = 'start the engine, or give its socket by DOCKER_HOST or `docker-host:`'
    throw new ExternalError(program, `no socket of an engine was found, and ${messageOf(error)}`, {
      permanent: true,
      remedy,
      cause: error,
    })
  }
}

function fault(message: string): ExternalError {
  return new ExternalError('engine', message, { permanent: false })
}

function lastLine(text: string): string {
  return cut(oneLine(text.trim().split('\n').at(-1) ?? ''), 200)
}
