import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { blocksOf, filesIn, pages, textOf } from '../../docs/project-files.js'
import { WRONG_CONFIGS } from '../../support/wrong-configs.js'

const SECTIONS = ['monitors', 'defaults', 'maintenance', 'channels', 'recovery', 'incidents']
const fits = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
  JSON.parse(textOf('schema/config.schema.json')) as object,
)
const mistakesIn = (document: unknown): unknown => (fits(document) ? [] : fits.errors)

function isConfig(document: unknown): document is object {
  return typeof document === 'object' && document !== null && SECTIONS.some((section) => section in document)
}

describe('the schema for editors', () => {
  test.each(filesIn('examples/config', '.yml'))('takes %s', (path) => {
    expect(mistakesIn(parse(textOf(path)))).toEqual([])
  })

  test.each(pages())('takes every config in %s', (path) => {
    for (const block of blocksOf(textOf(path), 'yaml')) {
      const document = parse(block) as unknown
      if (isConfig(document)) expect(mistakesIn(document)).toEqual([])
    }
  })

  test.each(WRONG_CONFIGS.filter(({ editor }) => editor === 'sees'))('refuses $text', ({ text }) => {
    expect(fits(parse(text))).toBe(false)
  })

  test.each([
    ['monitors: {a: {recovery: [{workflow: x.yml, inputs: {a: 1}}, {repository-dispatch: go}, {container: c}]}}', true],
    ['monitors: {a: {recovery: [{reboot: true}]}}', false],
    ['recovery: {allow: [x.yml], backoff: [5s, 1m], before-alert: true}', true],
    ['recovery: {attempts: 11}', false],
    ['recovery: {cooldwn: 1m}', false],
    ['channels: {slack: [{on: all}, {id: ops, env: {SLACK_WEBHOOK_URL: OPS}}]}', true],
    ['channels: {slack: {cooldown: often}}', false],
    ['monitors: {"a b": {}}', false],
    ['monitors: {a: }', true],
  ])('%s: %s', (text, good) => {
    expect(fits(parse(text))).toBe(good)
  })
})
