import { ConfigError } from '../../src/errors.js'

/** The mistakes that reading a configuration ends in; none where it ends well. */
export function configProblems(read: () => unknown): readonly string[] {
  try {
    read()
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}
