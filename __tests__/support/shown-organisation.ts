import type { CheckRig } from './check-rig.js'
import { answerWith } from './faults.js'
import { answerIn, graphqlIn, type Organisation } from './organisation.js'
import type { RecordedRequest } from './recorded-request.js'
import { NO_GRAPHQL } from './workflow-stories.js'

const HOME = 'octo/example'
const OWN_PATHS = /^\/repos\/octo\/example(\/actions\/.*|\/contents\/\.github\/workflows.*|\/commits.*|)$/

/** GitHub as it knows the repositories of an organisation beside the one of the run, which are all of a story. */
export function showOrganisation({ proxy }: CheckRig, all: () => Organisation): void {
  const world = (): Organisation => ({ [HOME]: { workflows: [] }, ...all() })
  const isOfOthers = ({ path }: RecordedRequest): boolean => !path.startsWith(`/repos/${HOME}`)
  proxy.add({
    method: 'GET',
    path: /^\/(repos|orgs|users|installation)\//,
    when: (request) => isOfOthers(request) || OWN_PATHS.test(request.path),
    fault: answerWith(
      ({ path, query }) => answerIn(world(), path, query) ?? { status: 404, body: { message: 'Not Found' } },
    ),
  })
  proxy.add({
    path: '/graphql',
    fault: answerWith(({ graphql }) =>
      graphql?.variables['o0'] === undefined ? NO_GRAPHQL : { body: graphqlIn(world(), graphql.variables) },
    ),
  })
}
