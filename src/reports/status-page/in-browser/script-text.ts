/** A script as it is sent: lines without indentation, notes and blank lines. */
export function scriptText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n')
}
