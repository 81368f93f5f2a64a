import { describe, expect, test } from '@jest/globals'
import type { Verdict } from '../../src/domain/verdict.js'
import { serviceWords } from '../../src/reports/service-words.js'
import { aVerdict } from './a-run.js'

const well = aVerdict('shard')
const unreadable = aVerdict('shard', { status: 'unknown', reason: 'source-unreachable', missed: null })

/** Late by so many beats, of which three are critical. */
function late(missed: number, criticalAfter: number | null = 3): Verdict {
  const status = missed >= (criticalAfter ?? 3) ? 'critical' : missed === 1 ? 'warning' : 'degraded'
  return aVerdict('shard', { status, reason: 'stale', missed, criticalAfter })
}

const DEAD = (n: number): string[] => [
  `Service shard missing heartbeat (${n} consecutive misses)`,
  'Service shard is unresponsive - marking as critical',
]

describe('from one look to the next', () => {
  test.each<[string, Verdict | undefined, Verdict, readonly string[]]>([
    ['well when it is first seen', undefined, well, []],
    ['well as before', well, well, []],
    ['the first miss', well, late(1), ['Service shard missed heartbeat (attempt 1/3)']],
    ['the second', late(1), late(2), ['Service shard missed heartbeat (attempt 2/3)']],
    ['the same miss seen again', late(2), late(2), []],
    ['the last one', late(2), late(3), DEAD(3)],
    ['dead at once, where nobody looked in between', well, late(7), DEAD(7)],
    ['dead when it is first seen', undefined, late(4), DEAD(4)],
    ['dead for longer', late(3), late(4), []],
    ['back', late(5), well, ['Service shard heartbeat: healthy']],
    ['back after a single miss', late(1), well, ['Service shard heartbeat: healthy']],
    ['not to be read', late(3), unreadable, []],
    ['to be read again, and still dead', unreadable, late(9), DEAD(9)],
    ['to be read again, and well', unreadable, well, ['Service shard heartbeat: healthy']],
    ['late by an age, which nobody counts', well, late(3, null), []],
    ['failed by its own word', well, aVerdict('shard', { status: 'critical', reason: 'failing' }), []],
    ['one miss is critical already', well, late(1, 1), DEAD(1)],
  ])('%s', (_, before, after, lines) => {
    expect(serviceWords(before, after)).toEqual(lines)
  })

  test('a hostile name stays on its line, and short', () => {
    const name = `x\n::error::\u001b[2J${'y'.repeat(500)}`
    const [line] = serviceWords(well, { ...late(1), name })
    expect(line).toMatch(/^Service x ::error::y+… missed heartbeat \(attempt 1\/3\)$/)
  })
})
