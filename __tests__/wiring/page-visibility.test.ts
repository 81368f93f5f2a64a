import { expect, test } from '@jest/globals'
import type { RunReport } from '../../src/reports/report.js'
import { pageRefusal } from '../../src/wiring/page-visibility.js'
import type { Wiring } from '../../src/wiring/wire.js'

const wiring = { surroundings: { repository: { owner: 'acme', repo: 'hub' } } } as unknown as Wiring

function report(isPublic: boolean, privateElsewhere?: number): RunReport {
  const watched = { origin: { kind: 'workflows' }, ...(privateElsewhere && { privateElsewhere }) }
  return { page: { public: isPublic }, watched } as unknown as RunReport
}

test.each([
  ['a public repository', false, undefined, false, null],
  ['a private one', false, undefined, true, /acme\/hub is private/],
  ['a private one whose page is public', true, undefined, true, null],
  [
    'others that are private, though the page of this one is public',
    true,
    3,
    true,
    /^status-page: 3 private repositories are watched/,
  ],
  [
    'another one that is private',
    true,
    1,
    true,
    /a private repository is watched .* write `workflows: \{ private: true \}`/,
  ],
])('a page of %s', async (_, isPublic, others, isPrivate, refusal) => {
  const said = await pageRefusal(report(isPublic, others), isPrivate, wiring)
  if (refusal === null) expect(said).toBeNull()
  else expect(said).toMatch(refusal)
})
