import { MODULE } from './common-modules.mjs'

const EXPORTS =
  /^(?:\/\* harmony export \*\/ )?__webpack_require__\.d\(__webpack_exports__, \{\n([^]*?)^(?:\/\* harmony export \*\/ )?\}\);\n/gm
const EXPORT = /^(?:\/\* harmony export \*\/ )? +"?([\w$]+)"?: \(\) => \(\/\*.*?\*\/ (.+?)\),?$/
const END = /^\/\*{3}\/ \}\),?$/m

/**
 * webpack exports by a getter a name, and each one that is read is a function more to compile. Here an export is a value, set when
 * its module has run: nobody reads it before, for modules import each other in no circle. What is assigned anew keeps its getter.
 */
export function withPlainExports(source) {
  return source.replace(MODULE, (module) => {
    const values = []
    const rest = module.replace(EXPORTS, (_all, lines) => {
      const getters = lines
        .trimEnd()
        .split('\n')
        .filter((line) => {
          const [, name, value] = EXPORT.exec(line) ?? noExport(line)
          if (isVariable(value, module)) return true
          values.push(`__webpack_exports__.${name} = ${value};\n`)
          return false
        })
      return getters.length === 0 ? '' : `__webpack_require__.d(__webpack_exports__, {\n${getters.join('\n')}\n});\n`
    })
    return rest.replace(END, (end) => values.join('') + end)
  })
}

function isVariable(name, module) {
  return new RegExp(`^(?:let|var) ${name.replaceAll('$', '\\$')}\\b`, 'm').test(module)
}

function noExport(line) {
  throw new Error(`webpack exports in a way of its own, which the build has to follow: ${line}`)
}
