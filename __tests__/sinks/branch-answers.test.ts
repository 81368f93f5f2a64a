import { describe, expect, test } from '@jest/globals'
import { branch } from '../../src/sinks/branch/index.js'
import type { ExternalError } from '../../src/errors.js'
import { blobSha } from '../../src/git/git-hash.js'
import { refusal, type Interference } from './fake-git-repository.js'
import { beatAt, createBranchRig, type BranchRig } from './rig.js'

const FILE = 'heartbeats/backup.json'
const CONTENTS = 'GET /repos/{owner}/{repo}/contents/{path}'
const PUT = 'PUT /repos/{owner}/{repo}/contents/{path}'
const REF = 'GET /repos/{owner}/{repo}/git/ref/{ref}'
const COMMITS = 'GET /repos/{owner}/{repo}/commits'
const PATCH = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}'
const bug = new TypeError('a mistake of ours')
const squash = { history: 'squash' } as const

/** The first `times` requests of this kind are answered so, all others as GitHub does. */
function answering(route: string, answer: ReturnType<Interference>, times = Infinity): Interference {
  return (asked) => (asked === route && times-- > 0 ? answer : undefined)
}

function wrote({ time, open }: BranchRig, options = {}, seconds = 0): Promise<unknown> {
  return time.during(open(options).write(beatAt(seconds)))
}

function failure(rig: BranchRig, options = {}): Promise<Error> {
  return wrote(rig, options).then(
    () => new Error('nothing was thrown'),
    (error: Error) => error,
  )
}

describe('what is read before', () => {
  test.each([
    ['a folder', [{ type: 'file', sha: 'a' }]],
    ['a link to another repository', { type: 'submodule', sha: 'a' }],
  ])('%s is nothing to write over: one try, and the remedy', async (_, answered) => {
    const rig = createBranchRig()
    rig.git.interfere(answering(CONTENTS, { answered }))
    const { message, fault } = (await failure(rig)) as ExternalError
    expect(message).toBe(`${FILE} on heartbeats is not a file`)
    expect(fault).toMatchObject({ status: 422, permanent: true, remedy: expect.stringMatching(/another `path`/) })
    expect(rig.git.requests).toEqual([CONTENTS])
  })

  test('a file too large to be shown is replaced, whatever stands in it', async () => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', { [FILE]: beatAt(60).text })
    const sha = blobSha(beatAt(60).text)
    const newer = Buffer.from(beatAt(60).text).toString('base64')
    rig.git.interfere(answering(CONTENTS, { answered: { type: 'file', sha, encoding: 'none', content: newer } }))
    expect(await wrote(rig)).toMatchObject({ written: true })
    expect(rig.git.textOf('heartbeats', FILE)).toBe(beatAt(0).text)
  })

  test.each([
    ['a file without content', { encoding: 'base64' }],
    ['an empty file', { encoding: 'base64', content: '' }],
  ])('%s is replaced', async (_, answered) => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', { [FILE]: '' })
    rig.git.interfere(answering(CONTENTS, { answered: { type: 'file', sha: blobSha(''), ...answered } }))
    expect(await wrote(rig)).toMatchObject({ written: true })
  })

  test('a branch that GitHub says is missing is made without a further question', async () => {
    const rig = createBranchRig()
    rig.git.push('main', { 'README.md': 'hello' })
    await wrote(rig)
    expect(rig.git.requests).toEqual([
      CONTENTS,
      'POST /repos/{owner}/{repo}/git/trees',
      'POST /repos/{owner}/{repo}/git/commits',
      'POST /repos/{owner}/{repo}/git/refs',
    ])
  })
})

describe('what is written', () => {
  test.each([
    ['no commit', null],
    ['a commit without a name', { tree: { sha: 't' }, parents: [] }],
    ['a commit without a folder', { sha: 'c', parents: [] }],
  ])('an answer with %s is followed by a look at what is there', async (_, commit) => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', {})
    const { git } = rig
    const { rest } = git
    git.rest = async <T>(route: string, parameters?: Record<string, unknown>) => {
      const answer = await rest<T>(route, parameters)
      return route === PUT ? { ...answer, data: { ...answer.data, commit } } : answer
    }
    expect(await wrote(rig)).toMatchObject({ written: true, sha: git.commitsOf('heartbeats')[0]?.sha })
    expect(git.requests).toEqual([CONTENTS, PUT, CONTENTS, COMMITS])
  })

  test('who found nothing there writes over nothing', async () => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', {})
    const sent: unknown[] = []
    rig.git.interfere((route, parameters) => void (route === PUT && sent.push('sha' in parameters)))
    await wrote(rig)
    await wrote(rig, {}, 60)
    expect(sent).toEqual([false, true])
  })

  test('a branch that may be there is not made anew', async () => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', {})
    rig.git.interfere((route) =>
      route === PUT ? refusal(404, 'Not Found') : route === REF ? refusal(403, 'Forbidden') : undefined,
    )
    expect((await failure(rig)).message).toMatch(/403: Forbidden/)
    expect(rig.git.requests).toEqual([CONTENTS, PUT, REF])
  })

  test('a file that was read and is gone is no missing branch', async () => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', { [FILE]: 'x' })
    rig.git.interfere(answering(PUT, refusal(404, 'Not Found')))
    await failure(rig)
    expect(rig.git.requests).toEqual([CONTENTS, PUT])
  })

  test('which commit it was is no reason to write again', async () => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', {})
    rig.git.interfere((route) =>
      route === PUT ? 'lose-the-answer' : route === COMMITS ? refusal(500, 'unavailable') : undefined,
    )
    expect(await wrote(rig)).toMatchObject({ written: true, sha: null })
    rig.git.interfere((route) => (route === PUT ? 'lose-the-answer' : route === COMMITS ? { answered: [] } : undefined))
    expect(await wrote(rig, {}, 60)).toMatchObject({ written: true, sha: null })
  })

  test('something else than was sent is told with both names', async () => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', {})
    rig.git.interfere(answering(PUT, { answered: { content: null } }, 1))
    // The fake has stored it; the next look finds it.
    expect(await wrote(rig)).toMatchObject({ written: true })
    expect(rig.logged.join()).toMatch(
      /something else than was sent to heartbeats\/backup\.json on heartbeats \(nothing, not [0-9a-f]{40}\)/,
    )
  })
})

