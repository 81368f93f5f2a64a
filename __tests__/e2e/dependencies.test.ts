import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { createRig, type Rig } from '../support/rig.js'
import type { ActionResult } from '../support/runner.js'

jest.setTimeout(120_000)

const HOUR = 3_600_000
const CONFIG = `monitors:
  database: { file: data/database.json, threshold: 2h, tags: [infra] }
  web: { file: data/web.json, threshold: 1s, depends-on: tag:infra }
  report: { file: data/report.json, threshold: 2h, depends-on: [web] }
`

let rig: Rig
beforeAll(async () => {
  rig = await createRig()
  await rig.github.putFile('.github/heartbeat.yml', CONFIG)
})
afterAll(() => rig.close())

const beat = (name: string, hoursAgo: number) =>
  rig.github.putFile(
    `data/${name}.json`,
    JSON.stringify({ last_run: new Date(Date.now() - hoursAgo * HOUR).toISOString() }),
  )
const check = (): Promise<ActionResult> => rig.run('action.yml', { inputs: { artifact: 'false' } })
const open = async () => (await rig.github.openIssues()).map(({ title }) => title)

test('one issue for a database and all that stands on it; whoever does not come back with it has its own', async () => {
  for (const name of ['database', 'web', 'report']) await beat(name, 5)
  const dead = await check()
  expect(dead.outputs).toMatchObject({ status: 'critical', incident: 'opened' })
  expect(await open()).toEqual([expect.stringContaining('database')])
  const [issue] = await rig.github.openIssues()
  expect(issue!.body).toContain('| **Because of it** | nobody is told of web, report |')
  const rows = dead.summary.split('\n').filter((line) => line.includes('because of database'))
  expect(rows.filter((line) => line.startsWith('|'))).toHaveLength(2)
  expect(dead.summary).toContain('Because of database nobody is told of web, report, until ')
  expect(dead.annotations.map(({ message }) => message)).toContainEqual(expect.stringContaining('because of database'))

  await beat('database', 0)
  await beat('report', 0)
  const back = await check()
  expect(back.outputs['incident']).toBe('closed')
  expect(back.summary).toContain('because of database, which is back')
  expect(await open()).toEqual([])

  // Its window is a second, and no run is told when that is over.
  for (let runs = 0; runs < 20 && (await open()).length === 0; runs++) await check()
  expect(await open()).toEqual([expect.stringContaining('web')])
})

test('a circle is told with all of its steps, and nothing is done', async () => {
  await rig.github.putFile(
    '.github/heartbeat.yml',
    CONFIG.replace('tags: [infra]', 'tags: [infra], depends-on: report'),
  )
  const refused = await check()
  expect(refused.exitCode).toBe(1)
  expect(refused.annotations.map(({ message }) => message).join('\n')).toContain(
    'goes in a circle: database → report → web → tag:infra → database; take one of them out',
  )
})
