const P=6364,H=[6364],L={23415:((V,g,a)=>{a.d(g,{MF:()=>m,t$:()=>D,xm:()=>t,yZ:()=>w});const S=1e4;function m(s){return{beats:`${s}:beats`,last:`${s}:last`,pulses:`${s}:pulses`,errors:`${s}:errors`,events:`${s}:events`,boot:`${s}:boot`}}const t=`
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
`;function w(s,{monitor:i,merged:$,text:K,state:p,ageMs:v,random:Y,channel:G}){const{beats:M,last:n,pulses:d,errors:c,events:o,boot:f}=m(s),A=Math.floor(Y*Number.MAX_SAFE_INTEGER).toString(36);return{keys:[M,n,d,c,o,f],args:[i,$,K,p,v,S,A,G]}}function D(s){const[i,$]=Array.isArray(s)?s.map(String):[];return i==="changed"?{kind:i,stored:$??""}:i==="newer"?{kind:i,at:Number($)}:{kind:"written"}}}),46364:((V,g,a)=>{a.r(g),a.d(g,{redis:()=>K});var S=a(18754),m=a(99409),t=a(28522),w=a(19473),D=a(78440),s=a(50242);const i={text:`
local first = 2
if ARGV[1] ~= '' and redis.call('EXISTS', KEYS[1]) == 0 then first = 1 end
for i = first, #ARGV do redis.call('RPUSH', KEYS[1], ARGV[i]) end
return #ARGV`},$={text:`
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return 'changed' end
for i = 2, #KEYS do if redis.call('LLEN', KEYS[i]) ~= tonumber(ARGV[i + 1]) then return 'changed' end end
redis.call('SET', KEYS[1], ARGV[1])
for i = 2, #KEYS do redis.call('DEL', KEYS[i]) end
return 'done'`},K={name:"redis",options:p,create:v};function p(n,d){const c={...t.uD,...n};return typeof c.prefix=="string"&&c.prefix!==""?c:(d.push(`prefix: ${JSON.stringify(c.prefix)} is no beginning of keys; write one like "{heartbeat}"`),null)}function v(n,{redis:d,log:c}){const{journal:o,closedDays:f,historyFiles:A}=(0,D.a)(n.prefix);let O=null;async function y(l,E){try{return await E(await d(n))}catch(u){throw u instanceof w.yA&&/WRONGTYPE/.test(u.message)?M(l,u):u}}const I=async l=>Y(await y(o(l),E=>E.call(["LRANGE",o(l),0,-1])));return{label:`${n.prefix}:history in Redis`,async read(l){const E=async e=>await y(o(e),k=>k.call(["EXISTS",o(e)]))===1,[u,b,N]=await Promise.all([(0,s.N)(l,E),y(A,e=>e.call(["HGET",A,s.j])),l.from===null?null:y(f,e=>e.call(["GET",f]))]),r=await Promise.all(u.map(async e=>[e,await I(e)])),h=G(N);O={lengths:new Map(r.map(([e,k])=>[e,k.length])),days:h};const R=r.filter(([,e])=>e.length>0).map(([e,k])=>[e,(0,m.Vj)(k)]),T=h===null||(0,S.Qg)(h)!==null;return T||c.warning(`The key ${f} holds no ${S.RK}, so the past is told without it; delete the key.`),{days:T?h:null,months:new Map(R),last:G(b)}},async keep({at:l,lines:E,head:u,closed:b,files:N}){for(const[r,h]of E){const R=r===(0,m.GS)(l)?u:"";await y(o(r),T=>T.run(i,[o(r)],[R,...h]))}if(b!==null&&O!==null){const{lengths:r,days:h}=O,R=[f,...b.months.map(o)],T=[h??"",...b.months.map(e=>r.get(e)??0)];await y(f,e=>e.run($,R,[b.days,...T]))}return N.size>0&&await y(A,r=>r.call(["HSET",A,...[...N].flat()])),{sha:null,retries:0}}}}function Y(n){return Array.isArray(n)?n.map(String):[]}function G(n){return n===null?null:String(n)}function M(n,d){return new w.yA("redis",`the key ${n} holds something else than the past`,{...d.fault,permanent:!0,remedy:"delete that key, or choose another `redis.prefix`",cause:d})}}),78440:((V,g,a)=>{a.d(g,{a:()=>m});var S=a(23415);function m(t){return{...(0,S.MF)(t),heard:`${t}:heard`,leader:`${t}:leader`,epoch:`${t}:epoch`,leaders:`${t}:leaders`,claims:`${t}:claims`,targets:`${t}:targets`,mirror:`${t}:mirror`,incidents:`${t}:incidents`,incidentNumber:`${t}:incident-number`,face:`${t}:face`,looks:`${t}:looks`,journal:w=>`${t}:history:${w}`,closedDays:`${t}:history:days`,historyFiles:`${t}:history:files`}}})};export{P as id,H as ids,L as modules};
