import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'

export interface Certificate {
  /** PEM. */
  readonly cert: string
  readonly key: string
  /** What it is called. */
  readonly subject: string
}

export interface CertificateOptions {
  /** Without one it is its own authority. */
  readonly signedBy?: Certificate
  /** The last year in which it is valid, 2021 to 2049. */
  readonly until?: number
}

/** A certificate of our own making, so that no private key lies in the repository. Valid from 2020. */
export function createCertificate(
  names: { readonly dns?: string; readonly ip?: string },
  { signedBy, until = 2049 }: CertificateOptions = {},
): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const subject = names.dns ?? names.ip ?? 'test'
  const unsigned = sequence(
    tag(0xa0, integer(2)),
    integer(1),
    ECDSA_SHA256,
    nameOf(signedBy?.subject ?? subject),
    sequence(tag(0x17, Buffer.from('200101000000Z')), tag(0x17, Buffer.from(`${until % 100}1231235959Z`))),
    nameOf(subject),
    publicKey,
    tag(0xa3, sequence(basicConstraints(), alternativeNames(names))),
  )
  const signature = sign('sha256', unsigned, createPrivateKey(signedBy?.key ?? privateKey))
  const der = sequence(unsigned, ECDSA_SHA256, tag(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const body = der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return { cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`, key: privateKey, subject }
}

function nameOf(subject: string): Buffer {
  return sequence(set(sequence(oid(0x55, 0x04, 0x03), tag(0x0c, Buffer.from(subject)))))
}

const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))

function basicConstraints(): Buffer {
  return sequence(
    oid(0x55, 0x1d, 0x13),
    tag(0x01, Buffer.from([0xff])),
    tag(0x04, sequence(tag(0x01, Buffer.from([0xff])))),
  )
}

function alternativeNames({ dns, ip }: { readonly dns?: string; readonly ip?: string }): Buffer {
  const names = [
    ...(dns === undefined ? [] : [tag(0x82, Buffer.from(dns))]),
    ...(ip === undefined ? [] : [tag(0x87, Buffer.from(ip.split('.').map(Number)))]),
  ]
  return sequence(oid(0x55, 0x1d, 0x11), tag(0x04, sequence(...names)))
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tag(0x30, Buffer.concat(parts))
}

function set(...parts: readonly Buffer[]): Buffer {
  return tag(0x31, Buffer.concat(parts))
}

function oid(...bytes: readonly number[]): Buffer {
  return tag(0x06, Buffer.from(bytes))
}

function integer(value: number): Buffer {
  return tag(0x02, Buffer.from([value]))
}

/** One value of DER with its length. */
function tag(kind: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([kind, ...size]), content])
}
