import { resolve } from 'node:path'
import { realOfNearest } from './confined-path.js'

/** As file systems let it be written that know no case, or leave off dots and spaces. */
const GIT_FOLDER = /(^|[\\/])\.git[. ]*([\\/:]|$)/i

/** What is said of a path that lies there. */
export const IN_GIT = "lies in .git, which is git's own; write a path outside of it"

/** Whether a path is git's own folder, or lies in one, by its name or behind a link. */
export function liesInGit(path: string): boolean {
  const whole = resolve(path)
  return GIT_FOLDER.test(whole) || GIT_FOLDER.test(realOfNearest(whole))
}
