import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { MINUTE } from '../../src/domain/time.js'
import { aRun, aVerdict, NOW } from '../reports/a-run.js'
import { aServer, theBoard } from '../serve/served-samples.js'
import { API, validatorOf } from '../support/api-description.js'
import { projectRoot } from '../support/child.js'
import { aBoard } from '../support/served.js'
import { deserialize, type Type } from '../support/strict-client.js'

type Values = Readonly<Record<string, unknown>>

function example(name: string): Values {
  return JSON.parse(readFileSync(join(projectRoot, '__tests__/fixtures/health-api', `${name}.json`), 'utf8')) as Values
}

/** Answers of the systems whose readers read this API too. */
const SYSTEMS = [
  ['health-status', 'HealthStatus', '/api/health/status'],
  ['health-service', 'HealthService', '/api/health/service/bot'],
  ['heartbeat-status', 'HeartbeatStatus', '/api/heartbeat/status?monitor=bot'],
] as const

interface Schema {
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
}

/** The schema with what only this API tells left out: by the members of an answer of theirs. */
function narrowed(schema: Schema, value: unknown): Schema {
  if (typeof value !== 'object' || value === null) return schema
  const [first] = Object.values(value)
  if (schema.properties === undefined) {
    const inner = schema.additionalProperties
    return inner === undefined ? schema : { ...schema, additionalProperties: narrowed(inner, first) }
  }
  const members = Object.entries(value).map(
    ([key, one]) => [key, narrowed(schema.properties?.[key] ?? {}, one)] as const,
  )
  return { ...schema, required: Object.keys(value), properties: Object.fromEntries(members) }
}

/** What has another type, or is not there, in our answer. */
function differences(theirs: unknown, ours: unknown, path = ''): string[] {
  if (typeof theirs !== 'object' || theirs === null)
    return typeof theirs === typeof ours ? [] : [`${path}: ${typeof ours}`]
  if (typeof ours !== 'object' || ours === null) return [`${path}: ${typeof ours}`]
  return Object.entries(theirs).flatMap(([key, value]) => {
    const isService = path === '/services'
    const other = isService ? (ours as Values)['bot'] : (ours as Values)[key]
    return differences(value, other, `${path}/${key}`)
  })
}

describe.each(SYSTEMS)('%s', (name, schemaName, path) => {
  test('their example is an answer of this API, but for what only this one tells', () => {
    const schema = narrowed(API.components.schemas[schemaName] as Schema, example(name))
    const validate = validatorOf(schema)
    expect(validate(example(name)) ? [] : validate.errors).toEqual([])
  })

  test('every member of theirs is in ours, with its type', async () => {
    const ours: unknown = await (await aServer().get(path)).json()
    expect(differences(example(name), ours)).toEqual([])
  })
})

const SERVICE: Type = {
  record: { status: 'string', last_heartbeat: 'DateTime?', interval: 'int?', consecutive_failures: 'int' },
}
const SYSTEM: Type = { record: { services: { dictionaryOf: SERVICE }, overall_status: 'string' } }
const ONE: Type = {
  record: {
    service: 'string',
    status: 'string',
    last_heartbeat: 'DateTime?',
    uptime: 'string?',
    total_pulses: 'long?',
    error_count: 'int?',
  },
}
const STATUS: Type = { record: { status: 'string', timestamp: 'DateTime?', session_active: 'bool' } }

describe('a strict client of another language', () => {
  const odd = [
    aVerdict('half', { intervalMs: 1_500, beat: { at: NOW - 1, state: 'ok' } }),
    aVerdict('tiny', { intervalMs: 20, missed: 3 }),
    aVerdict('never', { beat: null, deadline: null, lastEndAt: null }),
    aVerdict('__proto__', { intervalMs: null }),
  ]
  const boards = {
    'of a usual day': theBoard(),
    'of odd intervals and beats that never came': aBoard(aRun({ verdicts: odd })),
    'of nobody': aBoard(aRun()),
  }

  test.each(Object.entries(boards))('reads the answers %s', async (_, board) => {
    for (const now of [NOW, NOW + 10 * MINUTE]) {
      const { get } = aServer(board, { now })
      const text = async (path: string): Promise<string> => (await get(path)).text()
      expect(deserialize(await text('/api/health/status'), SYSTEM)).toMatchObject({
        overall_status: expect.any(String),
      })
      for (const id of Object.keys(board.map.monitors)) {
        expect(deserialize(await text(`/api/health/service/${id}`), ONE)).toMatchObject({ service: id })
        expect(deserialize(await text(`/api/heartbeat/status?monitor=${id}`), STATUS)).toHaveProperty('session_active')
      }
    }
  })

  test.each([
    ['a number with a fraction', 'int', '1.5'],
    ['a number as text', 'int', '"1"'],
    ['no time', 'DateTime', '"26.11.2025 23:25"'],
    ['null', 'string', 'null'],
    ['another spelling of a member', { record: { Status: 'string' } }, '{"status":"healthy"}'],
  ] as const)('would refuse %s', (_, type, json) => {
    expect(() => deserialize(json, type)).toThrow()
  })
})
