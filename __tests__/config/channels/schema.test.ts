import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from '@jest/globals'
import { channelsSchema } from '../../../src/config/channels/schema.js'
import { readChannels } from '../../../src/config/channels/configure.js'

let validate: (value: unknown) => unknown
beforeAll(async () => {
  validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(await channelsSchema())
})

test.each<[unknown, boolean]>([
  [{}, true],
  [{ slack: true, discord: false, webhook: null }, true],
  [{ slack: { on: ['opened'], 'min-status': 'critical', cooldown: '1h', monitors: 'a*', tags: ['x'] } }, true],
  [{ slack: [{ on: 'all' }, { id: 'ops', env: { SLACK_WEBHOOK_URL: 'OPS' } }] }, true],
  [{ email: { to: ['a@example.com'], port: 465 } }, true],
  [{ slak: true }, false],
  [{ slack: { colour: 'red' } }, false],
  [{ slack: { on: ['open'] } }, false],
  [{ healthchecks: { on: ['opened'] } }, false],
  [{ slack: { 'webhook-url': 'https://x' } }, false],
  [{ slack: { 'min-status': 'dead' } }, false],
])('the schema and the reader agree on %j', async (section, good) => {
  expect(validate(section)).toBe(good)
  expect((await readChannels({}, section)).problems.length === 0).toBe(good)
})
