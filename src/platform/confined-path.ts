import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/**
 * The absolute path of a relative one inside `root`; null if it leaves the root: `..`, absolute, through a link, or with a NUL.
 * What is absent, the root as well, may be made, but only below what exists and lies inside.
 */
export function confinedPath(root: string, path: string): string | null {
  if (path === '' || path.includes('\0') || isAbsolute(path)) return null
  const wanted = resolve(root, path)
  if (!isInside(resolve(root), wanted)) return null
  const realRoot = realOfNearest(resolve(root))
  const real = realOfNearest(wanted)
  return isInside(realRoot, real) ? real : null
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
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
