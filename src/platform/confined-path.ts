import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path'

/** Names and `/`: to resolve it would change nothing, and `resolve` is slow when first called. */
const PLAIN = /^\.?\w[\w-]*(?:(?:\.|\/\.?)\w[\w-]*)*$/

/**
 * The absolute path of a relative one inside `root`; null if it leaves the root: `..`, absolute, through a link, or with a NUL.
 * What is absent, the root as well, may be made, but only below what exists and lies inside.
 */
export function confinedPath(root: string, path: string): string | null {
  if (path === '' || path.includes('\0') || isAbsolute(path)) return null
  const isPlain = PLAIN.test(path) && isAbsolute(root)
  const top = isPlain ? root : resolve(root)
  const wanted = isPlain ? `${withSeparator(root)}${path}` : resolve(root, path)
  if (!isInside(top, wanted)) return null
  const real = realOfNearest(wanted)
  return isInside(realOfNearest(top), real) ? real : null
}

function realOf(path: string): string | null {
  try {
    return realpathSync.native(path)
  } catch {
    return null
  }
}

/** Links are followed as far as the path exists: a folder yet to be made may lie behind one. */
export function realOfNearest(path: string): string {
  const parent = dirname(path)
  return realOf(path) ?? (parent === path ? path : join(realOfNearest(parent), basename(path)))
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(withSeparator(root))
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : `${folder}${sep}`
}
