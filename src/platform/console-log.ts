import type { Log } from '../ports.js'
import { safeLines } from '../domain/safe-text.js'
import type { Secrets } from './secrets.js'

/** Logs to standard error, so that standard output stays for what was asked. */
export function createConsoleLog(secrets: Secrets, options: { verbose: boolean; quiet: boolean }): Log {
  const write = (prefix: string, text: string): void => {
    process.stderr.write(`${prefix}${safeLines(secrets.hide(text))}\n`)
  }
  return {
    debug: (text) => options.verbose && write('debug: ', text),
    info: (text) => options.quiet || write('', text),
    notice: (text) => options.quiet || write('note: ', text),
    warning: (text) => write('warning: ', text),
    error: (text) => write('error: ', text),
  }
}
