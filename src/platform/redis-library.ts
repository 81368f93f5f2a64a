import library from '@redis/client/dist/lib/client/index.js'

/** The client alone, bundled apart and without its tables of commands: commands are sent by name. */
export const { default: RedisClient } = library as unknown as { default: typeof library }
