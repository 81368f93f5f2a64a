import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { projectRoot } from './child.js'
import { createTeamStage, type Look, type TeamStage } from './team-play.js'
import { teamsIn, type Team } from './team-rows.js'
import type { World } from './team-world.js'

/** Days of one team: all is well, something dies, it lies dead for a while, it comes back. */
export interface Play {
  /** Number of the fixture. */
  readonly team: string
  /** What happens, where a team has more than one play. */
  readonly title?: string
  readonly well: World
  readonly alarm: World
  /** A later look before anything is back; by default the same world. */
  readonly still?: World
  /** By default as it was. */
  readonly back?: World
  /** Of the monitors that died. */
  readonly verdicts: Readonly<Record<string, string>>
  /** Open issues while it is dead, and at the end. Default: one, and none. */
  readonly issues?: readonly [number, number]
  /** Messages told while it is dead, and by the end. Default: none. */
  readonly messages?: readonly [number, number]
  /** Workflows started, each once. Default: none. */
  readonly dispatches?: readonly string[]
  /** Of the four checks. Default: 0, 1, 1, 0. */
  readonly exits?: readonly [number, number, number, number]
  /** How whoever watches the watcher was pinged, check by check. */
  readonly pings?: readonly string[]
  /** Stands in the issue or a message. */
  readonly says?: RegExp
}

const TEAMS = teamsIn(join(projectRoot, '__tests__/fixtures/teams'))

/** One test for each play, and one that none of this kind is left out. */
export function playTeams(kind: Team['played'], plays: readonly Play[]): void {
  jest.setTimeout(60_000)
  let stage: TeamStage
  beforeAll(async () => {
    stage = await createTeamStage()
  })
  afterAll(() => stage.close())
  afterEach(() => stage.end())

  test(`every team of the kind ${kind} is played`, () => {
    const wanted = TEAMS.filter(({ played }) => played === kind).map(({ nr }) => nr)
    expect([...new Set(plays.map(({ team }) => team))].sort()).toEqual(wanted)
  })

  describe('alarm and recovery', () => {
    test.each(plays.map((play) => [nameOf(play), play] as const))('%s', (_name, play) => act(stage, play))
  })
}

function nameOf({ team, title }: Play): string {
  const file = teamOf(team).file.replace('.yml', '')
  return title === undefined ? file : `${file}: ${title}`
}

function teamOf(nr: string): Team {
  const found = TEAMS.find((team) => team.nr === nr)
  if (found === undefined) throw new Error(`There is no team ${nr}`)
  return found
}

async function act(stage: TeamStage, play: Play): Promise<void> {
  await stage.begin(teamOf(play.team))
  const well = await stage.look(play.well, 24)
  const alarm = await stage.look(play.alarm, 12)
  const still = await stage.look(play.still ?? play.alarm, 0.02)
  const back = await stage.look(play.back ?? play.well, 0.01)
  const looks = [well, alarm, still, back]
  // All of it at once: who reads a failure sees the whole play.
  const { issues = [1, 0], messages = [0, 0], dispatches = [], exits = [0, 1, 1, 0] } = play
  expect(looks.map(shortly)).toEqual([
    { exit: exits[0], open: 0, messages: 0, dispatches: [], ill: {} },
    { exit: exits[1], open: issues[0], messages: messages[0], dispatches, ill: play.verdicts },
    { exit: exits[2], open: issues[0], messages: messages[0], dispatches, ill: expect.objectContaining(play.verdicts) },
    { exit: exits[3], open: issues[1], messages: messages[1], dispatches, ill: {} },
  ])
  if (play.says !== undefined) expect([...alarm.open, ...alarm.messages].join('\n')).toMatch(play.says)
  expect(still.opened).toBe(alarm.opened)
  expect(back.pings).toEqual(play.pings ?? [])
}

interface Short {
  readonly exit: number
  readonly open: number
  readonly messages: number
  readonly dispatches: readonly string[]
  readonly ill: Readonly<Record<string, string>>
}

function shortly({ exitCode, open, messages, dispatches, verdicts }: Look): Short {
  const ill = Object.entries(verdicts).filter(([, verdict]) => !/^(healthy|skipped)/.test(verdict))
  return {
    exit: exitCode,
    open: open.length,
    messages: messages.length,
    dispatches,
    ill: Object.fromEntries(ill),
  }
}
