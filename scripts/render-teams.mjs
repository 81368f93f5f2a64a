// Writes __tests__/fixtures/teams/README.md: what seventy-two teams had, and what they write now, from the heads of the fixtures.
// With --check it writes nothing and fails when the page is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import prettier from 'prettier'
import { loadTs, root } from './load-ts.mjs'

const { teamsIn, teamsPage } = await loadTs('__tests__/support/team-rows.ts')

const folder = join(root, '__tests__/fixtures/teams')
const path = join(folder, 'README.md')
const options = await prettier.resolveConfig(path)
const page = await prettier.format(teamsPage(teamsIn(folder)), { ...options, parser: 'markdown' })

if (process.argv.includes('--check')) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== page) {
    console.error('__tests__/fixtures/teams/README.md is out of date: run node scripts/render-teams.mjs')
    process.exitCode = 1
  }
} else writeFileSync(path, page)
