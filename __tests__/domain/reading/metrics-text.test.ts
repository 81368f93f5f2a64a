import { describe, expect, test } from '@jest/globals'
import { readMetrics } from '../../../src/domain/reading/metrics-text.js'

/** The value, and the line of each pointer; or null. */
function told(text: string): string | null {
  const read = readMetrics(text)
  return read && `${JSON.stringify(read.value)} ${[...read.lineOf].map(([at, line]) => `${at}:${line}`).join(' ')}`
}

describe('the text that Prometheus collects', () => {
  test.each<[string, string]>([
    ['last_run 5', '[{"last_run":5}] /0/last_run:1 /0:1'],
    ['# HELP x\n\nlast_run 5 1790074800\r\nrows_total 7', '[{"last_run":5}] /0/last_run:3 /0:3'],
    [
      'a_last_run 5\na_last_exit_code 0\nb_last_run 6',
      '[{"name":"a","last_run":5,"last_exit_code":0},{"name":"b","last_run":6}] /0/last_run:1 /0:1 /0/last_exit_code:2 /1/last_run:3 /1:3',
    ],
    [
      'last_run{job="a"} 5\nlast_run{job="b"} 6',
      '[{"name":"a","last_run":5},{"name":"b","last_run":6}] /0/last_run:1 /0:1 /1/last_run:2 /1:2',
    ],
    [
      'last_run{job="a",host="x"} 5\nlast_run{job="a",host="y"} 6',
      '[{"name":"x","last_run":5},{"name":"y","last_run":6}] /0/last_run:1 /0:1 /1/last_run:2 /1:2',
    ],
    [
      'last_run{host="x",job="a"} 5\nlast_run{host="y",job="b"} 6',
      '[{"name":"a/x","last_run":5},{"name":"b/y","last_run":6}] /0/last_run:1 /0:1 /1/last_run:2 /1:2',
    ],
    ['last_run 5\nlast_run 4\nlast_run 6', '[{"last_run":4}] /0/last_run:2 /0:1'],
    ['last_run 1.7900748001234e9', '[{"last_run":1790074800.123}] /0/last_run:1 /0:1'],
    ['last_run 1790074800123.4', '[{"last_run":1790074800123}] /0/last_run:1 /0:1'],
    ['last_run 5.55', '[{"last_run":5.55}] /0/last_run:1 /0:1'],
  ])('%j', (text, value) => expect(told(text)).toBe(value))

  test.each([
    '',
    '# last_run 5',
    'rows_total 5',
    'last_run five',
    'last_run 5\nrows 7',
    'last_run 5\nhello',
    'updated 5',
    'last_exit_code 0',
  ])('not %j', (text) => expect(told(text)).toBeNull())

  test.each(['NaN', '+Inf', '-Inf'])('holds nothing where a value is %s', (value) =>
    expect(readMetrics(`last_run ${value}`)?.value).toEqual([{ last_run: null }]),
  )
})
