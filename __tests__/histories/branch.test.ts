import { describe, expect, test } from '@jest/globals'
import { readJournal } from '../../src/domain/history/journal.js'
import type { ExternalError } from '../../src/errors.js'
import type { HistoryStore } from '../../src/histories/store.js'
import { branch as sink } from '../../src/sinks/branch/index.js'
import { additionAt, lineAt, NOON, stateOf } from '../contract/history-contract.js'
import { graphqlRefusal, refusal } from '../sinks/fake-git-repository.js'
import { beatAt } from '../sinks/rig.js'
import { figure, times } from '../support/figures.js'
import { noHttp } from '../support/no-http.js'
import { createHistoryRig, type HistoryRig } from './rig.js'

const CURRENT = { now: NOON, from: null }
const JOURNAL = 'history/2026-11.jsonl'
const DAY_MS = 86_400_000

async function readAndKeep(store: HistoryStore, at: number, files: ReadonlyMap<string, string> = new Map()) {
  await store.read({ now: at, from: null })
  return store.keep(additionAt(at, { files }))
}

function journalOf({ git }: HistoryRig): string[] {
  return (git.textOf('heartbeats', JOURNAL) ?? '').trim().split('\n')
}

describe('one look', () => {
  test('is one question and one commit, which says what it is and starts no workflow', async () => {
    const rig = createHistoryRig()
    for (let i = 0; i < 10; i++)
      rig.git.push('heartbeats', { 'heartbeats/db.json': `${i}` }, 'heartbeat: a ok [skip ci]')
    const files = new Map([
      ['badges/db.svg', '<svg/>'],
      ['history/last.json', '{"t":1}\n'],
    ])
    const kept = await rig.time.during(readAndKeep(rig.open(), NOON, files))
    expect(rig.git.requests).toEqual(['query', 'mutation'])
    const [tip] = rig.git.commitsOf('heartbeats')
    expect(tip).toMatchObject({ sha: kept.sha, message: 'heartbeat: history [skip ci]' })
    expect([...tip!.files.keys()]).toEqual(['heartbeats/db.json', JOURNAL, 'badges/db.svg', 'history/last.json'])
  })

  test('carries only files that are other than those that lie there', async () => {
    const rig = createHistoryRig()
    const sent: string[][] = []
    rig.git.interfere((route, { input }) => {
      const { fileChanges } = (input ?? {}) as { fileChanges?: { additions: { path: string }[] } }
      if (route === 'mutation') sent.push((fileChanges?.additions ?? []).map(({ path }) => path))
      return undefined
    })
    const files = (look: string) =>
      new Map([
        ['badges/db.svg', '<svg/>'],
        ['api/db/uptime.json', '{}'],
        ['status.json', '{}'],
        ['history/last.json', look],
      ])
    await rig.time.during(readAndKeep(rig.open(), NOON, files('1')))
    await rig.time.during(readAndKeep(rig.open(), NOON + 1, files('2')))
    await rig.time.during(readAndKeep(rig.open(), NOON + 2, files('3')))
    expect(sent).toEqual([
      [JOURNAL, 'history/last.json'],
      [JOURNAL, 'history/last.json'],
    ])
  })

  test('makes the branch without a history behind it where there is none', async () => {
    const rig = createHistoryRig()
    await rig.time.during(readAndKeep(rig.open(), NOON))
    expect(rig.git.commitsOf('heartbeats')).toMatchObject([{ parents: [], message: 'heartbeat: history [skip ci]' }])
    expect(journalOf(rig)).toHaveLength(2)
  })
})

