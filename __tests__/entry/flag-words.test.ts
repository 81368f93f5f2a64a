import { expect, test } from '@jest/globals'
import { Command } from 'commander'
import { inFlags } from '../../src/entry/cli/flag-words.js'

const command = new Command('history')
  .option('--since <time>')
  .option('--to <place>')
  .option('--critical')
  .option('--history <place>')

test.each([
  ['since: is no time', '--since: is no time'],
  ['grace: is no flag here', 'grace: is no flag here'],
  ['history: nothing is kept', 'history: nothing is kept'],
  ['12:3: since: of a file', '12:3: since: of a file'],
  ['with `to: http`, or with `since`', 'with --to http, or with --since'],
  ['since: goes with "to: http" or "history"', '--since: goes with --to http or --history'],
  ['since: "history" is no time; see "critical"', '--since: "history" is no time; see "critical"'],
  ['12:3: since: goes with "history" of a file', '12:3: since: goes with "history" of a file'],
  ['it is `critical`, `healthy` or `redis: own`', 'it is `critical`, `healthy` or `redis: own`'],
])('%s is told as %s', (text, told) => {
  expect(inFlags(text, command)).toBe(told)
})

test('whoever gave inputs by variables hears of them by their names', () => {
  const run = new Command('run').option('--shell <name>').option('--env-prefix <prefix>')
  run.parse(['--env-prefix', 'HEARTBEAT_RUN_'], { from: 'user' })
  expect(inFlags('shell: is not known', run)).toBe('shell: is not known')
})
