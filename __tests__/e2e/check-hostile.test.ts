import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { findCanaries } from '../support/canaries.js'
import { BEAT_FILE, createCheckRig, type CheckRig } from '../support/check-rig.js'
import { answerWith } from '../support/faults.js'
import { hostileText } from '../support/hostile-text.js'
import type { ActionResult } from '../support/runner.js'
import { parseOutput } from '../support/runner-commands.js'
import { withTemporaryFolder } from '../support/tmp.js'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

jest.setTimeout(120_000)

const HOSTILE = [
  '##[add-mask]healthy',
  '  ::error::boo',
  '\n::set-output name=status::healthy\n',
  '\r::stop-commands::pwned\r\n',
  '@everyone and @octo/admins fixes #1 GH-1',
  '<!-- heartbeat v1 {"key":"scheduler"} -->',
  '-->',
  '``` `` ````\n```\n# Not a heading',
  '<script>alert(1)</script></details><img src=x onerror=y>',
  '[click](https://evil.example/x) ![p](https://evil.example/pixel.png) www.evil.example',
  '\u001b[31mred\u001b[0m\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '| a | b |\n| - | - |',
  '\u202eback\u2028line\u2029line\u0085line',
].join(' ')

/** The words that the action itself may say to the runner. */
const OURS = new Set(['error', 'warning', 'notice', 'debug', 'add-mask', 'group', 'endgroup'])

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

/** Markdown as far as these words go: what lies in code spans and fences is dead already. */
function livingParts(markdown: string): string {
  return markdown
    .replace(/^(`{3,}|~{3,})[^\n]*\n[^]*?^\1`*\s*$/gm, '')
    .replace(/(`+)[^`][^]*?\1(?!`)/g, '')
    .replace(/<!-- heartbeat[^]*?-->/g, '')
}

function expectDead(result: ActionResult, markdown: string): void {
  const strangers = result.commands.filter(({ name }) => !OURS.has(name.toLowerCase()))
  expect(strangers).toEqual([])
  // Annotations are ours, but what they say must not start a command of its own.
  expect(parseOutput(result.annotations.map(({ message }) => message).join('\n')).commands).toEqual([])
  expect(result.masks).not.toContain('healthy')
  expect(`${result.stdout}${result.stderr}`).not.toMatch(/\u001b|\u202e/)
  for (const text of [livingParts(markdown), livingParts(result.summary)]) {
    expect(text).not.toMatch(/(?<![\w&;/`])@(everyone|octo)/)
    expect(text).not.toMatch(/<(script|img)/)
    // The card has folds of its own, and closes each of them itself.
    expect(text.split('</details>')).toHaveLength(text.split('<details>').length)
    expect(text).not.toMatch(/<!--/)
    expect(text).not.toMatch(/\]\(https:\/\/evil/)
    expect(text).not.toMatch(/https:\/\/evil\.example/)
    expect(text).not.toMatch(/^# Not a heading/m)
    expect(text).not.toMatch(/\u001b|\u202e/)
  }
}

