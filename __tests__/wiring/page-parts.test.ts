import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { DEFAULT_PAGE, type PageSettings } from '../../src/domain/page-settings.js'
import { ExternalError } from '../../src/errors.js'
import type { RunReport } from '../../src/reports/report.js'
import { pagePartsOf } from '../../src/wiring/page-parts.js'
import type { Wiring } from '../../src/wiring/wire.js'
import { aRun } from '../reports/a-run.js'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const LOGO = `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`
const folder = mkdtempSync(join(tmpdir(), 'page-parts-'))
writeFileSync(join(folder, 'logo.svg'), SVG)
writeFileSync(join(folder, 'notes.txt'), 'no picture')
afterAll(() => rmSync(folder, { recursive: true }))

/** A checkout, and a repository that has what `onGitHub` names. */
function wiringWith(onGitHub: Readonly<Record<string, string>> = {}, webUrl = 'https://github.com') {
  const asked: string[] = []
  const rest = async (route: string): Promise<unknown> => {
    asked.push(route)
    const content = onGitHub[route.split('/contents/')[1] ?? '']
    if (content === undefined) throw new ExternalError('github', 'Not Found', { permanent: true, status: 404 })
    return { data: { content: Buffer.from(content).toString('base64') } }
  }
  const wiring = {
    surroundings: { repository: { owner: 'harbour', repo: 'jobs' }, webUrl },
    ports: { place: async (path: string) => join(folder, path) },
    github: async () => ({ rest }),
  }
  return { wiring: wiring as unknown as Wiring, asked }
}

const runWith = (page: Partial<PageSettings>, branch?: string): RunReport => {
  const past = branch === undefined ? {} : { past: { branch } as unknown as NonNullable<RunReport['past']> }
  return { ...aRun(), page: { ...DEFAULT_PAGE, ...page }, ...past }
}

test('a logo is read where the repository is checked out, without a question', async () => {
  const { wiring, asked } = wiringWith()
  expect(await pagePartsOf(runWith({ logo: 'logo.svg' }), false, wiring)).toEqual({
    parts: { logo: LOGO, pulse: null },
    problems: [],
  })
  expect(asked).toEqual([])
})

test('where it is not checked out GitHub is asked, once', async () => {
  const { wiring, asked } = wiringWith({ 'assets/my%20logo.svg': SVG })
  const { parts } = await pagePartsOf(runWith({ logo: 'assets/my logo.svg' }), false, wiring)
  expect([parts.logo, asked]).toEqual([LOGO, ['GET /repos/{owner}/{repo}/contents/assets/my%20logo.svg']])
})

test.each([
  ['assets/none.svg', 'is not there'],
  ['notes.txt', 'is no picture in SVG, PNG, JPEG or WebP'],
  [
    '../secret.svg',
    'is no path of a file in a repository; write it like "data/heartbeat.json", without "..", ".git", "\\" and "//"',
  ],
  [
    '.',
    'is no path of a file in a repository; write it like "data/heartbeat.json", without "..", ".git", "\\" and "//"',
  ],
])('the logo %s is told of, and the page is without it', async (logo, problem) => {
  const { parts, problems } = await pagePartsOf(runWith({ logo }), false, wiringWith().wiring)
  expect([parts.logo, problems]).toEqual([
    null,
    [`page.logo: ${JSON.stringify(logo)} ${problem}; the page is without it`],
  ])
})

test.each([
  [
    'public, on a branch',
    runWith({}, 'heartbeats'),
    false,
    undefined,
    'https://raw.githubusercontent.com/harbour/jobs/heartbeats/history/last.json',
  ],
  ['private', runWith({}, 'heartbeats'), true, undefined, null],
  ['kept elsewhere', runWith({}), false, undefined, null],
  ['on a server of its own', runWith({}, 'heartbeats'), false, 'https://github.example', null],
])('the pulse of a repository that is %s', async (_name, run, isPrivate, webUrl, pulse) => {
  const { parts } = await pagePartsOf(run, isPrivate, wiringWith({}, webUrl).wiring)
  expect(parts.pulse).toBe(pulse)
})
