const V=6364,Y=[6364],p={23415:((L,l,a)=>{function o(e){return{beats:`${e}:beats`,last:`${e}:last`,pulses:`${e}:pulses`,errors:`${e}:errors`,events:`${e}:events`,boot:`${e}:boot`}}const t=`
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
`;function m(e,{monitor:r,merged:i,text:K,state:T,ageMs:O,random:w,channel:v}){const{beats:M,last:n,pulses:E,errors:y,events:c,boot:g}=o(e),R=Math.floor(w*Number.MAX_SAFE_INTEGER).toString(36);return{keys:[M,n,E,y,c,g],args:[r,i,K,T,O,1e4,R,v]}}function D(e){const[r,i]=Array.isArray(e)?e.map(String):[];return r==="changed"?{kind:r,stored:i??""}:r==="newer"?{kind:r,at:Number(i)}:{kind:"written"}}l.MF=o,l.t$=D,l.xm=t,l.yZ=m}),46364:((L,l,a)=>{a.r(l);var h=a(18754),o=a(99409),t=a(28522),m=a(19473),D=a(78440),e=a(50242);const r={text:`
local first = 2
if ARGV[1] ~= '' and redis.call('EXISTS', KEYS[1]) == 0 then first = 1 end
for i = first, #ARGV do redis.call('RPUSH', KEYS[1], ARGV[i]) end
return #ARGV`},i={text:`
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return 'changed' end
for i = 2, #KEYS do if redis.call('LLEN', KEYS[i]) ~= tonumber(ARGV[i + 1]) then return 'changed' end end
redis.call('SET', KEYS[1], ARGV[1])
for i = 2, #KEYS do redis.call('DEL', KEYS[i]) end
return 'done'`},K={name:"redis",options:T,create:O};function T(n,E){const y={...t.uD,...n};return typeof y.prefix=="string"&&y.prefix!==""?y:(E.push(`prefix: ${JSON.stringify(y.prefix)} is no beginning of keys; write one like "{heartbeat}"`),null)}function O(n,{redis:E,log:y}){const{journal:c,closedDays:g,historyFiles:R}=(0,D.a)(n.prefix);let j=null;async function _(u,A){try{return await A(await E(n))}catch(f){throw f instanceof m.yA&&/WRONGTYPE/.test(f.message)?M(u,f):f}}const I=async u=>w(await _(c(u),A=>A.call(["LRANGE",c(u),0,-1])));return{label:`${n.prefix}:history in Redis`,async read(u){const A=async s=>await _(c(s),P=>P.call(["EXISTS",c(s)]))===1,[f,b,k]=await Promise.all([(0,e.N)(u,A),_(R,s=>s.call(["HGET",R,e.j])),u.from===null?null:_(g,s=>s.call(["GET",g]))]),d=await Promise.all(f.map(async s=>[s,await I(s)])),S=v(k),G=d.filter(([,s])=>s.length>0).map(([s,P])=>[s,(0,o.Vj)(P)]),$=S===null||(0,h.Qg)(S)!==null,N=new Map(d.map(([s,P])=>[s,P.length]));return j=$?{lengths:N,days:S}:null,$||y.warning(`The key ${g} holds no ${h.RK}, so the past is told without it; delete the key.`),{days:$?S:null,months:new Map(G),last:v(b)}},async keep({at:u,lines:A,head:f,closed:b,files:k}){for(const[d,S]of A){const G=d===(0,o.GS)(u)?f:"";await _(c(d),$=>$.run(r,[c(d)],[G,...S]))}if(b!==null&&j!==null){const{lengths:d,days:S}=j,G=[g,...b.months.map(c)],$=[S??"",...b.months.map(N=>d.get(N)??0)];await _(g,N=>N.run(i,G,[b.days,...$]))}return k.size>0&&await _(R,d=>d.call(["HSET",R,...[...k].flat()])),{sha:null,retries:0}}}}function w(n){return Array.isArray(n)?n.map(String):[]}function v(n){return n===null?null:String(n)}function M(n,E){return new m.yA("redis",`the key ${n} holds something else than the past`,{...E.fault,permanent:!0,remedy:"delete that key, or choose another `redis.prefix`",cause:E})}l.redis=K}),50242:((L,l,a)=>{var h=a(68319),o=a(99409),t=a(97368);const m="history/last.json",D=92*t.d_;async function e({now:r,from:i},K){const T=i===null?[]:(0,o.K6)(r-h.t0-D,(0,o.pv)((0,o.GS)(r-h.t0))-1),O=await Promise.all(T.map(K)),w=T.find((v,M)=>O[M]);return(0,o.K6)(w===void 0?i??r:Math.min((0,o.pv)(w),i??r),r)}l.N=e,l.j=m}),78440:((L,l,a)=>{var h=a(23415);function o(t){return{...(0,h.MF)(t),heard:`${t}:heard`,leader:`${t}:leader`,epoch:`${t}:epoch`,leaders:`${t}:leaders`,claims:`${t}:claims`,targets:`${t}:targets`,mirror:`${t}:mirror`,incidents:`${t}:incidents`,incidentNumber:`${t}:incident-number`,controls:`${t}:controls`,face:`${t}:face`,looks:`${t}:looks`,journal:m=>`${t}:history:${m}`,closedDays:`${t}:history:days`,historyFiles:`${t}:history:files`}}l.a=o})};export{V as id,Y as ids,p as modules};
