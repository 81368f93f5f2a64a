import { createServer } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { createClock } from '../../src/platform/clock.js'
import { createHttp } from '../../src/platform/http.js'
import { putBlob } from '../../src/platform/put-blob.js'
import { projectRoot } from '../support/child.js'
import { bodyOf, closeServer, listen } from '../support/http-server.js'

const BLOCK = 8 * 1024 * 1024
const ZIP = 'application/zip'
const SAID = ['content-type', 'content-length', 'x-ms-version', 'x-ms-blob-content-type']

interface Azure {
  readonly BlobClient: new (address: string) => {
    getBlockBlobClient(): {
      uploadStream(from: Readable, block: number, atOnce: number, how: object): Promise<unknown>
    }
  }
}

test("a blob is put with the same requests as by Azure's own client", async () => {
  const asked: unknown[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { comp, sig } = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
      const said = SAID.map((name) => (comp === 'blocklist' && name === 'content-length' ? '' : request.headers[name]))
      const list = comp === 'blocklist' ? body.toString().match(/<Latest>/g)?.length : null
      asked.push({ method: request.method, comp, sig, said, list })
      response.writeHead(201).end()
    })
  })
  const address = `http://127.0.0.1:${await listen(server)}/artifacts/blob?sv=1&sig=a%2Bb%2F%3D`
  const bytes = Buffer.alloc(BLOCK + 5, 'x')

  const library = pathToFileURL(join(projectRoot, 'node_modules/@azure/storage-blob/dist/esm/index.js')).href
  const { BlobClient } = (await import(library)) as Azure
  const how = { blobHTTPHeaders: { blobContentType: ZIP } }
  await new BlobClient(address).getBlockBlobClient().uploadStream(Readable.from([bytes]), BLOCK, 1, how)
  const theirs = asked.splice(0)

  const http = createHttp()
  await putBlob(address, bytes, ZIP, { http, clock: createClock() })
  http.close()
  await closeServer(server)
  expect(theirs).toHaveLength(3)
  expect(asked).toEqual(theirs)
}, 60_000)
