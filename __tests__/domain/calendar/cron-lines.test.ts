import { describe, expect, test } from '@jest/globals'
import { describeCron } from '../../../src/domain/calendar/cron-words.js'
import { parseCron } from '../../../src/domain/calendar/parse-cron.js'
import { storedCases } from '../../support/kept-lines.js'

const plain = storedCases('cron').filter(
  ({ given, told }) => !given.includes('|') && !/^(?:cron|timezone)/.test(told[0] ?? ''),
)

describe('a line in words, without a schedule around it', () => {
  test.each(plain.map((one) => [one.given, one.told[0]] as const))('%s', (line, words) => {
    expect(`${describeCron(line)} (UTC)`).toBe(words)
  })
})

test.each('jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((name, i) => [name, i + 1] as const))(
  '%s is month %i',
  (name, month) => {
    expect(parseCron(`0 0 1 ${name} *`, 'monitor').months).toEqual([month])
  },
)

test.each('sun mon tue wed thu fri sat'.split(' ').map((name, i) => [name, i] as const))(
  '%s is weekday %i',
  (name, day) => {
    expect(parseCron(`0 0 * * ${name}`, 'monitor').weekdays).toEqual([day])
  },
)
