import { CHANNELS } from '../../src/channels/index.js'
import { channelEnvironments } from '../support/channel-environments.js'
import { channelContract } from './channel-contract.js'
import type { Excuse } from './suite.js'

const environments = channelEnvironments('https://channel.example.com')
const MOST_BYTES: Readonly<Record<string, number>> = { webhook: 1_000_000, feishu: 20_000 }
/** Its servers of any age take nothing else. */
const METHODS: Readonly<Record<string, string>> = { 'uptime-kuma': 'GET' }

const NOT_BY_HTTP = [
  'sends what it takes to its own host, following nothing',
  'takes a refusal for good',
  'takes an outage as passing',
  'hands on how long it is asked to wait',
  'or until when, by the clock of the service',
  'says nothing secret, even when the service repeats it',
  'takes hostile names without growing past a message',
]

const EXCUSES: Readonly<Record<string, readonly Excuse[]>> = {
  redis: [
    {
      reason: 'it publishes, to a Redis in memory in channels/redis.test.ts and to a real one in integration/redis',
      tests: NOT_BY_HTTP,
    },
  ],
  email: [
    {
      reason: 'it speaks SMTP, and meets real mail servers in integration/channels/email.test.ts',
      tests: NOT_BY_HTTP,
    },
  ],
}

for (const [kind, { prefixes, load }] of Object.entries(CHANNELS)) {
  const open = async () => ({
    member: await load(),
    prefixes,
    environment: environments[kind]!,
    mostBytes: MOST_BYTES[kind] ?? 28_000,
    method: METHODS[kind] ?? 'POST',
  })
  channelContract(kind, open, { skip: EXCUSES[kind] ?? [] })
}
