import fc from 'fast-check'

const PIECES = [
  '@everyone',
  '&#64;everyone',
  '#1',
  'GH-1',
  'https://evil.example/',
  'www.evil.example',
  '<!-- heartbeat',
  '-->',
  '`',
  '```',
  '\n```\n',
  '##[add-mask]',
  '::error::',
  '<script>',
  '</details>',
  '[x](javascript:1)',
  '| a |',
  '\\',
  '\n',
  '\r\n\r\n',
  '# ',
  '- ',
  '1. ',
  '_*~$',
  '\ud800',
  '\udc00',
  '😀',
  '\u001b[31m',
  '\u202e',
  '\u0000',
]

/** Text as an enemy would write it: everything GitHub and the runner bring to life, in any order. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), { maxLength: 12 })
  .map((pieces) => pieces.join(''))
