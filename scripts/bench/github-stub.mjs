// A GitHub that answers at once and remembers only how often it was asked. It runs in a process of its own, so that its
// work is no part of what is measured.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'

const BOT = { login: 'github-actions[bot]', type: 'Bot' }
const [fresh, stale] = [1, 600].map((minutes) => beatFile(new Date(Date.now() - minutes * 60_000).toISOString()))
let requests = []
let issues = []

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    const [path] = request.url.split('?')
    const data = path.startsWith('/bench/') ? control(path) : answer(request.method, path, body)
    response.writeHead(data === null ? 404 : request.method === 'POST' ? 201 : 200, {
      'content-type': 'application/json',
    })
    response.end(JSON.stringify(data ?? { message: 'Not Found' }))
  })
}).listen(0, '127.0.0.1', function () {
  process.send({ port: this.address().port })
})
process.on('disconnect', () => process.exit())

/** What the bench itself asks: forget the last run, or tell of it. */
function control(path) {
  if (path === '/bench/reset') [requests, issues] = [[], []]
  return requests
}

function answer(method, path, body) {
  requests.push(`${method} ${path}`)
  const sent = body === '' ? {} : JSON.parse(body)
  const rest = path.replace(/^\/repos\/[^/]+\/[^/]+/, '')
  if (path === '/graphql') return { data: { viewer: BOT } }
  if (rest.startsWith('/contents/') && method === 'PUT') return stored(sent)
  if (rest === '/contents/stale.json') return stale
  if (rest.startsWith('/contents/')) return fresh
  if (rest === '/issues' && method === 'POST') return opened(sent)
  if (rest === '/issues') return issues
  return null
}

function beatFile(time) {
  return contents(JSON.stringify({ last_run: time, status: 'ok' }))
}

function contents(text) {
  const bytes = Buffer.from(text)
  const sha = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  return { type: 'file', encoding: 'base64', size: bytes.length, sha, content: bytes.toString('base64') }
}

function stored({ content }) {
  const commit = { sha: '1'.repeat(40), tree: { sha: '2'.repeat(40) }, parents: [{}] }
  return { content: contents(Buffer.from(content, 'base64').toString()), commit }
}

function opened({ title, body, labels = [] }) {
  const at = new Date().toISOString()
  const place = { number: 1, state: 'open', html_url: 'https://github.com/octo/example/issues/1' }
  const issue = {
    ...place,
    title,
    body,
    user: BOT,
    labels: labels.map((name) => ({ name })),
    created_at: at,
    updated_at: at,
  }
  issues = [{ ...issue, closed_at: null, state_reason: null, assignees: [], comments: 0 }]
  return issues[0]
}
