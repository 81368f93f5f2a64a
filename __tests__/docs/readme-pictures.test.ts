import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readmePictures } from '../support/readme-pictures.js'
import { STATUSES } from '../../src/domain/status.js'
import { root, textOf } from './project-files.js'

test.each(['bars-light.svg', 'bars-dark.svg'])(
  'the bars of %s are as high and as coloured as those of the page',
  (name) => {
    const picture = readmePictures().get(name)!
    const style = /<style>(.*?)<\/style>/s.exec(picture)![1]!
    const kinds = new Set([...picture.matchAll(/class="b (\w+)"/g)].map(([, kind]) => kind!))
    expect([...kinds].sort()).toEqual(['critical', 'degraded', 'healthy'])
    for (const kind of kinds) {
      expect(style).toMatch(new RegExp(`\\.b\\.${kind} \\{ stroke: #\\w+ \\}`))
      expect(style).toMatch(new RegExp(`\\.b\\.${kind} \\{ stroke-width: \\d+ \\}`))
    }
    expect(style).not.toContain('var(')
  },
)

test('the picture beside a link is as large as GitHub wants it', () => {
  const png = readFileSync(join(root, 'docs/images/social.png'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png.length < 1_000_000]).toEqual([1280, 640, true])
})

test('every status has its picture in the docs', () => {
  const page = textOf('docs/troubleshooting.md')
  for (const status of STATUSES) expect(page).toContain(`![${status}](images/status-${status}.svg)`)
})
