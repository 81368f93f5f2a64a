import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { evaluate, interpolate } from '../../support/expressions.js'
import { runAction } from '../../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

const javascriptAction = `
inputs:
  heartbeat-file: { required: true }
  threshold: { default: 120 }
  dry run: { default: false }
  token: { default: '\${{ github.token }}' }
  job-status: { default: '\${{ job.status }}' }
  greeting: { default: 'hello \${{ github.actor }} of \${{ github.repository }}' }
runs: { using: node24, main: main.mjs, post: main.mjs }
`
const script = `
import { appendFileSync } from 'node:fs'
const say = (file, text) => appendFileSync(process.env[file], text)
say('GITHUB_OUTPUT', 'env<<X\\n' + JSON.stringify(process.env) + '\\nX\\nnode=' + process.version + '\\n')
say('GITHUB_STATE', 'startedAt=5\\n')
say('GITHUB_ENV', 'LATER=yes\\n')
say('GITHUB_STEP_SUMMARY', '# It ran')
console.log('hello')
console.log('::add-mask::hunter2')
console.error('  ::error file=a.ts::dead')
process.exitCode = Number(process.env.INPUT_THRESHOLD === '' ? 3 : 0)
`
const compositeAction = `
inputs:
  command: { required: true }
outputs:
  code: { value: '\${{ steps.run.outputs.code }}' }
runs:
  using: composite
  steps:
    - id: run
      shell: bash
      env: { COMMAND: '\${{ inputs.command }}', HERE: '\${{ github.action_path }}' }
      run: |
        set +e
        bash -c "$COMMAND"
        code=$?
        echo "code=$code" >> "$GITHUB_OUTPUT"
        echo "token:\${ACTIONS_RUNTIME_TOKEN-none} input:\${INPUT_COMMAND-none} \${HERE##*/}"
        exit $code
    - { shell: bash, run: 'echo not reached' }
    - { if: 'always()', shell: bash, run: 'echo reached' }
    - { if: "\${{ failure() && steps.run.outputs.code == '3' }}", shell: sh, run: 'echo was 3' }
`

let folder: TemporaryFolder
const variablesOf = (outputs: Readonly<Record<string, string>>): Record<string, string> =>
  JSON.parse(outputs['env'] ?? '{}')

beforeAll(async () => {
  folder = await createTemporaryFolder()
  await mkdir(join(folder.path, 'wrap'))
  await writeFile(join(folder.path, 'action.yml'), javascriptAction)
  await writeFile(join(folder.path, 'main.mjs'), script)
  await writeFile(join(folder.path, 'wrap/action.yml'), compositeAction)
})
afterAll(() => folder.close())

