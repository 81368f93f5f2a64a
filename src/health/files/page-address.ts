/** Where a file of the page is found; null where nobody said where the page is. */
export function pageAddress(page: string | null, path: string): string | null {
  if (page === null) return null
  const home = page.replace(/[?#].*$/, '').replace(/\/(index\.html)?$/, '')
  return new URL(path, `${home}/`).href
}
