import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { DEFAULT_PAGE, type PageSettings } from '../../src/domain/page-settings.js'
import { createFiles } from '../../src/platform/files.js'
import { createSecrets } from '../../src/platform/secrets.js'
import { publishPage, type PageOrder, type Site } from '../../src/wiring/publish-page.js'
import type { Wiring } from '../../src/wiring/wire.js'
import { aDeadOne, aRun, aVerdict } from '../reports/a-run.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

let folder: TemporaryFolder
let asked: number
let kept: Site[]
beforeEach(async () => {
  folder = await createTemporaryFolder()
  asked = 0
  kept = []
})
afterEach(() => folder.close())

interface World {
  /** What GitHub answers of the repository; an error is thrown, absent is a machine without one. */
  readonly github?: unknown
  readonly page?: Partial<PageSettings>
  readonly dryRun?: boolean
  readonly secret?: string
}

/** Publishes the page of one dead and one healthy monitor. */
function publish(order: Partial<PageOrder>, { github, page, dryRun = false, secret = '' }: World = {}) {
  const secrets = createSecrets()
  secrets.add(secret)
  const rest = async (): Promise<unknown> => {
    asked++
    if (github instanceof Error) throw github
    return { data: github }
  }
  const wiring = {
    surroundings: { repository: github === undefined ? null : { owner: 'octo', repo: 'jobs' }, secrets },
    ports: {
      files: createFiles(),
      place: async (path: string) => (path.startsWith('..') ? null : join(folder.path, path)),
    },
    github: async () => ({ rest }),
  }
  const run = aRun({
    dryRun,
    verdicts: [aVerdict('db'), aDeadOne('web', { name: 'web of sesame-street' })],
    page: { ...DEFAULT_PAGE, ...page },
  })
  const keep = async (site: Site): Promise<string> => {
    kept.push(site)
    return 'github-pages'
  }
  const whole = { to: 'public', isPrivate: null, news: 'changed' as const, keep, ...order }
  return publishPage(run, whole, wiring as unknown as Wiring)
}

const written = (): Promise<string[]> => readdir(folder.path, { recursive: true })

describe('a page for everybody', () => {
  test('goes into a folder, and the run says how much of the beats it shows', async () => {
    const made = await publish({}, { github: { private: false, visibility: 'public' } })
    expect(made).toMatchObject({ page: 'changed', artifact: '', problems: [], refusal: null })
    expect(made.notices.join()).toMatch(
      /^Status page: \d+ files in public\. It shows no messages and no metrics of beats/,
    )
    expect(await written()).toEqual(expect.arrayContaining(['public/index.html', 'public/monitors/db.html']))
  })

  test('or is kept under the name that the deployment asks for', async () => {
    const made = await publish({ to: 'pages' }, { github: { private: false } })
    expect(made).toMatchObject({ page: 'changed', artifact: 'github-pages', problems: [] })
    expect(kept.map((site) => Object.keys(site).includes('index.html'))).toEqual([true])
    expect(await written()).toEqual([])
  })

  test('without news is not uploaded again, and a folder is written all the same', async () => {
    const github = { private: false }
    expect(await publish({ to: 'pages', news: 'same' }, { github })).toMatchObject({ page: 'same', artifact: '' })
    expect(kept).toEqual([])
    expect(await publish({ news: 'same' }, { github })).toMatchObject({ page: 'same' })
    expect(await written()).toContain('public/index.html')
  })

  test('shows no secret', async () => {
    await publish({}, { secret: 'sesame-street' })
    expect(await readFile(join(folder.path, 'public/index.html'), 'utf8')).toContain('web of ***')
  })

  test.each(['public', 'pages'])('in a dry run is nowhere (%s), and the run says what would be', async (to) => {
    const made = await publish({ to }, { github: { private: false }, dryRun: true })
    expect(made).toMatchObject({ page: '', artifact: '', problems: [], refusal: null })
    expect(made.notices.join()).toMatch(/dry run; \d+ files would be (written to public|uploaded)\.$/)
    expect([await written(), kept]).toEqual([[], []])
  })

  test('what cannot be written is a problem, and no page', async () => {
    const outside = await publish({ to: '../public' })
    expect(outside).toMatchObject({
      page: '',
      refusal: null,
      problems: [expect.stringMatching(/outside the workspace/)],
    })
    const keep = async (): Promise<string> => {
      throw new Error('the service is down')
    }
    expect(await publish({ to: 'pages', keep })).toMatchObject({
      page: '',
      artifact: '',
      problems: ['status-page: the service is down'],
    })
  })
})

describe('a repository that strangers cannot read', () => {
  test.each<[string, Partial<PageOrder>, unknown]>([
    ['private, as the event says', { isPrivate: true }, {}],
    ['private, as GitHub says', {}, { private: true }],
    ['internal', {}, { private: true, visibility: 'internal' }],
    ['internal, and said in no other way', {}, { visibility: 'internal' }],
  ])('%s: no page, and what to write', async (_, order, github) => {
    for (const to of ['public', 'pages']) {
      const made = await publish({ ...order, to }, { github })
      expect(made).toMatchObject({ page: '', artifact: '', problems: [], notices: [] })
      expect(made.refusal).toMatch(
        /octo\/jobs is private .* write `page: \{ public: true \}` into \.github\/heartbeat\.yml$/,
      )
    }
    expect([await written(), kept]).toEqual([[], []])
  })

  test.each<[string, unknown, RegExp]>([
    ['GitHub does not answer', new Error('GitHub answered 502'), /could not be found out \(GitHub answered 502\)/],
    ['it does not say', { name: 'jobs' }, /GitHub did not say it/],
    ['it says something else', 'private', /GitHub did not say it/],
  ])('%s: who could not look gives no permission', async (_, github, reason) => {
    const made = await publish({}, { github })
    expect(made.refusal).toMatch(reason)
    expect(made.refusal).toMatch(/no page was made; .*page: \{ public: true \}/)
    expect(await written()).toEqual([])
  })

  test('has one where that was asked for, and nobody is asked', async () => {
    const made = await publish({ isPrivate: true }, { github: { private: true }, page: { public: true } })
    expect(made).toMatchObject({ page: 'changed', refusal: null })
    expect(asked).toBe(0)
  })

  test('is not asked about twice: the event told it', async () => {
    await publish({ isPrivate: false }, { github: { private: true } })
    expect(asked).toBe(0)
  })

  test('a machine without a repository is its owner’s own', async () => {
    expect(await publish({})).toMatchObject({ page: 'changed', refusal: null })
    expect(asked).toBe(0)
  })
})

test('the words for what is shown follow what is asked for', async () => {
  const said = async (show: PageSettings['show']) => (await publish({}, { page: { show } })).notices.join()
  expect(await said(['messages'])).toMatch(/It shows no metrics of beats/)
  expect(await said(['messages', 'metrics'])).toMatch(/in public\.$/)
})
