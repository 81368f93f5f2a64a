/** What our own writers call themselves; `serve` is whatever was posted and says nothing of the kind. */
const OURS: readonly unknown[] = ['cli', 'github-actions', 'github_actions', 'library', 'serve']

export function isOurs(source: unknown): boolean {
  return OURS.includes(source)
}
