import { describe, expect, test } from '@jest/globals'
import { redisAddress, shownAddress, type RedisAddress } from '../../src/domain/redis-address.js'

const LOCAL: RedisAddress = { host: '127.0.0.1', port: 6379, tls: false, username: null, password: null, database: 0 }

describe('the address of a Redis', () => {
  test.each<[string, Partial<RedisAddress>]>([
    ['redis://127.0.0.1', {}],
    ['redis://127.0.0.1:6380/', { port: 6380 }],
    ['REDIS://127.0.0.1:6380/3', { port: 6380, database: 3 }],
    ['rediss://cache.example.org', { host: 'cache.example.org', tls: true }],
    ['redis://[::1]:7000', { host: '::1', port: 7000 }],
    ['redis://:secret@127.0.0.1', { password: 'secret' }],
    ['redis://mary@127.0.0.1', { username: 'mary' }],
    ['redis://mary:s%2Fe%23c%40r%25et@127.0.0.1', { username: 'mary', password: 's/e#c@r%et' }],
    ['redis://127.0.0.1?timeout=5', {}],
    ['redis://127.0.0.1/99999', { database: 99_999 }],
    ['redis://127.0.0.1/0', { database: 0 }],
  ])('%s', (url, parts) => {
    expect(redisAddress(url)).toEqual({ ...LOCAL, ...parts })
  })

  test.each([
    ['127.0.0.1:6379', /no address of a Redis; write redis:\/\/host:6379/],
    ['redis:127.0.0.1', /no address of a Redis/],
    ['', /no address of a Redis/],
    ['redis://', /names no host|no address of a Redis/],
    ['redis+sentinel://a:26379,b:26379/mymaster', /Sentinel is not supported; write the address of the master/],
    ['unix:///run/redis.sock', /sockets of Unix are not supported/],
    ['redis+unix:///run/redis.sock', /sockets of Unix are not supported/],
    ['/run/redis.sock', /sockets of Unix are not supported/],
    ['https://eu1-cat.upstash.io', /HTTP interface; write the one for Redis clients/],
    ['redis://:hunter2@host/hunter2', /only be the number of a database.*"\/" as %2F/],
    ['redis://:pass/hunter2@host', /no address of a Redis.*"\/" as %2F/],
    ['redis://:pass#hunter2@host', /"#" as %23/],
    ['redis://:100%hunter2@host', /write it as %25/],
    ['redis://host:99999', /no address of a Redis/],
    ['redis://host/-1', /number of a database/],
    ['redis://host/1.5', /number of a database/],
    ['redis://host/100000', /like redis:\/\/host:6379\/1$/],
    ['redis://host/a', /like redis:\/\/host:6379\/1$/],
    ['redis://%zz:a@host', /write it as %25/],
    ['http://host', /HTTP interface/],
    ['xhttps://host', /^is no address of a Redis; write redis:\/\/host:6379 or rediss:\/\/user:password@host:port$/],
    ['sentinel://a', /Sentinel is not supported/],
  ])('%s is refused in words that do not repeat it', (url, words) => {
    expect(redisAddress(url)).toMatch(words)
    expect(redisAddress(url)).not.toMatch(/hunter2/)
  })

  test('is shown by host and port alone', () => {
    expect(shownAddress({ host: '::1', port: 7000 })).toBe('[::1]:7000')
    expect(shownAddress({ host: 'cache.example.org', port: 6379 })).toBe('cache.example.org:6379')
  })
})
