import { fenced } from '../../domain/markdown.js'
import type { Verdict } from '../../domain/verdict.js'
import type { CardContext } from './card-context.js'
import { commandsFor, type Command } from './commands.js'

/** So many are read at three in the morning. */
const MOST_SHOWN = 3
/** What is longer runs out of the page of an issue. */
const LONGEST_SHOWN = 90

/** The few commands that most people need, and the others folded away. */
export function commandBlocks(verdict: Verdict | null, { repository }: CardContext): readonly string[] {
  const all = commandsFor(verdict, repository)
  const shown = all
    .filter((command) => linesOf(command).every((line) => line.length <= LONGEST_SHOWN))
    .slice(0, MOST_SHOWN)
  const rest = all.filter((command) => !shown.includes(command))
  return [
    ...(shown.length === 0 ? [] : [block(shown)]),
    ...(rest.length === 0 ? [] : [`<details><summary>More commands</summary>\n\n${block(rest)}\n\n</details>`]),
  ]
}

function block(commands: readonly Command[]): string {
  return fenced(commands.map((command) => `# ${command.why}\n${linesOf(command).join('\n')}`).join('\n'), 'sh')
}

function linesOf({ line, flags }: Command): readonly string[] {
  return flags === undefined ? [line] : [`${line.slice(0, -flags.length)}\\`, `  ${flags}`]
}
