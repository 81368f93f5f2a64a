import { expect, test } from '@jest/globals'
import { describePlace, type Place } from '../../src/domain/place.js'

const WORKFLOW = '.github/workflows/nightly.yml'

test.each<[string, Place]>([
  ['data/hb.json', { kind: 'file', path: 'data/hb.json' }],
  ['hb.json on the default branch', { kind: 'repository', path: 'hb.json', branch: null, repository: null }],
  ['hb.json on main', { kind: 'repository', path: 'hb.json', branch: 'main', repository: null }],
  ['hb.json on main of acme/jobs', { kind: 'repository', path: 'hb.json', branch: 'main', repository: 'acme/jobs' }],
  ['commits on the default branch', { kind: 'commits', path: null, branch: null, repository: null }],
  ['commits to docs on main of a/b', { kind: 'commits', path: 'docs', branch: 'main', repository: 'a/b' }],
  ['runs of nightly.yml', { kind: 'workflow', path: WORKFLOW, repository: null }],
  ['runs of nightly.yml in acme/jobs', { kind: 'workflow', path: WORKFLOW, repository: 'acme/jobs' }],
  ['runs of workflows', { kind: 'workflow', path: null, repository: null }],
  ['agents:scan in Redis', { kind: 'redis', key: 'agents:scan' }],
  ['answers of status.example.com', { kind: 'http', host: 'status.example.com' }],
  ['file', { kind: 'unknown', source: 'file' }],
])('%s', (sentence, place) => {
  expect(describePlace(place)).toBe(sentence)
})
