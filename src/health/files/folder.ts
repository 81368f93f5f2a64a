/** Files that are being made, by their path from the front page. */
export interface Folder {
  readonly files: ReadonlyMap<string, string>
  /** The first of a name stays; capitals do not tell names apart. */
  add(path: string, text: string): void
  addJson(path: string, value: unknown): void
}

export function createFolder(): Folder {
  const files = new Map<string, string>()
  const taken = new Set<string>()
  const add = (path: string, text: string): void => {
    const key = path.normalize('NFC').toLowerCase()
    if (taken.has(key)) return
    taken.add(key)
    files.set(path, text)
  }
  return { files, add, addJson: (path, value) => add(path, `${JSON.stringify(value)}\n`) }
}
