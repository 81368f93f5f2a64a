import { describe, expect, test } from '@jest/globals'
import { parseAnyTime, parseEpochNumber, parseTime } from '../../../src/domain/reading/parse-time.js'
import { toIso } from '../../../src/domain/time.js'

const read = (text: string) => {
  const found = parseAnyTime(text)
  return found && `${toIso(found.at)} ${found.zone}`
}

// proves: 5
describe('a written time is read exactly', () => {
  test.each([
    // ISO 8601 and its neighbours
    ['2026-09-22T11:43:59Z', '2026-09-22T11:43:59Z utc'],
    ['2026-09-22T11:43:59z', '2026-09-22T11:43:59Z utc'],
    ['2026-09-21T15:43:10.545323+00:00', '2026-09-21T15:43:10.545Z utc'],
    ['2026-06-06T00:37:06.8506228Z', '2026-06-06T00:37:06.850Z utc'],
    ['2026-06-12T20:11:31.394958869Z', '2026-06-12T20:11:31.394Z utc'],
    ['2026-08-14T15:13:55+03:00', '2026-08-14T12:13:55Z offset'],
    ['2026-08-14T15:13:55-0330', '2026-08-14T18:43:55Z offset'],
    ['2026-08-14T15:13:55+05', '2026-08-14T10:13:55Z offset'],
    ['2026-10-05T22:35:48+0000', '2026-10-05T22:35:48Z utc'],
    ['2026-08-14T15:13:55+14:00', '2026-08-14T01:13:55Z offset'],
    ['2025-12-02T16:52+05:30', '2025-12-02T11:22:00Z offset'],
    ['2026-09-16T21:39:49', '2026-09-16T21:39:49Z naive'],
    ['2026-09-16T21:39', '2026-09-16T21:39:00Z naive'],
    ['2026-09-16T21Z', '2026-09-16T21:00:00Z utc'],
    ['2026-09-18 15:15:33 UTC', '2026-09-18T15:15:33Z utc'],
    ['2026-09-18 15:15:33 +0900', '2026-09-18T06:15:33Z offset'],
    ['2026-09-18 15:15:33,111', '2026-09-18T15:15:33.111Z naive'],
    ['2026-10-01 04:13 UTC', '2026-10-01T04:13:00Z utc'],
    ['2026-05-19_04:12:25_UTC', '2026-05-19T04:12:25Z utc'],
    ['2026-05-19_04-12-25', '2026-05-19T04:12:25Z naive'],
    ['2026-07-05 12:04 JST', '2026-07-05T03:04:00Z abbreviation'],
    ['2026-09-18 15:15:33 +14:00', '2026-09-18T01:15:33Z offset'],
    ['2026-09-18 15:15:33 UTC+7', '2026-09-18T08:15:33Z offset'],
    ['2026-09-18 15:15:33 (UTC)', '2026-09-18T15:15:33Z utc'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z utc'],
    // dates alone
    ['2026-09-06', '2026-09-06T00:00:00Z date'],
    ['2024-02-29', '2024-02-29T00:00:00Z date'],
    ['20260906', '2026-09-06T00:00:00Z date'],
    ['01.03.2023', '2023-03-01T00:00:00Z date'],
    ['2 January 2026', '2026-01-02T00:00:00Z date'],
    // slashes, dots and compact
    ['2025/08/12 17:49', '2025-08-12T17:49:00Z naive'],
    ['21/08/2026 22:02:29', '2026-08-21T22:02:29Z naive'],
    ['08/21/2026 22:02:29', '2026-08-21T22:02:29Z naive'],
    ['09/10/2026 22:02', '2026-09-10T22:02:00Z naive'],
    ['10/09/2026 22:02', '2026-09-10T22:02:00Z naive'],
    ['04/03/2026, 3:04:05 PM', '2026-03-04T15:04:05Z naive'],
    ['04-03-2026 15:04', '2026-03-04T15:04:00Z naive'],
    ['04.03.2026 15:04', '2026-03-04T15:04:00Z naive'],
    ['03.04.2026 15:04', '2026-04-03T15:04:00Z naive'],
    ['9/10/2026, 3:04:05 PM', '2026-09-10T15:04:05Z naive'],
    ['22/9/2026, 3:04:05 pm', '2026-09-22T15:04:05Z naive'],
    ['22.09.2026 15:04', '2026-09-22T15:04:00Z naive'],
    ['20181107-160001', '2018-11-07T16:00:01Z naive'],
    ['20181107T160001Z', '2018-11-07T16:00:01Z utc'],
    ['20181107160001', '2018-11-07T16:00:01Z naive'],
    ['20240719 06', '2024-07-19T06:00:00Z naive'],
    // `date`, RFC 2822, RFC 1123, ctime, toString
    ['Thu Oct  1 09:44:51 UTC 2026', '2026-10-01T09:44:51Z utc'],
    ['Thu Oct  1 09:44:51 AM UTC 2026', '2026-10-01T09:44:51Z utc'],
    ['Thu 01 Oct 2026 09:44:51 PM UTC', '2026-10-01T21:44:51Z utc'],
    ['Thu  1 Oct 09:44:51 BST 2026', '2026-10-01T03:44:51Z abbreviation'],
    ['Thu Oct  1 09:44:51 EDT 2026', '2026-10-01T13:44:51Z abbreviation'],
    ['Thu Oct  1 09:44:51 CET 2026', '2026-10-01T08:44:51Z abbreviation'],
    ['Thu Oct  1 09:44:51 2026', '2026-10-01T09:44:51Z naive'],
    ['Tue, 19 Jul 2022 09:20:03 GMT', '2022-07-19T09:20:03Z utc'],
    ['Tue, 19 Jul 2022 09:20:03 +0200', '2022-07-19T07:20:03Z offset'],
    ['Tuesday, 19-Jul-2022 09:20:03 GMT', '2022-07-19T09:20:03Z utc'],
    ['Thu Oct 01 2026 09:44:51 GMT+0000 (Coordinated Universal Time)', '2026-10-01T09:44:51Z utc'],
    ['Thursday, October 1, 2026 9:44:51 AM', '2026-10-01T09:44:51Z naive'],
    ['Jan 2, 2026 3:04 PM', '2026-01-02T15:04:00Z naive'],
    ['January 2, 2026 at 12:04 AM UTC', '2026-01-02T00:04:00Z utc'],
    ['2nd Jan 2026 15:04', '2026-01-02T15:04:00Z naive'],
    // other languages and programs
    ['2026-01-02 15:04:05.999 +0000 UTC m=+12.345678901', '2026-01-02T15:04:05.999Z utc'],
    ['2026-01-02 15:04:05.999999999 +0900 JST', '2026-01-02T06:04:05.999Z offset'],
    ['2026-01-02T15:04:05+09:00[Asia/Tokyo]', '2026-01-02T06:04:05Z offset'],
    ['2026年9月22日 15:43:10', '2026-09-22T15:43:10Z naive'],
    ['2026. 9. 22. 오후 3:43:10', '2026-09-22T15:43:10Z naive'],
    ['jeu. 1 oct. 2026 09:44:51 UTC', '2026-10-01T09:44:51Z utc'],
    ['Do 1. Okt 09:44:51 CEST 2026', '2026-10-01T07:44:51Z abbreviation'],
    // the rarer forms of ISO 8601 and RFC 3339
    ['2026-11-20t10:00:00z', '2026-11-20T10:00:00Z utc'],
    ['2026-11-20t10:00z', '2026-11-20T10:00:00Z utc'],
    ['2026-11-20t10:00:00.5+01:00', '2026-11-20T09:00:00.500Z offset'],
    ['2026-W47-5T14:05:00Z', '2026-11-20T14:05:00Z utc'],
    ['2020-W53-5', '2021-01-01T00:00:00Z date'],
    ['2026-324T14:05:00Z', '2026-11-20T14:05:00Z utc'],
    // a zone of the tz database beside the time
    ['2026-11-26 22:30:00 Asia/Kolkata', '2026-11-26T17:00:00Z offset'],
    ['2026-11-26T22:30:00[Asia/Kolkata]', '2026-11-26T17:00:00Z offset'],
    ['2026-07-01 10:00 America/New_York', '2026-07-01T14:00:00Z offset'],
    ['2026-11-01 01:30 America/New_York', '2026-11-01T05:30:00Z offset'],
    ['2026-11-01 20:00 America/New_York', '2026-11-02T01:00:00Z offset'],
    ['2026-03-08 02:30 America/New_York', '2026-03-08T06:30:00Z offset'],
    // a comma of a log and a comma of a table
    ['2026-09-07T00:05:30,285', '2026-09-07T00:05:30.285Z naive'],
    // epochs
    ['1777814570', '2026-05-03T13:22:50Z epoch_s'],
    ['1777814570.692947', '2026-05-03T13:22:50.692Z epoch_s'],
    ['1787585336.044280652', '2026-08-24T15:28:56.044Z epoch_s'],
    ['1770980211339', '2026-02-13T10:56:51.339Z epoch_ms'],
    ['1770980211339000', '2026-02-13T10:56:51.339Z epoch_ms'],
    ['1770980211339000123', '2026-02-13T10:56:51.339Z epoch_ms'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

// proves: 5
describe('what is no whole time is refused', () => {
  test.each([
    'app 7', '2018-06', '2026', 'Sep 16', '16 Sep', 'May 2026', '9:56:51 pm', '12:04', 'today', 'now', 'yesterday 10:00',
    '2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-10-00', '31/04/2026', '32/01/2026', '2026-09-31T10:00:00Z',
    '2026-09-22T24:00:00Z', '2026-09-22T25:00', '2026-09-22T10:60', '2026-09-22T10:00:61Z', '2026-09-22T10:30:60Z',
    '2026-09-22T10:00:00+15:00', '2026-09-22 10:00 +14:01', '2026-09-22T10:00:00+05:75', '2026-09-22T10:00:00 XYZ', '2026-09-22T10:0', '2026-09-22T',
    '2026-09-22T10:00:00Zulu time', '2026-09-22 13:00 PM', '2026-9', '1.2.3', '10.0.0.1', 'v2026.09', '177781457', '17778145701',
    '0000000000', '86400', '-1777814570', '1777814570 ok', '2026-09-22 2026-09-23', 'Monday', 'march 5', '', '      ',
    '2026-09-22T10:00:00.Z', '2026-09/22', '٢٠٢٦-٠٩-٢٢', '25641234567890', 'P1D', '5 minutes ago', '1e9', '0x6a000000',
    '2026-W54-1', '2026-W00-1', '2026-W47-8', '2026-367T10:00:00Z', '2026-324', '2026-09-07T00:05:30,285,101', '2026-09-22 10:00 Asia/Nowhere',
  ])('%j', (text) => {
    expect(parseAnyTime(text)).toBeNull()
  })
}) // prettier-ignore

test('the precision is the smallest unit that was written', () => {
  const units = ['2026-09-22', '2026-09-22 10:00', '2026-09-22 10:00:00', '2026-09-22 10:00:00.5'].map(
    (text) => parseTime(text)?.precisionMs,
  )
  expect(units).toEqual([86_400_000, 60_000, 1000, 1])
})

test('a time without a zone is asked from the zone that was set, one with a zone is not', () => {
  const context = { timezone: 'Asia/Tokyo', zoned: (wall: { hour: number }) => wall.hour }
  expect(parseTime('2026-09-22 10:00', context)?.at).toBe(10)
  expect(parseTime('2026-09-22 10:00 UTC', context)?.at).toBe(Date.UTC(2026, 8, 22, 10))
  expect(() => parseTime('2026-09-22 10:00', { timezone: 'Asia/Tokyo' })).toThrow(/zone function/)
})

test('what the writing leaves open is said', () => {
  expect(parseTime('09/10/2026')?.assumed).toMatch('month/day/year, the earlier')
  expect(parseTime('09.10.2026')?.assumed).toBeUndefined()
  expect(parseTime('21/10/2026')?.assumed).toBeUndefined()
  // China's comes before Chicago's.
  expect(parseTime('2026-01-22 10:00 CST')?.assumed).toMatch('CST was read as UTC+8')
  expect(parseTime('2026-09-22 10:00 CST')?.assumed).toMatch('CST was read as UTC+8')
})

test('a number of JSON keeps its milliseconds', () => {
  expect(parseEpochNumber(1789570052.4120977)?.at).toBe(1789570052412)
  expect(parseEpochNumber(1508737897)?.at).toBe(1508737897000)
  expect(parseEpochNumber(1583514429502)?.at).toBe(1583514429502)
  for (const no of [0, -1, 86400, 33008, 25645561760, Number.NaN, Infinity, 1e30, 1e10])
    expect(parseEpochNumber(no)).toBeNull()
})
