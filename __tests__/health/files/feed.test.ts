import { describe, expect, test } from '@jest/globals'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { createHistory } from '../../../src/domain/history/create-history.js'
import { statesOf } from '../../../src/domain/history/seen-states.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../../reports/a-run.js'
import { aPageRun, folderOf } from './page-run.js'

const feedOf = (...args: Parameters<typeof aPageRun>): string => folderOf(aPageRun(...args)).get('incidents.atom') ?? ''
const all = (feed: string, pattern: RegExp): string[] => [...feed.matchAll(pattern)].map(([, text = '']) => text)

describe('the feed of incidents', () => {
  const feed = feedOf()

  test('tells when one began and when it ended, newest first', () => {
    expect(all(feed, /<entry>.*?<title>(.*?)<\/title>/g)).toEqual([
      'Nightly backup is down',
      'Mail is back',
      'Mail is down',
    ])
    expect(all(feed, /<entry>.*?<updated>(.*?)<\/updated>/g)[0]).toBe(
      new Date(NOW - 3 * HOUR).toISOString().replace('.000', ''),
    )
  })

  test('has the same ids at the next look, at another address and under another title', () => {
    const ids = all(feed, /<id>(.*?)<\/id>/g)
    expect(new Set(ids).size).toBe(4)
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(
      all(feedOf({ url: 'https://x.example/', title: 'Harbour', show: ['messages'] }), /<id>(.*?)<\/id>/g),
    ).toEqual(ids)
  })

  test('links only to what it knows: an issue by the run, and nothing of the page', () => {
    expect(all(feed, /href="(.*?)"/g)).toEqual([
      'https://github.com/octo/jobs/issues/41',
      'https://github.com/octo/jobs/issues/41',
    ])
  })

  test('with the address of the page to that, to itself and to its monitors', () => {
    expect(all(feedOf({ url: 'https://status.example.org/jobs/index.html' }), /href="(.*?)"/g)).toEqual([
      'https://status.example.org/jobs/incidents.atom',
      'https://status.example.org/jobs/',
      'https://status.example.org/jobs/monitors/backup.html',
      'https://github.com/octo/jobs/issues/41',
      'https://github.com/octo/jobs/issues/41',
    ])
  })

  test('of nothing that happened has the first look as its time', () => {
    const quiet = feedOf({}, [aVerdict('mail')]).replace(/<entry>.*<\/entry>\n/g, '')
    const nothing = folderOf(aRun({ verdicts: [aVerdict('mail')] })).get('incidents.atom') ?? ''
    expect(all(nothing, /<updated>(.*?)<\/updated>/g)).toEqual(['2026-11-22T09:30:00Z'])
    expect(quiet).toContain('<title>octo/jobs: incidents</title>')
  })

  test('tells of the last fifty', () => {
    const history = createHistory()
    for (let i = 0; i < 120; i += 1) {
      const now = NOW - 60 * DAY + i * HOUR
      const dead = aDeadOne('mail', { since: now - 5 * MINUTE, lastEndAt: now - 10 * MINUTE })
      const well = aVerdict('mail', { lastEndAt: now - 5 * MINUTE })
      history.look(now, statesOf({ verdicts: [i % 2 === 0 ? dead : well] }))
    }
    const run = aRun({ verdicts: [aVerdict('mail')], past: { history, changes: [], news: 'changed' } })
    const long = folderOf(run).get('incidents.atom') ?? ''
    expect(all(long, /<title>(.*? is down)/g)).toHaveLength(50)
  })
})