describe('a JavaScript action', () => {
  it('runs under Node 24 with file commands, and all it said is told', async () => {
    const result = await runAction({ action: 'action.yml', root: folder.path, inputs: { 'heartbeat-file': 'x.json' } })
    expect(result).toMatchObject({ exitCode: 0, summary: '# It ran', log: 'hello', masks: ['hunter2'] })
    expect(result.outputs['node']).toMatch(/^v24\./)
    expect(result.state).toEqual({ startedAt: '5' })
    expect(result.exportedEnv).toEqual({ LATER: 'yes' })
    expect(result.annotations).toEqual([{ level: 'error', message: 'dead', properties: { file: 'a.ts' } }])
    expect(result.durationMs).toBeGreaterThan(0)
  })

  it('finds its inputs, the variables of the job and nothing of ours', async () => {
    const { outputs } = await runAction({
      action: 'action.yml',
      root: folder.path,
      inputs: { 'Heartbeat-File': 'x.json' },
      token: 'ghs_rig',
      repository: 'octo/rig',
      env: { EXTRA: '1' },
    })
    const env = variablesOf(outputs)
    expect(env).toMatchObject({
      'INPUT_HEARTBEAT-FILE': 'x.json',
      INPUT_THRESHOLD: '120',
      INPUT_DRY_RUN: 'false',
      INPUT_TOKEN: 'ghs_rig',
      'INPUT_JOB-STATUS': 'success',
      INPUT_GREETING: 'hello octocat of octo/rig',
      GITHUB_REPOSITORY: 'octo/rig',
      GITHUB_SERVER_URL: 'https://github.com',
      EXTRA: '1',
    })
    expect(Object.keys(env)).not.toContain('NODE_EXTRA_CA_CERTS')
    expect(Object.keys(env)).not.toContain('GITHUB_TOKEN')
    expect(Object.keys(env)).not.toContain('JEST_WORKER_ID')
  })

  it('is given an empty string where one was supplied, not the default', async () => {
    const result = await runAction({ action: 'action.yml', root: folder.path, inputs: { threshold: '', typo: '1' } })
    expect(result.exitCode).toBe(3)
    expect(result.unexpectedInputs).toEqual(['typo'])
  })

  it('has its defaults evaluated again for post, and finds its state', async () => {
    const { outputs, state } = await runAction({
      action: 'action.yml',
      root: folder.path,
      phase: 'post',
      jobStatus: 'failure',
      state: { startedAt: '4', kept: 'k' },
    })
    expect(variablesOf(outputs)).toMatchObject({ 'INPUT_JOB-STATUS': 'failure', STATE_startedAt: '4', STATE_kept: 'k' })
    expect(state).toEqual({ startedAt: '5', kept: 'k' })
  })
})

describe('a composite action', () => {
  it.each([
    ['echo fine', 0, 'fine\ntoken:none input:none wrap\nnot reached\nreached'],
    ['exit 3', 3, 'token:none input:none wrap\nreached\nwas 3'],
  ])('runs %j to exit code %d', async (command, exitCode, log) => {
    const result = await runAction({
      action: 'wrap/action.yml',
      root: folder.path,
      inputs: { command },
      env: { ACTIONS_RUNTIME_TOKEN: 'only for JavaScript actions' },
    })
    expect(result).toMatchObject({ exitCode, log, outputs: { code: String(exitCode) } })
  })
})

describe('the runner’s limits', () => {
  it('drops a summary above 1 MiB, with an error that says so', async () => {
    const result = await runAction({
      action: 'wrap/action.yml',
      root: folder.path,
      inputs: { command: 'head -c 1048577 /dev/zero | tr "\\0" x >> "$GITHUB_STEP_SUMMARY"' },
    })
    expect(result.summary).toBe('')
    expect(result.annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('1024k') }])
  })

  it('ends a step that takes too long, and all it started', async () => {
    const inputs = { command: 'sleep 50' }
    const result = await runAction({ action: 'wrap/action.yml', root: folder.path, inputs, timeoutMs: 300 })
    expect(result).toMatchObject({ exitCode: 137, timedOut: true })
    // Long before what it started would have ended by itself.
    expect(result.durationMs).toBeLessThan(20_000)
  })
})

describe('an expression', () => {
  const contexts = { github: { token: 't', event: { inputs: { 'dry-run': 'TRUE' } } }, yes: () => true }

  it.each([
    ["github.event.inputs.dry-run == 'true'", true],
    ["github.event.inputs['dry-run']", 'TRUE'],
    ["github.nothing.deeper || 'it''s'", "it's"],
    ["(github.token != 't' || yes()) && 5", 5],
    ['!github.token', false],
  ])('%s', (expression, value) => expect(evaluate(expression, contexts)).toBe(value))

  it.each(['a +', 'fromJSON(x)', "'a"])('beyond the rig is refused: %s', (expression) =>
    expect(() => evaluate(expression, contexts)).toThrow(/The rig/),
  )

  it('gives nothing for what is not there', () => {
    expect(interpolate('[${{ github.gone }}]', contexts)).toBe('[]')
  })
})
