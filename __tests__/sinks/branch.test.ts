import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ExternalError } from '../../src/errors.js'
import { refusal } from './fake-git-repository.js'
import { beatAt, createBranchRig, uncounted } from './rig.js'

const FILE = 'heartbeats/backup.json'
const PUT = 'PUT /repos/{owner}/{repo}/contents/{path}'

async function thrownBy(work: Promise<unknown>): Promise<ExternalError> {
  return work.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (error: unknown) => (error instanceof ExternalError ? error : Promise.reject(error as Error)),
  )
}

describe('the first beat', () => {
  test.each([
    ['GitHub says that the branch is missing', undefined],
    ['GitHub says no more than Not Found', 'Not Found'],
  ])('makes the branch, without history, when %s', async (_, missingBranchMessage) => {
    const { git, time, open } = createBranchRig({ missingBranchMessage })
    git.push('main', { 'README.md': 'hello' })
    const written = await time.during(open().write(beatAt(0)))
    expect(git.commitsOf('heartbeats').map(({ parents, files }) => [parents, [...files.keys()]])).toEqual([
      [[], [FILE]],
    ])
    expect(git.textOf('heartbeats', FILE)).toBe(beatAt(0).text)
    expect(written).toEqual({
      written: true,
      why: null,
      sha: git.commitsOf('heartbeats')[0]?.sha,
      url: 'https://github.com/octo/example/blob/heartbeats/heartbeats/backup.json',
    })
  })

  test('of two writers at once finds the branch made by the other', async () => {
    const { git, time, open } = createBranchRig()
    const beats = ['a', 'b'].map((monitor) => open().write(beatAt(0, { monitor })))
    await time.during(Promise.all(beats))
    expect(git.textOf('heartbeats', 'heartbeats/a.json')).toBe(beatAt(0, { monitor: 'a' }).text)
    expect(git.textOf('heartbeats', 'heartbeats/b.json')).toBe(beatAt(0, { monitor: 'b' }).text)
  })
})

describe('a beat that nobody interferes with', () => {
  test('takes two requests, leaves other files alone and starts no workflow', async () => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', { 'heartbeats/other.json': '{}', [FILE]: beatAt(0).text })
    await time.during(open().write(beatAt(60, { state: 'failed' })))
    expect(git.requests).toEqual(['GET /repos/{owner}/{repo}/contents/{path}', PUT])
    expect(JSON.parse(git.textOf('heartbeats', FILE) ?? '')).toEqual({
      ...JSON.parse(beatAt(60, { state: 'failed' }).text),
      last_success: '2026-11-22T12:00:00Z',
      pulses: 2,
    })
    expect(git.textOf('heartbeats', 'heartbeats/other.json')).toBe('{}')
    expect(git.commitsOf('heartbeats')[0]?.message).toBe('heartbeat: backup failed [skip ci]')
  })

  test('is written also where GitHub’s answer names no commit', async () => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', { [FILE]: beatAt(0).text })
    const rest = git.rest
    git.rest = async <T>(route: string, parameters?: Record<string, unknown>) => {
      const answer = await rest<T>(route, parameters)
      if (route !== PUT) return answer
      const { content } = answer.data as { content: unknown }
      return { ...answer, data: { content } as T }
    }
    const written = await time.during(open().write(beatAt(60)))
    expect(written).toMatchObject({ written: true, why: null, sha: git.commitsOf('heartbeats')[0]?.sha })
    expect(git.commitsOf('heartbeats')).toHaveLength(2)
  })

  test('goes to the classic file on the main branch just as well', async () => {
    const { git, time, open } = createBranchRig()
    git.push('main', { 'data/scheduler_heartbeat.json': '{"last_run": "2026-11-01T00:00:00"}' })
    const { written } = await time.during(
      open({ branch: 'main', path: 'data/scheduler_heartbeat.json' }).write(beatAt(0)),
    )
    expect(written).toBe(true)
    expect(git.textOf('main', 'data/scheduler_heartbeat.json')).toBe(beatAt(0).text)
  })
})

