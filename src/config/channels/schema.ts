import { CHANNELS } from '../../channels/index.js'
import type { ChannelMember } from '../../channels/channel.js'
import type { JsonSchema } from '../keys/kind.js'
import { duration } from '../keys/plain-kinds.js'
import { takesDigest } from './rules.js'
import { STATUSES } from '../../domain/status.js'

/** The JSON Schema of the `channels:` section, made of what each kind says of itself. Loads all kinds. */
export async function channelsSchema(): Promise<JsonSchema> {
  const properties: Record<string, object> = {}
  for (const [kind, channel] of Object.entries(CHANNELS)) properties[kind] = schemaOf(await channel.load())
  return {
    type: 'object',
    description: 'Refines the alert channels that environment names turn on.',
    additionalProperties: false,
    properties,
  }
}

const PLAIN = {
  anyOf: [{ type: ['string', 'number', 'boolean'] }, { type: 'array', items: { type: ['string', 'number'] } }],
}

const DIGEST = {
  description: 'When it is told how the time since the last digest went.',
  anyOf: [
    { type: 'string', pattern: '^\\s*([Dd]aily|[0-9]{1,2}(st|nd|rd|th)|[A-Za-z]{3,9}(-[A-Za-z]{3,9})?)\\s' },
    { const: false },
  ],
}

function schemaOf(definition: ChannelMember): object {
  const one = { type: 'object', additionalProperties: false, properties: propertiesOf(definition) }
  return {
    description: `${definition.label}; true or false, its options, or a list of several with an id each.`,
    anyOf: [{ type: ['boolean', 'null'] }, one, { type: 'array', items: one }],
  }
}

function propertiesOf(definition: ChannelMember): object {
  const { settings, takes } = definition
  const names = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }
  const events = takes.filter((event) => event !== 'test')
  const open = settings.filter(({ secret }) => !secret)
  return {
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' },
    enabled: { type: 'boolean' },
    on: { anyOf: [{ enum: ['all', 'none', ...events] }, { type: 'array', items: { enum: events } }] },
    'min-status': { enum: STATUSES },
    cooldown: { ...duration().schema, description: 'Least time between two alerts of one incident.' },
    ...(takesDigest(definition) && { digest: DIGEST }),
    monitors: names,
    tags: names,
    env: {
      type: 'object',
      additionalProperties: false,
      description: 'Other environment names to take settings from',
      properties: Object.fromEntries(settings.map(({ name }) => [name, { type: 'string' }])),
    },
    ...Object.fromEntries(
      open.map(({ key, about, document }) => [
        key,
        { description: about, ...(document ? { type: ['string', 'object', 'array'] } : PLAIN) },
      ]),
    ),
  }
}
