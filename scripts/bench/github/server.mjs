// A GitHub that answers at once, or after the latency it is told, and remembers what it was asked. It runs in a process of its
// own, so that its work is no part of what is measured; the process that started it says what the repository holds.
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { answer } from './answers.mjs'
import { depthOf } from './depth.mjs'
import { headersFor } from './headers.mjs'
import { stateOf } from './state.mjs'

let state = stateOf({})
let latencyMs = 0
let asked = []
const saved = new Map()

/** What the bench says, by the first word of its message. */
const commands = {
  listen: ({ tls }) => new Promise((resolve) => listen(createTlsServer(tls, serve), resolve)),
  begin({ world, latency = 0, from }) {
    state = stateOf(world)
    if (from !== undefined) state.kept = withBranches(structuredClone(saved.get(from)), state.kept)
    latencyMs = latency
    asked = []
  },
  keep: ({ as }) => void saved.set(as, structuredClone(state.kept)),
  report: () => ({
    requests: asked.map(({ what }) => what),
    bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0),
    depth: depthOf(asked),
  }),
  file: ({ path }) => state.kept.files.get(path) ?? null,
}

process.on('message', async (message) => process.send({ answer: (await commands[message.command](message)) ?? null }))
process.on('disconnect', () => process.exit())
listen(createServer(serve), (port) => process.send({ port }))

/** A branch of the world is there whatever was kept before. */
function withBranches(kept, { branches }) {
  return { ...kept, branches: new Map([...branches, ...kept.branches]) }
}

function listen(server, resolve) {
  server.listen(0, '127.0.0.1', () => resolve(server.address().port))
}

async function serve(request, response) {
  const one = { what: `${request.method} ${request.url}`, from: performance.now(), to: Infinity, bytes: 0 }
  asked.push(one)
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  if (latencyMs > 0) await sleep(latencyMs)
  const sent = Buffer.concat(chunks).toString()
  const { url, method } = request
  const given = sent === '' ? {} : JSON.parse(sent)
  const { status = 200, data, link } = answered({ method, url, body: given })
  const body = JSON.stringify(data)
  if (/^\s*mutation\b/.test(given.query)) one.what += ' mutation'
  Object.assign(one, { to: performance.now(), bytes: body.length })
  response.writeHead(status, headersFor({ body, path: url, used: asked.length, link }))
  response.end(body)
}

/** A mistake of the stub shows itself, and the run sees a GitHub that is down. */
function answered(question) {
  try {
    return answer(state, question)
  } catch (error) {
    console.error(`${question.method} ${question.url}:`, error)
    return { status: 500, data: { message: 'Server Error' } }
  }
}
