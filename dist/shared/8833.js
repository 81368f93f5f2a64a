const U=8833,j=[8833],J={8440:((N,y,h)=>{h.d(y,{a:()=>b,x:()=>w});const w=1e4;function b(r){return{beats:`${r}:beats`,last:`${r}:last`,heard:`${r}:heard`,pulses:`${r}:pulses`,errors:`${r}:errors`,events:`${r}:events`,boot:`${r}:boot`,leader:`${r}:leader`,epoch:`${r}:epoch`,leaders:`${r}:leaders`,claims:`${r}:claims`,targets:`${r}:targets`,incidents:`${r}:incidents`,incidentNumber:`${r}:incident-number`,face:`${r}:face`,looks:`${r}:looks`}}}),8833:((N,y,h)=>{h.d(y,{createLease:()=>C});var w=h(9473),b=h(1878),r=h(7368);const R=10*r.pY,p=5,K=100;function g({changes:n}){return n<=p?null:`the leader of the watchers changed ${n} times in 10 min; look whether their hosts, or the network between them and Redis, are overloaded`}function Y(n,o){let t=null,e=!1;return{lead(a){const l=g(a);l!==null&&!e&&n.warning(l),e=l!==null,a.holder!==t&&(t=a.holder,t===o?n.info(`This watcher leads now (epoch ${a.epoch})`):t!==""&&n.info(`${(0,b.Jj)((0,b.TN)(t),K)} leads; this watcher stands by`))},nobody(a){t!=="nobody"&&(t="nobody",n.warning(`Nobody can know who leads, so this watcher only looks: ${(0,w.bD)(a)}`))}}}const V=5;function L(n,o,t){let e=0,a=-1/0,l=-1/0;return{isOver:()=>o.steady()>=l,begin(){const s=o.steady();e=s-a>R?1:e+1,a=s,l=s+n*2**Math.min(e-1,V)*(.5+t())}}}var G=h(8440);const T=`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`,M={text:`${T}
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
return { holder or '', epoch, redis.call('ZCOUNT', KEYS[3], now - ARGV[5], '+inf') }`},I={text:`if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`},v={text:`${T}
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
return 'granted'`};function O(n){const[o,t,e]=Array.isArray(n)?n:[];return{holder:typeof o=="string"?o:"",epoch:Number(t)||0,changes:Number(e)||0}}const k=2*r.Z2;function D(n,o){const t=n-Math.min(k,n/5);let e=null;return{asking:()=>({steadyAt:o.steady(),at:o.now()}),holds:(a,l)=>{e={...a,epoch:l}},ends:()=>{e=null},isSure:()=>e!==null&&o.steady()<e.steadyAt+t&&o.now()<e.at+t,epoch:()=>e?.epoch??null}}const H=1e3;function C(n,o){const{redis:t,clock:e,random:a,holder:l}=o,s=D(n.leaseMs,e),f=P(n,o,s),d=new AbortController;let c=null,E=!1;function m(){return c??=f.ask().finally(()=>c=null),c}async function A(){const i=n.leaseMs/3;for(;!d.signal.aborted;)await e.sleep(s.epoch()===null?i*(.75+a()/2):i,d.signal),d.signal.aborted||await m()}return{async renew(){if(d.signal.aborted)return"standby";const i=await m();return E||A(),E=!0,i},mayAct:s.isSure,claim:i=>_(i,n,o,s),epoch:()=>s.epoch()??0,async release(){d.abort(),await c,s.ends();try{await t.run(I,[(0,G.a)(n.prefix).leader],[l])}catch{}},trouble:()=>g(f.seen())}}function P({prefix:n,leaseMs:o},t,e){const{redis:a,clock:l,log:s,random:f,holder:d}=t,{leader:c,epoch:E,leaders:m}=(0,G.a)(n),A=L(o,l,f),i=Y(s,d);let S={holder:"",epoch:0,changes:0};async function B(){const W=e.asking();try{const $=A.isOver()?1:0,X=[d,Math.round(o),$,S.epoch,R],u=O(await a.run(M,[c,E,m],X));return S={...u,epoch:Math.max(S.epoch,u.epoch)},u.holder===d?e.holds(W,u.epoch):(e.epoch()!==null&&u.holder!==""&&A.begin(),e.ends()),i.lead(u),e.isSure()?"leader":u.holder===""||u.holder===d?"nobody":"standby"}catch($){return e.isSure()?"leader":(i.nobody($),"nobody")}}return{ask:B,seen:()=>S}}async function _(n,o,t,e){const{leader:a,epoch:l,claims:s}=(0,G.a)(o.prefix),f=e.epoch();if(f===null||!e.isSure())return"refused";const d=Math.round(1.5*o.leaseMs);try{const c=[t.holder,f,Z(n),d,H],E=await t.redis.run(v,[a,l,s],c);return E==="used"?"used":E==="granted"&&e.isSure()?"granted":"refused"}catch(c){return t.log.warning(`${n.target} could not be claimed, so nothing is done to it now: ${(0,w.bD)(c)}`),"refused"}}function Z({incident:n,target:o,attempt:t,after:e}){return`${n}:${o}:${t}:${e??0}`}})};export{U as id,j as ids,J as modules};
