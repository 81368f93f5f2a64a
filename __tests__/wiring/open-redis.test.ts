import { afterEach, describe, expect, test } from '@jest/globals'
import { DEFAULT_REDIS, type RedisSettings } from '../../src/domain/redis-settings.js'
import { ConfigError } from '../../src/errors.js'
import { createSecrets } from '../../src/platform/secrets.js'
import { givenAddress, redisOpener, type RedisOpener } from '../../src/wiring/open-redis.js'
import { quietSurroundings } from '../../src/wiring/terminal-surroundings.js'
import { createCertificate } from '../support/certificate.js'
import { memoryFiles } from '../support/memory-files.js'

const from = (urlFrom: string | null): RedisSettings => ({ ...DEFAULT_REDIS, urlFrom })

describe('where the address comes from', () => {
  test.each<[string, string | null, Record<string, string>, string | null, string]>([
    ['nothing is set', null, {}, null, 'redis://127.0.0.1:6379'],
    ['the usual name', null, { REDIS_URL: 'redis://a', LUKA_REDIS_URL: 'redis://b' }, 'REDIS_URL', 'redis://a'],
    ['the second usual name', null, { REDIS_URL: ' ', LUKA_REDIS_URL: 'redis://b' }, 'LUKA_REDIS_URL', 'redis://b'],
    ['a name of the config', 'CACHE', { REDIS_URL: 'redis://a', CACHE: ' redis://c\n' }, 'CACHE', 'redis://c'],
  ])('%s', (_name, urlFrom, environment, name, url) => {
    expect(givenAddress(from(urlFrom), environment)).toEqual({ from: name, url })
  })

  test('a name that the environment does not have is wrong usage', () => {
    expect(() => givenAddress(from('CACHE'), { REDIS_URL: 'redis://a' })).toThrow(
      new ConfigError(['redis.url: the environment has no CACHE; set it to redis://… or rediss://…']),
    )
  })
})

describe('one client for all who ask', () => {
  let opener: RedisOpener
  afterEach(() => opener.close())

  function opened(environment: Record<string, string>, files: Record<string, string> = {}) {
    const secrets = createSecrets()
    const surroundings = { ...quietSurroundings('/repo', secrets), environment }
    opener = redisOpener(surroundings, memoryFiles(files))
    return { secrets, open: opener.open }
  }

  test('of the same address, and another for another', async () => {
    const { open } = opened({ A: 'redis://127.0.0.1:1', B: 'redis://127.0.0.1:2' })
    expect(await open(from('A'))).toBe(await open({ ...from('A'), prefix: '{other}' }))
    expect(await open(from('A'))).not.toBe(await open(from('B')))
  })

  test.each(['s/e#c@ret-password', 'plain-password', 'with%per-cent'])(
    'the password %s is hidden in whatever form it is said',
    async (password) => {
      const url = `rediss://mary:${encodeURIComponent(password)}@cache.example.org:6380`
      const { secrets, open } = opened({ REDIS_URL: url })
      await open(DEFAULT_REDIS)
      for (const said of [url, password, encodeURIComponent(password), Buffer.from(`x${password}`).toString('base64')])
        expect(secrets.hide(`it said ${said}.`)).not.toContain(said)
      expect(secrets.hide('mary at cache.example.org:6380')).toBe('mary at cache.example.org:6380')
    },
  )

  test.each(['redis://:hunter2-and-more@host/x', 'http://:hunter2-and-more@host', 'redis://:hunter2/and-more@host'])(
    'an address that is none is not repeated, and hidden: %s',
    async (url) => {
      const { secrets, open } = opened({ REDIS_URL: url })
      const error = await open(DEFAULT_REDIS).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ConfigError)
      expect(String(error)).toMatch(/REDIS_URL: /)
      expect(String(error)).not.toMatch(/hunter2/)
      expect(secrets.hide(url)).not.toMatch(/hunter2/)
    },
  )

  test.each<[string, Record<string, string>, RegExp]>([
    ['that is not there', {}, /redis\.ca: there is no file \/repo\/own\.pem/],
    ['without a certificate', { '/repo/own.pem': 'a key' }, /redis\.ca: \/repo\/own\.pem holds no certificate/],
  ])('a file of certificates %s is wrong usage', async (_name, files, words) => {
    const { open } = opened({}, files)
    await expect(open({ ...DEFAULT_REDIS, ca: 'own.pem' })).rejects.toThrow(words)
  })

  test('certificates are read from the folder of the repository', async () => {
    const { open } = opened({}, { '/repo/own.pem': createCertificate({ dns: 'own' }).cert })
    await expect(open({ ...DEFAULT_REDIS, ca: 'own.pem' })).resolves.toBeDefined()
  })
})
