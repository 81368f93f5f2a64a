const TERMINAL_SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|[^\n])?/g
// Controls, invisible characters and those that turn the direction of writing: they show one text and mean another.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
// The same but what only makes up a letter or a picture, and what ends a line in other readers.
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g
/** What `clean` takes out, as patterns. */
export const UNSEEN_PATTERNS: readonly string[] = [TERMINAL_SEQUENCES.source, UNSEEN.source]
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text without terminal sequences, control characters and broken surrogates; lines stay lines. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(TERMINAL_SEQUENCES, '')
    .replace(UNSEEN, '')
    .replace(LONE_SURROGATE, '\ufffd')
}

/** Words of plain letters and signs, each a space from the next: most names are no more, and there is nothing to do. */
const PLAIN_LINE = /^[!-~]+(?: [!-~]+)*$/

/** The same on one line. */
export function oneLine(text: string): string {
  return PLAIN_LINE.test(text) ? text : clean(text).replace(/\s+/g, ' ').trim()
}

/** At most `max` UTF-16 units, ending in `…` when something was left out; never half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 1) return ''
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(max - 2))
  return `${text.slice(0, splitsPair ? max - 2 : max - 1)}…`
}

/**
 * Lines that neither a terminal nor a runner takes for orders, and that else stay as they are: data may be among them. A runner executes `::command::` at the start of a line (after white space) and
 * `##[command]` anywhere in one (actions/runner, ActionCommand.TryParseV2 and TryParse).
 */
export function safeLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(TERMINAL_SEQUENCES, '')
    .replace(STEERING, '')
    .replace(/##\[/g, '# #[')
    .split('\n')
    .map((line) => (/^\s*::/.test(line) ? line.replace('::', ': :') : line))
    .join('\n')
}
