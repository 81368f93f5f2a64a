import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'

interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly scope?: string
}
interface List {
  readonly metadata: { readonly component: Component }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

const script = pathToFileURL(join(projectRoot, 'scripts', 'build', 'bundled-only.mjs')).href
const { bundledOnly } = (await import(script)) as { bundledOnly: (list: List, licences: string) => List }

const component = (name: string, version: string): Component => ({ 'bom-ref': `${name}@${version}`, name, version })
const LIST: List = {
  metadata: { component: component('a-folder', '1.0.0') },
  components: [component('luxon', '3.7.2'), component('@octokit/core', '7.0.8'), component('jest', '30.0.0')],
  dependencies: [
    { ref: 'a-folder@1.0.0', dependsOn: ['luxon@3.7.2', 'jest@30.0.0'] },
    { ref: 'luxon@3.7.2' },
    { ref: 'jest@30.0.0', dependsOn: ['luxon@3.7.2'] },
  ],
}

test('what the file of licences names is kept, and of what it needs the same', () => {
  const kept = bundledOnly(LIST, 'Packages.\n\n====\n\n@octokit/core 7.0.8 (MIT)\nluxon 3.7.2 (MIT)\n\nMIT License\n')
  expect(kept.metadata.component.name).toBe('heartbeat')
  expect(kept.components.map(({ name, scope }) => [name, scope])).toEqual([
    ['luxon', 'required'],
    ['@octokit/core', 'required'],
  ])
  expect(kept.dependencies).toEqual([
    { ref: 'a-folder@1.0.0', dependsOn: ['luxon@3.7.2'] },
    { ref: 'luxon@3.7.2', dependsOn: [] },
  ])
})

test('a bundled package that is not in the lock file at that version is no list to publish', () => {
  expect(() => bundledOnly(LIST, 'luxon 3.7.3 (MIT)\n')).toThrow('the lock file does not name luxon@3.7.3')
})
