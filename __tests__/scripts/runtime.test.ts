import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'

interface Door {
  readonly modules: string
  readonly installed: readonly number[]
  readonly reached: string
  readonly late: string
  readonly end: string
}

const script = pathToFileURL(join(projectRoot, 'scripts', 'build', 'runtime.mjs')).href
const { ownRuntime } = (await import(script)) as { ownRuntime: (runtime: string, door: Door) => string }

const nodeModule = (id: number, name: string): string => `
/***/ ${id}:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("${name}");

/***/ }),
`
const RUNTIME = `import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_modules__ = ({
${nodeModule(11, 'node:fs')}${nodeModule(12, 'node:tls')}
/******/ });
if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = 'here';
return "" + chunkId + ".index.js";
var installedChunks = {
import("./" + __nccwpck_require__.u(chunkId))
var __webpack_exports__ = {};
export { whatever };
`
const door = { modules: '...modules7,', installed: [7], reached: '__webpack_require__(11)', late: 'path', end: 'go()' }

describe("webpack's runtime, as one door needs it", () => {
  test('holds its chunks, the modules of Node that it asks for, its way to others, and its end', () => {
    const own = ownRuntime(RUNTIME, door)
    expect(own).toContain('const ofNode = {"11":"node:fs"}')
    expect(own).toContain('var __webpack_modules__ = {...modules7,...ofNode};')
    expect(own).toContain('var installedChunks = {7: 0,')
    expect(own).toContain('return path;')
    expect(own).not.toContain('createRequire')
    expect(own.endsWith('go()\n')).toBe(true)
  })

  test.each([
    ['without one of its parts', RUNTIME.replace('var installedChunks', 'const installedChunks'), '0 times, not once'],
    ['with one of its parts twice', `var installedChunks = {\n${RUNTIME}`, '2 times, not once'],
    ['with more than Node’s modules', RUNTIME.replace('/***/ 12:', '/***/ "12":'), "more than Node's own modules"],
  ])('a runtime %s stops the build', (_name, runtime, message) => {
    expect(() => ownRuntime(runtime, door)).toThrow(message)
  })
})
