import { spawnSync } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readDocument } from '../../../src/domain/reading/read.js'
import { blocksOf, textOf } from '../../docs/project-files.js'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../../support/child.js'
import { createHttpStub, type HttpStub } from '../../support/http-stub.js'
import { describeWith } from '../../support/needs.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

// The recipes of the page, run as they stand there. What an address or a place is there, is one of the test here.
const page = textOf('docs/recipes.md')
const shell = blocksOf(page, 'sh')
const shellWith = (words: string): string => shell.find((block) => block.includes(words)) ?? ''
const yamlWith = (words: string): unknown => parse(blocksOf(page, 'yaml').find((block) => block.includes(words)) ?? '')

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

/** Runs it where `./backup.sh` ends with this code. */
async function run(script: string, code = 0, env: Record<string, string> = {}): Promise<ChildResult> {
  const job = join(folder.path, 'backup.sh')
  await writeFile(job, `#!/bin/sh\nexit ${code}\n`)
  await chmod(job, 0o755)
  return runChild('sh', ['-c', script], { env: { ...bareEnvironment(folder.path), ...env }, cwd: folder.path })
}

describeWith('curl', 'jobs that beat to a server', () => {
  const BEAT = join(projectRoot, 'examples/clients/beat.sh')
  let server: HttpStub
  beforeEach(async () => {
    server = await createHttpStub()
    server.on('POST', /^\/api\/heartbeat\/nightly-backup(\/[a-z0-9]+)?$/, { body: { ok: true } })
  })
  afterEach(() => server.close())

  const job = (script: string, code: number, env: Record<string, string> = {}): Promise<ChildResult> =>
    run(script, code, { HEARTBEAT_URL: server.url, HEARTBEAT_TOKEN: 'a-token-of-the-tests', ...env })

  function told(): string[] {
    for (const { headers } of server.requests) expect(headers['authorization']).toBe('Bearer a-token-of-the-tests')
    return server.requests.map(({ path }) => path.replace('/api/heartbeat/nightly-backup', ''))
  }

  const pod = cronJob().spec.jobTemplate.spec.template.spec
  const [container] = pod.containers
  const scripts = {
    curl: shellWith('beat() {'),
    'Kubernetes CronJob': (container?.args[0] ?? '').replaceAll('/heartbeat/beat.sh', BEAT),
  }

  describe.each(Object.entries(scripts))('%s', (_, script) => {
    test.each([0, 7])('tells that the job began and ended with %i, and ends as it did', async (code) => {
      expect((await job(script, code)).exitCode).toBe(code)
      expect(told()).toEqual(['/start', `/${code}`])
    })

    test('runs the job where nobody takes the beat', async () => {
      server.reset()
      expect((await job(script, 7)).exitCode).toBe(7)
      expect(server.requests).toHaveLength(2)
    })
  })

  test('the CronJob is one, and mounts what its script runs', () => {
    const { apiVersion, kind, spec } = cronJob()
    expect([apiVersion, kind, spec.concurrencyPolicy]).toEqual(['batch/v1', 'CronJob', 'Forbid'])
    expect([pod.restartPolicy, container?.command]).toEqual(['Never', ['/bin/sh', '-c']])
    expect(container?.volumeMounts.map(({ name }) => name)).toEqual(pod.volumes.map(({ name }) => name))
    expect(container?.volumeMounts[0]?.mountPath).toBe('/heartbeat')
    const made = shellWith('kubectl')
    expect(made).toContain(`configmap ${pod.volumes[0]?.configMap.name} --from-file=examples/clients/beat.sh`)
    expect(made).toMatch(/secret generic heartbeat --from-file=token=/)
    expect(container?.env.at(-1)).toEqual({
      name: 'HEARTBEAT_TOKEN',
      valueFrom: { secretKeyRef: { name: 'heartbeat', key: 'token' } },
    })
  })

  test.each([
    ['success', ''],
    ['failed', ' || true'],
  ])('the job of GitLab tells that it ended as %s', async (status, orElse) => {
    const gitlab = yamlWith('.gitlab-ci.yml') as { readonly 'nightly-backup': GitLabJob }
    const { before_script, script, after_script } = gitlab['nightly-backup']
    const lines = [...before_script, ...script.map((line) => line + orElse), ...after_script]
    const whole = lines.join('\n').replaceAll('sh beat.sh', `sh ${BEAT}`)
    const { exitCode } = await job(whole, status === 'success' ? 0 : 7, { CI_JOB_STATUS: status })
    expect(exitCode).toBe(0)
    expect(told()).toEqual(['/start', status === 'success' ? '/0' : '/fail'])
  })

  test.each([
    ['success', ['/start', '/0']],
    ['exit-code', ['/start', '/fail']],
    ['signal', ['/start', '/fail']],
  ])('the unit of systemd tells that it ended by %s', async (result, expected) => {
    const unit = blocksOf(page, 'ini').find((block) => block.includes('[Service]')) ?? ''
    const line = (key: string): string =>
      (new RegExp(`^${key}=-(.*)$`, 'm').exec(unit)?.[1] ?? '')
        .replaceAll('/usr/local/bin/beat.sh', `sh ${BEAT}`)
        .replace('exec sh', 'sh')
        .replaceAll('%N', 'nightly-backup')
    // systemd runs the second one only after a good end.
    const keys = ['ExecStartPre', ...(result === 'success' ? ['ExecStartPost'] : []), 'ExecStopPost']
    for (const key of keys) await job(line(key), 0, { SERVICE_RESULT: result })
    expect(told()).toEqual(expected)
  })
})

