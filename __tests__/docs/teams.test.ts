import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { readConfig } from '../../src/config/read-config.js'
import { teamEnvironment } from '../support/team-environment.js'
import { KINDS, teamsIn, VERDICTS, type Team } from '../support/team-rows.js'
import { root } from './project-files.js'

const TEAMS = teamsIn(join(root, '__tests__/fixtures/teams'))
const named = TEAMS.map((team) => [team.file, team] as const)

/** As `validate` reads it, and as the check reads it where all secrets are there. */
async function read({ config: text, with: inputs = {}, env = [] }: Team) {
  const parts = {
    inputs: readInputs(CHECK_INPUTS, { config: '.github/heartbeat.yml', ...inputs }),
    text,
    hide: () => {},
  }
  const environment = teamEnvironment(env, 'https://hooks.example.org')
  return [await readConfig({ ...parts, environment: null }), await readConfig({ ...parts, environment })]
}

describe('what seventy-two teams write now', () => {
  test('is all of them, numbered without a gap', () => {
    expect(TEAMS.map(({ nr }) => nr)).toEqual(Array.from({ length: 72 }, (_, i) => String(i + 1).padStart(2, '0')))
  })

  test.each(named)('%s is valid, with nothing to notice and no channel off', async (_file, team) => {
    for (const { notices, channelTroubles } of await read(team)) {
      expect(notices).toEqual([])
      expect(channelTroubles).toEqual([])
    }
  })

  test.each(named)('%s says what it had, what it has and what is lost', (_file, team) => {
    expect(VERDICTS).toContain(team.verdict)
    expect(KINDS).toContain(team.played)
    expect(team.had).toMatch(/^[A-Z].*\.$/)
    expect(team.now).not.toBe('')
    if (team.verdict !== 'replaced') expect(team.reason).toMatch(/\w.*\.$/)
    expect((team.probe ?? []).length).toBeLessThanOrEqual(5)
  })

  test('replaces at least sixty whole, and refuses what it refuses by name', () => {
    const count = (verdict: Team['verdict']): number => TEAMS.filter((team) => team.verdict === verdict).length
    expect(count('replaced')).toBeGreaterThanOrEqual(60)
    expect(TEAMS.filter(({ verdict, played }) => verdict === 'replaced' && played === 'none')).toEqual([])
  })
})
