import { describe, expect, test } from '@jest/globals'
import { keptCases } from '../../support/kept-lines.js'
import { toldOfReading } from '../../support/told-reading.js'
import { samplesOf } from './samples.js'

const contents = new Map(
  ['heartbeats.json', 'heartbeats-more.json'].flatMap((file) =>
    samplesOf(file).map(({ id, content }) => [id, content] as const),
  ),
)

describe('files as people commit them, each with all that is read in it', () => {
  const ofSample = (id: string) => toldOfReading(contents.get(id) ?? '')
  test.each(keptCases('samples', ofSample).map((one) => [one.given, one] as const))('%s', (id, one) => {
    expect(ofSample(id)).toEqual(one.told)
  })

  test('all of them are here', () => {
    expect(keptCases('samples', ofSample).map(({ given }) => given)).toEqual([...contents.keys()])
  })
})
