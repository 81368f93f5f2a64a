const T=8266,A=[8266],D={19751:((d,l,n)=>{n.d(l,{S:()=>r});function r(a){const e=new Map;return{of(s,o){const t=e.get(s);if(t!==void 0)return t;const c=o(s);return e.size>=a&&e.clear(),e.set(s,c),c},get size(){return e.size}}}}),57203:((d,l,n)=>{n.d(l,{B:()=>e,a:()=>a});var r=n(97368);const a=120*r.pY;function e(s,o){return{id:s,name:s,source:o,reading:{timestampField:null,timezone:null,statusField:null,format:"auto"},member:null,each:!1,kind:"job",expectation:{kind:"threshold",thresholdMs:a},openingGraceMs:null,active:null,maintenance:[],paused:null,missing:null,stopped:"late",critical:!1,checks:null,maxRuntimeMs:null,failureTolerance:0,tags:[],workflow:null,ownExpectation:null,zone:null,runbook:null}}}),23415:((d,l,n)=>{n.d(l,{MF:()=>a,t$:()=>o,xm:()=>e,yZ:()=>s});const r=1e4;function a(t){return{beats:`${t}:beats`,last:`${t}:last`,pulses:`${t}:pulses`,errors:`${t}:errors`,events:`${t}:events`,boot:`${t}:boot`}}const e=`
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
`;function s(t,{monitor:c,merged:i,text:u,state:_,ageMs:m,random:b,channel:E}){const{beats:h,last:w,pulses:$,errors:g,events:k,boot:f}=a(t),M=Math.floor(b*Number.MAX_SAFE_INTEGER).toString(36);return{keys:[h,w,$,g,k,f],args:[c,i,u,_,m,r,M,E]}}function o(t){const[c,i]=Array.isArray(t)?t.map(String):[];return c==="changed"?{kind:c,stored:i??""}:c==="newer"?{kind:c,at:Number(i)}:{kind:"written"}}}),91780:((d,l,n)=>{n.d(l,{WG:()=>a,cw:()=>e,fg:()=>s});var r=n(97368);const a=r.pY;function e({kind:o}){return o==="keys"||o==="channels"}function s(o){return/(?<!\\)[*?[]/.test(o)}}),78440:((d,l,n)=>{n.d(l,{a:()=>a});var r=n(23415);function a(e){return{...(0,r.MF)(e),heard:`${e}:heard`,leader:`${e}:leader`,epoch:`${e}:epoch`,leaders:`${e}:leaders`,claims:`${e}:claims`,targets:`${e}:targets`,mirror:`${e}:mirror`,incidents:`${e}:incidents`,incidentNumber:`${e}:incident-number`,face:`${e}:face`,looks:`${e}:looks`,journal:s=>`${e}:history:${s}`,closedDays:`${e}:history:days`,historyFiles:`${e}:history:files`}}})};export{T as id,A as ids,D as modules};
