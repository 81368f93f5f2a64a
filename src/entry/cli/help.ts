import { Help, type Argument, type Command, type Option } from 'commander'
import { basename, relative } from 'node:path'
import { HOME, VERSION } from '../../domain/about.js'
import { padded, widthOf } from '../../domain/text-width.js'
import { inFlags } from './flag-words.js'
import { BEAT_GROUPS, BEATING_WORDS, FLAG_GROUPS, PLACEHOLDERS, TOKEN_WORDS, WATCHING_WORDS } from './help-flags.js'
import { VERB_GROUPS, VERB_HELP } from './help-verbs.js'

const BEATING = ['write', 'run', 'status']
const USUAL_WIDTH = 80
const NARROWEST = 30
/** A text beside its flag needs so much room; else it stands below. */
const ROOM_BESIDE = 44
const WIDEST_TERM = 26

/** A term and what it means. */
type Row = readonly [term: string, meaning: string]

/** Help of our own: by groups, as wide as the terminal, with examples and the page that tells more. */
export function dressHelp(program: Command): void {
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
    command.configureHelp({
      formatHelp: (of, helper) => pageOf(of, Math.max(NARROWEST, helper.helpWidth ?? USUAL_WIDTH)),
    })
}

function pageOf(command: Command, width: number): string {
  const blocks = command.parent === null ? programBlocks(command, width) : verbBlocks(command, width)
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function programBlocks({ commands }: Command, width: number): string[] {
  const about =
    "A dead man's switch for scheduled work: notices when beats stop, opens one incident, closes it when they return."
  const known = new Set(['help', ...commands.map((one) => one.name())])
  const groups = VERB_GROUPS.map(([heading, verbs]) => {
    const rows = verbs.filter((verb) => known.has(verb)).map((verb): Row => [verb, summaryOf(verb)])
    return listed(heading, rows, width)
  })
  return [
    `heartbeat ${VERSION}: heartbeat VERB [flags]`,
    wrap(about, width),
    ...groups,
    exampleBlock(
      [
        ['what is watched here, and how it stands', 'check --dry-run'],
        ['the flags of a verb, with examples', 'check --help'],
      ],
      width,
    ),
    wrap(`Every verb takes --json, --quiet and --verbose.${calledAs()}`, width),
    `More: ${HOME}#readme`,
  ]
}

function summaryOf(verb: string): string {
  return VERB_HELP[verb]?.summary ?? 'The flags of a verb: help VERB.'
}

function verbBlocks(command: Command, width: number): string[] {
  const name = pathOf(command)
  const [verb = ''] = name.split(' ')
  const { examples = [], page = 'cli.md' } = VERB_HELP[verb] ?? {}
  const own = name === verb ? examples : examples.filter(([, typed]) => typed.startsWith(name))
  const rows = command.commands.map((one): Row => [`${one.name()} ${argumentsOf(one)}`.trim(), one.description()])
  return [
    wrap(`Usage: heartbeat ${name} ${rows.length > 0 ? 'VERB ' : ''}[flags] ${argumentsOf(command)}`.trim(), width, 2),
    wrap(command.description(), width),
    listed('Verbs', rows, width),
    listed(
      'Arguments',
      command.registeredArguments.filter(({ description }) => description !== '').map(argumentRow),
      width,
    ),
    ...(rows.length > 0 ? [] : flagBlocks(command, verb, width)),
    exampleBlock(own, width),
    `More: ${HOME}/blob/main/docs/${page}`,
  ]
}

function pathOf(command: Command): string {
  return command.parent?.parent == null ? command.name() : `${pathOf(command.parent)} ${command.name()}`
}

function argumentsOf({ registeredArguments }: Command): string {
  return registeredArguments.map(bracketed).join(' ')
}

function bracketed(argument: Argument): string {
  const word = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${word}>` : `[${word}]`
}

function argumentRow(argument: Argument): Row {
  return [argument.name(), sentence(argument.description)]
}

function flagBlocks(command: Command, verb: string, width: number): string[] {
  const options = new Help().visibleOptions(command)
  const groups = BEATING.includes(verb) ? [...BEAT_GROUPS, ...FLAG_GROUPS] : FLAG_GROUPS
  const taken = new Set<Option>()
  const blocks = groups.map(([heading, names]) => {
    const found = names.flatMap((name) => options.filter((one) => longName(one) === name && !taken.has(one)))
    found.forEach((one) => taken.add(one))
    return listed(
      heading,
      found.map((one): Row => [term(one), meaning(one, verb, command)]),
      width,
    )
  })
  const others = options.filter((one) => !taken.has(one)).map((one): Row => [term(one), meaning(one, verb, command)])
  return [...blocks, listed('Other flags', others, width)]
}

function longName({ long }: Option): string {
  return (long ?? '').slice('--'.length)
}

function term(option: Option): string {
  return option.flags.replace('<value>', `<${PLACEHOLDERS[longName(option)] ?? 'value'}>`).replace('[true|false]', '')
}

function meaning(option: Option, verb: string, command: Command): string {
  const name = longName(option)
  const words = BEATING.includes(verb) ? BEATING_WORDS : WATCHING_WORDS
  const usual = typeof option.defaultValue === 'string' ? ` Default: ${option.defaultValue}.` : ''
  const said = sentence(words[name] ?? option.description)
  const known = name === 'token' && !/default/i.test(said) ? ` ${TOKEN_WORDS}` : ''
  return inFlags(`${said}${usual}${known}`, command)
}

/** Begins with a capital letter and ends with a full stop. */
function sentence(text: string): string {
  const begun = `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}

function listed(heading: string, rows: readonly Row[], width: number): string {
  if (rows.length === 0) return ''
  const terms = Math.min(WIDEST_TERM, Math.max(...rows.map(([one]) => widthOf(one))))
  const indent = terms + 4
  const isBeside = width - indent >= ROOM_BESIDE
  const lines = rows.map(([one, text]) => {
    if (!isBeside) return `  ${one}\n${wrap(text, width, 6, 6)}`
    if (widthOf(one) > terms) return `  ${one}\n${wrap(text, width, indent, indent)}`
    return wrap(`  ${padded(one, terms)}  ${text}`, width, indent)
  })
  return [heading, ...lines].join('\n')
}

function exampleBlock(examples: readonly (readonly [string, string])[], width: number): string {
  if (examples.length === 0) return ''
  // A command is never broken: what is wider than the terminal is wrapped by it, and can be copied.
  return [
    'Examples',
    ...examples.flatMap(([want, typed]) => [wrap(`# ${want}`, width, 4, 2), `  heartbeat ${typed}`]),
  ].join('\n')
}

/** Broken between words, or where one is wider than the terminal; `indent` is for all lines but the first. */
function wrap(text: string, width: number, indent = 0, first = 0): string {
  const lines: string[] = []
  let line = ' '.repeat(first) + (/^ */.exec(text)?.[0] ?? '')
  let isEmpty = true
  for (const word of text.trimStart().split(/(?<=\S) /)) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line)
      line = ' '.repeat(indent)
      isEmpty = true
    }
    line += isEmpty ? word.replace(/^ +/, (gap) => (lines.length === 0 ? gap : '')) : ` ${word}`
    isEmpty = false
  }
  return [...lines, line].map((one) => one.trimEnd()).join('\n')
}

/** How this program is typed where it is not on the path. */
function calledAs(): string {
  const path = process.argv[1] ?? ''
  if (basename(path) === 'heartbeat') return ''
  const near = relative(process.cwd(), path)
  return ` Here "heartbeat" is: node ${near.startsWith('..') ? path : near}`
}
