import { hideForms } from '../domain/hide-forms.js'
import { secretForms } from '../domain/secret-forms.js'

/** Hides what must never be shown. One per process; what is added later is hidden from then on. */
export interface Secrets {
  /** Remembers a secret in every form that gives it away. Empty and very short texts are left alone. */
  add(secret: string): void
  hide(text: string): string
  /** Every form, for whoever masks by itself. */
  forms(): readonly string[]
}

export function createSecrets(): Secrets {
  // Longest first: a secret within another must not leave the rest of it in sight.
  let forms: readonly string[] = []
  return {
    add(secret) {
      forms = [...new Set([...forms, ...secretForms(secret.trim())])].sort((a, b) => b.length - a.length)
    },
    hide(text) {
      if (text.length < (forms.at(-1)?.length ?? Infinity)) return text
      return hideForms(text, forms)
    },
    forms: () => forms,
  }
}
