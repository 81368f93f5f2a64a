/** Every line with this before it, and one line break at the end. */
export function indented(text: string, by = '  '): string {
  return (
    text
      .replace(/\n+$/, '')
      .split('\n')
      .map((line) => `${by}${line}`.trimEnd())
      .join('\n') + '\n'
  )
}
