import { expect, test } from '@jest/globals'
import { postedBeat } from '../../src/domain/beat/posted-beat.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { evidenceIn } from '../../src/domain/what-was-read.js'
import { HOUR, toIso } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import type { HttpRequest, HttpResponse } from '../../src/ports.js'
import { SOURCES, type SourceName } from '../../src/sources/index.js'
import type { SourcePorts } from '../../src/sources/source.js'
import { commitHistory, refusal } from '../support/commit-history.js'
import { stubContents } from '../support/contents-stub.js'
import { memoryFiles } from '../support/memory-files.js'
import { aMonitor } from '../support/monitor-samples.js'
import { silentLog, stubGitHub, workflowText, type StubWorkflow } from '../support/workflow-stub.js'
import { sourceContract, type SourceWorld } from './sources.js'
import { fakeRedis } from '../support/fake-redis.js'
import { noRedis } from '../support/no-redis.js'

const NOW = Date.UTC(2026, 10, 22, 12)
const BEAT = JSON.stringify({ last_run: toIso(NOW - HOUR) })
const ABILITIES = [
  'discovers monitors that it can read itself',
  'leaves out of a discovery what is named already',
  'diagnoses in sentences, and without an answer says that too',
  'knows the run before, or null',
]

async function open(name: SourceName, ports: Partial<SourcePorts>) {
  return (await SOURCES[name]()).create({
    clock: { now: () => NOW, sleep: async () => {} },
    log: silentLog(),
    files: memoryFiles(),
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: noRedis,
    place: async (path) => path,
    ...ports,
  })
}

function monitorOf(kind: SourceName, id: string, options: Readonly<Record<string, unknown>>): Monitor {
  return { ...aMonitor({}, id), source: { kind, options } }
}

async function fileWorld(): Promise<SourceWorld> {
  const files = memoryFiles()
  let gone: ExternalError | null = null
  const read: typeof files.read = async (path, maxBytes) => {
    if (gone !== null) throw gone
    return files.read(path, maxBytes)
  }
  return {
    source: await open('file', { files: { ...files, read } }),
    now: NOW,
    monitor: (name) => monitorOf('file', name, { path: `${name}.json` }),
    misconfigured: () => monitorOf('file', 'wrong', { path: 7 }),
    placeOf: (name) => ({ kind: 'file', path: `${name}.json` }),
    put: (name, text = BEAT) => void files.texts.set(`${name}.json`, text),
    cutOff: () => void (gone = new ExternalError('file', 'cannot be read (EIO)', { permanent: false })),
    hide: () => {},
  }
}

/** With a question of somebody else's that goes along with every one, and with some servers to nowhere. */
async function repositoryWorld(passenger?: 'harmless' | 'refused'): Promise<SourceWorld> {
  const github = stubContents()
  const graphql: typeof github.graphql = (query, variables) => {
    const refused = passenger === 'refused' && query.includes('isPrivate')
    if (refused) throw new ExternalError('github', 'GraphQL: no such field', { permanent: true })
    return github.graphql(query, variables)
  }
  const question = { declared: '', fields: 'isPrivate', variables: {}, arrive: () => {} }
  const ride = { offer: () => {}, take: () => (passenger === undefined ? null : question) }
  return {
    source: await open('repository', { github: async () => ({ ...github, graphql }), ride }),
    now: NOW,
    monitor: (name) => monitorOf('repository', name, { path: `${name}.json`, branch: 'main', repository: null }),
    misconfigured: () => monitorOf('repository', 'wrong', { branch: 'main' }),
    placeOf: (name) => ({ kind: 'repository', path: `${name}.json`, branch: 'main', repository: null }),
    put: (name, text = BEAT) => void github.texts.set(`${name}.json`, text),
    cutOff: () => github.failWith(undefined),
    hide: () => github.failWith(404),
  }
}

