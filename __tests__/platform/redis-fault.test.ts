import { describe, expect, test } from '@jest/globals'
import { redisAddress, type RedisAddress } from '../../src/domain/redis-address.js'
import { redisFault } from '../../src/platform/redis-fault.js'

const PASSWORD = 'hunter2-and-more'
const address = redisAddress(`redis://mary:${PASSWORD}@cache.example.org:6380`) as RedisAddress

function faultOf(error: unknown, command: readonly string[] = ['GET', 'a:b'], tls = false) {
  const { message, fault } = redisFault(error, { address: { ...address, tls }, command })
  return { message, remedy: fault.remedy ?? '', permanent: fault.permanent }
}

describe('a fault of Redis in words', () => {
  test('names host and port, and of what was said the first line, cut and made harmless', () => {
    const { message } = faultOf(new Error(`ERR \u001b[31m${'x'.repeat(1000)}\nsecond line`))
    expect(message).toMatch(/^Redis at cache\.example\.org:6380: ERR x+…$/)
    expect(message.length).toBeLessThan(350)
  })

  test.each([
    `WRONGPASS invalid ${PASSWORD}`,
    `ERR unknown command 'AUTH', with args beginning with: 'mary' '${PASSWORD}'`,
    `ERR ${encodeURIComponent(PASSWORD)} ${Buffer.from(PASSWORD).toString('base64')}`,
    `MOVED 1 redis://mary:${PASSWORD}@elsewhere:1`,
  ])('tells no password: %s', (said) => {
    const { message, remedy } = faultOf(new Error(said))
    expect(message + remedy).not.toContain(PASSWORD)
    expect(message + remedy).not.toContain(Buffer.from(PASSWORD).toString('base64'))
  })

  test.each([
    ["NOPERM this user has no permissions to run the 'hgetall' command", ['HGETALL', 'k'], '+hgetall'],
    ["NOPERM User mary has no permissions to run the 'config|get' command", ['CONFIG', 'GET'], '+config|get'],
    ['NOPERM this user has no permissions to access one of the keys used as arguments', ['GET', 'a:b'], '~a:b'],
    ['NOPERM No permissions to access a key', ['EVALSHA', 'f00', '1', '{heartbeat}:last'], '~{heartbeat}:last'],
    ['NOPERM No permissions to access a channel', ['PUBLISH', 'agents:mary', 'x'], '&agents:mary'],
  ])('%s', (said, command, right) => {
    expect(faultOf(new Error(said), command)).toMatchObject({
      remedy: `the user lacks a right: ACL SETUSER mary ${right}. All that are needed are printed by "heartbeat redis acl"`,
      permanent: true,
    })
  })

  test('a key that could be more than a key is not repeated', () => {
    const said = new Error('NOPERM No permissions to access a key')
    expect(faultOf(said, ['GET', 'a b ##[error]']).remedy).toContain('ACL SETUSER mary ~….')
  })

  test.each([
    ['Connection timeout', true, /plain port\? Then write redis:/],
    ['Connection timeout', false, /stopped, overloaded or cut off/],
    ['Socket closed unexpectedly', true, /plain port\? Then write redis:/],
    ['Socket closed unexpectedly', false, /write rediss:/],
    ['ERR max daily request limit exceeded. Limit: 10000, Usage: 10000.', true, /allowance at the provider/],
    ['ERR max requests limit exceeded. Limit: 500000, Usage: 500000', true, /allowance at the provider/],
    ['ERR max number of clients reached', false, /maxclients/],
    ['ERR invalid password', false, /user or password is wrong/],
    ['ERR Client sent AUTH, but no password is set', false, /user or password is wrong/],
    ['DENIED Redis is running in protected mode because …', false, /set a password/],
    ['BUSY Redis is busy running a script.', false, /SCRIPT KILL/],
    ['CLUSTERDOWN Hash slot not served', false, /repair it/],
    ['ASK 3999 127.0.0.1:6381', false, /moving these keys/],
    ["OOM command not allowed when used memory > 'maxmemory'.", false, /no memory left/],
    ['MISCONF Redis is configured to save RDB snapshots, but …', false, /cannot write to its disk/],
    ['WRONGTYPE Operation against a key holding the wrong kind of value', false, /another program/],
    ['LOADING Redis is loading the dataset in memory', false, /wait until it has them/],
  ])('%s (TLS: %s)', (said, tls, remedy) => {
    expect(faultOf(new Error(said), undefined, tls).remedy).toMatch(remedy)
  })

  test('what nobody has met yet is said as it is, without a remedy', () => {
    expect(faultOf(new Error('ERR something new'))).toEqual({
      message: 'Redis at cache.example.org:6380: ERR something new',
      remedy: '',
      permanent: false,
    })
    expect(faultOf(undefined).message).toContain('Redis at cache.example.org:6380')
    expect(faultOf(Object.assign(new Error(''), { code: 'ECONNREFUSED' }))).toMatchObject({
      message: 'Redis at cache.example.org:6380: ECONNREFUSED',
    })
  })
})
