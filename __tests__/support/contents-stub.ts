import { ExternalError } from '../../src/errors.js'
import type { GitHub } from '../../src/ports.js'

export interface ContentsStub extends GitHub {
  readonly texts: Map<string, string>
  /** Every question is answered so from now on; undefined is no answer. */
  failWith(status: number | undefined): void
}

/** The committed files of one repository, by REST and by GraphQL. */
export function stubContents(): ContentsStub {
  const texts = new Map<string, string>()
  let fault: ExternalError | null = null
  const contentOf = (text: string): object => ({
    type: 'file',
    size: Buffer.byteLength(text),
    encoding: 'base64',
    content: Buffer.from(text).toString('base64'),
  })
  return {
    texts,
    failWith: (status) => void (fault = refusal(status)),
    repository: { owner: 'o', repo: 'r' },
    webUrl: 'https://github.com',
    async rest<T>(route: string) {
      if (fault !== null) throw fault
      if (route === 'GET /repos/{owner}/{repo}') return { status: 200, headers: {}, data: {} as T }
      const text = texts.get(decodeURIComponent(route.replace('GET /repos/{owner}/{repo}/contents/', '')))
      if (text === undefined) throw refusal(404)
      return { status: 200, headers: {}, data: contentOf(text) as T }
    },
    async graphql<T>(_query: string, variables: Record<string, unknown> = {}) {
      if (fault !== null) throw fault
      const paths = Object.entries(variables).filter(([name]) => /^p\d+$/.test(name))
      const blobs = paths.map(([name, expression]) => {
        const text = texts.get(String(expression).replace(/^[^:]*:/, ''))
        return [
          name.replace('p', 'f'),
          text === undefined ? null : { __typename: 'Blob', text, byteSize: Buffer.byteLength(text) },
        ]
      })
      return { repository: Object.fromEntries(blobs) } as T
    },
    login: async () => null,
    learnLogin: () => {},
  }
}

function refusal(status: number | undefined): ExternalError {
  const fault = { permanent: status === 404, ...(status === undefined ? {} : { status }) }
  return new ExternalError('github', `GitHub answered ${status ?? 'nothing'}`, fault)
}