async function workflowWorld(): Promise<SourceWorld> {
  const workflows: StubWorkflow[] = []
  let status: number | null = null
  const github = stubGitHub({ workflows, refuse: () => status })
  const run = { event: 'schedule', status: 'completed', conclusion: 'success', created_at: toIso(NOW - HOUR) }
  return {
    source: await open('workflow', { github: async () => github }),
    now: NOW,
    monitor: (name) => monitorOf('workflow', name, { workflow: `${name}.yml` }),
    misconfigured: () => monitorOf('workflow', 'wrong', { workflow: 'a.yml', window: 'long' }),
    placeOf: (name) => ({ kind: 'workflow', path: `.github/workflows/${name}.yml`, repository: null }),
    put: (name, text = workflowText(['0 * * * *'])) =>
      void workflows.push({ file: `${name}.yml`, text, runs: text.startsWith('name') ? [run] : [] }),
    cutOff: () => void (status = 503),
    hide: () => void (status = 404),
  }
}

async function unreadableWorld(): Promise<SourceWorld> {
  const detail = 'GitHub answered 503'
  return {
    source: await open('unreadable', {}),
    now: NOW,
    monitor: (name) => monitorOf('unreadable', name, { path: `${name}.yml`, detail }),
    misconfigured: () => monitorOf('unreadable', 'wrong', { detail }),
    placeOf: (name) => ({ kind: 'file', path: `${name}.yml` }),
    put: () => {},
    cutOff: () => {},
    hide: () => {},
  }
}

async function redisWorld(): Promise<SourceWorld> {
  const redis = fakeRedis(() => NOW)
  const down = new ExternalError('redis', 'Redis at 127.0.0.1:6379: connect ECONNREFUSED', { permanent: false })
  return {
    source: await open('redis', { redis: async () => redis }),
    now: NOW,
    monitor: (name) => monitorOf('redis', name, { kind: 'key', names: [`hb:${name}`] }),
    misconfigured: () => monitorOf('redis', 'wrong', { kind: 'list' }),
    placeOf: (name) => ({ kind: 'redis', key: `hb:${name}` }),
    put: (name, text = BEAT) => void redis.strings.set(`hb:${name}`, { text, until: null }),
    cutOff: () => void (redis.fault = down),
    hide: () => void redis.forbidden.add('MGET'),
  }
}

async function httpWorld(): Promise<SourceWorld> {
  const texts = new Map<string, string>()
  let answer: 'well' | 'gone' | 'forbidden' = 'well'
  const request = async ({ url }: HttpRequest): Promise<HttpResponse> => {
    if (answer === 'gone') throw new ExternalError('http', 'example.org: connect ECONNREFUSED', { permanent: false })
    const body = texts.get(new URL(url).pathname)
    const status = answer === 'forbidden' ? 403 : body === undefined ? 404 : 200
    return { status, headers: {}, body: body ?? 'not here' }
  }
  const addressOf = (name: string): string =>
    `https://example.org/${encodeURIComponent(name.slice(0, 100).replace(/[\ud800-\udfff]/g, ''))}`
  return {
    source: await open('http', { http: { request } }),
    now: NOW,
    monitor: (name) => monitorOf('http', name, { url: addressOf(name) }),
    misconfigured: () => monitorOf('http', 'wrong', { url: 'ftp://example.org' }),
    placeOf: () => ({ kind: 'http', host: 'example.org' }),
    put: (name, text = BEAT) => void texts.set(new URL(addressOf(name)).pathname, text),
    cutOff: () => void (answer = 'gone'),
    hide: () => void (answer = 'forbidden'),
  }
}

async function commitsWorld(): Promise<SourceWorld> {
  const github = commitHistory()
  github.commit({ message: 'Begin', at: NOW - 9 * HOUR })
  const subjectOf = (name: string): string => `beat of ${name.slice(0, 100)}.`
  return {
    source: await open('commits', { github: async () => github }),
    now: NOW,
    monitor: (name) => monitorOf('commits', name, { subject: subjectOf(name), branch: 'main' }),
    misconfigured: () => monitorOf('commits', 'wrong', { subject: '(a|b)' }),
    placeOf: () => ({ kind: 'commits', path: null, branch: 'main', repository: null }),
    put: (name, text) => void github.commit({ message: text ?? subjectOf(name), at: NOW - HOUR }),
    cutOff: () => github.fail(refusal(undefined, 'connect ECONNREFUSED')),
    hide: () => github.fail(refusal(404, 'Not Found')),
  }
}

