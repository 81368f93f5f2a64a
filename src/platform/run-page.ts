import { safeLines } from '../domain/safe-text.js'
import { appendTo } from './file-commands.js'
import { runnerCommand } from './runner-commands.js'
import type { Secrets } from './secrets.js'
import { writeLine } from './standard-output.js'

/** Lines that the runner shows folded under a title. */
export function logFolded(title: string, lines: readonly string[], secrets: Secrets): void {
  runnerCommand('group', safeLines(title))
  writeLine(safeLines(secrets.hide(lines.join('\n'))))
  runnerCommand('endgroup', '')
}

/** What the page of the run shows of it. */
export async function writeSummary(markdown: string, secrets: Secrets): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY']
  if (file) appendTo(file, secrets.hide(markdown))
}
