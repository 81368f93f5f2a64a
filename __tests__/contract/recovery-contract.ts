import { expect } from '@jest/globals'
import type { RawOptions } from '../../src/domain/member.js'
import { decideRecovery } from '../../src/domain/recovery/decide-recovery.js'
import { DEFAULT_RECOVERY, type RecoveryStep } from '../../src/domain/recovery/recovery.js'
import type { Process } from '../../src/ports.js'
import type { RecoveryMember, RecoveryPorts } from '../../src/recovery/recovery.js'
import { createSecrets } from '../../src/platform/secrets.js'
import { recoveryWithoutSecrets } from '../../src/wiring/recovery-without-secrets.js'
import { A_MACHINE, NO_ENGINES } from '../support/container-samples.js'
import { routesGitHub } from '../support/fake-github.js'
import { aLog } from '../support/incident-samples.js'
import { holdTo, type Excuse, type Promises } from './suite.js'

const SECRET = 'canary-s3cret-in-an-answer'
const HOSTILE = ['--all', 'a b', 'a;reboot', '$(reboot)', '`reboot`', 'a\n b', '']

/** A kind of step, and a world in which it works. */
export interface RecoveryBench {
  readonly member: RecoveryMember
  readonly options: RawOptions
  /** The option that names what is acted on. */
  readonly targetKey: string
  /** What the allow list calls it. */
  readonly target: string
  /** Options with something wrong in each, and what is said of it. */
  readonly wrong: readonly (readonly [RawOptions, RegExp])[]
  /** What GitHub answers, by the end of the route. */
  readonly answers: Readonly<Record<string, unknown>>
  /** What its program prints. */
  readonly prints?: string
}

type Run = Process['run']
const works =
  (stdout: string): Run =>
  async () => ({ exitCode: 0, stdout, stderr: '' })
const refuses: Run = async () => ({ exitCode: 1, stdout: '', stderr: `no\n${SECRET} \u001b[31m::error::x\n` })

function worldOf({ answers, prints = '' }: Pick<RecoveryBench, 'answers' | 'prints'>, run: Run = works(prints)) {
  const { github, posts } = routesGitHub(answers)
  const programs: { command: string; args: readonly string[]; timeoutMs: number | undefined }[] = []
  const process: Process = {
    run: (command, args, options) => {
      programs.push({ command, args, timeoutMs: options?.timeoutMs })
      return run(command, args, options)
    },
    runInherit: () => Promise.reject(new Error('not run here')),
  }
  const clock = { now: () => 0, sleep: async () => {} }
  const places = { engines: NO_ENGINES, machine: A_MACHINE, redisPlaces: () => [] }
  const ports: RecoveryPorts = { clock, log: aLog(), process, github: async () => github, ...places }
  return { ports, programs, acts: () => [...posts(), ...programs.filter(({ args }) => args.includes('restart'))] }
}

/** As it is when everybody refuses: a program that fails, and a GitHub that says 403 to all. */
function refusing(bench: RecoveryBench) {
  const answers = Object.fromEntries(Object.keys({ ...bench.answers, '/dispatches': 0 }).map((end) => [end, 403]))
  return worldOf({ answers }, refuses)
}

function recoveryOf({ member, options }: RecoveryBench, ports: RecoveryPorts) {
  return member.create(member.options(options, []), ports)
}

function stepOf({ member, options }: RecoveryBench): RecoveryStep {
  const checked = member.options(options, [])
  return { kind: member.name, target: member.targetOf(checked), options: checked }
}

const promises: Promises<RecoveryBench> = {
  'takes its options, and says what it acts on'({ member, options, target }) {
    const problems: string[] = []
    expect(member.targetOf(member.options(options, problems))).toBe(target)
    expect(problems).toEqual([])
  },

  'names each wrong option with its key and its value, and makes nothing of it'({ member, wrong, options }) {
    const unknown: readonly [RawOptions, RegExp] = [{ ...options, reboot: true }, /^reboot: is not known; known are /]
    for (const [raw, expected] of [...wrong, unknown]) {
      const problems: string[] = []
      expect(member.options(raw, problems)).toBeNull()
      expect(problems).toEqual([expect.stringMatching(expected)])
    }
  },

  'does nothing before it is started'(bench) {
    const world = worldOf(bench)
    recoveryOf(bench, world.ports)
    expect(world.acts()).toEqual([])
    expect(world.programs).toEqual([])
  },

  'acts once, and says in one line what it did'(bench) {
    const world = worldOf(bench)
    return recoveryOf(bench, world.ports)
      .start()
      .then((result) => {
        expect(result.ok).toBe(true)
        expect(result.detail).toMatch(/^[^\n\u0000-\u001f]+$/)
        expect(result.detail).toContain(bench.target)
        expect(world.acts()).toHaveLength(1)
      })
  },

  'is left alone unless a list allows it, and a deny list wins'(bench) {
    const step = stepOf(bench)
    const decide = (allow: readonly string[], deny: readonly string[]) =>
      decideRecovery({ monitor: 'job', steps: [step] }, new Map(), { ...DEFAULT_RECOVERY, allow, deny }, 0).kind
    expect(decide([], [])).toBe('alert-only')
    expect(decide([bench.target], [])).toBe('attempt')
    expect(decide([`${bench.member.name}:*`], [])).toBe('attempt')
    expect(decide(['*'], [bench.target])).toBe('alert-only')
  },

  async 'a refusal is an outcome and not a throw'(bench) {
    const result = await recoveryOf(bench, refusing(bench).ports).start()
    expect(result).toMatchObject({ ok: false, url: null })
    expect(result.detail).toMatch(/^[^\n\u0000-\u001f]{5,500}$/)
  },

  async 'repeats no secret of an answer'(bench) {
    const secrets = createSecrets()
    secrets.add(SECRET)
    const quiet = recoveryWithoutSecrets(recoveryOf(bench, refusing(bench).ports), secrets)
    expect((await quiet.start()).detail).not.toContain('canary')
  },

  async 'never goes through a shell'(bench) {
    const world = worldOf(bench)
    await recoveryOf(bench, world.ports).start()
    for (const { command, args } of world.programs) {
      expect(['docker', 'podman', 'env']).toContain(command)
      expect(args).not.toContain('-c')
    }
  },

  'takes nothing that a shell or a program would read as more than a name'({ member, options, targetKey }) {
    for (const name of HOSTILE) {
      const problems: string[] = []
      expect(member.options({ ...options, [targetKey]: name }, problems)).toBeNull()
      expect(problems).toHaveLength(1)
    }
  },

  async 'gives each program a time to end in'(bench) {
    const world = worldOf(bench)
    await recoveryOf(bench, world.ports).start()
    expect(world.programs.length).toBeGreaterThan(0)
    for (const { timeoutMs } of world.programs) expect(timeoutMs).toBeLessThanOrEqual(60_000)
  },

  async 'a program that is not there is an outcome'(bench) {
    const missing: Run = () => Promise.reject(new Error('docker could not be started (ENOENT)'))
    const result = await recoveryOf(bench, worldOf(bench, missing).ports).start()
    expect(result).toMatchObject({ ok: false, detail: expect.stringContaining('ENOENT') })
  },
}

/** Whatever heals keeps these promises, but for what it is excused from. */
export function recoveryContract(
  name: string,
  open: () => Promise<RecoveryBench>,
  how: { readonly skip?: readonly Excuse[] } = {},
): void {
  holdTo(name, promises, open, how)
}
