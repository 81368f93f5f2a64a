import { expect, test } from '@jest/globals'
import { watchedText, type Watched } from '../../src/domain/watched.js'

const NONE: Watched = {
  origin: { kind: 'workflows' },
  monitors: 0,
  workflows: 0,
  repository: 'octo/demo',
  local: false,
}
const FILE = { kind: 'file', path: '.github/heartbeat.yml' } as const

test.each<[string, Partial<Watched>]>([
  ['Watching 12 scheduled workflows of octo/demo', { workflows: 12 }],
  ['Watching 1 scheduled workflow', { workflows: 1, repository: null }],
  ['Watching 3 monitors of .github/heartbeat.yml', { origin: FILE, monitors: 3 }],
  [
    'Watching 1 monitor of .github/heartbeat.yml, in the files of this folder',
    { origin: FILE, monitors: 1, local: true },
  ],
  [
    'Watching 1 monitor of .github/heartbeat.yml and 2 scheduled workflows of octo/demo',
    { origin: FILE, monitors: 1, workflows: 2 },
  ],
  [
    'Watching 1 monitor of .github/heartbeat.yml and 2 scheduled workflows and 3 without a schedule of octo/demo',
    { origin: FILE, monitors: 1, workflows: 2, byEvents: 3 },
  ],
  ['Watching 1 workflow without a schedule of octo/demo, by .github/heartbeat.yml', { origin: FILE, byEvents: 1 }],
  [
    'Watching 1 monitor of .github/heartbeat.yml and 1 scheduled workflow of octo/demo; other.yml could not be read',
    { origin: FILE, monitors: 1, workflows: 1, unread: { monitor: 'other', place: 'other.yml' } },
  ],
  ['Watching data/hb.json (inputs)', { origin: { kind: 'inputs', names: ['data/hb.json'] }, monitors: 1 }],
  ['Watching a, b (inputs)', { origin: { kind: 'inputs', names: ['a', 'b'] }, monitors: 2 }],
])('%s', (text, change) => {
  expect(watchedText({ ...NONE, ...change })).toBe(text)
})
