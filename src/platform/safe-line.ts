// Control characters but tab and line feed: ESC starts terminal sequences, CR overwrites a line. Then those that end lines
// in other readers, and those that turn the direction of writing, to show one text and mean another.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-_])/g

/**
 * Text that the runner reads as nothing but text. It executes `::command::` at the start of a line (after white space) and
 * `##[command]` anywhere in one (actions/runner, ActionCommand.TryParseV2 and TryParse).
 */
export function safeLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(ANSI, '')
    .replace(CONTROL, '')
    .replace(/##\[/g, '# #[')
    .split('\n')
    .map((line) => (/^\s*::/.test(line) ? line.replace('::', ': :') : line))
    .join('\n')
}
