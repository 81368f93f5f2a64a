const f=8266,S=[8266],A={19751:((d,n,i)=>{const c=(function(e){const a=new Map;return{of(o,t){const s=a.get(o);if(s!==void 0)return s;const r=t(o);return a.size>=e&&a.clear(),a.set(o,r),r},get size(){return a.size}}});n.S=c}),57203:((d,n,i)=>{var c=i(97368);const l=(function(o,t){return{id:o,name:o,source:t,reading:{timestampField:null,timezone:null,statusField:null,format:"auto"},member:null,each:!1,kind:"job",expectation:{kind:"threshold",thresholdMs:e},openingGraceMs:null,active:null,maintenance:[],paused:null,missing:null,stopped:"late",critical:!1,checks:null,maxRuntimeMs:null,failureTolerance:0,tags:[],workflow:null,ownExpectation:null,zone:null,runbook:null}}),e=120*c.pY;n.B=l,n.a=e}),23415:((d,n,i)=>{function l(t){return{beats:`${t}:beats`,last:`${t}:last`,pulses:`${t}:pulses`,errors:`${t}:errors`,events:`${t}:events`,boot:`${t}:boot`}}const e=`
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
`;function a(t,{monitor:s,merged:r,text:u,state:_,ageMs:m,random:b,channel:h}){const{beats:E,last:w,pulses:$,errors:g,events:k,boot:T}=l(t),M=Math.floor(b*Number.MAX_SAFE_INTEGER).toString(36);return{keys:[E,w,$,g,k,T],args:[s,r,u,_,m,1e4,M,h]}}function o(t){const[s,r]=Array.isArray(t)?t.map(String):[];return s==="changed"?{kind:s,stored:r??""}:s==="newer"?{kind:s,at:Number(r)}:{kind:"written"}}n.MF=l,n.t$=o,n.xm=e,n.yZ=a}),78440:((d,n,i)=>{var c=i(23415);function l(e){return{...(0,c.MF)(e),heard:`${e}:heard`,leader:`${e}:leader`,epoch:`${e}:epoch`,leaders:`${e}:leaders`,claims:`${e}:claims`,targets:`${e}:targets`,mirror:`${e}:mirror`,incidents:`${e}:incidents`,incidentNumber:`${e}:incident-number`,controls:`${e}:controls`,face:`${e}:face`,looks:`${e}:looks`,journal:a=>`${e}:history:${a}`,closedDays:`${e}:history:days`,historyFiles:`${e}:history:files`}}n.a=l})};export{f as id,S as ids,A as modules};
