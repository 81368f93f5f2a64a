import { constants } from 'node:os'
import type { Process } from '../ports.js'

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** As shells tell them: 127 for a program that is not there, 126 for one that may not be run. */
const NOT_FOUND = 127
const NOT_RUNNABLE = 126

/** Runs a program on our own input and output. While it runs, signals are its business: we stay to tell how it ended. */
export const runInherit: Process['runInherit'] = async (command, args, options = {}) => {
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: 'inherit', env: options.env ?? process.env, cwd: options.cwd })
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
    for (const signal of PASSED_ON) process.on(signal, passOn)
    const end = (exitCode: number): void => {
      for (const signal of PASSED_ON) process.removeListener(signal, passOn)
      resolve({ exitCode })
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      // After the start this only tells of a signal that could not be passed on.
      if (child.pid === undefined) end(error.code === 'ENOENT' ? NOT_FOUND : NOT_RUNNABLE)
    })
    child.once('exit', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  })
}
