import { expect, test } from '@jest/globals'
import { heartbeatIn } from '../../src/client/heartbeat.js'
import { OPTIONS } from '../../src/client/options.js'
import { openSink } from '../../src/client/open-sink.js'
import { createClientTime } from '../client/world.js'
import { textOf } from './project-files.js'

/** The names in the first column of the table after a mark, without what a call takes. */
function namesAfter(mark: string): string[] {
  const [, after = ''] = textOf('docs/library.md').split(`<!-- ${mark} -->`)
  const rows = after.trimStart().split('\n\n')[0]?.split('\n').slice(2) ?? []
  const cells = rows.map((row) => row.split('|')[1] ?? '')
  return cells.flatMap((cell) => [...cell.matchAll(/`([a-zA-Z]+)[^`]*`/g)].map(([, name = '']) => name))
}

test('the page of the library has every option, in their order', () => {
  expect(namesAfter('options')).toEqual(Object.keys(OPTIONS))
})

test('and everything that a heart can do', () => {
  const surroundings = { env: {}, clock: createClientTime(), warn: () => {}, openSink }
  const hb = heartbeatIn({ tag: 'worker', url: 'redis://nowhere.example' }, surroundings)
  expect(namesAfter('face').sort()).toEqual(Object.keys(hb).sort())
})