describe('what is not written', () => {
  test.each([
    ['an older beat', beatAt(59), /a newer beat is stored \(2026-11-22 12:01 UTC\)/],
    ['the very same beat', beatAt(60), /the same beat/],
    ['the same state within the least interval', beatAt(119, { minIntervalMs: 60_000 }), /younger than 1 min/],
  ])('%s makes no commit', async (_, beat, why) => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', { [FILE]: beatAt(60).text })
    const result = await time.during(open().write(beat))
    expect(result).toMatchObject({ written: false, why: expect.stringMatching(why), sha: null })
    expect(git.commitsOf('heartbeats')).toHaveLength(1)
  })

  test.each([
    ['a failure within the least interval', beatAt(61, { state: 'failed', minIntervalMs: 3_600_000 }), beatAt(60).text],
    ['the same state after the least interval', beatAt(120, { minIntervalMs: 60_000 }), beatAt(60).text],
    ['a beat over one of a clock that runs ahead', beatAt(0), beatAt(3600).text],
    ['a beat over what is no beat', beatAt(0), 'half a docu'],
    ['a beat over an empty file', beatAt(0), ''],
  ])('but %s is', async (_, beat, stored) => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', { [FILE]: stored })
    expect(await time.during(open().write(beat))).toMatchObject({ written: true })
    expect(JSON.parse(git.textOf('heartbeats', FILE) ?? '')).toMatchObject({
      ...(JSON.parse(beat.text) as object),
      pulses: expect.any(Number),
    })
  })

  // proves: 22
  test('model: whatever the order and however many at once, the newest beat stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 0, max: 250 }), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer(),
        async (rounds, seed) => {
          const { git, time, open } = createBranchRig({ seed })
          git.push('heartbeats', {})
          for (const round of rounds) {
            await time.during(Promise.all(round.map((seconds) => open().write(beatAt(seconds)))))
          }
          const newest = beatAt(Math.max(...rounds.flat())).text
          expect(uncounted(git.textOf('heartbeats', FILE))).toEqual(uncounted(newest))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('fifty writers on one branch at once', () => {
  // GitHub takes half a second for a commit; here it is up to as long again.
  // proves: 21
  test.each([1, 2, 3, 4, 5])('lose no beat and need few tries (luck %i)', async (seed) => {
    const { git, time, open } = createBranchRig({ seed, latencyMs: 500 })
    git.push('heartbeats', {})
    const beats = Array.from({ length: 50 }, (_, i) => beatAt(0, { monitor: `agent-${i}` }))
    const tries = new Map<string, number>()
    git.interfere((route, { path }) => {
      if (route === PUT) tries.set(String(path), (tries.get(String(path)) ?? 0) + 1)
      return undefined
    })
    const results = await time.during(Promise.all(beats.map((beat) => open().write(beat))))
    expect(results.every(({ written }) => written)).toBe(true)
    for (const beat of beats) expect(git.textOf('heartbeats', `heartbeats/${beat.monitor}.json`)).toBe(beat.text)
    expect(git.commitsOf('heartbeats')).toHaveLength(51)
    expect(Math.max(...tries.values())).toBeLessThanOrEqual(8)
    expect(git.requests.filter((route) => route.startsWith('PATCH'))).toEqual([])
  })

  // proves: 22
  test('to the same file: the newest wins', async () => {
    const { git, time, open } = createBranchRig({ latencyMs: 200 })
    git.push('heartbeats', {})
    const beats = Array.from({ length: 50 }, (_, i) => open().write(beatAt((i * 37) % 50)))
    await time.during(Promise.all(beats))
    expect(uncounted(git.textOf('heartbeats', FILE))).toEqual(uncounted(beatAt(49).text))
  })
})

// proves: 23
describe('trouble', () => {
  test.each([409, 422])(
    'a branch that conflicts for ever (%i) is tried twelve times, each from reading on',
    async (status) => {
      const { git, time, open } = createBranchRig()
      git.push('heartbeats', {})
      git.interfere((route) => (route === PUT ? refusal(status, 'is at 1 but expected 2') : undefined))
      const error = await thrownBy(time.during(open().write(beatAt(0))))
      expect(error.message).toMatch(/not stored after 12 tries in/)
      expect(git.requests.filter((route) => route === PUT)).toHaveLength(12)
      expect(git.requests.filter((route) => route.startsWith('GET'))).toHaveLength(12)
    },
  )

  test('a lost answer is not sent again when the beat is found stored', async () => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', {})
    git.interfere((route) => (route === PUT ? 'lose-the-answer' : undefined))
    const written = await time.during(open().write(beatAt(0)))
    expect(written).toMatchObject({ written: true, sha: git.commitsOf('heartbeats')[0]?.sha })
    expect(git.commitsOf('heartbeats')).toHaveLength(2)
  })

  test('an answer that tells of other content is not taken for success', async () => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', {})
    let bad = 1
    git.interfere((route) => (route === PUT && bad-- > 0 ? 'not-stored' : undefined))
    expect(await time.during(open().write(beatAt(0)))).toMatchObject({ written: true })
    expect(git.textOf('heartbeats', FILE)).toBe(beatAt(0).text)
  })

  test.each<[string, unknown]>([
    ['names no sha', { type: 'file', content: 'e30=', encoding: 'base64', size: 2 }],
    ['is not its own', null],
  ])('an answer to the read that %s is asked for again, and no fault of the path', async (_, odd) => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', { [FILE]: beatAt(0).text })
    const rest = git.rest
    let first = true
    git.rest = async <T>(route: string, parameters?: Record<string, unknown>) => {
      const answer = await rest<T>(route, parameters)
      if (!first || !route.startsWith('GET ')) return answer
      first = false
      if (odd === null) throw new ExternalError('github', 'not its answer', { permanent: false })
      return { ...answer, data: odd as T }
    }
    expect(await time.during(open().write(beatAt(60)))).toMatchObject({ written: true, why: null })
    expect(git.commitsOf('heartbeats')).toHaveLength(2)
  })

  test('a GitHub that is down does not hold up the work', async () => {
    const { git, time, open } = createBranchRig()
    git.interfere(() => refusal(503, 'unavailable'))
    const before = time.now()
    expect((await thrownBy(time.during(open().write(beatAt(0))))).message).toMatch(/not stored after 4 tries/)
    expect(time.now() - before).toBeLessThan(20_000)
  })

  test('a rate limit is waited for as GitHub asks', async () => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', {})
    let limits = 1
    const before = time.now()
    git.interfere((route) =>
      route === PUT && limits-- > 0 ? refusal(403, 'secondary rate limit', { retryAfterMs: 60_000 }) : undefined,
    )
    expect(await time.during(open().write(beatAt(0)))).toMatchObject({ written: true })
    expect(time.now() - before).toBeGreaterThanOrEqual(60_000)
  })

  test('but not for an hour', async () => {
    const { git, time, open } = createBranchRig()
    git.interfere(() => refusal(429, 'rate limit', { retryAfterMs: 3_600_000 }))
    const error = await thrownBy(time.during(open().write(beatAt(0))))
    expect(error.message).toMatch(/not stored after one try/)
    expect(git.requests).toHaveLength(1)
  })

  test.each([
    [401, 'Bad credentials', /GitHub answered|token/],
    [403, 'Resource not accessible by integration', /permissions: contents: write/],
    [404, 'Not Found', /permissions: contents: write/],
    [413, 'Payload too large', /shorten/],
    [409, 'Git Repository is empty.', /first commit/],
    [422, 'path contains a malformed path component', /choose another `path`/],
    [403, 'GH013: Repository rule violations found for refs/heads/main.', /unprotected branch `heartbeats`/],
    [409, 'Repository rule violations found', /unprotected branch `heartbeats`/],
    [
      409,
      'Repository rule violations found: Commits must have verified signatures',
      /exclude `heartbeats` from the ruleset/,
    ],
    [409, 'Repository rule violations found: File path is restricted', /choose another `path`/],
    [409, 'Repository rule violations found: Secret detected in content', /take it out of `message`/],
    [422, 'Protected branch update failed for refs/heads/main.', /unprotected branch `heartbeats`/],
    [409, 'Could not update file: Changes must be made through a pull request.', /unprotected branch `heartbeats`/],
    [409, 'Could not update file: Required status check "ci" is expected.', /unprotected branch `heartbeats`/],
    [409, 'Could not update file: At least 1 approving review is required', /unprotected branch `heartbeats`/],
  ])('%i "%s" is not tried again and names the remedy', async (status, message, remedy) => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', {})
    git.interfere((route) => (route === PUT ? refusal(status, message) : undefined))
    const error = await thrownBy(time.during(open().write(beatAt(0))))
    expect(error.fault).toMatchObject({ status, permanent: true, remedy: expect.stringMatching(remedy) })
    expect(git.requests.filter((route) => route === PUT)).toHaveLength(1)
  })
})

