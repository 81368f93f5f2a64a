import { expect, test } from '@jest/globals'
import { carryOut } from '../../src/app/carry-out.js'
import { linksOf } from '../../src/app/known-incidents.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { createGitHubTexts } from '../../src/incidents/github/texts.js'
import { aDraft, aLog, aState, aTrouble, NOON, stillDown } from '../support/incident-samples.js'

const context = { repository: { owner: 'o', repo: 'r' }, runUrl: null }

test('who left an issue that stays open is not told that it was closed, and who joined is counted', async () => {
  const store = createMemoryIncidents({ texts: createGitHubTexts(context, null) })
  const opened = await store.open(aDraft({ state: aState({ members: { mail: aTrouble({ name: 'mail' }) } }) }), NOON)
  const members = { mail: aTrouble({ name: 'mail', leftAt: NOON, recoveredAt: NOON }), web: aTrouble({ name: 'web' }) }
  const change = stillDown({ state: aState({ members, toldAt: NOON }), comment: 'members' })
  const outcomes = await carryOut([{ kind: 'update-incident', incident: opened, change }], store, NOON, { log: aLog() })
  expect(outcomes.map(({ detail }) => detail)).toEqual(['Updated the incident of 2 monitors'])
  const links = linksOf([], outcomes)
  expect(links.get('web')).toMatchObject({ phase: 'open' })
  expect(links.get('mail')).toMatchObject({ phase: 'closed', goesOn: true })
})
