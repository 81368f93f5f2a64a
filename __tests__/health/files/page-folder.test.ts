import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_PAGE } from '../../../src/domain/page-settings.js'
import { MINUTE } from '../../../src/domain/time.js'
import { branchFiles, MOST_COMMITTED, MOST_OF_EACH } from '../../../src/health/files/data-files.js'
import { shieldsSchema, upptimeSummarySchema } from '../../../src/health/files/schema.js'
import { healthServiceSchema, healthStatusSchema, historySchema } from '../../../src/health/schema.js'
import { statusMapSchema } from '../../../src/reports/map-schema.js'
import { aRun, aVerdict, NOW } from '../../reports/a-run.js'
import { aPageRun, boardOfRun, folderOf } from './page-run.js'

const folder = folderOf(aPageRun())
const mary = [...folder.keys()]
  .find((name) => /^monitors\/agents-mary/.test(name))
  ?.slice('monitors/'.length, -'.html'.length)
const jsonIn = (files: ReadonlyMap<string, string>, name: string): unknown => JSON.parse(files.get(name) ?? '')

describe('the folder of a page', () => {
  test('holds these files', () => {
    const golden = readFileSync('__tests__/fixtures/page-folder.txt', 'utf8').trim().split('\n')
    expect([...folder.keys()].sort()).toEqual(golden.map((name) => name.replace('MARY', mary ?? '')).sort())
  })

  test('in each of which JSON holds to its schema', () => {
    const schemas = [
      [/^status\.json$/, statusMapSchema],
      [/^history\.json$/, historySchema],
      [/^api\/health\/status\.json$/, healthStatusSchema],
      [/^api\/health\/service\/.+\.json$/, healthServiceSchema],
      [/^badge\.json$|^badges\/.+\.json$|^api\/.+\/uptime(-\w+)?\.json$/, shieldsSchema],
      [/^history\/summary\.json$/, upptimeSummarySchema],
    ] as const
    for (const name of [...folder.keys()].filter((one) => one.endsWith('.json'))) {
      const schema = schemas.find(([pattern]) => pattern.test(name))?.[1]
      expect([name, schema?.safeParse(jsonIn(folder, name)).error]).toEqual([name, undefined])
    }
  })

  test('links from page to page lead to files of it', () => {
    for (const [name, text] of folder) {
      if (!name.endsWith('.html')) continue
      const hrefs = [...text.matchAll(/href="([^"#]*)/g)].map(([, href = '']) => href)
      for (const href of hrefs.filter((one) => one !== '' && !/^(https?|data):/.test(one))) {
        const path = decodeURIComponent(new URL(href, `http://x/${name}`).pathname.slice(1)) || 'index.html'
        expect([name, href, folder.has(path)]).toEqual([name, href, true])
      }
    }
  })

  test('stands in a folder of its own where it is told so', async () => {
    const { statusPage } = await import('../../../src/reports/status-page/index.js')
    const { files } = statusPage.create({ file: 'public/status/index.html' }, null).render(aPageRun(), null)
    expect(files.every(({ name }) => name.startsWith('public/status/'))).toBe(true)
  })

  test('is made of one look where no past is known', () => {
    const files = folderOf(aRun({ verdicts: [aVerdict('mail')] }))
    expect(jsonIn(files, 'history.json')).toMatchObject({
      monitors: { mail: { days: [expect.anything()] } },
      outages: [],
    })
    expect(jsonIn(files, 'api/mail/uptime.json')).toMatchObject({ message: '–', color: 'lightgrey' })
  })

  test('of nobody is a folder too', () => {
    expect([...folderOf(aRun()).keys()]).toEqual(expect.arrayContaining(['index.html', 'badge.svg', 'incidents.atom']))
  })

  test(`of more than ${MOST_OF_EACH} monitors has no files of each for machines`, () => {
    const verdicts = Array.from({ length: MOST_OF_EACH + 1 }, (_, i) => aVerdict(`job-${i}`, { tags: ['all'] }))
    const names = [...folderOf(aRun({ verdicts })).keys()].filter((name) => !name.startsWith('monitors/'))
    expect(names).toHaveLength(14)
    expect(names).toContain('badges/tag-all.svg')
  })

  test('where an id would be the name of the uptime of another, or of a tag, the id comes first', () => {
    const verdicts = ['db', 'db-uptime', 'tag-x'].map((id) => aVerdict(id, { tags: ['x'] }))
    const files = folderOf(aRun({ verdicts }))
    expect(files.get('badges/db-uptime.svg')).toContain('<title>db-uptime: healthy</title>')
    expect(files.get('badges/tag-x.svg')).toContain('<title>tag-x: healthy</title>')
  })
})

describe('what is committed beside the journal', () => {
  const run = aPageRun()

  test('is badges and what Upptime has', () => {
    expect(
      [...branchFiles(boardOfRun(run), DEFAULT_PAGE).keys()].every((name) =>
        /^(badge|uptime\.svg$|api\/|history\/summary)/.test(name),
      ),
    ).toBe(true)
  })

  test('is the same half an hour later, where nothing happened', () => {
    const wellRun = aRun({ verdicts: [aVerdict('mail')], past: run.past ?? null })
    const later = { ...wellRun, now: NOW + MINUTE }
    const files = (one: typeof run): [string, string][] => [...branchFiles(boardOfRun(one), DEFAULT_PAGE)]
    expect(files(later)).toEqual(files(wellRun))
  })

  test(`tells of each only where there are at most ${MOST_COMMITTED}`, () => {
    const verdicts = Array.from({ length: MOST_COMMITTED + 1 }, (_, i) => aVerdict(`job-${i}`))
    expect([...branchFiles(boardOfRun(aRun({ verdicts })), DEFAULT_PAGE).keys()]).toEqual([
      'badge.svg',
      'badge.json',
      'uptime.svg',
    ])
  })

  test('tells nothing of who is hidden', () => {
    const page = { ...DEFAULT_PAGE, hidden: ['internal-*'] }
    expect(JSON.stringify([...branchFiles(boardOfRun(run), page)])).not.toMatch(/internal|Audit|inside/)
  })
})
