import type { RedisReply, RedisScript } from '../ports.js'

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`

/**
 * Renews the lease of this holder, or takes it where it is free and wanted. Each new holder gets a higher epoch, also after data
 * were lost: never one that this watcher has seen. Keys: leader, epoch, leaders. Arguments: holder, lease in ms, 1 where it is
 * wanted, the highest epoch seen, over how many ms changes are counted. Answers holder, epoch and how many changes there were.
 */
export const RENEW: RedisScript = {
  text: `${NOW}
local holder = redis.call('GET', KEYS[1])
local epoch = tonumber(redis.call('GET', KEYS[2]) or '0') or 0
if holder == ARGV[1] then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
elseif not holder and ARGV[3] == '1' then
  epoch = math.max(epoch, tonumber(ARGV[4])) + 1
  holder = ARGV[1]
  redis.call('SET', KEYS[2], epoch)
  redis.call('SET', KEYS[1], holder, 'PX', ARGV[2])
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - ARGV[5])
  redis.call('ZADD', KEYS[3], now, epoch)
end
return { holder or '', epoch, redis.call('ZCOUNT', KEYS[3], now - ARGV[5], '+inf') }`,
}

/** Keys: leader. Arguments: holder. Another's lease stays. */
export const RELEASE: RedisScript = {
  text: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`,
}

/**
 * Claims one deed for the holder who leads in this epoch. Keys: leader, epoch, claims. Arguments: holder, epoch, name of the deed,
 * how many ms the one who claimed it may still be at it, how many claims are kept. Answers as `Claim` has it.
 */
export const CLAIM: RedisScript = {
  text: `${NOW}
if redis.call('GET', KEYS[1]) ~= ARGV[1] or redis.call('GET', KEYS[2]) ~= ARGV[2] then return 'refused' end
local claim = now .. ' ' .. ARGV[2] .. ' ' .. ARGV[1]
if redis.call('HSETNX', KEYS[3], ARGV[3], claim) == 0 then
  local at = tonumber(string.match(redis.call('HGET', KEYS[3], ARGV[3]), '^%d+')) or 0
  if at <= now and now - at < tonumber(ARGV[4]) then return 'refused' end
  return 'used'
end
if redis.call('HLEN', KEYS[3]) > tonumber(ARGV[5]) then
  local all, found = redis.call('HGETALL', KEYS[3]), {}
  for i = 1, #all, 2 do found[#found + 1] = { all[i], tonumber(string.match(all[i + 1], '^%d+')) or 0 } end
  table.sort(found, function (a, b) return a[2] < b[2] end)
  for i = 1, math.floor(#found / 2) do redis.call('HDEL', KEYS[3], found[i][1]) end
end
return 'granted'`,
}

/** Who leads, as `RENEW` answers. */
export interface Lead {
  /** Empty where nobody leads. */
  readonly holder: string
  readonly epoch: number
  readonly changes: number
}

export function readLead(reply: RedisReply): Lead {
  const [holder, epoch, changes] = Array.isArray(reply) ? (reply as readonly RedisReply[]) : []
  return { holder: typeof holder === 'string' ? holder : '', epoch: Number(epoch) || 0, changes: Number(changes) || 0 }
}
