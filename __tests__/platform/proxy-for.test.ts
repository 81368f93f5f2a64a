import { describe, expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { nodeKnowsProxies } from '../../src/platform/proxied-agent.js'
import { proxyFor } from '../../src/platform/proxy-for.js'

const PROXY = 'http://proxy.test:3128'
const proxyOf = (url: string, environment: Record<string, string>): string | null =>
  proxyFor(new URL(url), environment)?.href ?? null

describe('the proxy of an address', () => {
  test.each<[string, Record<string, string>, string | null]>([
    ['https://a.test/', {}, null],
    ['https://a.test/', { HTTPS_PROXY: PROXY }, `${PROXY}/`],
    ['https://a.test/', { https_proxy: PROXY }, `${PROXY}/`],
    ['https://a.test/', { https_proxy: PROXY, HTTPS_PROXY: 'http://other.test' }, `${PROXY}/`],
    ['https://a.test/', { https_proxy: '', HTTPS_PROXY: PROXY }, `${PROXY}/`],
    ['https://a.test/', { HTTPS_PROXY: '' }, null],
    ['https://a.test/', { HTTP_PROXY: PROXY }, null],
    ['https://a.test/', { ALL_PROXY: PROXY, all_proxy: PROXY }, null],
    ['http://a.test/', { HTTP_PROXY: PROXY }, `${PROXY}/`],
    ['http://a.test/', { http_proxy: PROXY }, `${PROXY}/`],
    ['http://a.test/', { HTTPS_PROXY: PROXY }, null],
    ['https://a.test/', { HTTPS_PROXY: 'proxy.test:3128' }, `${PROXY}/`],
    ['https://a.test/', { HTTPS_PROXY: ` ${PROXY} ` }, `${PROXY}/`],
    ['https://a.test/', { HTTPS_PROXY: 'https://me:secret@proxy.test' }, 'https://me:secret@proxy.test/'],
    ['https://a.test/', { HTTPS_PROXY: '[::1]:3128' }, 'http://[::1]:3128/'],
  ])('%s with %j: %s', (url, environment, proxy) => {
    expect(proxyOf(url, environment)).toBe(proxy)
  })

  test.each([
    'socks5://me:secret@proxy.test',
    'http://',
    'http://secret host',
    'file:///secret',
    'http://me:secret%ZZ@proxy.test',
  ])('that is none is named by its variable and never shown: %s', (value) => {
    const asked = (): unknown => proxyFor(new URL('https://a.test/'), { HTTPS_PROXY: value })
    expect(asked).toThrow(
      new ExternalError('proxy', 'HTTPS_PROXY is not the address of an HTTP proxy', { permanent: true }),
    )
    expect(asked).not.toThrow(/secret/)
  })
})

describe('NO_PROXY', () => {
  test.each<[string, string, boolean]>([
    ['https://a.test/', '*', true],
    ['https://a.test/', 'a.test', true],
    ['https://a.test/', 'A.TEST', true],
    ['https://A.test/', 'a.test', true],
    ['https://a.test/', '.a.test', true],
    ['https://a.test/', '*.a.test', true],
    ['https://a.test/', 'a.test.', true],
    ['https://a.test./', 'a.test', true],
    ['https://b.a.test/', 'a.test', true],
    ['https://b.a.test/', '.a.test', true],
    ['https://b.a.test/', '*.a.test', true],
    ['https://c.b.a.test/', 'a.test', true],
    ['https://ba.test/', 'a.test', false],
    ['https://a.test.evil/', 'a.test', false],
    ['https://a.test/', 'b.a.test', false],
    ['https://a.test/', 'b.test, a.test', true],
    ['https://a.test/', 'b.test a.test', true],
    ['https://a.test/', 'b.test,,c.test', false],
    ['https://a.test/', ' , ', false],
    ['https://a.test/', 'a.test:443', true],
    ['https://a.test/', 'a.test:8443', false],
    ['https://a.test:8443/', 'a.test:8443', true],
    ['https://a.test:8443/', 'a.test', true],
    ['http://a.test/', 'a.test:80', true],
    ['https://127.0.0.1/', '127.0.0.1', true],
    ['https://127.0.0.1:8443/', '127.0.0.1:8443', true],
    ['https://127.0.0.2/', '127.0.0.1', false],
    ['https://[::1]/', '::1', true],
    ['https://[::1]/', '[::1]', true],
    ['https://[::1]:8443/', '[::1]:8443', true],
    ['https://[::1]:8443/', '[::1]:443', false],
    ['https://a.test/', '.', false],
    ['https://a.test/', '*.', false],
    ['https://a.test/', '', false],
  ])('%s with %j: %s', (url, list, isSpared) => {
    const proxies = { HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY }
    for (const name of ['NO_PROXY', 'no_proxy'])
      expect(proxyOf(url, { ...proxies, [name]: list })).toBe(isSpared ? null : `${PROXY}/`)
  })

  test('in small letters comes first', () => {
    expect(proxyOf('https://a.test/', { HTTPS_PROXY: PROXY, no_proxy: 'b.test', NO_PROXY: 'a.test' })).toBe(`${PROXY}/`)
  })
})

test.each([
  ['20.20.2', false],
  ['22.20.0', false],
  ['22.21.0', true],
  ['23.9.0', false],
  ['24.4.9', false],
  ['24.5.0', true],
  ['25.0.0', true],
])('Node %s goes through proxies by itself: %s', (version, knows) => {
  expect(nodeKnowsProxies(version)).toBe(knows)
})
