import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { issuesDisabled } from '../support/faults.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import { withTemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

let rig: CheckRig
let hooks: HttpStub
beforeAll(async () => {
  ;[rig, hooks] = await Promise.all([createCheckRig(), createHttpStub()])
})
afterAll(() => Promise.all([rig.close(), hooks.close()]))
afterEach(async () => {
  hooks.reset()
  await rig.clean()
})

const YES = { body: { ok: true, code: 0, result: 'success' } }
const environment = (): Record<string, string> => ({
  GOOGLE_CHAT_WEBHOOK_URL: `${hooks.url}/v1/spaces/A/messages?key=canary-key&token=canary-token`,
  ZULIP_SITE: hooks.url,
  ZULIP_BOT_EMAIL: 'heartbeat-bot@example.com',
  ZULIP_API_KEY: 'canary-zulip-key',
  ZULIP_CHANNEL: 'operations',
  LARK_WEBHOOK_URL: `${hooks.url}/open-apis/bot/v2/hook/canary-lark`,
  MATTERMOST_WEBHOOK_URL: `${hooks.url}/hooks/canary-mattermost`,
  WEBHOOK_URL: `${hooks.url}/own/canary-own`,
  UPTIME_KUMA_PUSH_URL: `${hooks.url}/api/push/canarykuma?status=up&msg=OK&ping=`,
  HEALTHCHECKS_URL: `${hooks.url}/ping/canary-ping`,
})
const CONFIG = `monitors: { backup: { file: b.json, threshold: 1h } }
channels:
  webhook: { body: { text: '{{title}} "{{status}}"', n: 3 } }
`
const bodiesTo = (path: RegExp): string[] =>
  hooks.requests.filter((request) => path.test(request.path)).map(({ body }) => decodeURIComponent(String(body)))

test('alarm and recovery reach each of them, and the ping of the watcher says that it looked', async () => {
  hooks.on('POST', /./, YES)
  hooks.on('GET', /./, YES)
  await withTemporaryFolder(async (folder) => {
    const beat = (hours: number): Promise<void> => {
      const at = new Date(Date.now() - hours * 3_600_000).toISOString()
      return writeFile(join(folder, 'b.json'), JSON.stringify({ timestamp: at }))
    }
    await writeFile(join(folder, 'heartbeat.yml'), CONFIG)
    const check = () =>
      rig.run('action.yml', {
        inputs: { config: 'heartbeat.yml', artifact: 'false', 'read-from': 'workspace' },
        env: environment(),
        workspace: folder,
      })
    await beat(5)
    const alarm = await check()
    expect(alarm.outputs['incident']).toBe('opened')
    await beat(0)
    const recovered = await check()
    expect(recovered.outputs['incident']).toBe('closed')
    for (const path of [/spaces/, /api\/v1\/messages/, /open-apis/, /\/hooks\//, /\/own\//]) {
      const [first, second, ...more] = bodiesTo(path)
      expect(first?.replaceAll('+', ' ')).toMatch(/backup has stopped beating/)
      expect(second?.replaceAll('+', ' ')).toMatch(/backup is back after/)
      expect(more).toEqual([])
    }
    expect(bodiesTo(/\/own\//)[0]).toBe('{"text":"backup has stopped beating \\"critical\\"","n":3}')
    const pushes = hooks.requests.filter(({ path }) => path.startsWith('/api/push/'))
    expect(pushes.map(({ query }) => query['status'])).toEqual(['down', 'up'])
    const pings = hooks.requests.filter(({ path }) => path.startsWith('/ping/'))
    expect(pings.map(({ path }) => path)).toEqual(['/ping/canary-ping', '/ping/canary-ping'])
    expect(String(pings[0]?.body)).toMatch(/1 of 1 monitors is not well: backup is critical/)
    for (const { stdout, stderr, summary } of [alarm, recovered])
      expect(`${stdout}${stderr}${summary}`.replace(/^::add-mask::.*$/gm, '')).not.toMatch(/canary/)
  })
})

test('the ping of the watcher fails where no issue could be opened', async () => {
  hooks.on('POST', /./, YES)
  await rig.beat(5)
  const env = { HEALTHCHECKS_URL: `${hooks.url}/ping/canary-ping` }
  rig.proxy.add({ ...issuesDisabled, method: 'POST' })
  await rig.check({}, { env })
  expect(hooks.requests.map(({ path }) => path)).toEqual(['/ping/canary-ping/fail'])
  expect(String(hooks.requests[0]?.body)).toMatch(/Not all could be done \(1\)/)
})