describe('others', () => {
  test('twenty checkers at once lose no line, with writers of beats between them', async () => {
    const runs = times(2, 25)
    let most = 0
    for (let seed = 1; seed <= runs; seed++) {
      const rig = createHistoryRig(seed)
      if (seed % 2 === 0) rig.git.push('heartbeats', { 'README.md': 'hello' })
      const beats = Array.from({ length: 5 }, (_, i) => beatAt(0, { monitor: `m${i}` }))
      const options = { branch: 'heartbeats', path: 'heartbeats/{monitor}.json', history: 'keep' } as const
      const writers = beats.map((beat) => sink.create(options, { ...rig.ports, http: noHttp }).write(beat))
      const checkers = Array.from({ length: 20 }, (_, i) => readAndKeep(rig.open(), NOON + i))
      const [kept] = await rig.time.during(Promise.all([Promise.all(checkers), Promise.all(writers)]))
      most = Math.max(most, ...kept.map(({ retries }) => retries))
      expect(journalOf(rig)).toEqual(expect.arrayContaining(kept.map((_, i) => lineAt(NOON + i))))
      for (const { monitor, text } of beats)
        expect(rig.git.textOf('heartbeats', `heartbeats/${monitor}.json`)).toBe(text)
    }
    figure('20 racing checkers lose 0 lines', 'runs of 20 checkers and 5 writers of beats on one branch', runs)
    figure('20 racing checkers lose 0 lines', 'lines and beats lost', 0)
    figure('20 racing checkers lose 0 lines', 'most tries of one checker', most + 1)
  })

  test('beats that are kept without history throw no look away, whenever they come', async () => {
    let checkedAgain = 0
    for (let seed = 1; seed <= times(12, 300); seed++) {
      const rig = createHistoryRig(seed)
      await rig.time.during(readAndKeep(rig.open(), NOON, new Map([['badges/db.svg', '<svg/>']])))
      const options = { branch: 'heartbeats', path: 'heartbeats/{monitor}.json', history: 'squash' } as const
      const beats = [1, 2, 3].map((i) => beatAt(i, { monitor: `m${i}` }))
      const writers = beats.map(async (beat, i) => {
        await rig.time.sleep(i * 400 + seed * 7)
        await sink.create(options, { ...rig.ports, http: noHttp }).write(beat)
      })
      const looks = [1, 2, 3, 4].map(async (i) => {
        await rig.time.sleep(i * 250)
        return readAndKeep(rig.open(), NOON + i)
      })
      await rig.time.during(Promise.all([...writers, ...looks]))
      expect(journalOf(rig)).toEqual(expect.arrayContaining([0, 1, 2, 3, 4].map((i) => lineAt(NOON + i))))
      for (const { monitor, text } of beats)
        expect(rig.git.textOf('heartbeats', `heartbeats/${monitor}.json`)).toBe(text)
      expect(rig.git.textOf('heartbeats', 'badges/db.svg')).toBe('<svg/>')
      checkedAgain += rig.git.requests.filter((one) => one === 'query').length - 5
    }
    expect(checkedAgain).toBeGreaterThan(0)
  })

  test('a look whose answer was lost is found again and not written twice', async () => {
    const rig = createHistoryRig()
    rig.git.push('heartbeats', { 'README.md': 'hello' })
    rig.git.push('heartbeats', { 'README.md': 'hello!' })
    let lost = 0
    rig.git.interfere((route) => (route === 'mutation' && lost++ === 0 ? 'lose-the-answer' : undefined))
    const kept = await rig.time.during(readAndKeep(rig.open(), NOON))
    expect(rig.git.requests).toEqual(['query', 'mutation', 'query'])
    expect(kept).toEqual({ sha: rig.git.commitsOf('heartbeats')[0]!.sha, retries: 1 })
  })

  test('an answer without a kind says nothing, so it is looked whether it was done', async () => {
    const rig = createHistoryRig()
    rig.git.push('heartbeats', { 'README.md': 'hello' })
    let times = 0
    const odd = graphqlRefusal('Something went wrong while executing your query.')
    rig.git.interfere((route) => (route === 'mutation' && times++ === 0 ? odd : undefined))
    await rig.time.during(readAndKeep(rig.open(), NOON))
    expect(journalOf(rig)).toHaveLength(2)
  })

  test('whoever loses the race to make the branch adds to it', async () => {
    const rig = createHistoryRig()
    await rig.time.during(Promise.all([readAndKeep(rig.open(), NOON), readAndKeep(rig.open(), NOON + 1)]))
    expect(readJournal(journalOf(rig).join('\n')).filter(({ whole }) => !whole)).toHaveLength(2)
  })

  test('an earlier look does not put its files in the place of those of a later one', async () => {
    const rig = createHistoryRig()
    const early = rig.open()
    await rig.time.during(early.read(CURRENT))
    await rig.time.during(readAndKeep(rig.open(), NOON + 60_000, new Map([['history/last.json', 'late']])))
    await rig.time.during(early.keep(additionAt(NOON, { files: new Map([['history/last.json', 'early']]) })))
    expect(rig.git.textOf('heartbeats', 'history/last.json')).toBe('late')
    expect(journalOf(rig)).toContain(lineAt(NOON))
  })
})

