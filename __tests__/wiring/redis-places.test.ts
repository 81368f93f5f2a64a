import { expect, test } from '@jest/globals'
import { redisPlacesOf } from '../../src/wiring/redis-places.js'

test.each<[readonly (string | null)[], Record<string, string>, readonly string[]]>([
  [[], {}, []],
  [[null], {}, ['127.0.0.1:6379']],
  [[], { REDIS_URL: 'rediss://u:secret@redis:6380/2' }, ['redis:6380']],
  [[null], { LUKA_REDIS_URL: 'redis://luka' }, ['luka:6379']],
  [['MY_REDIS'], { MY_REDIS: 'redis://[::1]:7000' }, ['::1:7000']],
  [['MY_REDIS', null], { MY_REDIS: 'redis://a', REDIS_URL: 'redis://a' }, ['a:6379']],
  [['MY_REDIS'], { MY_REDIS: 'no address' }, []],
])('opened by %j in %j: %j', (opened, environment, expected) => {
  expect(redisPlacesOf(opened, environment).map(({ host, port }) => `${host}:${port}`)).toEqual(expected)
})
