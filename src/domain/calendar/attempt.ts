import { ConfigError } from '../../errors.js'

/** Notes what is wrong and goes on, so that all mistakes are told at once; null if there was one. */
export function attempt<T>(read: () => T, problems: string[]): T | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return null
  }
}
