import { MINUTE, SECOND, type Duration } from '../domain/time.js'
import { ExternalError } from '../errors.js'
import type { Clock, HttpResponse } from '../ports.js'
import type { ConnectedHttp } from './http.js'

const BLOCK_BYTES = 8 * 1024 * 1024
const TRIES = 4
const FIRST_PAUSE: Duration = 2 * SECOND
const LONGEST: Duration = 5 * MINUTE
/** The version of Azure's interface that its own client asks for. */
const VERSION = '2026-04-06'
const SERVICE = 'the store of artifacts'

export interface BlobPorts {
  readonly http: Pick<ConnectedHttp, 'request'>
  readonly clock: Clock
}

/**
 * Puts bytes into Azure's store at an address that is signed: block after block, then their list, as its own client does. Throws
 * ExternalError.
 */
export async function putBlob(address: string, bytes: Uint8Array, type: string, ports: BlobPorts): Promise<void> {
  const ids: string[] = []
  for (let from = 0; from < bytes.length; from += BLOCK_BYTES) {
    const id = Buffer.from(`block-${String(ids.length).padStart(6, '0')}`).toString('base64')
    ids.push(id)
    const body = bytes.subarray(from, from + BLOCK_BYTES)
    const headers = { 'content-type': 'application/octet-stream' }
    await put(`${address}&comp=block&blockid=${encodeURIComponent(id)}`, body, headers, ports)
  }
  const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`
  const headers = { 'content-type': 'application/xml', 'x-ms-blob-content-type': type }
  await put(`${address}&comp=blocklist`, list, headers, ports)
}

/** What is put twice is the same afterwards. */
async function put(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
  { http, clock }: BlobPorts,
): Promise<void> {
  const request = {
    method: 'PUT',
    url,
    body,
    headers: { 'x-ms-version': VERSION, ...headers },
    timeoutMs: LONGEST,
  } as const
  for (let tried = 1; ; tried++) {
    const fault = await http.request(request).then(faultIn, faultOf)
    if (fault === null) return
    if (fault.fault.permanent || tried === TRIES) throw fault
    await clock.sleep(FIRST_PAUSE * 2 ** (tried - 1))
  }
}

/** What the store says beside it may name the signed address. */
function faultIn({ status }: HttpResponse): ExternalError | null {
  if (status >= 200 && status < 300) return null
  const permanent = status < 500 && status !== 408 && status !== 429
  return new ExternalError(SERVICE, `${SERVICE} answered ${status}`, { status, permanent })
}

function faultOf(error: unknown): ExternalError {
  if (error instanceof ExternalError) return error
  throw error
}
