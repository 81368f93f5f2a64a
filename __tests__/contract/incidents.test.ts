import { INCIDENT_STORES } from '../../src/incidents/index.js'
import type { GitHub } from '../../src/ports.js'
import { createFakeGitHub, type FakeGitHub } from '../support/fake-github.js'
import { faceWorld } from '../support/face-world.js'
import { hashRedis } from '../support/hash-redis.js'
import { aLog, NOON } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'
import { incidentContract } from './incident-contract.js'
import { noRedis } from '../support/no-redis.js'

const noGitHub = () => Promise.reject(new Error('no GitHub here'))

function onGitHub(name: string, seen: (fake: FakeGitHub) => GitHub): void {
  incidentContract(name, async () => {
    const member = await INCIDENT_STORES.github()
    const fake = createFakeGitHub(NOON)
    const options = { labels: ['heartbeat-alert'], assignees: [], title: '', runUrl: null }
    const ports = { github: async () => seen(fake), redis: noRedis, files: memoryFiles(), log: aLog() }
    return {
      member,
      options,
      wrong: [
        [{ labels: 'heartbeat-alert' }, /^labels: "heartbeat-alert" is no list of names; write \["heartbeat-alert"\]/],
        [{ assignees: [1] }, /^assignees: \[1\] is no list of names/],
        [{ title: 7 }, /^title: 7 is no text; write it in quotes/],
      ],
      open: () => member.create(member.options(options, []), ports),
    }
  })
}

onGitHub('github', (fake) => fake.bot)
onGitHub('github by REST', (fake) => fake.byRest())

incidentContract(
  'a store with issues as its face',
  async () => {
    const world = faceWorld()
    return { member: await INCIDENT_STORES.memory(), options: {}, wrong: [], open: () => world.run(NOON) }
  },
  {
    skip: [
      {
        reason: 'both stores have had their options checked',
        tests: ['names what is wrong with its options by key, value and remedy'],
      },
    ],
  },
)

incidentContract('file', async () => {
  const member = await INCIDENT_STORES.file()
  const options = { path: '/var/lib/heartbeat/incidents.json' }
  const ports = { github: noGitHub, redis: noRedis, files: memoryFiles(), log: aLog() }
  return {
    member,
    options,
    wrong: [
      [{ path: 'incidents.json' }, /^path: "incidents.json" is no absolute path of a file; write one like/],
      [{}, /^path: nothing is no absolute path/],
    ],
    open: () => member.create(member.options(options, []), ports),
  }
})

incidentContract('redis', async () => {
  const member = await INCIDENT_STORES.redis()
  const options = { prefix: '{test}' }
  const ports = { github: noGitHub, redis: hashRedis().open, files: memoryFiles(), log: aLog() }
  return {
    member,
    options,
    wrong: [
      [{ prefix: '' }, /^prefix: "" is no beginning of keys; write one like "\{heartbeat\}"/],
      [{ prefix: 7 }, /^prefix: 7 is no beginning of keys/],
    ],
    open: () => member.create(member.options(options, []), ports),
  }
})

incidentContract(
  'memory',
  async () => {
    const member = await INCIDENT_STORES.memory()
    const store = member.create(member.options({}, []), {
      github: noGitHub,
      redis: noRedis,
      files: memoryFiles(),
      log: aLog(),
    })
    return { member, options: {}, wrong: [], open: () => store }
  },
  {
    skip: [
      {
        reason: 'memory has no options that could be wrong',
        tests: ['names what is wrong with its options by key, value and remedy'],
      },
    ],
  },
)
