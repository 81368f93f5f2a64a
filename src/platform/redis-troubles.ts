import { messageOf } from '../errors.js'

/** What a person can do about it, as one sentence; `permanent` where trying again cannot help before somebody does. */
export interface Trouble {
  readonly remedy: string
  readonly permanent?: true
}

const OWN_AUTHORITY = 'name the file of its authority with "redis: { ca: … }"'
const GIVE_MASTER = 'give the address of the master'

/** By how a trouble shows itself: a code of Node, a word of ours or the first word of what Redis said. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  ECONNREFUSED: { remedy: 'nothing listens there; start Redis, or correct the address' },
  ENOTFOUND: { remedy: 'there is no such host; correct the address', permanent: true },
  EAI_AGAIN: { remedy: 'the name could not be looked up; correct the address, or look after the name server' },
  EHOSTUNREACH: { remedy: 'no way leads there; correct the address, or look after the network' },
  ENETUNREACH: { remedy: 'no way leads there; correct the address, or look after the network' },
  EPIPE: { remedy: 'the connection was cut; look at the log of Redis' },
  CUT: {
    remedy: 'the connection was cut; look at the log of Redis. If the port speaks TLS, write rediss:// for redis://',
  },
  CUT_TLS: { remedy: 'the connection was cut; is it a plain port? Then write redis:// for rediss://' },
  SILENT: {
    remedy: 'it gives no answer; look whether it is stopped, overloaded or cut off. If it speaks TLS, write rediss://',
  },
  SILENT_TLS: { remedy: 'it gives no answer; is it a plain port? Then write redis:// for rediss://' },
  TOOLARGE: { remedy: 'look what is stored there; a beat has a few hundred bytes', permanent: true },
  PLAIN: { remedy: 'it does not speak TLS; write redis:// for rediss://, or give its TLS port', permanent: true },
  CERTIFICATE: { remedy: `nobody that is trusted has signed its certificate; ${OWN_AUTHORITY}`, permanent: true },
  SELF_SIGNED_CERT_IN_CHAIN: {
    remedy: `its certificate is signed by an authority of your own; ${OWN_AUTHORITY}`,
    permanent: true,
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    remedy: 'its certificate is signed by itself; name its file with "redis: { ca: … }"',
    permanent: true,
  },
  CERT_HAS_EXPIRED: { remedy: 'its certificate has expired; renew it', permanent: true },
  CERT_NOT_YET_VALID: {
    remedy: 'its certificate is not valid yet; compare the clocks of both machines',
    permanent: true,
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    remedy: 'its certificate is for another name; write the name that stands in it into the address',
    permanent: true,
  },
  NOAUTH: {
    remedy: 'it wants a password; write it into the address: redis://user:password@host:port',
    permanent: true,
  },
  WRONGPASS: {
    remedy: 'user or password is wrong, or the user is off; correct the address in the environment',
    permanent: true,
  },
  LOADING: { remedy: 'it is loading its data; wait until it has them' },
  BUSY: { remedy: 'a script of somebody blocks it; end that with SCRIPT KILL' },
  REPLICA: { remedy: `what a replica says may be old; ${GIVE_MASTER}`, permanent: true },
  MASTERDOWN: { remedy: `this is a replica without its master; ${GIVE_MASTER}` },
  READONLY: { remedy: `this is a replica; ${GIVE_MASTER}`, permanent: true },
  MOVED: { remedy: 'the nodes of this cluster send us from one to the other; look at CLUSTER NODES' },
  ASK: { remedy: 'the cluster is moving these keys to another node; wait until it has' },
  TRYAGAIN: { remedy: 'the cluster is moving these keys to another node; wait until it has' },
  CROSSSLOT: {
    remedy:
      'keys of several slots of a cluster are not read; give them one hash tag, like {health}:hb:*, or use the own layout',
    permanent: true,
  },
  CLUSTERDOWN: { remedy: 'the cluster does not serve all its slots; repair it' },
  OOM: { remedy: 'it has no memory left; give it more' },
  MISCONF: { remedy: 'it cannot write to its disk and refuses writes; look at its log' },
  WRONGTYPE: {
    remedy: 'another program keeps something else under this key; choose another key or "redis: { prefix: … }"',
    permanent: true,
  },
  LIMIT: { remedy: 'the allowance at the provider is used up; raise it, or look less often' },
  CLIENTS: { remedy: 'it has as many clients as it takes; raise maxclients, or look who does not let go' },
  DENIED: {
    remedy: 'without a password it takes connections of its own machine only; set a password',
    permanent: true,
  },
  STRANGE: { remedy: 'nothing there speaks the protocol of Redis; correct the address', permanent: true },
  UNKNOWN_COMMAND: { remedy: 'this server lacks a command that is needed; Redis 5 or Valkey has it', permanent: true },
}

/** Where code or first word do not tell: what is said, in this order. */
const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(Connection|Socket) timeout/, 'SILENT'],
  [/^Socket closed|^the connection was closed|^ECONNRESET/, 'CUT'],
  [/^ERR_SSL_|^EPROTO/, 'PLAIN'],
  [/^Unknown RESP type/i, 'STRANGE'],
  [/^UNABLE_TO_/, 'CERTIFICATE'],
  [/max(imum)? number of clients/i, 'CLIENTS'],
  [/\b(limit|quota|allowance)\b.*\b(exceeded|reached)\b|\bexceeded\b.*\b(limit|quota)\b/i, 'LIMIT'],
  [/invalid password|without any password configured|no password is set/i, 'WRONGPASS'],
  [/the user executing the script can't/i, 'NOPERM'],
  [/unknown (sub)?command/i, 'UNKNOWN_COMMAND'],
]

/** Names of the client's classes are minified, so a trouble is known by its code or by what it says. */
export function troubleIn(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown }
  const message = messageOf(error)
  const first = typeof code === 'string' ? code : (message.split(' ', 1)[0] ?? '')
  if (Object.hasOwn(TROUBLES, first)) return first
  return BY_WORDS.find(([words]) => words.test(first) || words.test(message))?.[1] ?? first
}