describe('git alone', () => {
  const git = (...args: string[]): string =>
    spawnSync('git', args, { cwd: folder.path, encoding: 'utf8', env: identity() }).stdout.trim()
  const identity = (): Record<string, string> => ({
    ...bareEnvironment(folder.path),
    HOME: folder.path,
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  })
  const once = (): Promise<ChildResult> =>
    run(shellWith('git clone').replace('git@github.com:YOU/REPO.git', join(folder.path, 'there.git')), 0, identity())

  async function beat(status: string): Promise<ChildResult> {
    await writeFile(join(folder.path, 'beat'), shellWith('git push -q origin HEAD:heartbeats'))
    return run(`sh ./beat ${status}`, 0, identity())
  }

  test('makes the branch once, and each beat is read as one, also after somebody squashed the branch', async () => {
    git('init', '-q', '--bare', 'there.git')
    expect((await once()).exitCode).toBe(0)
    expect(await beat('ok')).toMatchObject({ exitCode: 0 })
    expect(read()).toMatchObject({ status: { class: 'ok' } })
    const tree = git('-C', 'there.git', 'rev-parse', 'heartbeats^{tree}')
    const squashed = git('-C', 'there.git', 'commit-tree', tree, '-m', 'squashed')
    git('-C', 'there.git', 'update-ref', 'refs/heads/heartbeats', squashed)
    expect(await beat('failed')).toMatchObject({ exitCode: 0 })
    expect(read()).toMatchObject({ status: { class: 'fail' } })
    expect(git('-C', 'there.git', 'rev-list', '--count', 'heartbeats')).toBe('2')
  }, 60_000)

  function read(): unknown {
    const text = git('-C', 'there.git', 'show', 'heartbeats:heartbeats/nightly-backup.json')
    const plain = { timestampField: null, timezone: null, statusField: null, format: 'auto', each: false } as const
    return readDocument(text, { ...plain, now: Date.now() })
  }
})

test('the lines of PowerShell close what they open', () => {
  const [script = ''] = blocksOf(page, 'powershell')
  for (const pair of ['{}', '()']) {
    const [opened, closed] = [...pair].map((sign) => script.split(sign).length)
    expect(opened).toBe(closed)
  }
})

interface GitLabJob {
  readonly before_script: readonly string[]
  readonly script: readonly string[]
  readonly after_script: readonly string[]
}
interface Named {
  readonly name: string
}
interface Pod {
  readonly restartPolicy: string
  readonly containers: readonly {
    readonly command: readonly string[]
    readonly args: readonly string[]
    readonly env: readonly Named[]
    readonly volumeMounts: readonly (Named & { readonly mountPath: string })[]
  }[]
  readonly volumes: readonly (Named & { readonly configMap: Named })[]
}
interface CronJob {
  readonly apiVersion: string
  readonly kind: string
  readonly spec: {
    readonly concurrencyPolicy: string
    readonly jobTemplate: { readonly spec: { readonly template: { readonly spec: Pod } } }
  }
}

function cronJob(): CronJob {
  return yamlWith('kind: CronJob') as CronJob
}
