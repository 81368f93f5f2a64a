import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ExternalError } from '../../../src/errors.js'
import type { GitHub } from '../../../src/ports.js'
import type { Elsewhere } from '../../../src/domain/elsewhere.js'
import { idsOf, monitorElsewhere } from '../../../src/sources/workflow/options.js'
import { inTurn } from '../../../src/sources/workflow/elsewhere/in-turn.js'
import type { DiscoveryRequest } from '../../../src/sources/source.js'
import { organisationGitHub, type Organisation, type StubRepository } from '../../support/organisation.js'
import { watchAt } from '../../support/watch-world.js'
import { workflowText, type StubWorkflow } from '../../support/workflow-stub.js'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const HOUR = 3_600_000
const HOME = 'acme/hub'

const nightly = (file: string, lastHoursAgo = 9): StubWorkflow => ({
  file,
  text: workflowText(['0 3 * * *'], null, file),
  runs: [0, 24, 48].map((more) => ({
    event: 'schedule',
    status: 'completed',
    conclusion: 'success',
    created_at: new Date(NOW - (lastHoursAgo + more) * HOUR).toISOString(),
  })),
})

const repository = (...more: StubRepository[]): StubRepository => ({
  workflows: ['a.yml', 'b.yml', 'c.yml'].map((file) => nightly(file)),
  ...Object.assign({}, ...more),
})

const elsewhere = (more: Partial<Elsewhere> = {}): Elsewhere => ({
  repositories: [],
  organization: 'acme',
  topics: [],
  private: false,
  requests: 2000,
  ...more,
})

async function look(
  all: Organisation,
  more: Partial<Elsewhere> = {},
  request: Partial<DiscoveryRequest> & { readonly remaining?: number; readonly at?: number } = {},
) {
  const { remaining, at = NOW, ...rest } = request
  const github = organisationGitHub({ [HOME]: repository(), ...all }, HOME, remaining)
  const { discovery, verdicts } = await watchAt(github, at, { elsewhere: elsewhere(more), ...rest })
  const said = Object.fromEntries([...verdicts].map(([id, { status, reason }]) => [id, `${status} ${reason}`]))
  return { discovery, said, asked: github.asked }
}

describe('what is watched in an organisation', () => {
  test('every repository of it and the own one, each by the same rules, by names that lead there', async () => {
    const all = {
      'acme/web': repository(),
      'acme/api': repository({ workflows: [nightly('a.yml'), nightly('b.yml', 80)] }),
    }
    const { discovery, said } = await look(all)
    expect(said).toEqual({
      'a.yml': 'healthy ok',
      'b.yml': 'healthy ok',
      'c.yml': 'healthy ok',
      'acme.api.a.yml': 'healthy ok',
      'acme.api.b.yml': 'critical stale',
      'acme.web.a.yml': 'healthy ok',
      'acme.web.b.yml': 'healthy ok',
      'acme.web.c.yml': 'healthy ok',
    })
    const named = discovery.monitors.find(({ id }) => id === 'acme.api.b.yml')
    expect(named).toMatchObject({ name: 'acme/api: b.yml', source: { options: { repository: 'acme/api' } } })
    expect(discovery.elsewhere).toMatchObject({ repositories: 2, unread: [], seen: ['acme.api.', 'acme.web.'] })
  })

  test('costs two questions a repository and one for ten', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `acme/r${i}`)
    const { asked, said } = await look(Object.fromEntries(names.map((name) => [name, repository()])))
    expect(Object.values(said).every((verdict) => verdict === 'healthy ok')).toBe(true)
    // The listing, and what the own repository costs as ever.
    const own = asked.filter((line) => line.includes(`/repos/${HOME}`)).length
    expect(asked.length - own).toBeLessThanOrEqual(2 * 40 + 4 + 1 + 1)
  })

  test('leaves out what is archived, disabled or a fork, and who has none of the topics, and says so', async () => {
    const all = {
      'acme/old': repository({ archived: true }),
      'acme/off': repository({ disabled: true }),
      'acme/copy': repository({ fork: true }),
      'acme/web': repository({ topics: ['Nightly'] }),
      'acme/plain': repository(),
    }
    const { discovery, said } = await look(all, { topics: ['nightly', 'weekly'] })
    expect(Object.keys(said).filter((id) => id.startsWith('acme.'))).toHaveLength(3)
    expect(discovery.notices).toEqual([
      'Not watched in acme: 1 archived, 1 disabled, 1 fork, 1 without one of the topics.',
      'workflows.topics names weekly, which no repository has',
    ])
  })

  test('ignores repositories by their names and globs, and files in all or in one', async () => {
    const all = {
      'acme/old': repository(),
      'acme/test-a': repository(),
      'acme/web': repository(),
      'acme/api': repository(),
    }
    const except = ['acme/old', 'ACME/test-*', 'a.yml', 'acme/web/b.yml']
    const { said, discovery } = await look(all, {}, { except })
    expect(Object.keys(said)).toEqual(['b.yml', 'c.yml', 'acme.api.b.yml', 'acme.api.c.yml', 'acme.web.c.yml'])
    expect(discovery.leftOut).toContain('acme.web.b.yml')
    const { said: others } = await look({ 'acme/web': repository() }, {}, { except: [HOME] })
    expect(Object.keys(others)).toEqual(['acme.web.a.yml', 'acme.web.b.yml', 'acme.web.c.yml'])
  })

  test('names no private repository where everybody can read, unless that is allowed', async () => {
    const all = { 'acme/secret': repository({ private: true }), 'acme/web': repository() }
    const { said, discovery } = await look(all)
    expect(Object.keys(said).join()).not.toContain('secret')
    expect(discovery.notices.join()).toContain('1 private, since everybody can read this repository')
    expect(discovery.notices.join()).not.toContain('secret')
    for (const open of [
      await look(all, { private: true }),
      await look({ ...all, [HOME]: repository({ private: true }) }),
    ]) {
      expect(open.said).toHaveProperty(['acme.secret.a.yml'], 'healthy ok')
      expect(open.discovery.elsewhere?.private).toBe(1)
    }
  })

  test('never by a name that is none', async () => {
    const all = {
      'acme/..': repository(),
      'acme/a b': repository(),
      'acme/<x>': repository(),
      'acme/web': repository(),
    }
    const { said, discovery, asked } = await look(all)
    expect(Object.keys(said).filter((id) => !/^(acme\.web\.)?[abc]\.yml$/.test(id))).toEqual([])
    expect([...discovery.notices, ...asked].join()).not.toMatch(/<x>|a b|\.\./)
  })

  test('is a mistake only where there is nothing at all', async () => {
    const bare = { workflows: [] }
    const { said } = await look({ [HOME]: bare, 'acme/web': repository() })
    expect(Object.keys(said)).toHaveLength(3)
    await expect(look({ [HOME]: bare, 'acme/web': bare })).rejects.toThrow(
      'acme/hub: no workflow in .github/workflows has an on.schedule, so there is nothing to watch',
    )
  })
})

