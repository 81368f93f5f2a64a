import { expect, test } from '@jest/globals'
import { languageProblem } from '../../../src/domain/page-language.js'
import { pageClock } from '../../../src/reports/status-page/page-clock.js'
import { DAY } from '../../../src/domain/time.js'

const NOW = Date.UTC(2026, 10, 22, 9, 30)

test.each([
  [null, '22 Nov', '<time datetime="2026-11-22T09:30:00Z">22 Nov, 10:30 CET</time>', '18 Oct 2025, 11:30'],
  [
    'de',
    '22. Nov.',
    '<time datetime="2026-11-22T09:30:00Z" lang="de">22. Nov., 10:30 CET</time>',
    '18. Okt. 2025, 11:30',
  ],
  [
    'fr-CA',
    '22 nov.',
    '<time datetime="2026-11-22T09:30:00Z" lang="fr-CA">22 nov., 10:30 CET</time>',
    '18 oct. 2025, 11:30',
  ],
  [
    'ja',
    '11月22日',
    '<time datetime="2026-11-22T09:30:00Z" lang="ja">11月22日, 10:30 CET</time>',
    '2025年10月18日, 11:30',
  ],
])('days and months in the language %s', (language, day, time, old) => {
  const clock = pageClock(NOW, 'Europe/Berlin', language)
  expect(clock.day('2026-11-22')).toBe(day)
  expect(clock.time(NOW).text).toBe(time)
  expect(clock.text(NOW - 400 * DAY).text).toContain(`>${old}</time>`)
})

test.each(['', 'klingon-xx', 'de_DE', '"><img>', '日本語'])(
  '%j as language is told of, and on a page it is English',
  (name) => {
    expect(languageProblem(name)).toBe('is no language that dates can be written in; write one like "de" or "fr-CA"')
    expect(pageClock(NOW, null, name).time(NOW).text).toBe(
      '<time datetime="2026-11-22T09:30:00Z">22 Nov, 09:30 UTC</time>',
    )
  },
)
