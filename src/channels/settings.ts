import type { SettingValue } from './channel.js'

/** A web address as it was given, without a slash at its end; null, and a problem, when it is none. */
export function webAddress(value: SettingValue | undefined, problems: string[]): string | null {
  if (value === undefined) return null
  const url = URL.canParse(value.text) ? new URL(value.text) : null
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return value.text.replace(/\/+$/, '')
  // The value may be a secret: what was seen stays unsaid.
  problems.push(`${value.from} is not a web address; it starts with https://`)
  return null
}

/** The parts of a list separated by commas, semicolons or line ends. */
export function listOf(value: SettingValue | undefined): readonly string[] {
  return (value?.text ?? '')
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Problems unless every part looks as it should. */
export function checkList(
  value: SettingValue | undefined,
  pattern: RegExp,
  example: string,
  problems: string[],
): readonly string[] {
  const parts = listOf(value)
  if (value !== undefined && parts.length === 0) problems.push(`${value.from} is empty; write ${example}`)
  parts.forEach((part, i) => {
    if (!pattern.test(part)) problems.push(`${value?.from}: entry ${i + 1} is not of the form ${example}`)
  })
  return parts
}

/** `true` or `false`, however spelled; `otherwise` when not given. */
export function booleanOf(value: SettingValue | undefined, otherwise: boolean, problems: string[]): boolean {
  if (value === undefined) return otherwise
  if (/^(true|yes|on|1)$/i.test(value.text)) return true
  if (/^(false|no|off|0)$/i.test(value.text)) return false
  problems.push(`${value.from} is neither true nor false`)
  return otherwise
}
