import { createHttpStub, type HttpStub } from './http-stub.js'
import { answerFor, treeOf, type StubWorld } from './workflow-stub.js'

/** GitHub's read paths for workflows over HTTP; what it does not answer is for the test to add. */
export interface WorkflowServer extends HttpStub {
  /** From now on the repository is so. */
  show(world: StubWorld): void
}

export async function createWorkflowServer(repository = 'o/r'): Promise<WorkflowServer> {
  const stub = await createHttpStub()
  const base = `/repos/${repository}`
  return {
    ...stub,
    show(world) {
      stub.reset()
      stub.on('GET', /^\/repos\//, ({ path, query }) => {
        const { status, body } = answerFor(world, path.slice(base.length), query)
        return { status, body }
      })
      stub.on('POST', /^\/graphql$/, ({ body }) =>
        body.includes('entries') ? { status: 200, body: { data: { repository: treeOf(world) } } } : { status: 404 },
      )
    },
  }
}
