import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export const VERDICTS = ['replaced', 'but', 'refused'] as const
/** `none`: there is nothing that could beat. */
export const KINDS = ['runs', 'git', 'http', 'machines', 'none'] as const

/** What the head of a fixture says of the team that had a watchdog of its own. */
export interface TeamHead {
  /** What it had to do, in one sentence. */
  readonly had: string
  /** What does it now. */
  readonly now: string
  /** `replaced`, `but` (something is lost) or `refused`, of the watchdog alone. */
  readonly verdict: (typeof VERDICTS)[number]
  /** What is lost, refused or otherwise than it was. */
  readonly reason?: string
  /** Inputs of the check in their workflow. */
  readonly with?: Readonly<Record<string, string>>
  /** What the environment must hold: channels, and keys of addresses. */
  readonly env?: readonly string[]
  /** Lines in the team's own tool that fetch an instant before the check. */
  readonly probe?: readonly string[]
  /** Which of the tests plays its alarm and recovery through the built door. */
  readonly played: (typeof KINDS)[number]
}

export interface Team extends TeamHead {
  /** `07`. */
  readonly nr: string
  /** `07-served-against-declared.yml`. */
  readonly file: string
  /** The whole file, its head a comment: the config as the team would write it. */
  readonly config: string
}

/** All fixtures of a folder in their order. */
export function teamsIn(folder: string): Team[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'))
  return files.sort().map((file) => {
    const config = readFileSync(join(folder, file), 'utf8')
    return { ...headOf(config), nr: file.slice(0, 2), file, config }
  })
}

/** The comment before the first key, as YAML. */
function headOf(config: string): TeamHead {
  const lines = config.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('#'))
  const text = lines.slice(0, end).map((line) => line.replace(/^# ?/, ''))
  return parse(text.join('\n')) as TeamHead
}

const INTRODUCTION = `# Seventy-two watchdogs, and what replaces them

Each file beside this page is the configuration of a team that had written its watchdog by hand. What it had to do stands in the
head of the file, in our words; \`with\` are the inputs of the check, \`env\` what the environment holds, \`probe\` the lines in the
team's own tool that stay and fetch an instant. This page is made from those heads by \`node scripts/render-teams.mjs\`.

A verdict is about the watchdog: \`replaced\`, \`but\` where something of it is lost, \`refused\` where it asks for what Heartbeat will not do.
`

/** The page that tells of all of them. */
export function teamsPage(teams: readonly Team[]): string {
  const counts = VERDICTS.map((verdict) => `${teams.filter((team) => team.verdict === verdict).length} ${verdict}`)
  const probed = teams.filter(({ probe }) => probe !== undefined).length
  const played = teams.filter(({ played }) => played !== 'none').length
  const rows = teams.map((team) => [
    `[${team.nr}](${team.file})`,
    team.had,
    nowOf(team),
    team.verdict,
    team.reason ?? '',
  ])
  const table = [
    ['nr', 'what they had', 'what they write now', 'verdict', 'reason'],
    Array<string>(5).fill('---'),
    ...rows,
  ]
  const lines = table.map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`)
  const figures = `${teams.length} teams: ${counts.join(', ')}. ${probed} keep a probe. Alarm and recovery of ${played} are played through the built doors.`
  return `${INTRODUCTION}\n${figures}\n\n${lines.join('\n')}\n`
}

function nowOf({ now, probe }: Team): string {
  if (probe === undefined) return now
  return `${now}; ${probe.length === 1 ? 'one line' : `${probe.length} lines`} of a probe`
}
