import { withoutLogin } from '../../domain/without-login.js'

export type Path = readonly (string | number)[]

/** A mistake and where it stands. */
export interface FileProblem {
  readonly path: Path
  readonly message: string
  /** In the text, where the path does not tell it. */
  readonly offset?: number
}

/** The place in a config file that is being read, and the list of what is wrong with it. */
export interface Where {
  readonly path: Path
  /** The zone in which a time without one is meant. */
  readonly zone: string
  readonly problems: FileProblem[]
}

export function inside(where: Where, key: string | number): Where {
  return { ...where, path: [...where.path, key] }
}

const SHOWN = 60

/** Notes that the value is wrong: `should be a list`. Gives undefined, for whoever has no better value to return. */
export function wrong(where: Where, value: unknown, message: string): undefined {
  where.problems.push({ path: where.path, message: sentence(value, message) })
}

function sentence(value: unknown, message: string): string {
  if (value !== undefined && value !== null) return `${withoutLogin(JSON.stringify(value)).slice(0, SHOWN)} ${message}`
  // Of nothing it need not be said what it is not.
  const wanted = /^is not? [^;]*; (.*)$/s.exec(message)?.[1] ?? `it ${message}`
  return `${value === null ? 'is empty' : 'is missing'}; ${wanted}`
}

/** Notes what is wrong with a place as a whole. */
export function note(where: Where, message: string): undefined {
  where.problems.push({ path: where.path, message })
}
