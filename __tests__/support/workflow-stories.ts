import type { CheckRig } from './check-rig.js'
import { answerWith } from './faults.js'
import type { ActionResult } from './runner.js'
import { answerFor, type StubWorld } from './workflow-stub.js'

/** Refused for good, so that nobody waits to ask it again: what is wanted is asked for by REST. */
export const NO_GRAPHQL = {
  body: { data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] },
}

/** GitHub as it knows the workflows of octo/example, which a story may change under way. */
export function showWorkflows({ proxy }: CheckRig, world: () => StubWorld): void {
  const paths = /^\/repos\/octo\/example(\/actions\/.*|\/contents\/\.github(\/.*)?|\/commits.*|)$/
  const fault = answerWith(({ path, query }) => answerFor(world(), path.replace('/repos/octo/example', ''), query))
  proxy.add({ method: 'GET', path: paths, when: ({ path }) => !path.endsWith('heartbeat.yml'), fault })
  proxy.add({ path: '/graphql', fault: answerWith(NO_GRAPHQL) })
}

/** By monitor: `critical stale`. */
export function verdictsIn({ outputs }: ActionResult): Record<string, string> {
  const monitors = JSON.parse(outputs['monitors'] ?? '') as Record<string, { status: string; reason: string }>
  return Object.fromEntries(Object.entries(monitors).map(([id, { status, reason }]) => [id, `${status} ${reason}`]))
}

/** `job critical stale` of each. */
export function said(result: ActionResult): string[] {
  return Object.entries(verdictsIn(result)).map(([id, verdict]) => `${id} ${verdict}`)
}
