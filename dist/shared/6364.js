const I=6364,Y=[6364],V={23415:((p,h,e)=>{e.d(h,{MF:()=>o,t$:()=>D,xm:()=>t,yZ:()=>m});const d=1e4;function o(n){return{beats:`${n}:beats`,last:`${n}:last`,pulses:`${n}:pulses`,errors:`${n}:errors`,events:`${n}:events`,boot:`${n}:boot`}}const t=`
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
`;function m(n,{monitor:r,merged:l,text:O,state:T,ageMs:K,random:w,channel:v}){const{beats:M,last:s,pulses:E,errors:y,events:c,boot:g}=o(n),R=Math.floor(w*Number.MAX_SAFE_INTEGER).toString(36);return{keys:[M,s,E,y,c,g],args:[r,l,O,T,K,d,R,v]}}function D(n){const[r,l]=Array.isArray(n)?n.map(String):[];return r==="changed"?{kind:r,stored:l??""}:r==="newer"?{kind:r,at:Number(l)}:{kind:"written"}}}),46364:((p,h,e)=>{e.r(h),e.d(h,{redis:()=>O});var d=e(18754),o=e(99409),t=e(28522),m=e(19473),D=e(78440),n=e(50242);const r={text:`
local first = 2
if ARGV[1] ~= '' and redis.call('EXISTS', KEYS[1]) == 0 then first = 1 end
for i = first, #ARGV do redis.call('RPUSH', KEYS[1], ARGV[i]) end
return #ARGV`},l={text:`
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return 'changed' end
for i = 2, #KEYS do if redis.call('LLEN', KEYS[i]) ~= tonumber(ARGV[i + 1]) then return 'changed' end end
redis.call('SET', KEYS[1], ARGV[1])
for i = 2, #KEYS do redis.call('DEL', KEYS[i]) end
return 'done'`},O={name:"redis",options:T,create:K};function T(s,E){const y={...t.uD,...s};return typeof y.prefix=="string"&&y.prefix!==""?y:(E.push(`prefix: ${JSON.stringify(y.prefix)} is no beginning of keys; write one like "{heartbeat}"`),null)}function K(s,{redis:E,log:y}){const{journal:c,closedDays:g,historyFiles:R}=(0,D.a)(s.prefix);let L=null;async function _(u,A){try{return await A(await E(s))}catch(f){throw f instanceof m.yA&&/WRONGTYPE/.test(f.message)?M(u,f):f}}const j=async u=>w(await _(c(u),A=>A.call(["LRANGE",c(u),0,-1])));return{label:`${s.prefix}:history in Redis`,async read(u){const A=async a=>await _(c(a),P=>P.call(["EXISTS",c(a)]))===1,[f,b,k]=await Promise.all([(0,n.N)(u,A),_(R,a=>a.call(["HGET",R,n.j])),u.from===null?null:_(g,a=>a.call(["GET",g]))]),i=await Promise.all(f.map(async a=>[a,await j(a)])),S=v(k),G=i.filter(([,a])=>a.length>0).map(([a,P])=>[a,(0,o.Vj)(P)]),$=S===null||(0,d.Qg)(S)!==null,N=new Map(i.map(([a,P])=>[a,P.length]));return L=$?{lengths:N,days:S}:null,$||y.warning(`The key ${g} holds no ${d.RK}, so the past is told without it; delete the key.`),{days:$?S:null,months:new Map(G),last:v(b)}},async keep({at:u,lines:A,head:f,closed:b,files:k}){for(const[i,S]of A){const G=i===(0,o.GS)(u)?f:"";await _(c(i),$=>$.run(r,[c(i)],[G,...S]))}if(b!==null&&L!==null){const{lengths:i,days:S}=L,G=[g,...b.months.map(c)],$=[S??"",...b.months.map(N=>i.get(N)??0)];await _(g,N=>N.run(l,G,[b.days,...$]))}return k.size>0&&await _(R,i=>i.call(["HSET",R,...[...k].flat()])),{sha:null,retries:0}}}}function w(s){return Array.isArray(s)?s.map(String):[]}function v(s){return s===null?null:String(s)}function M(s,E){return new m.yA("redis",`the key ${s} holds something else than the past`,{...E.fault,permanent:!0,remedy:"delete that key, or choose another `redis.prefix`",cause:E})}}),50242:((p,h,e)=>{e.d(h,{N:()=>n,j:()=>m});var d=e(68319),o=e(99409),t=e(97368);const m="history/last.json",D=92*t.d_;async function n({now:r,from:l},O){const T=l===null?[]:(0,o.K6)(r-d.t0-D,(0,o.pv)((0,o.GS)(r-d.t0))-1),K=await Promise.all(T.map(O)),w=T.find((v,M)=>K[M]);return(0,o.K6)(w===void 0?l??r:Math.min((0,o.pv)(w),l??r),r)}}),78440:((p,h,e)=>{e.d(h,{a:()=>o});var d=e(23415);function o(t){return{...(0,d.MF)(t),heard:`${t}:heard`,leader:`${t}:leader`,epoch:`${t}:epoch`,leaders:`${t}:leaders`,claims:`${t}:claims`,targets:`${t}:targets`,mirror:`${t}:mirror`,incidents:`${t}:incidents`,incidentNumber:`${t}:incident-number`,face:`${t}:face`,looks:`${t}:looks`,journal:m=>`${t}:history:${m}`,closedDays:`${t}:history:days`,historyFiles:`${t}:history:files`}}})};export{I as id,Y as ids,V as modules};
