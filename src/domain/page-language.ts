/** Why a name is no language that dates can be written in here; null if it is one. */
export function languageProblem(name: string): string | null {
  return languageOf(name) === null
    ? 'is no language that dates can be written in; write one like "de" or "fr-CA"'
    : null
}

/** As BCP 47 writes it; null for what is none, and for one that nobody here knows. */
export function languageOf(name: string): string | null {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(name)[0] ?? null
  } catch {
    return null
  }
}
