const j=6364,I=[6364],Y={23415:((k,h,n)=>{n.d(h,{MF:()=>o,t$:()=>D,xm:()=>t,yZ:()=>m});const d=1e4;function o(s){return{beats:`${s}:beats`,last:`${s}:last`,pulses:`${s}:pulses`,errors:`${s}:errors`,events:`${s}:events`,boot:`${s}:boot`}}const t=`
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
`;function m(s,{monitor:r,merged:l,text:O,state:$,ageMs:K,random:T,channel:v}){const{beats:M,last:a,pulses:E,errors:y,events:c,boot:g}=o(s),w=Math.floor(T*Number.MAX_SAFE_INTEGER).toString(36);return{keys:[M,a,E,y,c,g],args:[r,l,O,$,K,d,w,v]}}function D(s){const[r,l]=Array.isArray(s)?s.map(String):[];return r==="changed"?{kind:r,stored:l??""}:r==="newer"?{kind:r,at:Number(l)}:{kind:"written"}}}),46364:((k,h,n)=>{n.r(h),n.d(h,{redis:()=>O});var d=n(18754),o=n(99409),t=n(28522),m=n(19473),D=n(78440),s=n(50242);const r={text:`
local first = 2
if ARGV[1] ~= '' and redis.call('EXISTS', KEYS[1]) == 0 then first = 1 end
for i = first, #ARGV do redis.call('RPUSH', KEYS[1], ARGV[i]) end
return #ARGV`},l={text:`
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return 'changed' end
for i = 2, #KEYS do if redis.call('LLEN', KEYS[i]) ~= tonumber(ARGV[i + 1]) then return 'changed' end end
redis.call('SET', KEYS[1], ARGV[1])
for i = 2, #KEYS do redis.call('DEL', KEYS[i]) end
return 'done'`},O={name:"redis",options:$,create:K};function $(a,E){const y={...t.uD,...a};return typeof y.prefix=="string"&&y.prefix!==""?y:(E.push(`prefix: ${JSON.stringify(y.prefix)} is no beginning of keys; write one like "{heartbeat}"`),null)}function K(a,{redis:E,log:y}){const{journal:c,closedDays:g,historyFiles:w}=(0,D.a)(a.prefix);let p=null;async function _(u,A){try{return await A(await E(a))}catch(f){throw f instanceof m.yA&&/WRONGTYPE/.test(f.message)?M(u,f):f}}const L=async u=>T(await _(c(u),A=>A.call(["LRANGE",c(u),0,-1])));return{label:`${a.prefix}:history in Redis`,async read(u){const A=async e=>await _(c(e),N=>N.call(["EXISTS",c(e)]))===1,[f,R,P]=await Promise.all([(0,s.N)(u,A),_(w,e=>e.call(["HGET",w,s.j])),u.from===null?null:_(g,e=>e.call(["GET",g]))]),i=await Promise.all(f.map(async e=>[e,await L(e)])),S=v(P);p={lengths:new Map(i.map(([e,N])=>[e,N.length])),days:S};const G=i.filter(([,e])=>e.length>0).map(([e,N])=>[e,(0,o.Vj)(N)]),b=S===null||(0,d.Qg)(S)!==null;return b||y.warning(`The key ${g} holds no ${d.RK}, so the past is told without it; delete the key.`),{days:b?S:null,months:new Map(G),last:v(R)}},async keep({at:u,lines:A,head:f,closed:R,files:P}){for(const[i,S]of A){const G=i===(0,o.GS)(u)?f:"";await _(c(i),b=>b.run(r,[c(i)],[G,...S]))}if(R!==null&&p!==null){const{lengths:i,days:S}=p,G=[g,...R.months.map(c)],b=[S??"",...R.months.map(e=>i.get(e)??0)];await _(g,e=>e.run(l,G,[R.days,...b]))}return P.size>0&&await _(w,i=>i.call(["HSET",w,...[...P].flat()])),{sha:null,retries:0}}}}function T(a){return Array.isArray(a)?a.map(String):[]}function v(a){return a===null?null:String(a)}function M(a,E){return new m.yA("redis",`the key ${a} holds something else than the past`,{...E.fault,permanent:!0,remedy:"delete that key, or choose another `redis.prefix`",cause:E})}}),50242:((k,h,n)=>{n.d(h,{N:()=>s,j:()=>m});var d=n(68319),o=n(99409),t=n(97368);const m="history/last.json",D=92*t.d_;async function s({now:r,from:l},O){const $=l===null?[]:(0,o.K6)(r-d.t0-D,(0,o.pv)((0,o.GS)(r-d.t0))-1),K=await Promise.all($.map(O)),T=$.find((v,M)=>K[M]);return(0,o.K6)(T===void 0?l??r:Math.min((0,o.pv)(T),l??r),r)}}),78440:((k,h,n)=>{n.d(h,{a:()=>o});var d=n(23415);function o(t){return{...(0,d.MF)(t),heard:`${t}:heard`,leader:`${t}:leader`,epoch:`${t}:epoch`,leaders:`${t}:leaders`,claims:`${t}:claims`,targets:`${t}:targets`,mirror:`${t}:mirror`,incidents:`${t}:incidents`,incidentNumber:`${t}:incident-number`,face:`${t}:face`,looks:`${t}:looks`,journal:m=>`${t}:history:${m}`,closedDays:`${t}:history:days`,historyFiles:`${t}:history:files`}}})};export{j as id,I as ids,Y as modules};
