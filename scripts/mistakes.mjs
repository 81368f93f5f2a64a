// The mistakes people make most, and what the product says to each: every sentence is made by the code that says it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { define } from './build/settings.mjs'
import { loadTs, root } from './load-ts.mjs'

const said = await loadTs('__tests__/support/said-of.ts')

const monitor = (keys) => said.saidOfConfig(`monitors:\n  backup:\n    ${keys.join('\n    ')}\n`)
const config = (text) => said.saidOfConfig(text)
const NOT_YOURS = 'Resource not accessible by integration'

/** What was done, what is said, what to do; by where it is done. */
const rowsOf = (cli) => ({
  'In `.github/heartbeat.yml`': [
    ['`threshold: 26 hours`', monitor(['threshold: 26 hours']), 'write what it says'],
    ['`grace: 5 mins`', monitor(['every: 1h', 'grace: 5 mins']), 'write what it says'],
    ['`threshold: soon`', monitor(['threshold: soon']), 'write a number and its unit; a bare number means minutes'],
    [
      '`treshold: 5m`',
      monitor(['treshold: 5m']),
      'mend the spelling; an editor shows it [by the schema](reference.md)',
    ],
    ['`interval: 5m`, as others call it', monitor(['interval: 5m']), 'use our name for it'],
    ["`cron: '61 2 * * *'`", monitor(["cron: '61 2 * * *'"]), '`schedule` prints what a line means, and the next runs'],
    ["`cron: '0 2 * *'`", monitor(["cron: '0 2 * *'"]), 'five fields: minute, hour, day, month, day of week'],
    ['`cron: * * * * *`', monitor(['cron: * * * * *']), "in quotes: `cron: '* * * * *'`"],
    ['`every` and `cron`', monitor(['every: 1d', "cron: '0 2 * * *'"]), 'keep the one that starts the job'],
    ['`threshold` with `grace`', monitor(['threshold: 2h', 'grace: 5m']), 'add them up, or write `every`'],
    ['`timezone: Europe/Berln`', monitor(['threshold: 2h', 'timezone: Europe/Berln']), 'write a name of the IANA list'],
    ['`timezone: CEST`', monitor(['threshold: 2h', 'timezone: CEST']), 'name the place: it knows summer and winter'],
    ['`active-hours: 9am-5pm`', monitor(['threshold: 2h', 'active-hours: 9am-5pm']), 'see [active hours](time.md)'],
    ['`file: ../data/beat.json`', monitor(['file: ../data/beat.json']), 'paths begin at the root of the repository'],
    ['`file: /data/beat.json`', monitor(['file: /data/beat.json']), 'the same'],
    ['`repository: demo`', monitor(['repository: demo']), 'name its owner too'],
    ['`critical: maybe`', monitor(['critical: maybe']), '`true` or `false`, without quotes'],
    [
      '`threshold` on a workflow',
      monitor(['workflow: nightly.yml', 'threshold: 26h']),
      '`window`, or nothing: it is worked out from the schedule',
    ],
    [
      'a space in a name',
      config('monitors:\n  "nightly backup": { threshold: 26h }\n'),
      'a short id, and `name: Nightly backup` below it',
    ],
    [
      'one id twice',
      config('monitors:\n  backup: { threshold: 2h }\n  backup: { threshold: 3h }\n'),
      'rename one, or take it out',
    ],
    ['a tab before a key', config('monitors:\n\tbackup: { threshold: 2h }\n'), 'two spaces a level'],
    [
      'one space too many',
      config('monitors:\n  a: { threshold: 2h }\n   b: { threshold: 2h }\n'),
      'the same spaces for all of a level',
    ],
    ['a quote that is not closed', config("monitors:\n  backup:\n    cron: '0 2 * * *\n"), 'close it'],
    ['no space after a colon', config('monitors:\n  backup:\n    threshold:2h\n'), '`threshold: 2h`'],
    ['a list of monitors', config('monitors:\n  - backup\n'), '`backup: { threshold: 26h }`'],
    ['a workflow instead of the config', config('on: push\njobs: {}\n'), 'give the other file'],
    [
      '`maintenance` that ends before it begins',
      config('maintenance:\n  - from: 2026-12-26\n    until: 2026-12-24\n'),
      'swap them',
    ],
    ['`workflows: { exclude: [a.yml] }`', config('workflows: { exclude: [a.yml] }\n'), 'use our name for it'],
    [
      '`channels: { slak: true }`',
      config('channels: { slak: true }\n'),
      'mend the spelling; [all channels](channels.md)',
    ],
    [
      'a secret in the file',
      config('channels:\n  slack:\n    webhook: https://hooks.slack.com/services/…\n'),
      'revoke it, as it is in the history now; give the new one as a secret',
    ],
  ],
  'In a workflow': [
    ['`fail-on: red`', said.saidOfInputs({ 'fail-on': 'red' }), 'one of those'],
    [
      '`threshold: 26 hours`',
      said.saidOfInputs({ 'heartbeat-file': 'a.json', threshold: '26 hours' }),
      'write what it says',
    ],
    [
      '`monitor: bakup` beside a config',
      said.saidOfConfig('monitors:\n  backup: { threshold: 2h }\n', { monitor: 'bakup' }),
      'mend the spelling',
    ],
    [
      '`cron:` beside a config',
      said.saidOfConfig('monitors:\n  backup: { threshold: 2h }\n', { cron: '0 2 * * *' }),
      'move it into the file',
    ],
    ['`status: fine`, writing', said.saidOfWriting({ monitor: 'backup', status: 'fine' }), 'one of those'],
    [
      'a channel set by half',
      said.saidOfEnvironment({ SMTP_PASS: 'x' }),
      'pass the other secret on under `env:` too; [what each needs](channels.md)',
    ],
  ],
  'At GitHub': [
    [
      'no `contents: read`',
      said.saidOfRefusal(403, 'GET /repos/octo/demo/contents/hb.json', NOT_YOURS),
      '`permissions: { contents: read }`',
    ],
    [
      'no `actions: read`',
      said.saidOfRefusal(403, 'GET /repos/octo/demo/actions/workflows', NOT_YOURS),
      '`permissions: { actions: read }`',
    ],
    ['no `issues: write`', said.saidOfIssues(403, NOT_YOURS), '`permissions: { issues: write }`'],
    [
      "another repository by the job's own token",
      said.saidOfRefusal(403, 'GET /repos/octo/other/contents/hb.json', NOT_YOURS),
      'a fine-grained token of that repository, as a secret',
    ],
    [
      'a private repository that the token cannot see, or a typing error in its name',
      said.saidOfRefusal(404, 'GET /repos/octo/othr', 'Not Found'),
      'GitHub says the same of both',
    ],
    [
      'a token that has expired',
      said.saidOfRefusal(401, 'GET /repos/octo/demo/issues', 'Bad credentials'),
      'make a new one and renew the secret',
    ],
    [
      'an organisation with SAML',
      said.saidOfRefusal(
        403,
        'GET /repos/octo/demo/issues',
        'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      ),
      'once for each token',
    ],
    ['Issues switched off', said.saidOfIssues(410, 'Issues are disabled for this repo'), 'one of both'],
  ],
  'In a heartbeat file': [
    [
      'JSON that is cut off',
      said.saidOfBeat('{"last_run": "2026-11-27T08:00'),
      'write beside it and rename, so that nobody reads half of it',
    ],
    ['an empty file', said.saidOfBeat(''), 'see whether the job ended between opening and writing'],
    ['no time in it', said.saidOfBeat('{"state": "fine"}'), 'write `last_run`, or name the field by `timestamp-field`'],
    [
      'a local time, read as UTC',
      said.saidOfBeat('{"last_run": "2026-11-27 18:30:00"}'),
      'write the zone: `2026-11-27T10:30:00+01:00`, or set `timezone`',
    ],
  ],
  'On the command line': [
    ['a verb that is none', cli(['chek']), 'mend the spelling'],
    ['a flag that is none', cli(['check', '--treshold', '2h']), 'mend the spelling'],
    ['a file that is not there', cli(['validate', 'hearbeat.yml']), 'look where you are: `pwd`'],
    [
      '`run` without a command',
      cli(['run', '--monitor', 'backup', '--file', 'backup.json']),
      'put the command behind `--`',
    ],
    ['a cron line with an hour too late', cli(['schedule', '0 24 * * *']), 'midnight is hour 0'],
  ],
})

/** All of them as tables. */
export async function mistakesTables(tableOf) {
  const folder = mkdtempSync(join(root, 'node_modules', '.mistakes-'))
  try {
    const program = await builtProgram(folder)
    const rows = rowsOf((typed) => saidTyped(program, folder, typed))
    const parts = await Promise.all(
      Object.entries(rows).map(async ([title, list]) => {
        const cells = await Promise.all(list.map(async ([did, words, help]) => [did, code(did, await words), help]))
        return `## ${title}\n\n${tableOf(['what you did', 'what it says', 'what to do'], cells)}`
      }),
    )
    return parts.join('\n\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function builtProgram(folder) {
  await build({
    entryPoints: [join(root, 'src/entry/cli.ts')],
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    define,
    logLevel: 'error',
  })
  return join(folder, 'cli.mjs')
}

function saidTyped(program, cwd, typed) {
  const env = { PATH: process.env.PATH, NO_COLOR: '1' }
  const { stderr, status } = spawnSync(process.execPath, [program, ...typed], { cwd, env, encoding: 'utf8' })
  if (status !== 2) throw new Error(`${typed.join(' ')} ended with ${status}: ${stderr}`)
  return stderr
}

/** Its first line, for what follows tells the same of what follows; the place in the file says nothing here. */
function code(did, words) {
  const line = words
    .trim()
    .replace(/\n+\(/, ' (')
    .split('\n')[0]
    .replace(/^\.github\/heartbeat\.yml:\d+:\d+: /, '')
  if (!line) throw new Error(`nothing is said to: ${did}`)
  const text = line.replaceAll('|', '\\|')
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}
