import { playTeams, type Play } from '../support/team-plays.js'
import { before, type World } from '../support/team-world.js'

const START = Date.now()
const ago = (hours: number): string => before(START, hours)

/** What probes left in the workspace. */
const probes = (beats: Record<string, unknown>): World => ({
  beats: Object.fromEntries(Object.entries(beats).map(([name, content]) => [`beats/${name}`, content])),
})

/** As `psql` prints an instant. */
const printed = (hours: number): string => `${ago(hours).replace('T', ' ').replace('Z', '.123456+00')}\n`

const cities = (...ages: number[]): World =>
  probes({ 'cities.json': ages.map((age, i) => ({ city: ['north', 'south', 'west'][i], updated_at: ago(age) })) })

const PLAYS: readonly Play[] = [
  {
    team: '56',
    well: probes({ 'stories.txt': printed(5) }),
    alarm: probes({ 'stories.txt': printed(31) }),
    verdicts: { stories: 'critical stale' },
    messages: [1, 2],
  },
  {
    team: '58',
    well: probes({ 'backup.txt': `${ago(20)}\n`, 'off-site.txt': `${ago(4)}\n` }),
    alarm: probes({ 'backup.txt': `${ago(20)}\n`, 'off-site.txt': `${ago(7)}\n` }),
    verdicts: { 'off-site': 'critical stale' },
  },
  {
    team: '58',
    title: 'a marker of tomorrow',
    well: probes({ 'backup.txt': `${ago(20)}\n`, 'off-site.txt': `${ago(4)}\n` }),
    alarm: probes({ 'backup.txt': `${ago(-20)}\n`, 'off-site.txt': `${ago(4)}\n` }),
    verdicts: { backup: 'critical future' },
  },
  {
    team: '61',
    well: probes({ 'database-dump.txt': `"${ago(20)}"\n`, 'uploads.txt': `${ago(4)}\n` }),
    alarm: probes({ 'database-dump.txt': `"${ago(40)}"\n`, 'uploads.txt': 'None\n' }),
    verdicts: { 'database-dump': 'critical stale', uploads: 'critical no-timestamp' },
    issues: [2, 0],
  },
  {
    team: '63',
    well: probes({ 'price-contract.txt': `${Math.floor(START / 1000) - 3600}\n` }),
    alarm: probes({ 'price-contract.txt': `${Math.floor(START / 1000) - 100_000}\n` }),
    verdicts: { 'price-contract': 'critical stale' },
  },
  {
    team: '65',
    well: cities(5, 20, 25),
    alarm: cities(5, 31, 25),
    still: cities(5, 31, 40),
    verdicts: { 'cities/south': 'critical stale' },
    says: /water board/,
  },
]

playTeams('machines', PLAYS)
