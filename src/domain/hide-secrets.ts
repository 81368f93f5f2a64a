import { hideForms } from './hide-forms.js'
import { secretForms } from './secret-forms.js'

/** The text without any form of these secrets. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.flatMap(secretForms))].sort((a, b) => b.length - a.length)
  return hideForms(text, forms)
}
