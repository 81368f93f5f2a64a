import { expect, test } from '@jest/globals'
import { writeMarker } from '../../src/incidents/github/marker.js'
import { withoutSecretsIn } from '../../src/platform/outgoing.js'
import { createSecrets } from '../../src/platform/secrets.js'
import { aState, aTrouble } from '../support/incident-samples.js'

const secrets = createSecrets()
secrets.add('nightly-backup')
const BROKEN = 'nightly\u200b-backup'

test.each([
  ['POST /repos/{owner}/{repo}/issues', { title: BROKEN, body: `a ${BROKEN}` }, { title: '***', body: 'a ***' }],
  ['PATCH /repos/{owner}/{repo}/issues/{issue_number}', { body: BROKEN, issue_number: 1 }, { body: '***', issue_number: 1 }], // prettier-ignore
  ['PUT /repos/{owner}/{repo}/contents/{path}', { message: BROKEN, path: BROKEN }, { message: '***', path: BROKEN }],
  ['GET /repos/{owner}/{repo}/issues', { body: BROKEN }, { body: BROKEN }],
])('%s', (route, parameters, sent) => {
  expect(withoutSecretsIn(route, parameters, secrets.hide)).toEqual(sent)
})

test('a marker stays whole, whatever its letters happen to spell', () => {
  const members = { 'nightly-backup': aTrouble() }
  const marker = writeMarker({ key: 'nightly-backup', state: aState({ members }), previous: null })
  const body = `## nightly-backup\n\n${marker}\nnightly-backup`
  expect(withoutSecretsIn('POST /x', { body }, secrets.hide)).toEqual({ body: `## ***\n\n${marker}\n***` })
})
