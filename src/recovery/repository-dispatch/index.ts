import type { GitHub } from '../../ports.js'
import { mapOption, repositoryOption, repositoryProblem, textOption, type Options } from '../options.js'
import type { Recovery, RecoveryDefinition, RecoveryPorts, RecoveryResult } from '../recovery.js'
import { orRefused } from '../refused.js'

/** https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event */
const MAX_EVENT_TYPE = 100
const MAX_KEYS = 10
const MAX_PAYLOAD = 64 * 1024

/** Sends a `repository_dispatch` event, to this repository or another one. */
export const repositoryDispatch: RecoveryDefinition = { name: 'repository-dispatch', targetOf, problemsIn, create }

function targetOf(options: Options): string | null {
  return textOption(options, 'event-type')
}

function problemsIn(options: Options): string[] {
  const type = targetOf(options)
  const payload = mapOption(options, 'client-payload')
  const keys = Object.keys(payload).length
  const size = Buffer.byteLength(JSON.stringify(payload))
  return [
    ...(type === null ? ['event-type: is not set; name the event, like "restart-scheduler"'] : []),
    ...(type !== null && type.length > MAX_EVENT_TYPE
      ? [`event-type: is longer than the ${MAX_EVENT_TYPE} characters GitHub takes`]
      : []),
    ...(keys > MAX_KEYS ? [`client-payload: has ${keys} keys, GitHub takes ${MAX_KEYS}; nest them under one`] : []),
    ...(size >= MAX_PAYLOAD ? [`client-payload: is ${size} bytes, GitHub takes less than ${MAX_PAYLOAD}`] : []),
    ...repositoryProblem(options),
  ]
}

function create(ports: RecoveryPorts): Recovery {
  return { attempt: ({ options }) => orRefused(async () => dispatch(await ports.github(), options)) }
}

async function dispatch(github: GitHub, options: Options): Promise<RecoveryResult> {
  const type = targetOf(options) ?? ''
  await github.rest('POST /repos/{owner}/{repo}/dispatches', {
    ...repositoryOption(options),
    event_type: type,
    client_payload: mapOption(options, 'client-payload'),
  })
  const where = textOption(options, 'repository') ?? `${github.repository.owner}/${github.repository.repo}`
  return { ok: true, detail: `sent the event ${type} to ${where}`, url: null }
}
