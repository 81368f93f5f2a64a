import { safeLines } from '../domain/safe-text.js'
import { runnerCommand } from './runner-commands.js'
import type { Secrets } from './secrets.js'

/** What the runner shows beside the run, or at a line of a file. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  /** Where it stands in a file of the repository; absent where it is about none. */
  readonly at?: { readonly file: string; readonly line: string; readonly col: string }
}

export function annotate(annotations: readonly Annotation[], secrets: Secrets): void {
  for (const { level, title, message, at } of annotations) {
    runnerCommand(level, safeLines(secrets.hide(message)), { title: safeLines(secrets.hide(title)), ...at })
  }
}
