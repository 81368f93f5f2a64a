import { expect, test } from '@jest/globals'
import { nextRequest } from '../../src/platform/careful-redirect.js'
import { hiddenAnswer } from '../../src/platform/hidden-answer.js'

const SECRET = 'Not-to-be-seen-8c1f'
const request = { url: 'https://a.example/', method: 'GET' as const }

test.each([
  Buffer.from(SECRET).toString('hex'),
  Buffer.from(`user:${SECRET}`).toString('base64url'),
  SECRET.toLowerCase(),
  SECRET.toLowerCase().slice(5),
  'not.to.be.seen.8c1f',
])('a redirect to %s.example is refused without saying its name', (host) => {
  const answer = { status: 302, headers: { location: `https://${host}.example/` }, body: '' }
  expect(() => nextRequest(request, answer, [SECRET])).toThrow('a.example: redirects to another host, and a secret')
})

test('any other host is named', () => {
  const answer = { status: 302, headers: { location: 'https://login.example/' }, body: '' }
  expect(() => nextRequest(request, answer, [SECRET])).toThrow('redirects to login.example, and a secret')
})

test('an answer that says a secret a hundred thousand times is read without it, each text looked at once', () => {
  const said = Array.from({ length: 100_000 }, () => `x${SECRET}`)
  const { body } = hiddenAnswer({ status: 200, headers: {}, body: JSON.stringify(said) }, [SECRET, 'y'.repeat(400)])
  expect(new Set(JSON.parse(body) as string[])).toEqual(new Set(['x***']))
})
