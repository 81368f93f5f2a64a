// Control characters but tab and line feed; ESC starts terminal sequences, CR overwrites a line.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g
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
