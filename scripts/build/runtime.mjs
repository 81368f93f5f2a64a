const MODULES = /var __webpack_modules__ = \(\{\n([^]*?)\n\/\*{6}\/ \}\);/
const NODE_MODULE =
  /\/\*{3}\/ (\d+):\n\/\*{3}\/ \(\(module\) => \{\n+module\.exports = __WEBPACK_EXTERNAL_createRequire\(import\.meta\.url\)\("([\w:/]+)"\);\n+\/\*{3}\/ \}\),?\s*/g

/**
 * webpack's runtime, as one door needs it: with its `modules` in it, their chunks `installed`, those of
 * Node's modules that `reached` asks for, `late` as the path of any
 * other `chunkId`, and `end` in place of the exports. Throws when the runtime is not the one this was written for.
 */
export function ownRuntime(runtime, { modules, installed, reached, late, end }) {
  return replacedOnce(runtime, [
    [/import \{ createRequire as __WEBPACK_EXTERNAL_createRequire \} from "module";\n/, () => ''],
    [MODULES, (_all, own) => `${nodeModules(own, reached)}var __webpack_modules__ = {${modules}...ofNode};`],
    [/var installedChunks = \{/, (all) => all + installed.map((id) => `${id}: 0,`).join('')],
    [/return "" \+ chunkId \+ "\.index\.js";/, () => `return ${late};`],
    // A path that esbuild could read as a pattern would make it look for files.
    [/import\("\.\/" \+ __nccwpck_require__\.u\(chunkId\)\)/, () => 'import(__nccwpck_require__.u(chunkId))'],
    // Where ncc would keep files that are no code; there are none.
    [/if \(typeof __nccwpck_require__ !== 'undefined'\) __nccwpck_require__\.ab = .*\n/, () => ''],
    [/var __webpack_exports__ = \{\};[^]*$/, () => `${end}\n`],
  ])
}

/** webpack asks for each module of Node through a function and a createRequire of its own; here they are a table, and need none. */
function nodeModules(own, reached) {
  const names = [...own.matchAll(NODE_MODULE)].map(([, id, name]) => [id, name])
  const others = own.replace(NODE_MODULE, '').trim()
  if (others !== '' || names.length === 0)
    throw new Error(
      `webpack's runtime holds more than Node's own modules; the build has to follow it:\n${others.slice(0, 500)}`,
    )
  const asked = names.filter(([id]) => new RegExp(`\\b${id}\\b`).test(reached))
  return `
const ofNode = ${JSON.stringify(Object.fromEntries(asked))}
for (const id in ofNode) {
  const name = ofNode[id]
  ofNode[id] = (module) => { module.exports = process.getBuiltinModule(name) }
}
`
}

function replacedOnce(text, replacements) {
  return replacements.reduce((changed, [what, by]) => {
    const times = [...changed.matchAll(new RegExp(what, 'g'))].length
    if (times !== 1)
      throw new Error(`webpack's runtime holds ${what} ${times} times, not once; the build has to follow it`)
    return changed.replace(what, by)
  }, text)
}
