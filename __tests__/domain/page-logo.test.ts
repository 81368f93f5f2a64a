import { expect, test } from '@jest/globals'
import { logoOf, MAX_LOGO_BYTES } from '../../src/domain/page-logo.js'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

test.each([
  ['PNG', '\x89PNG\r\n\x1a\n…', 'image/png'],
  ['JPEG', '\xff\xd8\xff\xe0', 'image/jpeg'],
  ['WebP', 'RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  ['SVG with what may stand before', '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- by hand -->\n<svg\n>', 'image/svg+xml'],
])('%s is known by its bytes', (_name, text, type) => {
  const found = logoOf(bytes(text))
  const held = Buffer.from(text, 'latin1').toString('base64')
  expect(found).toEqual({ logo: `data:${type};base64,${held}` })
})

test.each([
  '',
  'GIF89a',
  '<html><svg></svg></html>',
  '<svgx>',
  'RIFF1234WAVE',
  'version https://git-lfs.github.com/spec/v1',
])('%j is no picture', (text) => {
  expect(logoOf(bytes(text))).toEqual({ problem: 'is no picture in SVG, PNG, JPEG or WebP' })
})

test('a large one is refused, the largest is not', () => {
  const svg = (size: number): Uint8Array => bytes('<svg>'.padEnd(size))
  expect(logoOf(svg(MAX_LOGO_BYTES))).toHaveProperty('logo')
  expect(logoOf(svg(MAX_LOGO_BYTES + 1))).toEqual({ problem: 'is larger than 16 kB' })
})

test('a long text that looks like the start of a picture for long takes no time', () => {
  const before = process.cpuUsage()
  logoOf(bytes('<!--' + ' <?xml '.repeat(2_000)))
  logoOf(bytes(' '.repeat(MAX_LOGO_BYTES)))
  logoOf(bytes('<!-- -->'.repeat(2_000)))
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500)
})
