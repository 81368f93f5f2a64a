import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { blocksOf, textOf } from '../docs/project-files.js'
import { createRig, type Rig } from '../support/rig.js'
import type { ActionResult } from '../support/runner.js'
import { stepUsing } from '../support/shown-workflows.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'

// The two steps that the README shows, as a runner runs them, on a repository that has just got them.
const blocks = blocksOf(textOf('README.md'), 'yaml').slice(0, 2)
const [, watching = ''] = blocks
const writer = stepUsing(`${OWN_REPOSITORY}/write@v1`, blocks)
const checker = stepUsing(`${OWN_REPOSITORY}@v1`, blocks)

let rig: Rig
beforeAll(async () => {
  rig = await createRig()
  await rig.github.putFile('.github/workflows/watch.yml', watching)
})
afterAll(() => rig.close())

const check = (): Promise<ActionResult> => rig.run('action.yml', { inputs: { ...checker.inputs, artifact: 'false' } })

const begin = (): Promise<ActionResult> => rig.run('write/action.yml', { inputs: writer.inputs })

async function end({ state }: ActionResult, jobStatus: 'success' | 'failure'): Promise<void> {
  const ended = await rig.run('write/action.yml', { inputs: writer.inputs, phase: 'post', state, jobStatus })
  expect([ended.exitCode, ended.annotations]).toEqual([0, []])
}

const openTitles = async (): Promise<string[]> => (await rig.github.openIssues()).map(({ title }) => title)

test('pending before the first night, silent while it runs, one issue when it fails, closed by the next good one', async () => {
  const fresh = await check()
  expect([fresh.exitCode, fresh.outputs['status'], fresh.outputs['reason']]).toEqual([0, 'healthy', 'pending'])
  expect(await openTitles()).toEqual([])

  const night = await begin()
  expect([night.exitCode, night.annotations]).toEqual([0, []])
  expect((await check()).exitCode).toBe(0)
  await end(night, 'failure')
  const failed = await check()
  expect([failed.exitCode, failed.outputs['reason']]).toEqual([1, 'reported-failure'])
  expect(await openTitles()).toHaveLength(1)

  const next = await begin()
  expect((await check()).exitCode).toBe(1)
  expect(await openTitles()).toHaveLength(1)
  await end(next, 'success')
  const back = await check()
  expect([back.exitCode, back.outputs['status']]).toEqual([0, 'healthy'])
  expect(await openTitles()).toEqual([])
}, 120_000)
