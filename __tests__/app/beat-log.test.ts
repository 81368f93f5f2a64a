import { describe, expect, test } from '@jest/globals'
import { createBeatLog } from '../../src/app/beat-log.js'
import { beatsIn } from '../../src/domain/beat/beat-lines.js'
import { postedBeat } from '../../src/domain/beat/posted-beat.js'
import { aLog } from '../support/incident-samples.js'
import { createLivingClock } from '../support/living-clock.js'
import { emptyDisk, NOON } from '../support/serving-world.js'

const textOf = (monitor: string, at = NOON): string => {
  const posted = postedBeat(monitor, { at, state: 'ok' }, null, at)
  return 'text' in posted ? posted.text : ''
}

function aLogOnDisk() {
  const disk = emptyDisk()
  const clock = createLivingClock(NOON)
  const log = aLog()
  return { ...disk, clock, log, beatLog: createBeatLog(disk.beats, beatsIn(disk.beats.text), { clock, log }) }
}

describe('posted beats on the disk', () => {
  test('a thousand a second are four writes, and all are there within a second', async () => {
    const { beats, clock, beatLog } = aLogOnDisk()
    for (let i = 0; i < 1_000; i++) {
      beatLog.put(`m${i % 500}`, textOf(`m${i % 500}`, NOON + i))
      if (i % 100 === 99) await clock.pass(100)
    }
    await clock.pass(250)
    expect(beats.writes).toBeLessThanOrEqual(5)
    expect(beatsIn(beats.text).size).toBe(500)
    expect(beatsIn(beats.text).get('m0')).toContain('2026-11-27T12:00:00.5')
  })

  test('the old lines are left out before there are many more of them than of those that count', async () => {
    const { beats, clock, beatLog } = aLogOnDisk()
    const long = textOf('web').replace('"source"', `"message": "${'x'.repeat(2_000)}", "source"`)
    for (let i = 0; i < 5_000; i++) {
      beatLog.put('web', long)
      await clock.pass(250)
    }
    expect(beats.text.length).toBeLessThan(5 * 1024 * 1024)
    expect(beatsIn(beats.text).size).toBe(1)
  }, 60_000)

  test('a disk that takes nothing is told of once and tried again', async () => {
    const { beats, clock, log, beatLog } = aLogOnDisk()
    beats.full = true
    beatLog.put('web', textOf('web'))
    await clock.pass(30_000)
    expect(log.lines.filter((line) => line.includes('ENOSPC'))).toHaveLength(1)
    beats.full = false
    await clock.pass(6_000)
    expect(beatsIn(beats.text).has('web')).toBe(true)
  })
})

describe('the lines of a file', () => {
  test('half a line, and what is no beat of ours, is passed over', () => {
    const line = JSON.stringify(JSON.parse(textOf('web')))
    const text = `${line}\nnot json\n{"monitor":"x"}\n{"monitor":7,"last_run":"2026-11-27T12:00:00Z"}\n[]\n${line.slice(0, 30)}`
    expect([...beatsIn(text).keys()]).toEqual(['web'])
  })

  test('names of an object’s own are names', () => {
    expect([...beatsIn(JSON.stringify(JSON.parse(textOf('__proto__')))).keys()]).toEqual(['__proto__'])
  })
})
