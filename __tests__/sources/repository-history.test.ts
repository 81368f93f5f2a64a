import { describe, expect, test } from '@jest/globals'
import { SOURCES } from '../../src/sources/index.js'
import type { Source } from '../../src/sources/source.js'
import { createFrozenClock } from '../support/frozen-clock.js'
import { refusal, stubHistory, type HistoryStub } from '../support/history-stub.js'
import { aLog } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'
import { aMonitor } from '../support/monitor-samples.js'
import { noRedis } from '../support/no-redis.js'

async function sourceOver(github: HistoryStub): Promise<Source> {
  return (await SOURCES.repository()).create({
    clock: createFrozenClock(0),
    log: aLog(),
    files: memoryFiles(),
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => github,
    redis: noRedis,
    place: async (path) => path,
  })
}

const own = aMonitor({}, 'own')
const another = aMonitor({ file: 'data/last.json' }, 'another')

describe('whether a path ever held a beat', () => {
  test('is asked of its branch, the default one where none is named', async () => {
    const github = stubHistory()
    github.once.set('heartbeats:heartbeats/own.json', [1])
    const history = await (await sourceOver(github)).everBeat?.([own, another])
    expect([...(history ?? [])]).toEqual([
      ['own', true],
      ['another', false],
    ])
    expect(github.asked).toEqual(['commits heartbeats:heartbeats/own.json', 'commits data/last.json'])
  })

  test('is one question for monitors that share a path', async () => {
    const github = stubHistory()
    const history = await (await sourceOver(github)).everBeat?.([another, { ...another, id: 'third' }])
    expect(history?.size).toBe(2)
    expect(github.asked).toHaveLength(1)
  })

  test.each([404, 409])('nobody knows where the branch is gone or the repository is empty (%d)', async (status) => {
    const github = stubHistory()
    github.commitsFail = refusal(status)
    expect((await (await sourceOver(github)).everBeat?.([own]))?.get('own')).toBeNull()
  })

  test.each([403, 500])('a refusal or an outage is no answer (%d)', async (status) => {
    const github = stubHistory()
    github.commitsFail = refusal(status)
    await expect((await sourceOver(github)).everBeat?.([own])).rejects.toMatchObject({ status })
  })
})
