import { join, resolve } from 'node:path'
import { ConfigError } from '../../errors.js'
import { statusShown, statusText } from '../../explain/status-message.js'
import { createFiles } from '../../platform/files.js'
import { rawFlags } from './flags.js'
import { momentOf } from './now.js'
import { standing } from './standing.js'
import { STATUS_FILE, USUAL_FOLDER, type StatusOptions } from './status-place.js'
import { printJson, type Terminal } from './terminal.js'

/** The message where somebody said where it is; else how all stand and, where there is one, the message. */
export async function lookStatus(options: StatusOptions, terminal: Terminal): Promise<void> {
  const { repo, logDir, json = false, config, stateFile, zone, ascii, now, ...flags } = options
  const given = rawFlags(flags)
  const file = given['file'] ?? join(logDir ?? USUAL_FOLDER, STATUS_FILE)
  if (given['file'] !== undefined || logDir !== undefined) return show(file, json, terminal)
  const { history, token, 'api-url': apiUrl, url } = given
  const raw = rawFlags({ history, token, 'api-url': apiUrl, config, zone, ascii })
  if (!(await standing({ raw, repo, stateFile, url, now, json }, terminal))) return show(file, json, terminal)
  const text = json || repo !== undefined || url !== undefined ? null : await messageIn(file)
  if (text !== null) terminal.print(`\n${statusText(statusShown(text, momentOf('now', undefined)), file)}\n`)
}

async function show(file: string, json: boolean, terminal: Terminal): Promise<void> {
  const text = await messageIn(file)
  if (text === null) throw new ConfigError([`status: there is no message in ${file} yet${REMEDY}`])
  const shown = statusShown(text, momentOf('now', undefined))
  if (json) printJson(terminal, { file, ...shown })
  else terminal.print(`${statusText(shown, file)}\n`)
  if (shown.timestamp === null) process.exitCode = 1
}

const REMEDY =
  ', and nothing is kept of any monitor; write one, like "heartbeat status waiting", or let check keep the past with "history: true"'

function messageIn(file: string): Promise<string | null> {
  return createFiles().read(resolve(file), 1024 * 1024)
}
