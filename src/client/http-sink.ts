import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import { readFile } from 'node:fs/promises'
import { cut, oneLine } from '../domain/safe-text.js'
import { SECOND, type Duration } from '../domain/time.js'
import type { ClientClock } from './clock.js'
import { messageOf, type ClientBeat, type ClientSink } from './sink.js'

const LONGEST_ANSWER: Duration = 5 * SECOND
/** Of what a server says beside its code. */
const MOST_SAID = 4096
const LONGEST_SAID = 200

export interface HttpSinkOptions {
  readonly url: URL
  readonly token: string | null
  readonly caPath: string | null
}

interface Way {
  readonly request: (url: URL, options: object, answered: (answer: IncomingMessage) => void) => ClientRequest
  readonly agent: Agent
}

/** Posts each beat as JSON. */
export function createHttpSink({ url, token, caPath }: HttpSinkOptions, clock: ClientClock): ClientSink {
  let way: Way | null = null
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'heartbeat',
    ...(token !== null && { authorization: `Bearer ${token}` }),
  }

  async function post(beat: ClientBeat): Promise<void> {
    way ??= await openWay(url, caPath)
    const { request, agent } = way
    const { status, said } = await new Promise<Answer>((resolve, reject) => {
      const body = Buffer.from(beat.text)
      const options = { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } }
      const posted = request(url, options, (answer) => void read(answer).then(resolve, reject))
      const cancel = clock.later(LONGEST_ANSWER, () =>
        posted.destroy(new Error(`gives no answer within ${LONGEST_ANSWER / SECOND} s`)),
      )
      // A beat must hold no process.
      posted.on('socket', (socket) => socket.unref())
      posted.on('error', reject)
      posted.on('close', cancel)
      posted.end(body)
    })
    if (status >= 200 && status < 300) return
    throw new Error(`answers ${status}${said === '' ? remedyOf(status) : `: ${said}`}`)
  }

  return {
    async write(beat) {
      try {
        await post(beat)
      } catch (error) {
        // Nothing but the host: path and login of an address may be secret.
        throw new Error(`${url.protocol}//${url.host} ${messageOf(error)}`)
      }
    },
    close() {
      way?.agent.destroy()
      way = null
    },
  }
}

interface Answer {
  readonly status: number
  readonly said: string
}

async function openWay({ protocol }: URL, caPath: string | null): Promise<Way> {
  // A connection that is kept for half a minute is often one that the other side has closed.
  const { Agent, request } = protocol === 'https:' ? await import('node:https') : await import('node:http')
  const ca = caPath === null ? undefined : await readFile(caPath, 'utf8')
  return { request: request, agent: new Agent({ keepAlive: false, ...(ca && { ca }) }) }
}

function read(answer: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = ''
    answer.setEncoding('utf8')
    answer.on('data', (part: string) => {
      if (text.length < MOST_SAID) text += part
    })
    answer.on('error', reject)
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, said: saidIn(text.slice(0, MOST_SAID)) }))
  })
}

/** What a server of ours says is a JSON object with an `error`; a page of HTML helps nobody. */
function saidIn(text: string): string {
  try {
    const said = (JSON.parse(text) as { error?: unknown } | null)?.error
    return typeof said === 'string' ? cut(oneLine(said), LONGEST_SAID) : ''
  } catch {
    return ''
  }
}

function remedyOf(status: number): string {
  if (status === 401 || status === 403) return '; correct the token: HEARTBEAT_TOKEN, or the option token'
  if (status === 404) return '; is the monitor named there as the tag is here?'
  return status >= 300 && status < 400 ? '; write the address that it leads to' : ''
}
