import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { ustar } from '../../../src/platform/ustar.js'
import { withTemporaryFolder } from '../../support/tmp.js'

const AT = Date.UTC(2026, 10, 22, 9, 30)
const long = `${'a'.repeat(90)}/${'b'.repeat(60)}/${'c'.repeat(80)}.html`
const SITE: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>\n<title>✓ Zustand</title>\n',
  'monitors/db.html': 'x'.repeat(512),
  'monitors/empty.html': '',
  'badges/tags/night.svg': 'y'.repeat(513),
  [`${'d'.repeat(97)}.h`]: 'a name of 100 bytes with its ./ and one more',
  [long]: 'deep',
}

/** What GNU tar says of it. */
function tar(folder: string, ...args: string[]): string {
  return execFileSync('tar', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' } })
}

test('real tar unpacks every file as it was, without a word', async () => {
  await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'artifact.tar'), ustar(SITE, AT))
    await mkdir(join(folder, 'out'))
    expect(tar(folder, '-xf', 'artifact.tar', '-C', 'out')).toBe('')
    for (const [name, text] of Object.entries(SITE))
      expect(await readFile(join(folder, 'out', name), 'utf8')).toBe(text)
  })
})

test('it holds folders and regular files alone, with the modes and owners that Pages wants', async () => {
  await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'artifact.tar'), ustar(SITE, AT))
    const lines = tar(folder, '-tvf', 'artifact.tar', '--numeric-owner').trimEnd().split('\n')
    expect(lines[0]).toMatch(/^drwxr-xr-x 0\/0 +0 2026-11-22 09:30 \.\/$/)
    for (const line of lines) expect(line).toMatch(/^(drwxr-xr-x|-rw-r--r--) 0\/0 .* \.\/.*$/)
    expect(lines.filter((line) => line.startsWith('-'))).toHaveLength(Object.keys(SITE).length)
    expect(lines.map((line) => line.split(' ').at(-1))).toEqual(
      expect.arrayContaining(['./monitors/', './badges/', './badges/tags/', `./${long}`]),
    )
  })
})

test('a path that the format has no room for is an error, not a wrong name', () => {
  expect(() => ustar({ [`${'x'.repeat(120)}.html`]: '' }, AT)).toThrow(/too long for a tar archive/)
  expect(() => ustar({ [`${'x'.repeat(160)}/a.html`]: '' }, AT)).toThrow(/too long/)
})
