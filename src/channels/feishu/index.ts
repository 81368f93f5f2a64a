import { createHmac } from 'node:crypto'
import { cut, oneLine } from '../../domain/safe-text.js'
import { hideSecrets } from '../../domain/hide-secrets.js'
import { ExternalError } from '../../errors.js'
import { ask, fieldOf, notItsOwn } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface FeishuOptions {
  readonly webhookUrl: string
  /** Signs each request, where the bot asks for it; null for none. */
  readonly secret: string | null
}

/** Too many messages; one more code for it says so in words only. */
const PASSING = ['11232', '99991400']

/** What a person can do: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. */
const REMEDIES: Readonly<Record<string, string>> = {
  19001: 'Check FEISHU_WEBHOOK_URL: the bot may be removed from its group.',
  19021: 'Check FEISHU_WEBHOOK_SECRET: it is the one that the bot shows under "Set signature verification".',
  19022: 'The bot takes messages from some addresses only; a runner of GitHub has another one each time.',
  19024: 'The bot asks for a keyword; make it "Heartbeat", which stands in each message.',
}

export const feishu: ChannelMember<FeishuOptions> = {
  name: 'feishu',
  label: 'Feishu (Lark)',
  settings: [
    {
      name: 'FEISHU_WEBHOOK_URL',
      aliases: ['LARK_WEBHOOK_URL'],
      key: 'webhook-url',
      required: true,
      secret: true,
      about: 'Webhook of a custom bot, of Feishu or Lark',
    },
    {
      name: 'FEISHU_WEBHOOK_SECRET',
      aliases: ['LARK_WEBHOOK_SECRET', 'FEISHU_SECRET', 'LARK_SECRET'],
      key: 'secret',
      required: false,
      secret: true,
      about: 'Signs each message, if the bot verifies signatures',
    },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const webhookUrl = webAddress(values['webhook-url'], problems)
    return webhookUrl === null ? null : { webhookUrl, secret: values['secret']?.text ?? null }
  },
  create: ({ webhookUrl, secret }, { http, clock }) => ({
    async send(notification) {
      const signed = secret === null ? {} : signature(secret, clock.now())
      const body = JSON.stringify({ ...signed, ...render(notification) })
      const secrets = [webhookUrl, secret].filter((text) => text !== null)
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      const response = await ask(
        http,
        { method: 'POST', url: webhookUrl, headers, body },
        {
          service: 'feishu',
          secrets,
          explain: (text) => fieldOf(text, 'msg'),
          remedy: (_, text) => REMEDIES[fieldOf(text, 'code')],
        },
      )
      // Status 200 stands for no more than that somebody is there.
      const code = fieldOf(response.body, 'code')
      if (code === '') throw notItsOwn('feishu', webhookUrl, response.status)
      if (code !== '0') throw refused(new URL(webhookUrl).host, code, response.body, secrets)
      return TAKEN
    },
  }),
}

/** The secret and the time are the key, and nothing is what is signed. */
function signature(secret: string, now: number): object {
  const timestamp = String(Math.floor(now / 1000))
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') }
}

function refused(host: string, code: string, body: string, secrets: readonly string[]): ExternalError {
  const said = cut(hideSecrets(oneLine(fieldOf(body, 'msg')), secrets), 160)
  const permanent = !PASSING.includes(code) && !/too many|frequency|rate limit/i.test(said)
  const remedy = REMEDIES[code]
  const what = `${host} did not take the message: ${/^\d{1,12}$/.test(code) ? code : 'an unknown code'}`
  return new ExternalError('feishu', said === '' ? what : `${what}, ${said}`, {
    status: 200,
    permanent,
    ...(remedy === undefined ? {} : { remedy }),
  })
}