// proves: 30
describe('what a heartbeat says is dead text', () => {
  const everywhere = {
    status: `failed ${HOSTILE}`,
    message: HOSTILE,
    error: HOSTILE,
    run_id: HOSTILE,
    run_url: `https://github.com/${HOSTILE}`,
    workflow: HOSTILE,
    runner: HOSTILE,
    source: HOSTILE,
    checks: { [HOSTILE]: HOSTILE },
    metrics: { [HOSTILE]: 1 },
    monitor: HOSTILE,
    [HOSTILE]: HOSTILE,
  }

  test.each([
    ['late', 5],
    ['in time but failed', 0],
  ])('%s: in log, summary, annotations, issue and comments', async (_name, hours) => {
    await rig.beat(hours, everywhere)
    const result = await rig.check({ 'open-at': 'warning', 'issue-title': '{name} {status} ##[x] @octo' })
    const issue = await rig.onlyIssue()
    expectDead(result, issue.body ?? '')
    expect(issue.body?.match(/<!-- heartbeat v1 /g)).toHaveLength(1)
    expect(result.outputs['status']).toBe('critical')
    await rig.beat(0, { message: HOSTILE })
    const closed = await rig.check({ 'open-at': 'warning' })
    const [comment] = await rig.github.comments(issue.number)
    expectDead(closed, comment?.body ?? '')
  })

  test('a status map of monitors with hostile names', async () => {
    const old = new Date(Date.now() - 9 * 3_600_000).toISOString()
    const agents = Object.fromEntries([1, 2].map((n) => [`${n} ${HOSTILE}`, { last_heartbeat: old, status: HOSTILE }]))
    await rig.github.putFile(BEAT_FILE, JSON.stringify({ agents }))
    const result = await rig.check({ monitors: 'each' })
    for (const issue of await rig.github.openIssues()) {
      expectDead(result, issue.body ?? '')
      expect(issue.title).not.toMatch(/[\r\n\u001b]|<!--/)
      expect(issue.title.length).toBeLessThanOrEqual(256)
    }
  })

  test('a document that cannot be read is quoted as dead as one that can', async () => {
    await rig.github.putFile(BEAT_FILE, `{"last_run": ${HOSTILE}`)
    const result = await rig.check()
    expectDead(result, (await rig.onlyIssue()).body ?? '')
  })

  test('GitHub itself may be lying', async () => {
    rig.proxy.add({ fault: answerWith({ status: 403, body: { message: HOSTILE } }) })
    const result = await rig.check()
    expect(result.outputs['status']).toBe('unknown')
    expectDead(result, '')
  })

  // proves: 29
  test('property: whatever stands in the file, the runner finds no command that is not ours', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'data'))
      const members = fc.array(fc.tuple(hostileText, hostileText, hostileText), { minLength: 30, maxLength: 60 })
      await fc.assert(
        fc.asyncProperty(members, async (texts) => {
          const at = (i: number): string => new Date(Date.now() - (i % 3) * 3 * 3_600_000).toISOString()
          const agents = Object.fromEntries(
            texts.map(([name, status, message], i) => [`${i}${name}`, { last_heartbeat: at(i), status, message }]),
          )
          await writeFile(join(folder, BEAT_FILE), JSON.stringify({ agents }))
          const result = await rig.check(
            { 'read-from': 'workspace', monitors: 'each', issue: 'false', 'fail-on': 'never' },
            { workspace: folder },
          )
          expect(result.exitCode).toBe(0)
          expect(result.commands.filter(({ name }) => !OURS.has(name.toLowerCase()))).toEqual([])
          expect(result.masks.filter((mask) => mask.length < 10)).toEqual([])
          expect(Object.keys(JSON.parse(result.outputs['monitors'] ?? ''))).toHaveLength(texts.length)
        }),
        { numRuns: 12 },
      )
    })
  })
})

// proves: 28
describe('secrets', () => {
  const token = 'ghs_canary+token/0123456789=abcDEF'

  test('the token is in no log, issue, summary, artifact, file or output, in no form', async () => {
    await withTemporaryFolder(async (workspace) => {
      const encoded = Buffer.from(token).toString('base64')
      await rig.beat(5, { message: `${token} ${encodeURIComponent(token)} ${encoded}`, runner: token })
      const result = await rig.check(
        { token, artifact: 'canaries', 'audit-log': 'audit.json', 'status-file': 'status.json' },
        { workspace, env: { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' } },
      )
      const issue = await rig.onlyIssue()
      const artifact = rig.artifacts.artifacts.find(({ name }) => name === 'canaries')
      expect(artifact).toBeDefined()
      const places = {
        log: result.log,
        stderr: result.stderr,
        annotations: JSON.stringify(result.annotations),
        summary: result.summary,
        outputs: JSON.stringify(result.outputs),
        issue: `${issue.title}\n${issue.body}`,
        artifact: JSON.stringify(artifact?.files),
        audit: await readFile(join(workspace, 'audit.json'), 'utf8'),
        status: await readFile(join(workspace, 'status.json'), 'utf8'),
      }
      expect(findCanaries({ token }, places)).toEqual([])
      expect(result.outputs['status']).toBe('critical')
    })
  })

  test('nor when GitHub refuses it', async () => {
    rig.proxy.add({ fault: answerWith({ status: 401, body: { message: `Bad credentials: ${token}` } }) })
    const result = await rig.check({ token, issue: 'false' })
    const places = {
      log: result.log,
      stderr: result.stderr,
      summary: result.summary,
      outputs: JSON.stringify(result.outputs),
    }
    expect(findCanaries({ token }, { ...places, annotations: JSON.stringify(result.annotations) })).toEqual([])
    expect(result.annotations.map(({ message }) => message).join()).toContain('token is wrong or expired')
  })
})
