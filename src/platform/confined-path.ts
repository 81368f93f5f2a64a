import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/**
 * The absolute path of a relative one inside `root`; null if it leaves the root: `..`, absolute, through a link, or with a NUL.
 * The last part may be absent, so that a missing file can be told from a forbidden one.
 */
export function confinedPath(root: string, path: string): string | null {
  if (path === '' || path.includes('\0') || isAbsolute(path)) return null
  const wanted = resolve(root, path)
  if (!isInside(resolve(root), wanted)) return null
  const realRoot = realpathSync.native(root)
  const real = realOf(wanted) ?? realOfParent(wanted)
  return real !== null && !isInside(realRoot, real) ? null : (real ?? wanted)
}

function realOf(path: string): string | null {
  try {
    return realpathSync.native(path)
  } catch {
    return null
  }
}

function realOfParent(path: string): string | null {
  const parent = realOf(dirname(path))
  return parent === null ? null : join(parent, path.slice(dirname(path).length))
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
