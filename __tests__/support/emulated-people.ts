import type { AskEmulator } from './emulated-branches.js'
import { polish } from './github-polish.js'
import type { StubAnswer } from './http-stub.js'
import { jsonOf, type RecordedRequest } from './recorded-request.js'

const CONTENTS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes']

/** What the emulator does not tell of people: all their comments, reactions to them, and what a stranger may do. */
export interface EmulatedPeople {
  answer(request: RecordedRequest, login: string, ask: AskEmulator): Promise<StubAnswer | null>
}

interface Comment {
  readonly updated_at: string
}

/** Of all issues, changed since then, in the order of their change; one page holds them all. */
async function commentsIn(ask: AskEmulator, { since = '' }: Readonly<Record<string, string>>): Promise<unknown> {
  const issues = ((await ask('GET', 'issues?state=all&per_page=100')) ?? []) as { number: number; comments: number }[]
  const spoken = issues.filter(({ comments }) => comments > 0)
  const found = await Promise.all(spoken.map(({ number }) => ask('GET', `issues/${number}/comments?per_page=100`)))
  const all = polish(found.flat(), { to: 'https://api.github.com', duplicates: new Set() }) as Comment[]
  return all
    .filter(({ updated_at: at }) => since === '' || Date.parse(at) >= Date.parse(since))
    .sort((a, b) => a.updated_at.localeCompare(b.updated_at))
}

/** As GitHub does it: one reaction of a kind for each person, told by its status from one that was there. */
export function createEmulatedPeople(): EmulatedPeople {
  const reactions = new Map<string, { id: number; content: string; user: { login: string }; created_at: string }[]>()

  async function react(id: string, request: RecordedRequest, login: string, ask: AskEmulator): Promise<StubAnswer> {
    if ((await ask('GET', `issues/comments/${id}`)) === null) return { status: 404, body: { message: 'Not Found' } }
    const own = reactions.get(id) ?? []
    reactions.set(id, own)
    if (request.method === 'GET') return { status: 200, body: own }
    const content = String(jsonOf(request.body)['content'])
    if (!CONTENTS.includes(content)) return { status: 422, body: { message: 'Validation Failed' } }
    const known = own.find((one) => one.content === content && one.user.login === login)
    const reaction = known ?? { id: own.length + 1, content, user: { login }, created_at: new Date().toISOString() }
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
    async answer(request, login, ask) {
      const [, comment] = /\/issues\/comments\/(\d+)\/reactions$/.exec(request.path) ?? []
      if (comment !== undefined) return react(comment, request, login, ask)
      if (/\/issues\/comments$/.test(request.path)) return { status: 200, body: await commentsIn(ask, request.query) }
      const [, whose] = /\/collaborators\/([^/]+)\/permission$/.exec(request.path) ?? []
      return whose === undefined ? null : permission(decodeURIComponent(whose), ask)
    },
  }
}
