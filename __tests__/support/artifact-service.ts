import { createServer, type IncomingMessage } from 'node:http'
import { bodyOf, closeServer, listen } from './http-server.js'
import { sendAnswer, type StubAnswer } from './http-stub.js'
import { jsonOf } from './recorded-request.js'
import { filesOfZip } from './zip.js'

export interface StoredArtifact {
  readonly id: number
  readonly name: string
  readonly run: string
  /** When it goes away, as the client asked; null for the default. */
  readonly expiresAt: string | null
  /** Text of the files in it, by name. */
  readonly files: Readonly<Record<string, string>>
  /** The same as they came. */
  readonly bytes: Readonly<Record<string, Buffer>>
}

type Step = 'create' | 'upload' | 'finalize'

/** The part of GitHub's service that a real `@actions/artifact` upload talks to. */
export interface ArtifactService {
  /** Variables for the step that uploads. */
  readonly env: Readonly<Record<string, string>>
  /** The same for a step of another run: two artifacts of one name are refused in one run alone. */
  envOfRun(run: string): Readonly<Record<string, string>>
  /** A part of each upload address that must stay out of logs. */
  readonly signature: string
  /** What was finalized. */
  readonly artifacts: readonly StoredArtifact[]
  /** `create`, `upload`… as they came. */
  readonly steps: readonly string[]
  /** From now on the step fails so; null ends that. The client retries 5xx for half a minute, 4xx never. */
  failWith(status: number | null, step?: Step): void
  /** From now on the step is never answered; null ends that. */
  hangAt(step: Step | null): void
  close(): Promise<void>
}

interface Pending {
  readonly id: number
  readonly name: string
  readonly run: string
  readonly expiresAt: string | null
  readonly blocks: Map<string, Buffer>
  zip: Buffer
}

const signature = 'rigUploadSignature+/='

export async function createArtifactService(): Promise<ArtifactService> {
  const pending: Pending[] = []
  const artifacts: StoredArtifact[] = []
  const steps: string[] = []
  let failure: { status: number; step: Step } | null = null
  let hanging: Step | null = null

  const answer = async (incoming: IncomingMessage): Promise<StubAnswer> => {
    const target = new URL(incoming.url ?? '/', url)
    const body = await bodyOf(incoming)
    const step = stepOf(target.pathname)
    steps.push(step)
    if (hanging === step) return { fault: 'hang' }
    if (failure?.step === step) return refusal(failure.status)
    if (step === 'upload') return upload(pending, target, body)
    const request = jsonOf(body.toString('utf8'))
    const name = String(request['name'])
    const run = String(request['workflow_run_backend_id'])
    if (step === 'create') {
      if (artifacts.some((artifact) => artifact.name === name && artifact.run === run)) return refusal(409)
      const id = 1000 + pending.length
      pending.push({
        id,
        name,
        run,
        expiresAt: (request['expires_at'] as string) ?? null,
        blocks: new Map(),
        zip: Buffer.alloc(0),
      })
      return { body: { ok: true, signed_upload_url: `${url}/blob/${id}?sig=${encodeURIComponent(signature)}` } }
    }
    if (step !== 'finalize') return { status: 404, body: { msg: `The rig does not know ${target.pathname}` } }
    const done = pending.findLast((candidate) => candidate.name === name && candidate.run === run)
    if (!done) return { status: 404, body: { msg: 'no such artifact' } }
    const bytes = filesOfZip(done.zip)
    artifacts.push({ id: done.id, name, run, expiresAt: done.expiresAt, files: textsOf(bytes), bytes })
    return { body: { ok: true, artifact_id: String(done.id) } }
  }
  const server = createServer((incoming, response) => {
    answer(incoming).then(
      (given) => sendAnswer(response, given),
      (error: unknown) =>
        sendAnswer(response, { status: 400, body: { msg: `The artifact service failed: ${String(error)}` } }),
    )
  })
  const url = `http://127.0.0.1:${await listen(server)}`
  const envOfRun = (run: string): Record<string, string> => ({
    ACTIONS_RESULTS_URL: `${url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(run),
  })
  return {
    env: envOfRun('rig-run'),
    envOfRun,
    signature,
    artifacts,
    steps,
    hangAt: (step) => void (hanging = step),
    failWith: (status, step = 'create') => void (failure = status === null ? null : { status, step }),
    close: () => closeServer(server),
  }
}

function stepOf(path: string): Step | 'unknown' {
  if (path.startsWith('/blob/')) return 'upload'
  if (path.endsWith('.ArtifactService/CreateArtifact')) return 'create'
  return path.endsWith('.ArtifactService/FinalizeArtifact') ? 'finalize' : 'unknown'
}

function refusal(status: number): StubAnswer {
  const msg = status === 409 ? 'an artifact with this name already exists on the workflow run' : 'the rig says no'
  return { status, body: { code: status === 409 ? 'already_exists' : 'internal', msg } }
}

/** Azure's block blobs: in one piece, or in blocks and then their list. */
function upload(pending: readonly Pending[], target: URL, body: Buffer): StubAnswer {
  const artifact = pending.find((candidate) => target.pathname === `/blob/${candidate.id}`)
  if (!artifact || target.searchParams.get('sig') !== signature) return { status: 403 }
  const kind = target.searchParams.get('comp')
  if (kind === 'block') artifact.blocks.set(target.searchParams.get('blockid') ?? '', body)
  else if (kind === 'blocklist') {
    const ids = [...body.toString('utf8').matchAll(/<Latest>([^<]+)<\/Latest>/g)].map((match) => match[1]!)
    artifact.zip = Buffer.concat(ids.map((id) => artifact.blocks.get(id) ?? Buffer.alloc(0)))
  } else artifact.zip = body
  return { status: 201 }
}

function textsOf(files: Readonly<Record<string, Buffer>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('utf8')]))
}

/** Only its scope is ever looked at. */
function runtimeToken(run: string): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ scp: `Actions.Results:${run}:rig-job` })}.rigRuntimeSignature`
}
