const UNTRUSTED =
  'if the certificate is of your own authority, or of a proxy that looks into TLS, name the authority in NODE_EXTRA_CA_CERTS'
const NAME = 'check the name and the DNS of this machine; behind a proxy set HTTPS_PROXY'
const WAY = 'check the network and the firewall of this machine; behind a proxy set HTTPS_PROXY'

/** What helps against what stops a connection, by the code of Node's error. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOTFOUND: NAME,
  EAI_AGAIN: NAME,
  ECONNREFUSED: 'check address and port: nobody listens there; behind a proxy set HTTPS_PROXY',
  ETIMEDOUT: WAY,
  EHOSTUNREACH: WAY,
  ENETUNREACH: WAY,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_UNTRUSTED: UNTRUSTED,
  CERT_HAS_EXPIRED: 'renew the certificate of that server, or set the clock of this machine',
  CERT_NOT_YET_VALID: 'set the clock of this machine, or check the certificate of that server',
  ERR_TLS_CERT_ALTNAME_INVALID: 'check the address: the certificate is of another name',
  ERR_PROXY_TUNNEL:
    'check the rules of the proxy, and user and password in HTTPS_PROXY: it lets nothing through to there',
  EPROTO: 'check scheme and port: no TLS is spoken there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'check scheme and port: no TLS is spoken there',
}

/** Undefined where nothing helps but to try again. */
export function connectionRemedy(cause: unknown): string | undefined {
  const { code } = (cause ?? {}) as { readonly code?: unknown }
  return typeof code === 'string' && Object.hasOwn(REMEDIES, code) ? REMEDIES[code] : undefined
}