describe('a refusal', () => {
  test.each<[string, ExternalError, RegExp]>([
    [
      'a rule of the branch',
      graphqlRefusal('Repository rule violations found\n\nChanges must be made through a pull request.', 422),
      /exclude it from the ruleset/,
    ],
    [
      'protection',
      graphqlRefusal("protected branch 'heartbeats' check failed:\n At least 1 approving review is required", 422),
      /unprotected/,
    ],
    ['a token that may only read', graphqlRefusal('Resource not accessible by integration', 403), /contents: write/],
    [
      'a rate limit that is too long',
      refusal(403, 'rate limited', { retryAfterMs: 3_600_000 }),
      /the next run tries again/,
    ],
  ])('by %s ends at once and says what helps', async (_, error, remedy) => {
    const rig = createHistoryRig()
    rig.git.push('heartbeats', { 'README.md': 'hello' })
    rig.git.interfere((route) => (route === 'mutation' ? error : undefined))
    const kept = rig.time.during(readAndKeep(rig.open(), NOON))
    await expect(kept).rejects.toMatchObject({ fault: { permanent: true, remedy: expect.stringMatching(remedy) } })
    expect(rig.git.requests).toEqual(['query', 'mutation'])
  })

  test('of an empty repository says what to do', async () => {
    const rig = createHistoryRig()
    rig.git.interfere((route) => (route.endsWith('/git/trees') ? refusal(409, 'Git Repository is empty.') : undefined))
    const fault = { remedy: expect.stringMatching(/push a first commit/) }
    await expect(rig.time.during(readAndKeep(rig.open(), NOON))).rejects.toMatchObject({ fault })
  })
})

