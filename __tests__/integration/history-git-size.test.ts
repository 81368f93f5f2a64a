import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { rememberRun } from '../../src/app/remember-run.js'
import { lastLookText } from '../../src/domain/history/last-look.js'
import { DAY, MINUTE, type Instant } from '../../src/domain/time.js'
import { badgeSvg } from '../../src/health/badges/svg.js'
import { branch } from '../../src/histories/branch/index.js'
import { LAST_LOOK, type HistoryStore } from '../../src/histories/store.js'
import type { GitHub } from '../../src/ports.js'
import { logTo } from '../sinks/rig.js'
import { historyFields, type CommitInput } from '../support/branch-answers.js'
import { figure, times } from '../support/figures.js'
import { growingMemory } from '../support/memory-files.js'
import { noRedis } from '../support/no-redis.js'
import { randomFrom } from '../support/seeded-random.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { troubledMonitors } from '../support/troubled-monitors.js'

jest.setTimeout(30 * MINUTE)

const FROM: Instant = Date.UTC(2026, 0, 1)
const MIB = 1024 * 1024

let folder: TemporaryFolder
beforeAll(async () => void (folder = await createTemporaryFolder()))
afterAll(() => folder.close())

/** A repository that real git keeps, and one branch of it as the history's questions see it. */
interface GitRepository {
  readonly github: GitHub
  readonly files: ReadonlyMap<string, string>
  commits: number
  /** What a clone takes, in bytes, before and after `git repack`, and the index that git keeps beside it. */
  close(): Promise<{ readonly written: number; readonly packed: number; readonly index: number }>
}

/** `signature` is what GitHub adds to each commit made through its API: random bytes, which no packing makes smaller. */
function createGitRepository(path: string, now: () => Instant, signature: () => string): GitRepository {
  const git = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', ['-C', path, ...args], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  const bytesOf = (ext: string): number => {
    const packs = `${path}/objects/pack`
    const files = readdirSync(packs).filter((name) => name.endsWith(`.${ext}`))
    return files.reduce((sum, name) => sum + statSync(`${packs}/${name}`).size, 0)
  }
  spawnSync('git', ['init', '--bare', '--quiet', path])
  const files = new Map<string, string>()
  const importer: ChildProcess = spawn('git', ['-C', path, 'fast-import', '--quiet', '--depth=50'], {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const ended = once(importer, 'exit')
  const repository: GitRepository = {
    files,
    commits: 0,
    github: {
      repository: { owner: 'o', repo: 'r' },
      webUrl: 'https://github.com',
      rest: () => Promise.reject(new Error('no REST here')),
      login: async () => null,
      learnLogin: () => {},
      async graphql<T>(query: string, variables: Readonly<Record<string, unknown>> = {}) {
        const oid = repository.commits.toString(16).padStart(40, '0')
        const state = { oid, parents: repository.commits > 1 ? 1 : 2, files }
        const input = variables['input'] as CommitInput | undefined
        if (input === undefined) return { repository: historyFields(query, variables, state) } as T
        await commit(input)
        return { createCommitOnBranch: { commit: { oid } } } as T
      },
    },
    async close() {
      importer.stdin?.end('done\n')
      await ended
      const written = bytesOf('pack')
      git('repack', '-adfq', '--window=10', '--depth=50')
      return { written, packed: bytesOf('pack'), index: bytesOf('idx') }
    },
  }

  async function commit({ message, fileChanges }: CommitInput): Promise<void> {
    repository.commits += 1
    const text = `${message.headline}\n${signature()}`
    const parts = [
      'commit refs/heads/heartbeats\n',
      `committer github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com> ${now() / 1000} +0000\n`,
      `data ${Buffer.byteLength(text)}\n${text}\n`,
    ]
    for (const { path: file, contents } of fileChanges.additions ?? []) {
      const body = Buffer.from(contents, 'base64').toString('utf8')
      files.set(file, body)
      parts.push(`M 100644 inline ${file}\ndata ${Buffer.byteLength(body)}\n${body}\n`)
    }
    for (const { path: file } of fileChanges.deletions ?? []) {
      files.delete(file)
      parts.push(`D ${file}\n`)
    }
    if (importer.stdin?.write(parts.join('')) === false) await once(importer.stdin, 'drain')
  }

  return repository
}

/** Everything a run does with the past, each half an hour, for so many days. */
async function live(days: number, signature: () => string) {
  let now = FROM
  const repository = createGitRepository(`${folder.path}/${Math.random()}`, () => now, signature)
  const clock = { now: () => now, sleep: () => Promise.resolve() }
  const ports = { clock, log: logTo([]), random: () => 0, redis: noRedis, files: growingMemory() }
  const open = (): HistoryStore =>
    branch.create({ branch: 'heartbeats' }, { ...ports, github: async () => repository.github })
  const see = troubledMonitors(50, FROM)
  let [changedAt, changed] = [FROM, 0]
  for (; now < FROM + days * DAY; now += 30 * MINUTE) {
    const store = open()
    const verdicts = see(now)
    const found = await store.read({ now, from: null })
    const { addition, changes } = await rememberRun({ now, verdicts, incidents: new Map() }, found)
    changed += changes.length
    if (changes.length > 0) changedAt = now
    const badges = changes.map(({ monitor, status }) => {
      const badge = { label: monitor, message: status, status }
      return [`badges/${monitor}.svg`, badgeSvg(badge)] as const
    })
    const look = lastLookText({ at: now, changedAt, shown: changedAt.toString(36) })
    await store.keep({ ...addition, files: new Map([...badges, [LAST_LOOK, look]]) })
  }
  const sizes = await repository.close()
  return { ...sizes, commits: repository.commits, files: repository.files, changed }
}

test('a year of fifty monitors, looked at each half hour, is at most 1 MB of files and 8 MiB of git', async () => {
  const days = times(15, 365)
  const { commits, files, changed, written, packed, index } = await live(days, () => '')
  expect(commits).toBe(days * 48)
  const journals = [...files].filter(([path]) => path.endsWith('.jsonl')).map(([, text]) => Buffer.byteLength(text))
  const grown = journals.reduce((sum, bytes) => sum + bytes, 0)
  const beside = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0) - grown
  const year = 365 / days
  expect(Math.max(...journals)).toBeLessThanOrEqual(100_000)
  expect(grown * year + beside).toBeLessThanOrEqual(1_000_000)
  expect(packed * year).toBeLessThanOrEqual(8 * MIB)
  const note = (name: string, value: string | number): void => figure('journal of 50 monitors on a branch', name, value)
  note('commits', commits)
  note('changes', changed)
  note('all files, kB', Math.round((grown + beside) / 1000))
  note('largest month, kB', Math.round(Math.max(...journals) / 1000))
  note('git after repack, MiB', (packed / MIB).toFixed(2))
  note('index of it, MiB', (index / MIB).toFixed(2))
  note('git before repack, MiB', (written / MIB).toFixed(2))
})

test('what GitHub signs each commit with doubles that, and no packing makes it smaller', async () => {
  const days = times(3, 365)
  const random = randomFrom('signatures')
  // An RSA signature of 4096 bits and what stands around it, as armour.
  const signature = (): string =>
    Buffer.from(Array.from({ length: 566 }, () => Math.floor(random() * 256))).toString('base64')
  const { packed, commits } = await live(days, signature)
  expect(packed / commits).toBeLessThanOrEqual(1_300)
  figure(
    'journal of 50 monitors on a branch',
    'git after repack with GitHub’s signatures, MiB',
    (packed / MIB).toFixed(2),
  )
})
