import { MINUTE, type Duration } from '../../domain/time.js'
import type { GitHub } from '../../ports.js'
import type { RawOptions } from '../../domain/member.js'
import { checkKeys, mapOption, repositoryOption, repositoryParameters, neededText } from '../options.js'
import type { RecoveryMember, RecoveryResult } from '../recovery.js'
import { orRefused } from '../refused.js'

/** https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event */
const MAX_EVENT_TYPE = 100
const MAX_KEYS = 10
const MAX_PAYLOAD = 64 * 1024
/** Nobody can look at what comes of an event. */
const EVENT_WORKS_WITHIN: Duration = 5 * MINUTE

interface DispatchOptions {
  readonly type: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Null for the repository of the run. */
  readonly repository: string | null
}

/** Sends a `repository_dispatch` event, to this repository or another one. */
export const repositoryDispatch: RecoveryMember<DispatchOptions> = {
  name: 'repository-dispatch',
  targetOf: ({ type }) => type,
  options,
  restMs: EVENT_WORKS_WITHIN,
  create: (chosen, { github }) => ({ start: () => orRefused(async () => dispatch(await github(), chosen)) }),
}

function options(raw: RawOptions, problems: string[]): DispatchOptions | null {
  checkKeys(raw, ['event-type', 'client-payload', 'repository'], problems)
  const type = neededText(raw, 'event-type', 'name the event, like "restart-scheduler"', problems)
  const payload = mapOption(raw, 'client-payload', problems)
  const repository = repositoryOption(raw, problems)
  const keys = Object.keys(payload).length
  const size = Buffer.byteLength(JSON.stringify(payload))
  if (type !== null && type.length > MAX_EVENT_TYPE)
    problems.push(`event-type: is longer than the ${MAX_EVENT_TYPE} characters GitHub takes; choose a shorter one`)
  if (keys > MAX_KEYS) problems.push(`client-payload: has ${keys} keys, GitHub takes ${MAX_KEYS}; nest them under one`)
  if (size >= MAX_PAYLOAD)
    problems.push(`client-payload: is ${size} bytes, GitHub takes less than ${MAX_PAYLOAD}; leave something out`)
  return problems.length > 0 || type === null ? null : { type, payload, repository }
}

async function dispatch(github: GitHub, { type, payload, repository }: DispatchOptions): Promise<RecoveryResult> {
  await github.rest('POST /repos/{owner}/{repo}/dispatches', {
    ...repositoryParameters(repository),
    event_type: type,
    client_payload: payload,
  })
  const where = repository ?? `${github.repository.owner}/${github.repository.repo}`
  return { ok: true, detail: `sent the event ${type} to ${where}`, url: null }
}
