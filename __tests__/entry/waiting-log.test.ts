import { expect, test } from '@jest/globals'
import { waitingLog } from '../../src/entry/cli/waiting-log.js'

test('what the report says is not said beside it, and the rest is', () => {
  const said: string[] = []
  const say = (level: string) => (text: string) => void said.push(`${level}: ${text}`)
  const log = waitingLog({
    debug: say('debug'),
    info: say('info'),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
  })
  log.info('Opened an incident for hb')
  log.warning('Slack: not sent')
  log.debug('read a file')
  log.error('no room\nleft')
  expect(said).toEqual(['debug: read a file'])
  log.release('problem: no room left\nOpened an incident for hb (https://example.org)\n')
  expect(said).toEqual(['debug: read a file', 'warning: Slack: not sent'])
  log.release('')
  expect(said).toHaveLength(2)
})
