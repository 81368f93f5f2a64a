import { ExternalError, messageOf } from '../errors.js'

/** What a person can do, by how the trouble shows itself: a code of Node or the first word of what Redis said. */
const REMEDIES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there; start Redis, or correct the address',
  ENOTFOUND: 'there is no such host; correct the address',
  EAI_AGAIN: 'the name could not be looked up just now; it is tried again',
  ECONNRESET: 'the connection was cut; if the port speaks TLS, write rediss:// instead of redis://',
  ETIMEDOUT: 'it gave no answer in time; look whether it is overloaded or cut off',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is signed by an authority of your own; name its file with "redis: { ca: … }"',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself; name its file with "redis: { ca: … }"',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified; name its authority with "redis: { ca: … }"',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate cannot be verified; name its authority with "redis: { ca: … }"',
  CERT_HAS_EXPIRED: 'its certificate has run out; renew it',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name; use the name that stands in it',
  NOAUTH: 'it wants a password; put it into the address: rediss://user:password@host:port',
  WRONGPASS: 'user or password is wrong; correct the address in the environment',
  NOPERM: 'this user may not do that; `heartbeat redis acl` prints the rights that are needed',
  LOADING: 'it is loading its data; it is tried again',
  MASTERDOWN: 'this is a replica without its master; give the address of the master',
  READONLY: 'this is a replica; give the address of the master',
  MOVED:
    'this is a node of a cluster, and the key lives on another; give keys of one slot by braces, or the address of that node',
  CLUSTERDOWN: 'the cluster does not serve all its slots; repair it',
  OOM: 'it has no memory left; give it more, or let it evict',
  MISCONF: 'it cannot write to its disk and refuses writes; look at its log',
}

/** Trying again cannot help before somebody changes something. */
const PERMANENT = [
  'ENOTFOUND',
  'NOAUTH',
  'WRONGPASS',
  'NOPERM',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]

/** Whatever the client threw, in words for people. `where` is host and port; no other part of an address is told. */
export function redisFault(error: unknown, where: string): ExternalError {
  if (error instanceof ExternalError) return error
  const kind = kindOf(error)
  const said = messageOf(error).split('\n')[0] ?? ''
  const remedy = REMEDIES[kind]
  return new ExternalError('redis', `Redis at ${where}: ${said}`, {
    permanent: PERMANENT.includes(kind),
    cause: error,
    ...(remedy !== undefined && { remedy }),
  })
}

/** Names of the client's classes are minified, so a trouble is known by its code or by the first word of its message. */
function kindOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown }
  if (typeof code === 'string') return code
  const message = messageOf(error)
  const [word = ''] = message.split(' ', 1)
  if (/timeout/i.test(message)) return 'ETIMEDOUT'
  return word
}
