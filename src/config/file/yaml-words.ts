import type { YAMLError } from 'yaml'

/** What the parser found, by its codes, in words for people who write YAML twice a year. */
const WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'is not indented like its neighbours; give keys of one level the same number of spaces',
  TAB_AS_INDENT: 'is indented with a tab; use spaces',
  MISSING_CHAR: 'lacks a closing quote, bracket or brace, or the space after a ":" or a ","; add it',
  MULTILINE_IMPLICIT_KEY: 'is no key of one line; look for a missing ":" or a quote that is not closed',
  BLOCK_AS_IMPLICIT_KEY: 'has a second ":" in one line; put the value in quotes',
  BLOCK_IN_FLOW: 'is a block inside of "{…}" or "[…]"; write it inside of them in one line',
  BAD_ALIAS: 'uses "*" or "&" as an alias; put the value in quotes',
  UNEXPECTED_TOKEN: 'has a character that means something else in YAML; put the value in quotes',
  BAD_SCALAR_START: 'begins with a character that YAML keeps for itself; put the value in quotes',
  MULTIPLE_DOCS: 'begins a second document; a config is one, so take the line "---" out',
  KEY_OVER_1024_CHARS: 'is too long for a key; look for a missing ":" or a quote that is not closed',
}

const SHOWN = 60

export const TOO_DEEP = 'is nested too deeply to be read; a config needs a handful of levels'

/** The sentence for one mistake of the syntax. */
export function yamlMistake(error: YAMLError, text: string): string {
  const rest = text.slice(error.pos[0], error.pos[0] + 200).split('\n')[0] ?? ''
  if (error.code === 'DUPLICATE_KEY') return `the key ${JSON.stringify(keyIn(rest))} stands twice; keep one of them`
  // The parser says so in the words of the engine.
  if (/call stack/i.test(error.message)) return TOO_DEEP
  if (/^Flow (map|sequence)/.test(error.message))
    return 'this lacks the closing "}" or "]" of what was opened before it; add it'
  if (/^Missing closing .quote/.test(error.message)) return 'this lacks its closing quote; add it'
  const words = WORDS[error.code]
  return words === undefined ? error.message : `this ${words}`
}

export function unknownAlias(name: string): string {
  const shown = JSON.stringify(`*${name}`.slice(0, SHOWN))
  return `${shown} names nothing above; put it in quotes if it is a text, or name a value with "&${name.slice(0, SHOWN)}" before it`
}

function keyIn(line: string): string {
  return (/^\s*["']?([^"':]*)/.exec(line)?.[1] ?? line).trim().slice(0, SHOWN)
}
