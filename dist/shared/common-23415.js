const k={23415:((h,r,A)=>{function s(e){return{beats:`${e}:beats`,last:`${e}:last`,pulses:`${e}:pulses`,errors:`${e}:errors`,events:`${e}:events`,boot:`${e}:boot`}}const a=`
local beats, last, pulses, errors, events, boot = unpack(KEYS)
local id, merged, text, state, age, kept, random, channel = unpack(ARGV)
local stored = redis.call('HGET', beats, id) or ''
if stored ~= merged then return {'changed', stored} end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local at = now - age
local newest = tonumber(redis.call('ZSCORE', last, id) or '0')
if newest > at and newest <= now + 300000 then return {'newer', string.format('%.0f', newest)} end
redis.call('SET', boot, random .. ':' .. string.format('%.0f', now), 'NX')
redis.call('HSET', beats, id, text)
redis.call('ZADD', last, string.format('%.0f', at), id)
redis.call('HINCRBY', pulses, id, 1)
if state == 'failed' then redis.call('HINCRBY', errors, id, 1) end
redis.call('XADD', events, 'MAXLEN', '~', kept, '*', 'monitor', id, 'status', state, 'beat', text)
if channel ~= '' then redis.call('PUBLISH', channel, text) end
return {'written', ''}
`;function l(e,{monitor:t,merged:n,text:d,state:i,ageMs:c,random:u,channel:m}){const{beats:b,last:E,pulses:f,errors:w,events:T,boot:g}=s(e),S=Math.floor(u*Number.MAX_SAFE_INTEGER).toString(36);return{keys:[b,E,f,w,T,g],args:[t,n,d,i,c,1e4,S,m]}}function o(e){const[t,n]=Array.isArray(e)?e.map(String):[];return t==="changed"?{kind:t,stored:n??""}:t==="newer"?{kind:t,at:Number(n)}:{kind:"written"}}r.MF=s,r.t$=o,r.xm=a,r.yZ=l})};export{k as modules};
