import { describe, expect, test } from '@jest/globals'
import { checkConfig } from '../../src/config/check-config.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { withoutRepository } from '../../src/wiring/local-monitors.js'

const configOf = (yaml: string) => checkConfig(readInputs(CHECK_INPUTS, {}), parseConfigFile(yaml, 'c.yml'))
const sourceOf = (yaml: string) => configOf(yaml).monitors[0]?.source

describe('commits in a config file', () => {
  test.each([
    ['commits: true', {}],
    ["commits: {subject: '^docs: daily'}", { subject: ['^docs: daily'] }],
    ['commits: {path: docs/, branch: dev}, repository: o/r', { path: 'docs/', branch: 'dev', repository: 'o/r' }],
    ['commits: {author: [ann, "*@example.org"]}, threshold: 20h', { author: ['ann', '*@example.org'] }],
    ['commits: true, workflow: docs.yml', {}],
  ])('%s', (monitor, options) => {
    expect(sourceOf(`{defaults: {threshold: 1d}, monitors: {a: {${monitor}}}}`)).toEqual({
      kind: 'commits',
      options: { repository: null, ...options },
    })
  })

  test.each([
    ['commits: {subject: "docs|data"}', 'subject: "docs|data" holds a "|"; write a list of several texts'],
    ['commits: {subject: ["ok", "\\\\d+"]}', 'subject[1]: "\\\\d+" holds a "\\"'],
    ['commits: {path: ../x}', 'path: "../x" is no path of a file'],
    ['commits: {path: /}', 'path: "/" is the whole repository; leave "path" out'],
    ['commits: {author: "bot$"}', 'author: "bot$" looks like a regular expression'],
    ['commits: {message: x}', 'message: is not a known key'],
    ['commits: true', 'commits: does not tell how old the last one may be; write "threshold: 1d", or "every"'],
    ['commits: docs', 'says nothing of commits; write "true" for any'],
    ['commits: true, file: a.json', 'stands beside "file", and beats are read in one place; keep one'],
    ['commits: true, url: "https://example.org"', 'stands beside "url"'],
    ['commits: true, redis: true', 'stands beside "redis"'],
    ['commits: true, branch: dev', 'branch: names the branch of a file; write it inside "commits"'],
    ['commits: true, read-from: workspace', 'a checkout usually holds one commit; leave it out'],
    ['commits: true, failure-tolerance: 2', 'does nothing beside "commits"'],
    ['commits: true, monitors: each', 'does nothing beside "commits"'],
    ['commits: true, window: 3d', 'write "threshold", or "every" with "grace"'],
  ])('%s is wrong, with what to write', (monitor, problem) => {
    expect(() => sourceOf(`{monitors: {a: {${monitor}}}}`)).toThrow(problem)
  })

  test('what the defaults say of files does not matter to them', () => {
    const defaults = 'defaults: {threshold: 1d, branch: beats, read-from: workspace, monitors: each, status-field: /s}'
    const [monitor] = configOf(`{${defaults}, monitors: {a: {commits: true}}}`).monitors
    expect(monitor).toMatchObject({ each: false, source: { kind: 'commits', options: { repository: null } } })
  })

  test('where no repository is known, that is what to say', () => {
    const { monitors } = withoutRepository(configOf('{monitors: {a: {commits: {branch: dev}, every: 1d}}}'), 'c.yml')
    expect(monitors[0]?.source.options['detail']).toBe(
      'its beats are commits on branch dev of a repository, and none is known here; give --repo owner/repo',
    )
  })
})
