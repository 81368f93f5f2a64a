import { getState as stateOf } from '@actions/core'
import { appendValues } from './file-commands.js'

/** What the step itself leaves for its `post`. */
export function saveState(name: string, value: string): void {
  appendValues(process.env['GITHUB_STATE'], { [name]: value })
}

export function getState(name: string): string {
  return stateOf(name)
}