describe('a repository that cannot be read', () => {
  test.each([[404], [403], [451], [500]])('is unknown for itself (%i), and takes nobody along', async (refused) => {
    const all = { 'acme/gone': { refused }, 'acme/web': repository(), 'acme/api': repository() }
    const { said, discovery } = await look(all)
    expect(said['acme.gone.workflows']).toBe('unknown source-unreachable')
    expect(Object.values(said).filter((verdict) => verdict === 'healthy ok')).toHaveLength(9)
    expect(discovery.elsewhere).toMatchObject({ unread: ['acme/gone'], seen: ['acme.api.', 'acme.web.'] })
  })

  test('by many at once is asked by itself', async () => {
    const { said } = await look({ 'acme/shy': repository({ graphql: false }) })
    expect(said['acme.shy.a.yml']).toBe('healthy ok')
  })

  test('the account itself: what is named is watched all the same', async () => {
    const all = { 'other/web': repository() }
    const { said, discovery } = await look(all, { organization: 'nobody', repositories: ['other/web'] })
    expect(said['other.web.a.yml']).toBe('healthy ok')
    const stands = discovery.monitors.find(({ id }) => id === 'nobody.repositories')
    expect(stands).toMatchObject({ source: { kind: 'unreadable' } })
  })

  test('whose files are hidden though it has workflows is not taken for one without any', async () => {
    const hidden = repository({ refuse: (path: string) => (path.startsWith('/contents') ? 403 : null) })
    const { workflows, ...rest } = hidden
    const { said } = await look({ 'acme/shut': { ...rest, workflows, graphql: false } })
    expect(Object.entries(said).filter(([id]) => id.startsWith('acme.'))).toEqual(
      ['a', 'b', 'c'].map((name) => [`acme.shut.${name}.yml`, 'unknown source-unreachable']),
    )
  })
})

