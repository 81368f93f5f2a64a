import { clock } from './clock.js'
import { createFileSink } from './file-sink.js'
import { createHttpSink } from './http-sink.js'
import type { Settings } from './options.js'
import { createRedisSink } from './redis-sink.js'
import { createRedisWriter } from './redis-writer.js'
import type { ClientSink } from './sink.js'

/** Opens nothing yet: each connects when the first beat is written. */
export function openSink({ tag, where }: Settings, instance: string): ClientSink {
  switch (where.kind) {
    case 'redis': {
      const writer = createRedisWriter(where.address, where.caPath, clock)
      return createRedisSink({ tag, prefix: where.prefix }, writer, clock)
    }
    case 'client':
      return createRedisSink({ tag, prefix: where.prefix }, where.scripts, clock)
    case 'http':
      return createHttpSink(where, clock)
    case 'file':
      return createFileSink(where.path, instance)
  }
}
