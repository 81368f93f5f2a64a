import { describe, expect, test } from '@jest/globals'
import { readTable } from '../../../src/domain/reading/table-text.js'

/** The value, and the line of each pointer; or null. */
function told(text: string): string | null {
  const read = readTable(text)
  return read && `${JSON.stringify(read.value)} ${[...read.lineOf].map(([at, line]) => `${at}:${line}`).join(' ')}`
}

describe('a table', () => {
  test.each<[string, string]>([
    ['name,last_run\na,x\nb,y', '[{"name":"a","last_run":"x"},{"name":"b","last_run":"y"}] /0:2 /1:3'],
    ['name\tlast_run\r\na\tx', '[{"name":"a","last_run":"x"}] /0:2'],
    ['name;last_run\n\na;x', '[{"name":"a","last_run":"x"}] /0:3'],
    ['# remark\nname, last_run\na, x', '[{"name":"a","last_run":"x"}] /0:3'],
    ['name,last_run\n"a, b",x', '[{"name":"a, b","last_run":"x"}] /0:2'],
    ['name,last_run\na,x\ncut', '[{"name":"a","last_run":"x"}] /0:2'],
    ['title\n\n| name | last_run |\n|---|---|\n| **a** | `x` |', '[{"name":"a","last_run":"x"}] /0:5'],
    ['| what | value |\n|---|---|\n| last_run | x |\n| rows | 5 |', '{"last_run":"x","rows":5} /last_run:3 /rows:4'],
  ])('%j', (text, value) => expect(told(text)).toBe(value))

  test.each([
    '', 'name,last_run', 'last_run\nx', 'name,rows\na,1', 'name,last_run,name\na,x,b', 'last_run,2026-09-22\na,x', 'last_run,a:b\nx,y',
    'last_run,__proto__\nx,y', 'title\nname,last_run\na,x', '| a | b |\n|---|---|\n| rows | 5 |',
  ])('not %j', (text) => expect(told(text)).toBeNull()) // prettier-ignore

  test.each<[string, unknown]>([
    ['', null],
    ['true', true],
    ['false', false],
    ['0', 0],
    ['-5', -5],
    ['1.5', 1.5],
    ['007', '007'],
    ['1234567890123456', 1234567890123456],
    ['12345678901234567', '12345678901234567'],
    ['x', 'x'],
  ])('holds %j as a value', (cell, value) =>
    expect(readTable(`last_run,n\nx,${cell}`)?.value).toEqual([{ last_run: 'x', n: value }]),
  )
})
