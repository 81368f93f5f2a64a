// As esbuild writes them: a text in any of three quotes, with nothing computed in it.
const DESCRIPTION = /\bdescription:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`$\\]|\\.)*`)/g

/** What an action starts with, without what its inputs are for: that is told by the docs and by `--help`, never by a run of an action. */
export function withoutDescriptions(code) {
  return code.replace(DESCRIPTION, 'description:""')
}
