import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

interface Package {
  readonly name: string
  readonly version: string
  readonly folder: string
}

const script = pathToFileURL(join(projectRoot, 'scripts', 'build', 'licences.mjs')).href
const { licenceFile, packagesOf } = (await import(script)) as {
  licenceFile: (packages: readonly Package[], kept: string) => string
  packagesOf: (files: readonly string[], root: string) => Package[]
}
let folder: TemporaryFolder

beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder.path, path)), { recursive: true })
  await writeFile(join(folder.path, path), text)
}

async function putPackage(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  await put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', license: 'MIT' }))
  for (const [file, text] of Object.entries(files)) await put(`node_modules/${name}/${file}`, text)
}

const licencesOf = (...files: string[]): string =>
  licenceFile(packagesOf(files, folder.path), join(folder.path, 'kept'))

describe('the licences of what is bundled', () => {
  test('packages with the same text stand together, whatever their line ends', async () => {
    await putPackage('one', { LICENSE: 'Do what you like.\r\n' })
    await putPackage('@scope/two', { 'license.md': 'Do what you like.\n\n' })
    await putPackage('three', { COPYING: 'Ask first.', NOTICE: 'By us.' })
    const text = licencesOf('node_modules/one/a.js', 'node_modules/@scope/two/lib/b.js', 'node_modules/three/c.js')
    expect(text).toContain('\n@scope/two 1.0.0 (MIT)\none 1.0.0 (MIT)\n\nDo what you like.\n')
    expect(text).toContain('\nthree 1.0.0 (MIT)\n\nAsk first.\n')
    expect(text).toContain('\nthree 1.0.0 (MIT)\n\nBy us.\n')
    expect(text.match(/Do what you like/g)).toHaveLength(1)
  })

  test('a package.json that tells only of the kind of modules is not a package', async () => {
    await putPackage('one', { LICENSE: 'Do what you like.', 'esm/package.json': '{"type":"module"}' })
    expect(packagesOf(['node_modules/one/esm/a.js'], folder.path)).toMatchObject([{ name: 'one' }])
  })

  test('two versions of a package are two', async () => {
    await putPackage('one', { LICENSE: 'Do what you like.' })
    await put('node_modules/other/node_modules/one/package.json', '{"name":"one","version":"2.0.0","license":"ISC"}')
    await put('node_modules/other/node_modules/one/LICENSE', 'Do what you like.')
    expect(licencesOf('node_modules/one/a.js', 'node_modules/other/node_modules/one/a.js')).toContain(
      'one 1.0.0 (MIT)\none 2.0.0 (ISC)\n\nDo what you like.',
    )
  })

  test('a package without a text stops the build, until one is kept for it', async () => {
    await putPackage('@scope/bare', { 'README.md': 'MIT', 'licence.js': 'export {}' })
    const file = 'node_modules/@scope/bare/a.js'
    expect(() => licencesOf(file)).toThrow(
      '@scope/bare 1.0.0 (MIT) comes without a licence text; keep one in scripts/build/licences/@scope/bare.txt',
    )
    await put('kept/@scope/bare.txt', 'Kept for it.')
    expect(licencesOf(file)).toContain('@scope/bare 1.0.0 (MIT)\n\nKept for it.\n')
  })
})