describe('a repository that goes by another name', () => {
  test('is watched by the one that was written, and the new one is told', async () => {
    const all = { 'acme/old': repository({ renamed: 'acme/new', unlisted: true }) }
    const { said, discovery } = await look(all, { organization: null, repositories: ['acme/old'] })
    expect(said['acme.old.a.yml']).toBe('healthy ok')
    expect(discovery.notices).toEqual(['acme/old is called acme/new now: write that'])
  })

  test('is not watched twice', async () => {
    const all = { 'acme/old': repository({ renamed: 'acme/new', unlisted: true }), 'acme/new': repository() }
    const { said } = await look(all, { repositories: ['acme/old'] })
    expect(Object.keys(said).filter((id) => id.startsWith('acme.'))).toHaveLength(3)
  })

  test('that is archived is left out, and said', async () => {
    const all = { 'acme/done': repository({ archived: true }) }
    const { discovery } = await look(all, { organization: null, repositories: ['acme/done'] })
    expect(discovery.notices).toEqual(['acme/done is archived: nothing runs there, so it is not watched'])
    expect(discovery.elsewhere?.seen).toEqual(['acme.done.'])
  })
})

describe('what a run may ask', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`acme/r${i}`, repository()]))
  const others = (asked: readonly string[]): number => asked.filter((line) => !line.includes(`/repos/${HOME}`)).length

  test('is kept: the rest is unknown for itself, and said once', async () => {
    const { asked, said, discovery } = await look(many, { requests: 60 })
    expect(others(asked)).toBeLessThanOrEqual(60)
    const unknown = Object.entries(said).filter(([, verdict]) => verdict === 'unknown source-unreachable')
    expect(unknown.every(([id]) => id.endsWith('.workflows'))).toBe(true)
    expect(unknown.length).toBeGreaterThan(30)
    expect(discovery.notices.filter((notice) => notice.includes('were not looked at'))).toHaveLength(1)
    expect(discovery.notices.length).toBe(1)
  })

  test('is less where less is left of the limit, and the last of it is kept for others', async () => {
    const { asked, discovery } = await look(many, {}, { remaining: 200 })
    expect(asked.length).toBeLessThanOrEqual(110)
    expect(discovery.notices[0]).toContain("requests are left of GitHub's hourly limit, of which 100 are kept")
  })

  test('ends where GitHub says that a limit is reached: nobody goes on asking', async () => {
    const github = organisationGitHub({ [HOME]: repository(), ...many }, HOME)
    const limited = async (): Promise<never> => {
      asked += 1
      throw new ExternalError('github', 'rate limited', { status: 403, permanent: false, retryAfterMs: 60_000 })
    }
    let asked = 0
    const atFirst = {
      ...github,
      rest: ((...given) => (github.asked.length > 40 ? limited() : github.rest(...given))) as GitHub['rest'],
    }
    const { verdicts } = await watchAt(atFirst, NOW, { elsewhere: elsewhere() })
    const states = [...verdicts.values()].map(({ status }) => status)
    expect(states.filter((status) => status === 'critical')).toEqual([])
    expect(states.filter((status) => status === 'unknown').length).toBeGreaterThan(20)
    // Those that were under way, and what is asked of the own repository.
    expect(asked).toBeLessThan(20)
  })

  test('goes to others in each run, so that each is looked at now and then', async () => {
    const seen = new Set<string>()
    for (let run = 0; run < 16; run++) {
      const { discovery } = await look(many, { requests: 60 }, { at: NOW + run * 30 * 60_000 })
      for (const start of discovery.elsewhere?.seen ?? []) seen.add(start)
    }
    expect(seen.size).toBe(60)
  })

  test('every place of a list is reached from every interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1440 }), (length, minutes) => {
        const items = Array.from({ length }, (_, i) => i)
        const turned = inTurn(items, NOW + minutes * 60_000)
        expect([...turned].sort((a, b) => a - b)).toEqual(items)
      }),
    )
  })
})

describe('ids', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
  const name = fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/).filter((text) => !/^\.{1,2}$/.test(text))
  const file = fc.stringMatching(/^[A-Za-z0-9._ -]{0,60}\.ya?ml$/)

  test('of two workflows are never the same, and begin as those of their repository where they are plain', () => {
    const one = fc.tuple(word, name, file)
    fc.assert(
      fc.property(one, one, ([ownerA, repoA, fileA], [ownerB, repoB, fileB]) => {
        const [a, b] = [`${ownerA}/${repoA}`, `${ownerB}/${repoB}`]
        const [idA, idB] = [monitorElsewhere(a, fileA).id, monitorElsewhere(b, fileB).id]
        expect(idA).toMatch(/^[A-Za-z0-9._-]{1,100}$/)
        if (a !== b || fileA !== fileB) expect(idA).not.toBe(idB)
      }),
    )
    expect(monitorElsewhere('a/b', 'c.d.yml').id).not.toBe(monitorElsewhere('a/b.c', 'd.yml').id)
    expect(monitorElsewhere('a/b.c', 'd.yml').id.startsWith(idsOf('a/b.c'))).toBe(true)
  })
})
