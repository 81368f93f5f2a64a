import { describe, expect, test } from '@jest/globals'
import { exampleServer } from '../serve/served-samples.js'
import { API } from '../support/api-description.js'
import { blocksOf, textOf } from './project-files.js'

const page = textOf('docs/api.md')
const COMMAND = /^curl .*http:\/\/127\.0\.0\.1:8787([^'\s]*)'?$/m

/** A line of `curl` as a request. */
function requestOf(line: string): { readonly path: string; readonly method: string; readonly body: string } {
  const [, path = ''] = COMMAND.exec(line) ?? []
  const [, body = ''] = /-d '([^']*)'/.exec(line) ?? []
  return { path, method: line.includes('-X POST') ? 'POST' : 'GET', body }
}

/** What `curl` prints there: the example that follows the line. */
const shown = [...page.matchAll(/```sh\n(curl [^\n]*)\n```\n\n<!-- begin [\w-]+ -->\n\n```json\n([\s\S]*?)```/g)]

describe('the page of the API', () => {
  test.each(shown.map(([, line = '', json = '']) => [line, json]))('%s', async (line, json) => {
    const { get, post } = exampleServer()
    const { path, method, body } = requestOf(line)
    const response = await (method === 'POST' ? post(path, body) : get(path))
    expect(await response.json()).toEqual(JSON.parse(json))
  })

  test('has six examples', () => {
    expect(shown).toHaveLength(6)
  })

  test('asks for nothing that there is not', async () => {
    const lines = blocksOf(page, 'sh').flatMap((block) => block.split('\n').filter((line) => line.startsWith('curl')))
    expect(lines.length).toBeGreaterThan(8)
    for (const line of lines) {
      const { get, post } = exampleServer()
      const { path, method, body } = requestOf(line)
      if (path === '/api/health/stream') continue
      const { status } = await (method === 'POST' ? post(path, body) : get(path))
      expect([line, [200, 400, 503].includes(status)]).toEqual([line, true])
    }
  })

  test('has every measure that there is, and no other', async () => {
    const { get } = exampleServer()
    const text = await (await get('/metrics')).text()
    const measured = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name)
    const table = [...page.matchAll(/^\| `(heartbeat_\w+)/gm)].map(([, name]) => name)
    expect(table).toEqual(measured)
  })

  test('explains every status', () => {
    const statuses = Object.values(API.paths).flatMap((path) =>
      Object.values(path).flatMap(({ responses }) => Object.keys(responses)),
    )
    const refusals = new Set(statuses.filter((status) => status >= '400'))
    for (const status of refusals) expect(page).toContain(`| \`${status}\``)
  })
})