describe('what somebody else has put there', () => {
  const cases: readonly [string, Record<string, string>, RegExp][] = [
    [
      'a journal that is none',
      { [JOURNAL]: 'my diary\nday two\n' },
      /2026-11\.jsonl on the branch heartbeats is no journal/,
    ],
    [
      'a folder where the journal should be',
      { [`${JOURNAL}/x`]: 'x' },
      /2026-11\.jsonl on the branch heartbeats is no file/,
    ],
    ['a file where the folder should be', { history: 'x' }, /history on the branch heartbeats is no folder/],
    ['a journal of 5 MB', { [JOURNAL]: `${lineAt(NOON - 1)}\n`.repeat(250_000) }, /is larger than 4194304 bytes/],
    ['binary', { [JOURNAL]: '\0\0' }, /is no text/],
  ]
  test.each(cases)('%s stays as it is, is read as nothing and told with a remedy', async (_, files, said) => {
    const rig = createHistoryRig()
    rig.git.push('heartbeats', files)
    const store = rig.open()
    const found = await rig.time.during(store.read(CURRENT))
    expect(found).toMatchObject({ days: null, last: null })
    expect(found.months.size).toBe(0)
    const fault = {
      permanent: true,
      remedy: expect.stringMatching(/move it out of the way, or keep the past elsewhere/),
    }
    await expect(rig.time.during(store.keep(additionAt(NOON)))).rejects.toMatchObject({
      message: expect.stringMatching(said),
      fault,
    })
    for (const [path, text] of Object.entries(files)) expect(rig.git.textOf('heartbeats', path)).toBe(text)
    expect(rig.git.requests.filter((one) => one !== 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}')).toEqual([
      'query',
    ])
  })

  test('what is no line of ours stays among ours', async () => {
    const rig = createHistoryRig()
    rig.git.push('heartbeats', { [JOURNAL]: `# note of a person\n${lineAt(NOON - 1)}\n{"t":17` })
    const store = rig.open()
    await rig.time.during(store.read(CURRENT))
    await rig.time.during(store.keep(additionAt(NOON)))
    expect(journalOf(rig)).toEqual(['# note of a person', '{"t":17', lineAt(NOON - 1), lineAt(NOON)])
  })

  test('days that are none are left out, said, and never replaced', async () => {
    const rig = createHistoryRig()
    const month = '2025-09'
    rig.git.push('heartbeats', {
      'history/days.json': '[]',
      [`history/${month}.jsonl`]: `${lineAt(NOON - 430 * DAY_MS)}\n`,
    })
    const store = rig.open()
    const found = await rig.time.during(store.read({ now: NOON, from: NOON }))
    expect([found.days, [...found.months.keys()]]).toEqual([null, [month]])
    expect(rig.logged).toEqual([
      expect.stringMatching(/^warning: history\/days\.json on the branch heartbeats holds no closed days/),
    ])
    const closed = { days: '{}', months: [month] }
    await expect(rig.time.during(store.keep(additionAt(NOON, { closed })))).rejects.toThrow(/holds no closed days/)
    expect(rig.git.textOf('heartbeats', 'history/days.json')).toBe('[]')
  })

  test('files of the same names are not replaced where no journal of ours lies beside them', async () => {
    const rig = createHistoryRig()
    const theirs = { 'badges/db.svg': 'mine', 'history/summary.json': '[]' }
    rig.git.push('heartbeats', theirs)
    const files = new Map([['badges/db.svg', 'ours']])
    const kept = rig.time.during(readAndKeep(rig.open(), NOON, files))
    await expect(kept).rejects.toThrow(/^badges\/db\.svg on the branch heartbeats is there already, beside no journal/)
    for (const [path, text] of Object.entries(theirs)) expect(rig.git.textOf('heartbeats', path)).toBe(text)
    await rig.time.during(readAndKeep(rig.open(), NOON, new Map([['badges/web.svg', 'ours']])))
    expect(rig.git.textOf('heartbeats', 'history/summary.json')).toBe('[]')
  })

  test('a journal that GraphQL cuts off is read whole', async () => {
    const rig = createHistoryRig()
    const said = stateOf('db', { status: 'critical', reason: 'stale', message: 'x'.repeat(280) })
    const lines = Array.from({ length: 1_700 }, (_, i) => lineAt(NOON - 1_700 + i, [said]))
    rig.git.push('heartbeats', { [JOURNAL]: `${lines.join('\n')}\n` })
    const store = rig.open()
    const found = await rig.time.during(store.read(CURRENT))
    expect(found.months.get('2026-11')).toBe(`${lines.join('\n')}\n`)
    await rig.time.during(store.keep(additionAt(NOON)))
    expect(rig.git.textOf('heartbeats', JOURNAL)).toBe(`${[...lines, lineAt(NOON)].join('\n')}\n`)
  })

  test.each([
    [{}],
    [{ historyTip: 7 }],
    [{ historyTip: { target: { oid: 'x' } } }],
    [{ historyTip: { target: null } }],
  ])('an answer that is not GitHub’s (%j) is no branch without a history', async (repository) => {
    const rig = createHistoryRig()
    const github = { ...rig.git, graphql: async <T>() => ({ repository }) as T }
    await expect(rig.open({ github: async () => github }).read(CURRENT)).rejects.toThrow(/is not GitHub’s/)
  })
})
