import type { Lexer } from 'yaml'

/** What the words of a workflow file tell before anybody reads it as a document. */
export interface FileWords {
  /** The reason of `# heartbeat: ignore` in a comment; null without one. */
  readonly exempt: string | null
  /** So many lists and maps within each other. */
  readonly depth: number
}

const IGNORE = /(?:^|\s)#[ \t]*heartbeat:[ \t]*ignore\b[ \t:,-]*([^\r\n]*)/im
/** The sign by which the lexer announces a plain, quoted or block text. */
const TEXT = '\u001f'
/** So many openings can be in any file; only more are worth counting how deep they lie. */
const FEW_OPENINGS = 100

/** Texts and comments are told apart by the lexer, which takes anything; it is asked only where that matters. */
export function wordsOf(text: string, lexer: Lexer): FileWords {
  const openings = text.split(/[[{]|[-?] (?=[-?] )/).length
  if (!IGNORE.test(text) && openings <= FEW_OPENINGS) return { exempt: null, depth: 0 }
  let exempt: string | null = null
  let [depth, deepest, flow, before] = [0, 0, 0, '']
  for (const word of lexer.lex(text)) {
    if (before !== TEXT && word.startsWith('#')) exempt ??= exemptionIn(word)
    if (before !== TEXT) {
      if (word === '{' || word === '[') flow += 1
      else if (word === '}' || word === ']') flow = Math.max(0, flow - 1)
      else if (word === '-' || word === '?') depth += 1
      else if (word.includes('\n')) depth = 0
    }
    deepest = Math.max(deepest, depth + flow)
    before = word
  }
  return { exempt, depth: deepest }
}

/** Whether it holds a `cron:` that is no comment and no part of a script. */
export function namesCron(text: string, lexer: Lexer): boolean {
  if (!/\bcron\b/i.test(text)) return false
  let before = ''
  for (const word of lexer.lex(text)) {
    if (before === TEXT && /^["']?cron["']?$/i.test(word)) return true
    before = word
  }
  return false
}

function exemptionIn(comment: string): string | null {
  const match = IGNORE.exec(comment)
  if (!match) return null
  const why = (match[1] ?? '').trim()
  return why === '' ? 'no reason given' : why.slice(0, 200)
}
