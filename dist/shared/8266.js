const A=8266,D=[8266],f={57203:((i,o,n)=>{n.d(o,{B:()=>e,a:()=>s});var r=n(97368);const s=120*r.pY;function e(a,l){return{id:a,name:a,source:l,reading:{timestampField:null,timezone:null,statusField:null,format:"auto"},member:null,each:!1,kind:"job",expectation:{kind:"threshold",thresholdMs:s},openingGraceMs:null,active:null,maintenance:[],paused:null,missing:null,stopped:"late",critical:!1,checks:null,maxRuntimeMs:null,failureTolerance:0,tags:[],workflow:null,ownExpectation:null,zone:null,runbook:null}}}),23415:((i,o,n)=>{n.d(o,{MF:()=>s,t$:()=>l,xm:()=>e,yZ:()=>a});const r=1e4;function s(t){return{beats:`${t}:beats`,last:`${t}:last`,pulses:`${t}:pulses`,errors:`${t}:errors`,events:`${t}:events`,boot:`${t}:boot`}}const e=`
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
`;function a(t,{monitor:d,merged:c,text:u,state:_,ageMs:m,random:b,channel:E}){const{beats:h,last:w,pulses:$,errors:k,events:g,boot:T}=s(t),M=Math.floor(b*Number.MAX_SAFE_INTEGER).toString(36);return{keys:[h,w,$,k,g,T],args:[d,c,u,_,m,r,M,E]}}function l(t){const[d,c]=Array.isArray(t)?t.map(String):[];return d==="changed"?{kind:d,stored:c??""}:d==="newer"?{kind:d,at:Number(c)}:{kind:"written"}}}),91780:((i,o,n)=>{n.d(o,{WG:()=>s,cw:()=>e,fg:()=>a});var r=n(97368);const s=r.pY;function e({kind:l}){return l==="keys"||l==="channels"}function a(l){return/(?<!\\)[*?[]/.test(l)}}),78440:((i,o,n)=>{n.d(o,{a:()=>s});var r=n(23415);function s(e){return{...(0,r.MF)(e),heard:`${e}:heard`,leader:`${e}:leader`,epoch:`${e}:epoch`,leaders:`${e}:leaders`,claims:`${e}:claims`,targets:`${e}:targets`,mirror:`${e}:mirror`,incidents:`${e}:incidents`,incidentNumber:`${e}:incident-number`,face:`${e}:face`,looks:`${e}:looks`,journal:a=>`${e}:history:${a}`,closedDays:`${e}:history:days`,historyFiles:`${e}:history:files`}}})};export{A as id,D as ids,f as modules};
