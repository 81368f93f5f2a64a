import type { Command } from 'commander'

/** Names of flags that are values of others too: alone in backquotes they are those. */
const ALSO_VALUES = ['critical', 'branch', 'file']

/**
 * A sentence about inputs as one about flags: `every` and `to: http` in backquotes become --every and --to http, where the verb
 * has such flags, and so does the name a problem begins with, and then what it names in quotes. Where inputs were given by variables they keep their names.
 */
export function inFlags(text: string, command: Command): string {
  if (command.opts()['envPrefix'] !== undefined) return text
  const names = new Set(command.options.flatMap(({ long }) => (long == null ? [] : [long.slice('--'.length)])))
  const asFlag = (whole: string, name: string, value: string | undefined): string => {
    if (!names.has(name)) return whole
    if (value !== undefined) return `--${name} ${value}`
    return ALSO_VALUES.includes(name) ? whole : `--${name}`
  }
  // `history: nothing is kept` is said by the verb.
  const begun = text.replace(/^([a-z][a-z-]*)(?=: )/, (name) =>
    names.has(name) && name !== command.name() ? `--${name}` : name,
  )
  const told = begun.replace(/`([a-z][a-z-]*)(?:: ([^`]+))?`/g, asFlag)
  // Of a flag, the settings beside it are flags too; what stands first in quotes is what was typed.
  return begun === text ? told : told.replace(/(?<!: )"([a-z][a-z-]*)(?:: ([^"]+))?"/g, asFlag)
}
