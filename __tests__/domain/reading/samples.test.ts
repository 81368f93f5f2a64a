import { describe, expect, test } from '@jest/globals'
import { readDocument } from '../../../src/domain/reading/read.js'
import { DAY, MINUTE } from '../../../src/domain/time.js'
import { samplesOf, toMs, type Sample } from './samples.js'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const OPTIONS = { timestampField: null, timezone: null, statusField: null, format: 'auto', now: NOW } as const

describe.each(['heartbeats.json', 'heartbeats-more.json'])('%s', (file) => {
  test.each(samplesOf(file).map((sample) => [sample.id, sample] as const))('%s', (_, sample) => {
    const document = readDocument(sample.content, OPTIONS)
    expect(told(document)).toEqual(expected(sample, document.field))
  })
})

function told(document: ReturnType<typeof readDocument>) {
  const { at, field, zone, status, monitors, precisionMs, error } = document
  return {
    at,
    field,
    zone,
    status,
    precision: precisionMs >= MINUTE ? precisionMs : null,
    monitors: beating(monitors),
    hasError: error !== null,
  }
}

/** The labels tell only of those that have beaten. */
function beating(monitors: ReturnType<typeof readDocument>['monitors']) {
  const alive = (monitors ?? []).filter((monitor) => monitor.at !== null)
  if (alive.length === 0) return null
  return alive.map(({ name, at, field, status }) => ({ name, at, field, status }))
}

function expected({ expect: label }: Sample, field: string | null) {
  return {
    at: toMs(label.timestamp_utc),
    field: field !== null && label.also_ok?.includes(field) ? field : label.field,
    zone: label.zone,
    status: label.status,
    precision: label.precision === undefined ? null : label.precision === 'day' ? DAY : MINUTE,
    monitors:
      label.monitors?.map(({ name, timestamp_utc, field: place, status }) => ({
        name,
        at: toMs(timestamp_utc),
        field: place,
        status,
      })) ?? null,
    hasError: label.timestamp_utc === null,
  }
}

test.each(
  samplesOf('heartbeats.json')
    .filter((sample) => sample.expect.declared_schedule)
    .map((sample) => [sample.id, sample] as const),
)('%s declares its schedule', (_, sample) => {
  expect(readDocument(sample.content, OPTIONS).declared).toEqual(sample.expect.declared_schedule)
})
