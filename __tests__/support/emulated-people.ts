import type { AskEmulator } from './emulated-branches.js'
import type { StubAnswer } from './http-stub.js'
import { jsonOf, type RecordedRequest } from './recorded-request.js'

const CONTENTS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes']

/** What the emulator does not know of people: reactions to comments, and what a stranger may do. */
export interface EmulatedPeople {
  /** The emulator compares instants as texts, with thousandths. */
  asAsked(query: Readonly<Record<string, string>>): Record<string, string>
  answer(request: RecordedRequest, login: string, ask: AskEmulator): Promise<StubAnswer | null>
}

/** As GitHub does it: one reaction of a kind for each person, told by its status from one that was there. */
export function createEmulatedPeople(): EmulatedPeople {
  const reactions = new Map<string, { id: number; content: string; user: { login: string } }[]>()

  async function react(id: string, request: RecordedRequest, login: string, ask: AskEmulator): Promise<StubAnswer> {
    if ((await ask('GET', `issues/comments/${id}`)) === null) return { status: 404, body: { message: 'Not Found' } }
    const own = reactions.get(id) ?? []
    reactions.set(id, own)
    if (request.method === 'GET') return { status: 200, body: own }
    const content = String(jsonOf(request.body)['content'])
    if (!CONTENTS.includes(content)) return { status: 422, body: { message: 'Validation Failed' } }
    const known = own.find((one) => one.content === content && one.user.login === login)
    const reaction = known ?? { id: own.length + 1, content, user: { login } }
    if (known === undefined) own.push(reaction)
    return { status: known === undefined ? 201 : 200, body: reaction }
  }

  /** Of a public repository everybody is a reader. */
  async function permission(login: string, ask: AskEmulator): Promise<StubAnswer | null> {
    const path = `collaborators/${encodeURIComponent(login)}/permission`
    if ((await ask('GET', path)) !== null) return null
    return { status: 200, body: { permission: 'read', role_name: 'read', user: { login, type: 'User' } } }
  }

  return {
    asAsked: ({ since, ...query }) => ({ ...query, ...(since && { since: since.replace(/(:\d\d)Z$/, '$1.000Z') }) }),
    async answer(request, login, ask) {
      const [, comment] = /\/issues\/comments\/(\d+)\/reactions$/.exec(request.path) ?? []
      if (comment !== undefined) return react(comment, request, login, ask)
      const [, whose] = /\/collaborators\/([^/]+)\/permission$/.exec(request.path) ?? []
      return whose === undefined ? null : permission(decodeURIComponent(whose), ask)
    },
  }
}
