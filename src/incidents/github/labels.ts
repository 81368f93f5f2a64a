import { ExternalError, messageOf } from '../../errors.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import type { GitHub, Log } from '../../ports.js'

interface Label {
  readonly color: string
  readonly description: string
}

const MAX_NAME = 50

const KNOWN: Readonly<Record<string, Label>> = {
  'heartbeat-alert': { color: 'B60205', description: 'A heartbeat has stopped; opened and closed by Heartbeat' },
  'auto-alert': { color: 'FBCA04', description: 'Opened by a machine, closed by the same machine' },
  critical: { color: 'D93F0B', description: 'Something is down now' },
  recovered: { color: '0E8A16', description: 'It is well again; a person closes it' },
  drill: { color: 'BFD4F2', description: 'Only a drill of Heartbeat; nothing is wrong' },
  P0: { color: '5319E7', description: 'Look at this first' },
}
const OTHER: Label = { color: 'C5DEF5', description: 'Set by Heartbeat' }

/** Names that GitHub takes: one line, at most 50 characters, each once. */
export function usableLabels(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => cut(oneLine(name), MAX_NAME)).filter((name) => name !== ''))]
}

/** Creates labels that do not exist and sets them. An issue without labels is as good an alarm, so failing is only told. */
export async function addLabels(github: GitHub, number: number, names: readonly string[], log: Log): Promise<void> {
  try {
    for (const name of names) await createLabel(github, name)
    await github.rest('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
      issue_number: number,
      labels: names,
    })
  } catch (error) {
    log.notice(`Issue #${number} has not all of its labels (${names.join(', ')}): ${messageOf(error)}`)
  }
}

/** Takes labels off; one that is not there is as good as taken off. Gives those that stayed. */
export async function removeLabels(
  github: GitHub,
  number: number,
  names: readonly string[],
  log: Log,
): Promise<readonly string[]> {
  const left: string[] = []
  for (const name of names) {
    try {
      await github.rest('DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}', {
        issue_number: number,
        name,
      })
    } catch (error) {
      if (error instanceof ExternalError && error.status === 404) continue
      log.notice(`Issue #${number} keeps its label ${name}: ${messageOf(error)}`)
      left.push(name)
    }
  }
  return left
}

async function createLabel(github: GitHub, name: string): Promise<void> {
  try {
    await github.rest('POST /repos/{owner}/{repo}/labels', { name, ...(KNOWN[name] ?? OTHER) })
  } catch (error) {
    // 422: it exists already.
    if (!(error instanceof ExternalError) || error.status !== 422) throw error
  }
}
