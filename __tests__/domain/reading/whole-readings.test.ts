import { describe, expect, test } from '@jest/globals'
import type { DocumentOptions } from '../../../src/domain/reading/read.js'
import { keptCases } from '../../support/kept-lines.js'
import { toldOfReading } from '../../support/told-reading.js'

/** A line is a document: JSON, or a text as JSON writes it; behind two bars come options. */
function ofLine(line: string): string[] {
  const [given = '', options = '{}'] = line.split(' || ')
  const text = given.startsWith('"') ? (JSON.parse(given) as string) : given
  return toldOfReading(text, JSON.parse(options) as Partial<DocumentOptions>)
}

describe('documents of every kind, each with all that is read in it', () => {
  test.each(keptCases('documents', ofLine).map((one) => [one.given, one] as const))('%s', (_, one) => {
    expect(ofLine(one.given)).toEqual(one.told)
  })
})
