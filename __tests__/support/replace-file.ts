import { rename, writeFile } from 'node:fs/promises'

let count = 0

/** Replaces a file at once: whoever reads it meanwhile sees the old text or the new one, and never an empty one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${++count}.new`
  await writeFile(beside, text)
  await rename(beside, path)
}
