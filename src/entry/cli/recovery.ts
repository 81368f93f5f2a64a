import type { Command } from 'commander'
import type { Book, BookEntry } from '../../app/recovery-book.js'
import { ConfigError } from '../../errors.js'
import type { Opened, RecoveryFlags } from './recovery-place.js'
import { printJson, say, type Terminal } from './terminal.js'

interface ResetFlags extends RecoveryFlags {
  readonly all?: boolean
}

interface TryFlags extends RecoveryFlags {
  readonly monitor?: string
  readonly dryRun?: boolean
  readonly yes?: boolean
}

export function addVerb(root: Command, terminal: Terminal): void {
  const recovery = root.command('recovery').description('What was tried to heal what, and how to let it begin anew.')
  const add = (name: string, about: string): Command =>
    recovery
      .command(name)
      .description(about)
      .option('--config <file>', 'config file', '.github/heartbeat.yml')
      .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
      .option('--state-file <path>', 'the JSON file that remembers, where it is not the usual one')
  add('show [target]', 'Show every target of recovery: its attempts, and when the next may be made.').action(
    (target: string | undefined, flags: RecoveryFlags) => show(target, flags, terminal),
  )
  add('reset [target]', 'Let the attempts at a target count no more.')
    .option('--all', 'those of every target')
    .action((target: string | undefined, flags: ResetFlags) => reset(target, flags, terminal))
  add('try <target>', 'Look at a target, or make one attempt at it by hand.')
    .option('--monitor <id>', 'for this monitor, where names of members stand in the step')
    .option('--dry-run', 'look, and do nothing')
    .option('--yes', 'do it: the attempt counts like any other')
    .action((target: string, flags: TryFlags) => tryOne(target, flags, terminal))
}

/** The book of this place with its entries. */
async function within<T>(
  flags: RecoveryFlags,
  terminal: Terminal,
  work: (opened: Opened, book: Book, entries: readonly BookEntry[]) => Promise<T>,
): Promise<T> {
  const [{ openPlace }, { entriesOf, openBook }] = await Promise.all([
    import('./recovery-place.js'),
    import('../../app/recovery-book.js'),
  ])
  return openPlace(flags, terminal, async (opened) => {
    const book = await openBook(opened.store, opened.config, opened.now)
    return work(opened, book, entriesOf(book, opened.config, opened.now))
  })
}

async function show(name: string | undefined, flags: RecoveryFlags, terminal: Terminal): Promise<void> {
  await within(flags, terminal, async (_opened, _book, entries) => {
    const [{ entryNamed }, { bookData, bookPage, bookTable }] = await Promise.all([
      import('../../app/recovery-book.js'),
      import('../../explain/recovery-book.js'),
    ])
    if (name === undefined) {
      if (flags.json) printJson(terminal, { targets: entries.map(bookData) })
      else terminal.print(bookTable(entries))
      return
    }
    const entry = entryNamed(entries, name)
    if (flags.json) printJson(terminal, bookData(entry))
    else terminal.print(bookPage(entry))
  })
}

async function reset(name: string | undefined, flags: ResetFlags, terminal: Terminal): Promise<void> {
  if ((name === undefined) !== (flags.all === true))
    throw new ConfigError(['target: name one, or give --all; "heartbeat recovery show" lists them'])
  await within(flags, terminal, async ({ now }, book, entries) => {
    const { entryNamed, resetTargets } = await import('../../app/recovery-book.js')
    const wanted = name === undefined ? entries : [entryNamed(entries, name)]
    const changed = await resetTargets(
      book,
      wanted.map(({ target }) => target),
      now,
    )
    if (flags.json) return printJson(terminal, { reset: changed })
    say(
      terminal,
      changed.length === 0 ? 'Nothing was counted.\n' : changed.map((target) => `${target} begins anew.\n`).join(''),
    )
  })
}

async function tryOne(name: string, flags: TryFlags, terminal: Terminal): Promise<void> {
  if ((flags.dryRun === true) === (flags.yes === true))
    throw new ConfigError(['try: give --dry-run to look, or --yes to do it'])
  await within(flags, terminal, async (opened, book, entries) => {
    const { tryByHand } = await import('../../app/try-by-hand.js')
    const { config, now, clock, recoveryOf } = opened
    const order = { name, monitor: flags.monitor ?? null, doIt: flags.yes === true }
    const tried = await tryByHand(order, { config, book, entries, now, clock, recoveryOf })
    if (flags.json) printJson(terminal, tried)
    else if (tried.ok) say(terminal, `${tried.detail}\n`)
    else terminal.print(`${tried.detail}\n`)
    if (!tried.ok) process.exitCode = 1
  })
}
