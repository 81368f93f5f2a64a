import type { Process } from '../ports.js'
import { runInherit } from './run-inherit.js'

const DEFAULT_TIMEOUT_MS = 60_000
const MAX_OUTPUT = 1024 * 1024

/** Starts programs without a shell. */
export function createProcess(): Process {
  return {
    runInherit,
    async run(command, args, options = {}) {
      const { execFile } = await import('node:child_process')
      return new Promise((resolve, reject) => {
        execFile(
          command,
          [...args],
          {
            env: options.env ?? process.env,
            cwd: options.cwd,
            timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
            maxBuffer: MAX_OUTPUT,
          },
          (error, stdout, stderr) => {
            const code = error === null ? 0 : error.code
            // A word for a code means that the program never ran.
            if (typeof code === 'string') return reject(new Error(`${command} could not be started (${code})`))
            resolve({ exitCode: code ?? 1, stdout, stderr })
          },
        )
      })
    },
  }
}
