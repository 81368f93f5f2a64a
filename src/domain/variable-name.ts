const VARIABLE = /^(?:\$\{)?([A-Za-z_][A-Za-z0-9_]{0,99})\}?$/

/** The name of a variable of the environment, written as `NAME` or `${NAME}`; null for anything else. */
export function variableName(text: string): string | null {
  return VARIABLE.exec(text)?.[1] ?? null
}
