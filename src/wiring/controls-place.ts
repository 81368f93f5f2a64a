import type { RedisSettings } from '../domain/redis-settings.js'
import { CONTROLS_SCRIPT } from '../redis/controls-script.js'
import { layoutOf } from '../redis/layout.js'
import type { Files, OpenRedis } from '../ports.js'

const MAX_BYTES = 4 * 1024 * 1024

/** Where what people asked for is kept, as one text. */
export interface ControlsPlace {
  /** For people. */
  readonly name: string
  /** What is wrong, and what to do, where something else stands there. */
  readonly strange: string
  /** The same where it could not be read, and why. */
  unreadable(why: string): string
  /** Null where nothing was ever asked for. Throws ExternalError. */
  read(): Promise<string | null>
  /** False where somebody else has changed what stood there. Throws ExternalError. */
  replace(before: string | null, text: string): Promise<boolean>
}

/** In a file of its own, beside a state file. */
export function controlsInFile(path: string, files: Files): ControlsPlace {
  const read = (): Promise<string | null> => files.read(path, MAX_BYTES)
  return {
    name: path,
    strange: `state-file: ${path} holds no controls of ours; move it away, or name another state file`,
    unreadable: (why) => `state-file: ${why}; make it readable, or name another`,
    read,
    async replace(before, text) {
      if ((await read()) !== before) return false
      await files.write(path, text)
      return true
    },
  }
}

/** Under a key beside the incidents that several watchers share. */
export function controlsInRedis(settings: RedisSettings, open: OpenRedis): ControlsPlace {
  const key = layoutOf(settings.prefix).controls
  return {
    name: `Redis, under ${key}`,
    strange: `redis: the key ${key} holds no controls of ours; delete it, or choose another prefix`,
    unreadable: (why) => `redis: ${why}`,
    async read() {
      const text = await (await open(settings)).call(['GET', key])
      return typeof text === 'string' ? text : null
    },
    async replace(before, text) {
      return (await (await open(settings)).run(CONTROLS_SCRIPT, [key], [before ?? '', text])) === 1
    },
  }
}
