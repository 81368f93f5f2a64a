import { describe, expect, test } from '@jest/globals'
import { checkConfig } from '../../src/config/check-config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { readConfigText } from '../../src/config/file/parse-file.js'
import type { WorkflowDiscovery } from '../../src/config/config.js'
import { NOWHERE } from '../../src/domain/elsewhere.js'

function workflowsOf(text: string | null, inputs: Record<string, string> = {}): WorkflowDiscovery {
  const read = text === null ? null : readConfigText(text, 'heartbeat.yml')
  return checkConfig(readInputs(CHECK_INPUTS, inputs), read?.config ?? null).workflows
}

function problemsOf(text: string): string[] {
  const { problems } = readConfigText(text, 'heartbeat.yml')
  return problems.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('which other repositories are watched', () => {
  test('none, unless somebody says so', () => {
    expect(workflowsOf(null)).not.toHaveProperty('elsewhere')
    expect(workflowsOf('workflows: { ignore: [a.yml] }')).not.toHaveProperty('elsewhere')
  })

  test('those of the file, with what else it says', () => {
    const text =
      'workflows: { organization: acme, topics: [a], private: true, requests: 500, repositories: [b/c], group-by: repository }'
    expect(workflowsOf(text)).toMatchObject({
      discover: true,
      together: true,
      elsewhere: { organization: 'acme', topics: ['a'], private: true, requests: 500, repositories: ['b/c'] },
    })
  })

  test('those of the input, beside what is watched anyway', () => {
    const given = { repositories: 'a/b, c/d' }
    const named = { ...NOWHERE, repositories: ['a/b', 'c/d'] }
    expect(workflowsOf(null, given)).toMatchObject({ discover: true, elsewhere: named })
    expect(workflowsOf('monitors: { x: { threshold: 1h } }', given)).toMatchObject({
      discover: true,
      elsewhere: named,
    })
    const both = workflowsOf('workflows: { organization: acme, repositories: [a/b, e/f] }', given)
    expect(both.elsewhere).toMatchObject({ organization: 'acme', repositories: ['a/b', 'e/f', 'c/d'] })
    expect(workflowsOf('workflows: { discover: false, include: [push] }', given)).toMatchObject({
      discover: false,
    })
  })

  test('by names that can be some', () => {
    expect(() => readInputs(CHECK_INPUTS, { repositories: 'a/b, ../c' })).toThrow(
      'names "../c", which is no repository; write it as "owner/repo"',
    )
    expect(problemsOf('workflows: { repositories: [a/b, c], organization: acme/web }')).toEqual([
      'workflows.repositories.1: "c" is no repository; write it as "owner/repo"',
      'workflows.organization: "acme/web" is no organisation; write its name alone, like "acme"',
    ])
  })
})

test.each([
  ['topics: [a]', 'workflows.topics: means nothing without "organization"; name one, or leave it out'],
  ['private: true', 'workflows.private: means nothing without "organization"; name one, or leave it out'],
  [
    'requests: 50',
    'workflows.requests: means nothing without "organization" or "repositories"; name one, or leave it out',
  ],
])('%s alone', (key, problem) => {
  expect(problemsOf(`workflows: { ${key} }`)).toEqual([problem])
})

test('one issue for all and one for each repository', () => {
  expect(problemsOf('workflows: { group-by: repository }\nincidents: { one-issue: true }')).toEqual([
    'workflows.group-by: does not count beside "incidents.one-issue"; leave one of them out',
  ])
})

test('with issues in each of them, where nothing else says where they are', () => {
  expect(workflowsOf('workflows: { organization: acme, issues-in: each }')).toMatchObject({ inEach: true })
  expect(workflowsOf('workflows: { organization: acme, issues-in: here }')).not.toHaveProperty('inEach')
  expect(problemsOf('workflows: { issues-in: each }')).toEqual([
    'workflows.issues-in: means nothing without "organization" or "repositories"; name one, or leave it out',
  ])
  const text = 'workflows: { organization: acme, issues-in: each }\nincidents: '
  expect(problemsOf(`${text}{ one-issue: true }`)).toEqual([
    'workflows.issues-in: does not count beside "incidents.one-issue"; leave one of them out',
  ])
  expect(problemsOf(`${text}{ store: redis }`)).toEqual([
    'workflows.issues-in: does not count beside "incidents.store: redis"; leave one of them out',
  ])
})
