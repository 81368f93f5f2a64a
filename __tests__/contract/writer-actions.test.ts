import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import type { InputSpecs } from '../../src/config/inputs/inputs.js'
import { RUN_INPUTS, RUN_PREFIX, WRITE_INPUTS } from '../../src/config/inputs/write-inputs.js'

interface ActionFile {
  readonly inputs: Record<string, { description: string; default?: string; required: boolean }>
  readonly outputs: Record<string, { description: string; value?: string }>
  readonly runs: {
    readonly using: string
    readonly main?: string
    readonly post?: string
    readonly 'post-if'?: string
    readonly steps?: { shell: string; run: string; env: Record<string, string> }[]
  }
}

async function actionFile(folder: string): Promise<ActionFile> {
  return parse(await readFile(new URL(`../../${folder}/action.yml`, import.meta.url), 'utf8')) as ActionFile
}

/** Filled in by the runner, where the code has an empty text. */
const BY_THE_RUNNER: Readonly<Record<string, string>> = {
  token: '${{ github.token }}',
  'job-status': '${{ job.status }}',
}

describe.each<[string, InputSpecs]>([
  ['write', WRITE_INPUTS],
  ['run', RUN_INPUTS],
])('%s/action.yml', (folder, specs) => {
  test('names the inputs that the code reads, in the same words', async () => {
    const { inputs } = await actionFile(folder)
    const told = Object.entries(inputs).map(([name, input]) => [name, input.description, input.default ?? ''])
    const known = Object.entries(specs).map(([name, spec]) => [
      name,
      spec.description,
      BY_THE_RUNNER[name] ?? spec.default,
    ])
    expect(told.sort()).toEqual(known.sort())
  })
})

test('the write action is one bundle that runs at both ends of a job, whatever becomes of it', async () => {
  const { runs, outputs } = await actionFile('write')
  expect(runs).toEqual({
    using: 'node24',
    main: '../dist/write/index.js',
    post: '../dist/write/index.js',
    'post-if': 'always()',
  })
  expect(Object.keys(outputs)).toEqual(['written', 'sha', 'url'])
})

// proves: 34
test('the run action hands every input to its one script as a variable, and none as a part of it', async () => {
  const { inputs, runs } = await actionFile('run')
  expect(runs.steps).toHaveLength(1)
  const [step] = runs.steps!
  expect(step!.run).not.toMatch(/\$\{\{/)
  const variables = Object.keys(inputs).map((name) => [
    `${RUN_PREFIX}${name.toUpperCase().replaceAll('-', '_')}`,
    `\${{ inputs.${name} }}`,
  ])
  expect(step!.env).toEqual({
    ...Object.fromEntries(variables),
    [`${RUN_PREFIX}ACTION_PATH`]: '${{ github.action_path }}',
  })
})
