import { fieldReaders, fieldsBy, ownInstant, type WriterFields } from './own-fields.js'
import type { JsonObject } from './json-object.js'
import { metadataIn } from './metadata.js'
import { parseTime } from './parse-time.js'

/** Others write these times as they write all of theirs. */
const READERS = fieldReaders((value) =>
  typeof value === 'string' ? (ownInstant(value) ?? parseTime(value)?.at) : undefined,
)

/** The writer's fields of an object; what has another type is left out. */
export function writerFields(object: JsonObject): WriterFields {
  return fieldsBy(READERS, object)
}

/** Where the time and the status of a beat stand, as JSON Pointers: who reads them has understood them. */
interface Pointers {
  readonly time: string | null
  readonly status: string | null
}

/** The same, and what else the object says that nothing here understands. */
export function fieldsOf(object: JsonObject, { time, status }: Pointers): WriterFields {
  // Lines of a text have no keys that its writer chose.
  if (time?.startsWith('line:')) return writerFields(object)
  const [timeKey, statusKey] = [lastKey(time), lastKey(status)]
  const fields = writerFields(object)
  const metadata = metadataIn(object, (key) => key === timeKey || key === statusKey || isRead(key, fields))
  return metadata === undefined ? fields : { ...fields, metadata }
}

/** Keys that others use for something else: what is not read as ours is theirs. */
const SHARED = new Set(['errors', 'pulses', 'critical'])

function isRead(key: string, fields: WriterFields): boolean {
  if (key === 'interval') return fields.intervalMs !== undefined
  const reader = READERS.get(key)
  return reader !== undefined && (!SHARED.has(key) || fields[reader[0]] !== undefined)
}

function lastKey(pointer: string | null): string {
  const key = pointer === null ? '' : pointer.slice(pointer.lastIndexOf('/') + 1)
  return key.includes('~') ? key.replaceAll('~1', '/').replaceAll('~0', '~') : key
}
