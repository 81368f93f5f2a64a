import { describe, expect, test } from '@jest/globals'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { beatJson } from '../../src/domain/beat/beat-document.js'
import { agentsMap } from '../../src/reports/agents-map/index.js'
import { agentsMapOf } from '../../src/reports/agents-map/render.js'
import { agentsMapSchema } from '../../src/reports/agents-map/schema.js'
import { auditLog } from '../../src/reports/audit-log/index.js'
import { statusMap } from '../../src/reports/status-map/index.js'
import { textOf } from '../reports/a-run.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'
import { schemaFiles } from '../../src/reports/schemas.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import { statusMapSchema } from '../../src/reports/map-schema.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../reports/a-run.js'
import { RENDERED } from '../reports/rendered-summaries.js'

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  allErrors: true,
  formats: { 'date-time': TIME, uri: /^https?:/ },
})

function published(name: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')) as { $id: string }
  return ajv.getSchema(schema.$id) ?? ajv.compile(schema)
}

function mistakes(validate: ValidateFunction, value: unknown): unknown {
  return validate(value) ? [] : validate.errors
}

const full = aVerdict('backup', {
  beat: { at: NOW, state: 'ok', checks: { a: { b: [1] } }, metrics: { rows: 1 }, runAttempt: 2, exitCode: 0 },
  notes: ['a note'],
  missed: 3,
})
const runs = [...Object.values(RENDERED), aRun(), aRun({ verdicts: [full, aDeadOne('__proto__')], repository: null })]

test.each(Object.entries(schemaFiles()))('%s is as the source says: run npm run generate', (file, text) => {
  const { $id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  expect(schema).toEqual(JSON.parse(text))
  expect($id).toBe(`https://raw.githubusercontent.com/${OWN_REPOSITORY}/v1/${file}`)
})

describe('what is really written is valid', () => {
  test('status maps', () => {
    const validate = published('status-map')
    for (const run of runs) expect(mistakes(validate, JSON.parse(textOf(statusMap, run)))).toEqual([])
  })

  test("agents' maps", () => {
    const validate = published('agents-map')
    for (const run of runs) expect(mistakes(validate, JSON.parse(textOf(agentsMap, run)))).toEqual([])
  })

  test('audit logs', () => {
    const validate = published('audit-log')
    const text = runs.reduce<string | null>((earlier, run) => textOf(auditLog, run, earlier), null)
    expect(mistakes(validate, JSON.parse(text ?? ''))).toEqual([])
  })

  test('beats', () => {
    const validate = published('beat')
    const beat = {
      ...full.beat,
      at: NOW,
      state: 'failed' as const,
      startedAt: NOW - 1,
      durationSeconds: 0.5,
      message: 'x',
    }
    expect(mistakes(validate, JSON.parse(beatJson('backup', beat)))).toEqual([])
    expect(mistakes(validate, JSON.parse(beatJson('backup', { at: NOW, state: 'ok' })))).toEqual([])
  })

  // The published schema lets later versions add keys; this one must not have any that it does not declare.
  test('no key is undeclared', () => {
    const strictMap = ajv.compile(z.toJSONSchema(statusMapSchema))
    const strictAgents = ajv.compile(z.toJSONSchema(agentsMapSchema))
    for (const run of runs) {
      expect(mistakes(strictMap, statusMapOf(run))).toEqual([])
      expect(mistakes(strictAgents, agentsMapOf(run))).toEqual([])
    }
  })
})

describe('what is wrong is not', () => {
  test.each([
    ['status-map', { schema_version: 2 }],
    [
      'agents-map',
      { timestamp: '2026-11-22T09:30:00Z', agents: { mary: { status: 'dead' } }, alerts: [], summary: {} },
    ],
    ['audit-log', [{ time: 'yesterday' }]],
    ['beat', { last_run: '2026-11-22T09:30:00Z', monitor: 'backup', status: 'great' }],
  ])('%s', (name, value) => {
    expect(mistakes(published(name), value)).not.toEqual([])
  })
})
