import { describe, expect, test } from '@jest/globals'
import { monthOf, isWeekday } from '../../../src/domain/reading/month-names.js'
import { parseAnyTime } from '../../../src/domain/reading/parse-time.js'
import { namedZone, zoneOfKeyWord } from '../../../src/domain/reading/zone-names.js'
import { HOUR, MINUTE, toIso } from '../../../src/domain/time.js'
import type { WallTime } from '../../../src/domain/wall-time.js'
import { keptCases } from '../../support/kept-lines.js'

/** A line is a written time, behind two bars the zone that is set: one that is three hours west of Greenwich. */
function told(line: string): string[] {
  const [text = '', timezone = null] = line.split(' || ')
  const zoned = ({ year, month, day, hour, minute, second, ms }: WallTime) =>
    Date.UTC(year, month - 1, day, hour + 3, minute, second, ms)
  const found = parseAnyTime(text, { timezone, zoned })
  if (!found) return ['none']
  return [
    `${toIso(found.at)} ${found.zone}, exact to ${found.precisionMs} ms`,
    ...(found.assumed ? [found.assumed] : []),
  ]
}

describe('a written time is an instant, a zone and how exact it is', () => {
  test.each(keptCases('times', told).map((one) => [one.given, one.told] as const))('%s', (line, expected) => {
    expect(told(line)).toEqual(expected)
  })
})

test('times of a zone that is set need what reads its clocks', () => {
  expect(() => parseAnyTime('2026-11-22 10:00', { timezone: 'Asia/Tokyo' })).toThrow(
    'reading times of Asia/Tokyo needs a zone function',
  )
})

const MONTHS = [
  'jan january januar enero janvier gennaio januari janeiro января stycznia ocak ene gen janv sty oca янв thg1',
  'feb february februar febrero février fevrier febbraio februari fevereiro февраля lutego şubat fev fév févr lut şub фев',
  'mar march märz marzo mars maart março marco marca марта mart maret mär mrz maerz mrt мар',
  'apr april abril avril aprile апреля kwietnia nisan abr avr kwi апр',
  'may mai mayo maggio mei maio maj мая maja mayıs mag май',
  'jun june juni junio juin giugno junho июня czerwca haziran giu cze haz июн',
  'jul july juli julio juillet luglio julho июля lipca temmuz juil lug lip tem июл',
  'aug august agosto août aout augustus августа sierpnia ağustos ago aoû agu sie ağu авг',
  'sep september septiembre septembre settembre setembro сентября września eylül sept set wrz eyl сен',
  'oct october oktober octubre octobre ottobre outubro октября października ekim okt out ott paź eki окт',
  'nov november noviembre novembre novembro ноября listopada kasım lis kas ноя',
  'dec december dezember diciembre décembre decembre dicembre dezembro декабря grudnia aralık desember dic dez déc des gru ara дек',
]

test.each(MONTHS.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)))(
  '%s is month %i',
  (name, month) => {
    expect(monthOf(name)).toBe(month)
  },
)

test('names are read in any letters, and other words are no month and no weekday', () => {
  expect([monthOf('OCTOBER'), monthOf('octob'), monthOf(''), monthOf('monday')]).toEqual([10, null, null, null])
  expect(['Monday', 'TUE', 'mittwoch', 'вт'].every(isWeekday)).toBe(true)
  expect(['mo n', 'octob', '', 'day'].some(isWeekday)).toBe(false)
})

/** Hours east of Greenwich. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5, edt: -4, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9, akdt: -8, hst: -10, adt: -3, nst: -3.5, ndt: -2.5,
  wet: 0, west: 1, cet: 1, cest: 2, mez: 1, mesz: 2, eet: 2, eest: 3, msk: 3, trt: 3, sast: 2, eat: 3, wat: 1, cat: 2, irst: 3.5, pkt: 5,
  npt: 5.75, wib: 7, ict: 7, wita: 8, sgt: 8, hkt: 8, pht: 8, myt: 8, awst: 8, wit: 9, jst: 9, kst: 9, acst: 9.5, acdt: 10.5, aest: 10,
  aedt: 11, nzst: 12, nzdt: 13, brt: -3, art: -3, clt: -4, cot: -5, pet: -5, cst: 8, ist: 5.5, bst: 6, ast: 3, gst: 4, et: -4, ct: -5,
  mt: -6, pt: -7,
} // prettier-ignore
const OF_SEVERAL = ['cst', 'ist', 'bst', 'ast', 'gst', 'et', 'ct', 'mt', 'pt']

test.each(Object.entries(ZONES))('%s is %d hours east of Greenwich', (name, hours) => {
  expect(namedZone(name)).toEqual({ offsetMs: hours * 60 * MINUTE, ambiguous: OF_SEVERAL.includes(name) })
  expect(namedZone(name.toUpperCase())?.offsetMs).toBe(hours * HOUR)
})

test('what is no zone has no hours', () => {
  expect([namedZone('xyz'), namedZone('utc'), namedZone('')]).toEqual([null, null, null])
})

test('only some abbreviations name a zone at the end of a key', () => {
  const all = [...Object.keys(ZONES), 'utc', 'gmt', 'z', 'run', '']
  expect(all.filter((word) => zoneOfKeyWord(word) === word).sort()).toEqual(
    'utc gmt jst kst ist edt est et pst pdt pt cst cdt mst mdt akst hst cet cest mez mesz eet eest msk trt bst wib ict sgt hkt pht pkt npt aest aedt awst acst nzst nzdt brt'
      .split(' ')
      .sort(),
  )
  expect(zoneOfKeyWord('run')).toBeNull()
})
