import * as z from 'zod/mini'
import { timeProblems } from '../../domain/calendar/index.js'
import { ConfigError } from '../../errors.js'
import type { FileConfig } from '../config.js'
import { fileConfigOf } from './file-config.js'
import { parseYaml, type FileProblem } from './file-problems.js'
import { configFile } from './file-schema.js'
import { toMonitor } from '../to-monitor.js'
import { unknownKey } from '../unknown-key.js'

/** Reads `.github/heartbeat.yml`. Throws ConfigError with every mistake, its line and its column. */
export function parseConfigFile(text: string, file: string): FileConfig {
  const parsed = parseYaml(text, file)
  if (parsed.problems.length > 0) throw new ConfigError(parsed.problems)
  const value = parsed.value ?? {}
  const checked = z.safeParse(configFile, value)
  const issues = checked.success ? [] : checked.error.issues
  const problems = issues.flatMap((issue) => problemsOf(issue, value, []))
  // Where only names are wrong, the rest can be read, and its mistakes told as well.
  const readable = problems.length === 0 || issues.every(({ code }) => code === 'unrecognized_keys')
  const config = readable ? fileConfigOf(value, problems) : null
  if (config !== null) problems.push(...monitorProblems(config))
  if (config === null || problems.length > 0) throw new ConfigError(parsed.locate(problems))
  return config
}

/** What shows only when a monitor is completed: keys that do not go together, cron lines, hours and zones. */
function monitorProblems({ monitors }: FileConfig): FileProblem[] {
  return monitors.flatMap(({ id, settings }) => {
    const own: string[] = []
    const monitor = toMonitor(id, settings, '', own)
    return [...own, ...timeProblems(monitor)].map((problem) => {
      const [, key, message] = /^([a-z-]+): ([\s\S]*)$/.exec(problem) ?? []
      return key && message ? { path: ['monitors', id, key], message } : { path: ['monitors', id], message: problem }
    })
  })
}

type Issue = z.core.$ZodIssue
type Path = readonly (string | number)[]

const SHOWN = 60

function problemsOf(issue: Issue, value: unknown, prefix: Path): FileProblem[] {
  const path = [...prefix, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, knownKeysAt(path)) }))
  }
  if (issue.code === 'invalid_union') {
    const nearest = nearestBranch(issue.errors)
    if (nearest !== null) return nearest.flatMap((inner) => problemsOf(inner, value, path))
  }
  const shown = JSON.stringify(at(value, path))?.slice(0, SHOWN) ?? 'nothing'
  return [{ path, message: `${shown} ${expectation(issue)}` }]
}

/** The member of a union that the value was meant for: one that fails deeper than at its own type, and in the least. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const deeper = branches.filter((issues) =>
    issues.every((issue) => issue.code === 'unrecognized_keys' || issue.path.length > 0),
  )
  return deeper.sort((a, b) => a.length - b.length)[0] ?? null
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return `should be ${NAMES[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `is not one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_big') return `is too large or too long; at most ${issue.maximum}`
  if (issue.code === 'too_small') return `is too small; at least ${issue.minimum}`
  if (issue.code === 'invalid_union') return 'has the wrong form; see the docs for what this key takes'
  return 'is not valid here'
}

const NAMES: Readonly<Record<string, string>> = {
  object: 'a map of keys',
  record: 'a map of keys',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) => (node as Record<string | number, unknown> | null | undefined)?.[key],
    value,
  )
}

interface SchemaNode {
  properties?: Record<string, SchemaNode>
  additionalProperties?: SchemaNode | boolean
  items?: SchemaNode
  anyOf?: SchemaNode[]
}

/** The keys that the schema knows at a path. */
function knownKeysAt(path: Path): string[] {
  const root = z.toJSONSchema(configFile) as SchemaNode
  const nodes = path.reduce<SchemaNode[]>(
    (current, key) => current.flatMap((node) => childrenOf(node, key)).flatMap((node) => node.anyOf ?? [node]),
    [root],
  )
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))]
}

function childrenOf(node: SchemaNode, key: string | number): SchemaNode[] {
  if (typeof key === 'number') return node.items ? [node.items] : []
  const own = node.properties?.[key]
  if (own) return [own]
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : []
}
