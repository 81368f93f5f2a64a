import { ExternalError, type ExternalFault } from '../errors.js'

/** What is wrong with a file of this machine. */
export function fileFault(path: string, what: string, how: ExternalFault): ExternalError {
  return new ExternalError('file', `${path} ${what}`, how)
}