sourceContract('commits', commitsWorld, {
  skip: [
    {
      reason: 'a commit of another subject is somebody else’s, and no broken beat',
      tests: [
        'says invalid of what is there and is no beat',
        'says invalid of an empty body',
        'refuses what is too large, and says so',
      ],
    },
    { reason: 'commits are named, never found, and know of no workflow', tests: ABILITIES },
  ],
})

async function pushWorld(): Promise<SourceWorld> {
  const files = memoryFiles({ '/beats/beats.jsonl': '' })
  const lines: string[] = []
  let gone: ExternalError | null = null
  const read: typeof files.read = async (path, maxBytes) => {
    if (gone !== null) throw gone
    return files.read(path, maxBytes)
  }
  return {
    source: await open('push', { files: { ...files, read } }),
    now: NOW,
    monitor: (name) => monitorOf('push', name, { folder: '/beats' }),
    misconfigured: () => monitorOf('push', 'wrong', { folder: 7 }),
    placeOf: () => ({ kind: 'pushed' }),
    put(name, text) {
      const beat = postedBeat(name, { at: NOW - HOUR, state: 'ok' }, null, NOW)
      lines.push(text ?? ('text' in beat ? JSON.stringify(JSON.parse(beat.text)) : ''))
      files.texts.set('/beats/beats.jsonl', lines.map((line) => `${line}\n`).join(''))
    },
    cutOff: () => void (gone = new ExternalError('file', 'cannot be read (EIO)', { permanent: false })),
    hide: () => void files.texts.delete('/beats/beats.jsonl'),
  }
}

sourceContract('push', pushWorld, {
  skip: [
    {
      reason: 'a line that is no beat of ours is of nobody: who is meant by it is not known',
      tests: [
        'says invalid of what is there and is no beat',
        'says invalid of an empty body',
        'refuses what is too large, and says so',
      ],
    },
    { reason: 'who may post is named, never found, and knows of no workflow', tests: ABILITIES },
  ],
})

sourceContract('http', httpWorld, {
  skip: [
    {
      reason:
        'an answer that is not the service’s own, such as a 404 or a page of whatever stands before it, is no answer',
      tests: [
        'says missing where nothing was written yet',
        'says invalid of what is there and is no beat',
        'says invalid of an empty body',
      ],
    },
    { reason: 'the port itself ends an answer that is too long', tests: ['refuses what is too large, and says so'] },
    { reason: 'addresses are named, never found, and know of no workflow', tests: ABILITIES },
  ],
})

sourceContract('redis', redisWorld, {
  skip: [{ reason: 'places in Redis are named, never found, and know of no workflow', tests: ABILITIES }],
})

sourceContract('file', fileWorld, {
  skip: [
    {
      reason: 'a file has no house that could be hidden',
      tests: ['tells a thing that is gone from a house that cannot be seen'],
    },
    { reason: 'files are named, never found, and know of no workflow', tests: ABILITIES },
  ],
})

for (const passenger of [undefined, 'harmless', 'refused'] as const) {
  const name = passenger === undefined ? 'repository' : `repository, with a ${passenger} passenger`
  sourceContract(name, () => repositoryWorld(passenger), {
    skip: [{ reason: 'committed files are named, never found, and know of no workflow', tests: ABILITIES }],
  })
}

sourceContract('workflow', workflowWorld, {
  alive: (reading) => (evidenceIn(reading)?.runs.length ?? 0) > 0,
  skip: [
    {
      reason: 'what is missing or broken in a workflow is evidence, which its own rules judge',
      tests: [
        'says missing where nothing was written yet',
        'says invalid of what is there and is no beat',
        'says invalid of an empty body',
        'refuses what is too large, and says so',
      ],
    },
  ],
})

sourceContract('unreadable', unreadableWorld, {
  skip: [
    {
      reason: 'it stands for what could not be read, so it never reads a beat or the lack of one',
      tests: [
        'reads a beat',
        'says missing where nothing was written yet',
        'says invalid of what is there and is no beat',
        'says invalid of an empty body',
        'refuses what is too large, and says so',
        'reads the others where one is gone and one is broken',
        'reads the others where the options of one make no sense',
      ],
    },
    { reason: 'there is nothing behind it to ask', tests: ABILITIES },
  ],
})

test('each source bears the name it is loaded by', async () => {
  for (const [name, load] of Object.entries(SOURCES)) expect((await load()).name).toBe(name)
})
