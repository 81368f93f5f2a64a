import type { CheckRig } from './check-rig.js'
import { answerWith } from './faults.js'
import { createMemoryGitHub, type MemoryGitHub } from './memory-github.js'

/** The issues of another repository than the one of the run. They outlive whatever else the proxy is told. */
export function createOtherIssues(name: string): { show(rig: CheckRig): void } & Pick<MemoryGitHub, 'issues'> {
  const { upstream, issues } = createMemoryGitHub(name)
  return {
    issues,
    show: ({ proxy }) =>
      proxy.add({
        path: new RegExp(`^/repos/${name}/(issues|labels)(/|$)`),
        fault: answerWith(async ({ method, path, query, headers, body }) => {
          const search = new URLSearchParams(query).toString()
          const target = search === '' ? path : `${path}?${search}`
          const answer = await upstream({ method, target, headers, body })
          return { status: answer.status, body: JSON.parse(answer.body.toString('utf8')) as unknown }
        }),
      }),
  }
}
