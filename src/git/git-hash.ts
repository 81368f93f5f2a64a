import { createHash } from 'node:crypto'

/** The name git gives to a file of this text: proof that what is stored is what was sent. */
export function blobSha(text: string): string {
  return objectSha('blob', Buffer.from(text, 'utf8'))
}

/** The name git gives to the root folder that holds nothing but this one file. */
export function treeShaOfOneFile(path: string, fileSha: string): string {
  const [name = '', ...folders] = path.split('/').reverse()
  return folders.reduce((sha, folder) => treeSha('40000', folder, sha), treeSha('100644', name, fileSha))
}

function treeSha(mode: string, name: string, sha: string): string {
  return objectSha('tree', Buffer.concat([Buffer.from(`${mode} ${name}\0`, 'utf8'), Buffer.from(sha, 'hex')]))
}

function objectSha(kind: string, body: Buffer): string {
  return createHash('sha1').update(`${kind} ${body.byteLength}\0`).update(body).digest('hex')
}