describe('history: squash', () => {
  function aRig(): BranchRig {
    const rig = createBranchRig()
    rig.git.push('heartbeats', {}, 'heartbeat: other ok [skip ci]')
    return rig
  }

  test('a branch of one commit is left as it is', async () => {
    const rig = createBranchRig()
    await wrote(rig, squash)
    expect(rig.git.requests.filter((route) => route.startsWith('POST') || route === PATCH)).toHaveLength(3)
  })

  test('waits a second before it looks whether its commit stayed', async () => {
    const rig = aRig()
    const waits: number[] = []
    let patched = 0
    rig.git.interfere((route) => {
      if (route === PATCH) patched = rig.time.now()
      else if (route === REF && patched > 0) waits.push(rig.time.now() - patched)
      return undefined
    })
    expect(await wrote(rig, squash)).toMatchObject({ sha: rig.git.commitsOf('heartbeats')[0]?.sha })
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThanOrEqual(1000)
  })

  test('forces the branch', async () => {
    const rig = aRig()
    const forced: unknown[] = []
    rig.git.interfere((route, { force }) => void (route === PATCH && forced.push(force)))
    await wrote(rig, squash)
    expect(forced).toEqual([true])
  })

  test('what is refused for now is tried again, and no warning', async () => {
    const rig = aRig()
    rig.git.interfere(answering(PATCH, refusal(502, 'Bad gateway'), 1))
    expect(await wrote(rig, squash)).toMatchObject({ written: true })
    expect(rig.logged.filter((line) => line.startsWith('warning'))).toEqual([])
  })

  test('whose branch it is must be known before: an outage is no leave to throw away', async () => {
    const rig = aRig()
    rig.git.interfere(answering(COMMITS, refusal(503, 'unavailable')))
    expect((await failure(rig, squash)).message).toMatch(/503: unavailable/)
    expect(rig.git.requests.some((route) => route === PUT || route === PATCH)).toBe(false)
  })

  test('a refusal is final, and names a remedy', async () => {
    const rig = createBranchRig()
    rig.git.push('main', {}, 'heartbeat: other ok [skip ci]')
    const { fault } = (await failure(rig, { ...squash, branch: 'main' })) as ExternalError
    expect(fault).toMatchObject({ permanent: true, remedy: expect.stringMatching(/a branch of its own/) })
    expect(rig.git.requests).toHaveLength(2)
  })

  test.each([
    ['a branch that is not there', refusal(404, 'Not Found')],
    ['a branch without a commit', { answered: [] }],
  ])('%s holds nothing of others', async (_, answer) => {
    const rig = aRig()
    rig.git.interfere(answering(COMMITS, answer))
    expect(await wrote(rig, squash)).toMatchObject({ written: true })
  })
})

describe('a mistake of ours', () => {
  test.each([CONTENTS, PUT, REF, COMMITS, PATCH])('in %s is thrown as it is', async (route) => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', {}, 'heartbeat: other ok [skip ci]')
    rig.git.interfere(answering(route, bug))
    expect(await failure(rig, squash)).toBe(bug)
  })

  test.each([REF, COMMITS])('in %s, asked after the fact, too', async (route) => {
    const rig = createBranchRig()
    rig.git.push('heartbeats', {})
    const lost = route === REF ? refusal(404, 'Not Found') : 'lose-the-answer'
    rig.git.interfere((asked) => (asked === PUT ? lost : asked === route ? bug : undefined))
    expect(await failure(rig)).toBe(bug)
  })
})

describe('options', () => {
  test('are the branch, the path and what becomes of the history', () => {
    const problems: string[] = []
    const raw = { branch: 'heartbeats', path: 'heartbeats/{monitor}.json' }
    expect(branch.options(raw, problems)).toEqual({ ...raw, history: 'keep', squashEach: 1 })
    const squashed = { ...raw, history: 'squash', squashEach: 20 }
    expect(branch.options(squashed, problems)).toEqual(squashed)
    expect(problems).toEqual([])
  })

  test.each([
    ['branch', { branch: 'a b', path: 'x' }],
    ['path', { branch: 'a', path: '../x' }],
    ['path', { branch: 'a', path: 7 }],
  ])('a wrong %s alone is refused', (key, raw) => {
    const problems: string[] = []
    expect(branch.options(raw, problems)).toBeNull()
    expect(problems).toEqual([expect.stringMatching(`^${key}: `)])
  })

  test('a long name is shown in part', () => {
    const problems: string[] = []
    branch.options({ branch: 'a'.repeat(300), path: 'x' }, problems)
    expect(problems[0]).toMatch(/^branch: "a{100}" /)
  })
})