describe('history: squash', () => {
  const squash = { history: 'squash' } as const

  test('keeps the branch at one commit without parents and all its files', async () => {
    const { git, time, open } = createBranchRig()
    for (const seconds of [0, 60, 120]) {
      await time.during(open(squash).write(beatAt(seconds, { monitor: 'a' })))
      await time.during(open(squash).write(beatAt(seconds, { monitor: 'b' })))
    }
    const [tip, ...older] = git.commitsOf('heartbeats')
    expect(older).toEqual([])
    expect(tip?.parents).toEqual([])
    expect([...(tip?.files.keys() ?? [])]).toEqual(['heartbeats/a.json', 'heartbeats/b.json'])
    const last = beatAt(120, { monitor: 'a' }).text
    expect(uncounted(git.textOf('heartbeats', 'heartbeats/a.json'))).toEqual(uncounted(last))
  })

  test.each([
    ['the default branch', 'main', 'heartbeat: backup ok [skip ci]', /main is the default branch/],
    ['a branch with other work', 'develop', 'Add a feature', /last commit on develop is not a heartbeat/],
  ])('refuses %s before it writes anything', async (_, branch, message, why) => {
    const { git, time, open } = createBranchRig()
    git.push(branch, { 'src.ts': '' }, message)
    const error = await thrownBy(time.during(open({ ...squash, branch }).write(beatAt(0))))
    expect(error.message).toMatch(why)
    expect(git.requests.filter((route) => !route.startsWith('GET'))).toEqual([])
  })

  test('a branch that forbids it keeps the beat and its history', async () => {
    const { git, time, logged, open } = createBranchRig()
    git.push('heartbeats', {}, 'heartbeat: other ok [skip ci]')
    git.interfere((route) => (route.startsWith('PATCH') ? refusal(422, 'Cannot force-push to this branch') : undefined))
    expect(await time.during(open(squash).write(beatAt(0)))).toMatchObject({ written: true })
    expect(git.textOf('heartbeats', FILE)).toBe(beatAt(0).text)
    expect(logged.join()).toMatch(/could not be squashed/)
  })

  test('a beat of another that lands just before the branch is replaced stays, and ours with it', async () => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', {}, 'heartbeat: other ok [skip ci]')
    let hasLanded = false
    git.interfere((route) => {
      if (hasLanded || route !== 'POST /repos/{owner}/{repo}/git/commits') return undefined
      hasLanded = true
      git.push('heartbeats', { 'heartbeats/late.json': 'late' }, 'heartbeat: late ok [skip ci]')
    })
    expect(await time.during(open(squash).write(beatAt(0)))).toMatchObject({ written: true })
    expect(git.textOf('heartbeats', 'heartbeats/late.json')).toBe('late')
    expect(git.textOf('heartbeats', FILE)).toBe(beatAt(0).text)
  })

  test('whoever does not find its own commit a moment later looks again, and writes what is gone', async () => {
    const { git, time, open } = createBranchRig()
    git.push('heartbeats', {}, 'heartbeat: other ok [skip ci]')
    let looks = 0
    git.interfere((route) => {
      if (route === 'GET /repos/{owner}/{repo}/git/ref/{ref}' && ++looks === 2)
        git.replace('heartbeats', { 'heartbeats/late.json': 'late' }, 'heartbeat: late ok [skip ci]')
      return undefined
    })
    expect(await time.during(open(squash).write(beatAt(0)))).toMatchObject({ written: true })
    expect(git.textOf('heartbeats', 'heartbeats/late.json')).toBe('late')
    expect(git.textOf('heartbeats', FILE)).toBe(beatAt(0).text)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('ten writers at once lose no beat (luck %i)', async (seed) => {
    const { git, time, open } = createBranchRig({ seed, latencyMs: 150 })
    const beats = Array.from({ length: 10 }, (_, i) => beatAt(0, { monitor: `agent-${i}` }))
    await time.during(Promise.all(beats.map((beat) => open(squash).write(beat))))
    for (const beat of beats) expect(git.textOf('heartbeats', `heartbeats/${beat.monitor}.json`)).toBe(beat.text)
  })

  describe('by one beat of so many', () => {
    const each = 20
    const some = { ...squash, squashEach: each }

    test('keeps the branch short, and costs little', async () => {
      const { git, time, open } = createBranchRig()
      const [beats, lengths]: [number, number[]] = [300, []]
      for (let i = 0; i < beats; i++) {
        await time.during(open(some).write(beatAt(i * 60, { monitor: `m${i % 3}` })))
        lengths.push(git.commitsOf('heartbeats').length)
      }
      expect(Math.max(...lengths)).toBeLessThan(10 * each)
      const squashes = lengths.filter((length) => length === 1).length
      expect(squashes).toBeGreaterThan(beats / each / 3)
      expect(squashes).toBeLessThan((beats / each) * 3)
      expect(git.requests.length).toBeLessThan(beats * 2 + squashes * 12)
      expect([...(git.commitsOf('heartbeats')[0]?.files.keys() ?? [])]).toHaveLength(3)
    })

    test.each([
      ['the default branch', 'main', 'heartbeat: other ok [skip ci]', /main is the default branch/],
      ['other work under its beats', 'develop', 'Add a feature', /not every commit on develop is a heartbeat/],
    ])('leaves the history of %s alone, stores the beats, and says why', async (_, branch, message, why) => {
      const { git, time, logged, open } = createBranchRig()
      git.push(branch, { 'src.ts': 'work' }, message)
      const [beats, oldest] = [100, git.commitsOf(branch).at(-1)?.sha]
      for (let i = 0; i < beats; i++) await time.during(open({ ...some, branch }).write(beatAt(i * 60)))
      const commits = git.commitsOf(branch)
      expect(commits).toHaveLength(beats + 1)
      expect(commits.at(-1)?.sha).toBe(oldest)
      expect(logged.join()).toMatch(why)
      expect(git.requests.filter((route) => route.startsWith('PATCH'))).toEqual([])
    })
  })
})
