import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionRun } from './action-run.js'
import { createRig } from './rig.js'
import type { EmulatedComment, EmulatedIssue } from './emulated-repository.js'
import { createFaultProxy, type FaultProxy } from './fault-proxy.js'
import { createHttpStub } from './http-stub.js'
import { createMemoryGitHub } from './memory-github.js'
import { wiredCheck, type CheckRun } from './wired-check.js'

export type Inputs = Readonly<Record<string, string>>
/** How a process of its own is started. */
export type CheckMore = Pick<ActionRun, 'started'>

/** A repository, GitHub's answers about it, people who are told, and a check that looks at it. */
export interface LifeWorld {
  readonly proxy: FaultProxy
  putFile(path: string, content: string, branch?: string): Promise<void>
  issues(): Promise<readonly EmulatedIssue[]>
  comments(issue: number): Promise<readonly EmulatedComment[]>
  /** Events that people were told of since the world was made so. */
  told(): readonly string[]
  check(inputs: Inputs, more?: CheckMore): Promise<CheckRun>
  /** An empty repository, and then what is done here; the same name stands for the same deeds. */
  make(name: string, deeds: (world: LifeWorld) => Promise<void>): Promise<void>
  close(): Promise<void>
}

const REPOSITORY = 'octo/example'

/** All in this process but the sockets: what is made once is brought back from memory. */
export async function createMemoryWorld(): Promise<LifeWorld> {
  const github = createMemoryGitHub(REPOSITORY)
  const proxy = await createFaultProxy({ upstream: github.upstream, repository: REPOSITORY })
  const people = await createPeople()
  const workspace = mkdtempSync(join(tmpdir(), 'heartbeat-life-'))
  const empty = github.save()
  const made = new Map<string, () => void>()
  const { environment } = people
  const place = { apiUrl: proxy.url, token: 'ghs_life', repository: REPOSITORY, workspace, environment }
  const world: LifeWorld = {
    proxy,
    putFile: async (path, content, branch) => github.putFile(path, content, branch),
    issues: async () => structuredClone(github.issues()),
    comments: async (issue) => github.comments(issue),
    told: people.told,
    check: (inputs) => wiredCheck(place, inputs),
    async make(name, deeds) {
      const again = made.get(name)
      ;(again ?? empty)()
      if (again === undefined) {
        await deeds(world)
        made.set(name, github.save())
      }
      proxy.reset()
      people.forget()
    },
    async close() {
      await Promise.all([proxy.close(), people.close()])
      rmSync(workspace, { recursive: true })
    },
  }
  return world
}

/** The same over the emulator in a process of its own, and the check as the runner starts it. */
export async function createDoorWorld(): Promise<LifeWorld> {
  const [rig, people] = await Promise.all([createRig(), createPeople()])
  const workspace = mkdtempSync(join(tmpdir(), 'heartbeat-life-'))
  const place = { apiUrl: rig.proxy.url, token: rig.github.token, repository: REPOSITORY, workspace, environment: people.environment } // prettier-ignore
  const world: LifeWorld = {
    proxy: rig.proxy,
    putFile: async (path, content, branch) => void (await rig.github.putFile(path, content, branch)),
    issues: rig.github.issues,
    comments: rig.github.comments,
    told: people.told,
    async check(inputs, more) {
      const env = people.environment
      const ran = await rig.run('action.yml', { inputs: { artifact: 'false', ...inputs }, env, ...more })
      const { outputs, durationMs, exitCode } = ran
      return { outputs, log: `${ran.log}\n${ran.stderr}`, tookMs: durationMs, exitCode }
    },
    async make(_name, deeds) {
      await rig.github.beginAnew()
      rig.proxy.reset()
      await deeds({ ...world, check: (inputs) => wiredCheck(place, inputs) })
      rig.proxy.reset()
      people.forget()
    },
    async close() {
      await Promise.all([rig.close(), people.close()])
      rmSync(workspace, { recursive: true })
    },
  }
  return world
}

async function createPeople() {
  const stub = await createHttpStub()
  let from = 0
  stub.on('POST', '/alerts', { body: 'ok' })
  return {
    environment: { WEBHOOK_URL: `${stub.url}/alerts` },
    told: () => stub.requests.slice(from).map((request) => request.headers['x-heartbeat-event'] ?? ''),
    forget: () => void (from = stub.requests.length),
    close: () => stub.close(),
  }
}
