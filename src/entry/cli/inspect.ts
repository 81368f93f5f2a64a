import type { Command } from 'commander'
import { inspect, inspectFor } from '../../app/inspect.js'
import { choice, readInputs, text } from '../../config/inputs/inputs.js'
import { aidsFor } from '../../sources/aids.js'
import { MAX_DOCUMENT_BYTES } from '../../sources/document-size.js'
import { ConfigError } from '../../errors.js'
import { explainInspection } from '../../explain/inspection.js'
import { createFiles } from '../../platform/files.js'
import { addFlags, rawFlags } from './flags.js'
import { CONDITION_FLAGS, typedConditions } from './inspect-conditions.js'
import { momentOf } from './now.js'
import { printJson, type Terminal } from './terminal.js'

const INSPECT_FLAGS = {
  'timestamp-field': text({ description: 'JSON Pointer of the time, instead of the rules.' }),
  timezone: text({ description: 'IANA zone of times written without one.' }),
  'status-field': text({ description: 'JSON Pointer of the status.' }),
  format: choice({ description: 'Format of the file.', default: 'auto' }, ['auto', 'json', 'text']),
  ...CONDITION_FLAGS,
} as const

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('inspect')
    .description('Show how a heartbeat file is read: which time, by which rule, and what was passed over.')
    .argument('<file>', 'the heartbeat file; - reads standard input')
    .option('--now <instant>', 'the moment to judge future times against; default: now')
    .option('--live', 'it is the answer of a service, made now')
  addFlags(command, INSPECT_FLAGS).action((file: string, options: Record<string, unknown>) =>
    run(file, options, terminal),
  )
}

async function run(file: string, options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { now, json, live, ...rest } = options as { now?: string; json?: boolean; live?: boolean } & Record<
    string,
    unknown
  >
  const values = readInputs(INSPECT_FLAGS, rawFlags(rest))
  const conditions = await typedConditions(values)
  const reading = {
    timestampField: values['timestamp-field'] || null,
    timezone: values.timezone || null,
    statusField: values['status-field'] || null,
    format: values.format,
    ...(conditions && { conditions }),
  }
  const aids = { ...(await aidsFor([reading])), isLive: live === true }
  const at = momentOf('now', now)
  const text = await contentOf(file, terminal)
  const result =
    conditions === null
      ? inspect(text, { ...reading, now: at, ...(aids.zoned && { zoned: aids.zoned }) })
      : inspectFor(text, { reading, now: at, aids })
  if (json) printJson(terminal, result)
  else terminal.print(explainInspection(result))
  if (result.timestamp === null) process.exitCode = 1
}

async function contentOf(file: string, { overheard }: Terminal): Promise<string> {
  if (file === '-') return standardInput()
  const { resolve } = await import('node:path')
  const files = overheard?.files(createFiles()) ?? createFiles()
  const text = await files.read(resolve(file), MAX_DOCUMENT_BYTES)
  if (text === null)
    throw new ConfigError([`file: there is no ${file}; give the path of a heartbeat file, or - for standard input`])
  return text
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_DOCUMENT_BYTES)
      throw new ConfigError([`file: standard input is larger than ${MAX_DOCUMENT_BYTES} bytes: no heartbeat file`])
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
