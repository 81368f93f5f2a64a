import type { RedisScript } from '../ports.js'

/** What people asked for: it is replaced only by whoever has seen it as it stands. */
export const CONTROLS_SCRIPT: RedisScript = {
  text: `
local before, text = unpack(ARGV)
if (redis.call('GET', KEYS[1]) or '') ~= before then return 0 end
redis.call('SET', KEYS[1], text)
return 1
`,
}
