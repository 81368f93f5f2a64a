import { ask, fieldOf, notItsOwn } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface TelegramOptions {
  readonly botToken: string
  readonly chatId: string
  /** Topic of a forum group; null for none. */
  readonly threadId: number | null
  readonly apiUrl: string
}

export const telegram: ChannelMember<TelegramOptions> = {
  name: 'telegram',
  label: 'Telegram',
  settings: [
    { name: 'TELEGRAM_BOT_TOKEN', key: 'bot-token', required: true, secret: true, about: 'Token from BotFather' },
    {
      name: 'TELEGRAM_CHAT_ID',
      key: 'chat-id',
      required: true,
      secret: false,
      about: 'Chat, group or @channel to write to',
    },
    { name: 'TELEGRAM_THREAD_ID', key: 'thread-id', required: false, secret: false, about: 'Topic in a forum group' },
    {
      name: 'TELEGRAM_API_URL',
      key: 'api-url',
      required: false,
      secret: false,
      about: 'Default https://api.telegram.org',
    },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const [token, chat, thread] = [values['bot-token'], values['chat-id'], values['thread-id']]
    const apiUrl =
      values['api-url'] === undefined ? 'https://api.telegram.org' : webAddress(values['api-url'], problems)
    const wrong = [
      token && !/^[\w:-]{5,}$/.test(token.text)
        ? `${token.from} is not a bot token; BotFather gives one like 123456:ABC...`
        : '',
      chat && !/^(-?\d{1,20}|@\w{3,64})$/.test(chat.text)
        ? `${chat.from} is not a chat; write its number or @name`
        : '',
      thread && !/^\d{1,15}$/.test(thread.text) ? `${thread.from} is not a number` : '',
    ].filter((problem) => problem !== '')
    problems.push(...wrong)
    if (!token || !chat || apiUrl === null || wrong.length > 0) return null
    return { botToken: token.text, chatId: chat.text, threadId: thread ? Number(thread.text) : null, apiUrl }
  },
  create: ({ botToken, chatId, threadId, apiUrl }, { http }) => ({
    async send(notification) {
      const url = `${apiUrl}/bot${botToken}/sendMessage`
      const body = JSON.stringify({
        chat_id: chatId,
        ...(threadId === null ? {} : { message_thread_id: threadId }),
        text: render(notification),
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      })
      const response = await ask(
        http,
        { method: 'POST', url, headers: { 'content-type': 'application/json' }, body },
        { service: 'telegram', secrets: [botToken], explain: (text) => fieldOf(text, 'description'), remedy },
      )
      if (/"ok"\s*:\s*true/.test(response.body)) return TAKEN
      throw notItsOwn('telegram', url, response.status)
    },
  }),
}

/** The API answers 404 to a token of the right form that it does not know. */
function remedy(status: number, body: string): string | undefined {
  // A group that becomes a supergroup gets another number, and Telegram says which.
  const moved = fieldOf(body, 'parameters', 'migrate_to_chat_id')
  if (/^-?\d{1,20}$/.test(moved)) return `The group is now ${moved}; set TELEGRAM_CHAT_ID to that.`
  if (status === 401 || status === 404) return 'Check TELEGRAM_BOT_TOKEN: the bot is not known.'
  if (status === 400)
    return 'Check TELEGRAM_CHAT_ID, and that somebody wrote to the bot once or it is a member of the group.'
  return status === 403 ? 'The bot was blocked or removed from the chat; add it again.' : undefined
}
