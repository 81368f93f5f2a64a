import { expect, test } from '@jest/globals'
import { deniedSource } from '../../../src/domain/recovery/denied-source.js'
import type { Verdict } from '../../../src/domain/verdict.js'

const away: Pick<Verdict, 'reason' | 'place'> = {
  reason: 'source-unreachable',
  place: { kind: 'redis', key: 'health:hb:*' },
}

test.each<[string, Pick<Verdict, 'reason' | 'place'>[], string[], string[]]>([
  ['Redis is away and denied by its service', [away], ['service:redis'], ['redis in deny list - alerting only']],
  ['or by its name', [away, away], ['redis'], ['redis in deny list - alerting only']],
  ['it is away and on no list', [away], ['vpn'], []],
  ['it is there', [{ ...away, reason: 'ok' }], ['redis'], []],
  ['something else is away', [{ ...away, place: { kind: 'http', host: 'api' } }], ['redis'], []],
])('%s', (_, verdicts, deny, notices) => {
  expect(deniedSource(verdicts, { deny })).toEqual(notices)
})
