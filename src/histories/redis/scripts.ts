import type { RedisScript } from '../../ports.js'

/** Adds lines to a month, whose first one is its head. Keys: journal. Arguments: head or nothing, lines. */
export const ADD: RedisScript = {
  text: `
local first = 2
if ARGV[1] ~= '' and redis.call('EXISTS', KEYS[1]) == 0 then first = 1 end
for i = first, #ARGV do redis.call('RPUSH', KEYS[1], ARGV[i]) end
return #ARGV`,
}

/**
 * Keeps months only as days, if nobody has closed or added anything since they were read. Keys: closed days, journals.
 * Arguments: the new days, the days that were read, how many lines were read of each journal.
 */
export const CLOSE: RedisScript = {
  text: `
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return 'changed' end
for i = 2, #KEYS do if redis.call('LLEN', KEYS[i]) ~= tonumber(ARGV[i + 1]) then return 'changed' end end
redis.call('SET', KEYS[1], ARGV[1])
for i = 2, #KEYS do redis.call('DEL', KEYS[i]) end
return 'done'`,
}
