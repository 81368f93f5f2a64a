import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createRig, type Rig } from '../../support/rig.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

const script = `
import { appendFileSync } from 'node:fs'
const { GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: graphql, GITHUB_REPOSITORY: repository, INPUT_TOKEN: token } = process.env
const ask = async (url, body) =>
  (await fetch(url, { method: 'POST', headers: { authorization: 'Bearer ' + token }, body: JSON.stringify(body) })).json()
const { data } = await ask(graphql, { query: '{ viewer { login } }' })
const issue = await ask(api + '/repos/' + repository + '/issues', { title: 'dead', lables: ['oops'] })
appendFileSync(process.env.GITHUB_OUTPUT, 'login=' + data.viewer.login + '\\nissue=' + issue.number + '\\n')
console.log(process.env.ACTIONS_RESULTS_URL ? 'can upload' : 'cannot upload')
`

let rig: Rig
let folder: TemporaryFolder
beforeAll(async () => {
  rig = await createRig()
  folder = await createTemporaryFolder()
  const action = "inputs: { token: { default: '${{ github.token }}' } }\nruns: { using: node24, main: main.mjs }"
  await writeFile(join(folder.path, 'action.yml'), action)
  await writeFile(join(folder.path, 'main.mjs'), script)
})
afterAll(() => Promise.all([rig.close(), folder.close()]))

describe('the whole rig', () => {
  it('lets an action act as the bot, and tells what it asked', async () => {
    const result = await rig.run('action.yml', { root: folder.path })
    expect(result).toMatchObject({
      exitCode: 0,
      log: 'can upload',
      outputs: { login: 'github-actions[bot]', issue: '1' },
    })
    expect(await rig.github.issues()).toMatchObject([{ title: 'dead', user: { login: 'github-actions[bot]' } }])
    expect(rig.proxy.writes()).toMatchObject([{ path: '/repos/octo/example/issues', status: 201 }])
    expect(await rig.requestProblems()).toEqual(['POST /repos/{owner}/{repo}/issues: body.lables is not a known field'])
  })

  it('knows another person by the token', async () => {
    const { outputs } = await rig.run('action.yml', { root: folder.path, token: rig.github.tokenOf('alice') })
    expect(outputs['login']).toBe('alice')
  })
})
