const U=8833,j=[8833],J={78833:((X,T,f)=>{var y=f(19473),m=f(31878),G=f(97368);const p=10*G.pY,Y=5,K=100;function R({changes:n}){return n<=Y?null:`the leader of the watchers changed ${n} times in 10 min; look whether their hosts, or the network between them and Redis, are overloaded`}function N(n,r){let o=null,e=!1;return{lead(t){const l=R(t);l!==null&&!e&&n.warning(l),e=l!==null,t.holder!==o&&(o=t.holder,o===r?n.info(`This watcher leads now (epoch ${t.epoch})`):o!==""&&n.info(`${(0,m.Jj)((0,m.TN)(o),K)} leads; this watcher stands by`))},nobody(t){o!=="nobody"&&(o="nobody",n.warning(`Nobody can know who leads, so this watcher only looks: ${(0,y.bD)(t)}`))}}}const V=5;function L(n,r,o){let e=0,t=-1/0,l=-1/0;return{isOver:()=>r.steady()>=l,begin(){const a=r.steady();e=a-t>p?1:e+1,t=a,l=a+n*2**Math.min(e-1,V)*(.5+o())}}}var S=f(78440);const g=`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`,M={text:`${g}
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
return 0`},$={text:`${g}
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
return 'granted'`};function x(n){const[r,o,e]=Array.isArray(n)?n:[];return{holder:typeof r=="string"?r:"",epoch:Number(o)||0,changes:Number(e)||0}}const v=2*G.Z2;function O(n,r){const o=n-Math.min(v,n/5);let e=null;return{asking:()=>({steadyAt:r.steady(),at:r.now()}),holds:(t,l)=>{e={...t,epoch:l}},ends:()=>{e=null},isSure:()=>e!==null&&r.steady()<e.steadyAt+o&&r.now()<e.at+o,epoch:()=>e?.epoch??null}}const D=1e3;function H(n,r){const{redis:o,clock:e,random:t,holder:l}=r,a=O(n.leaseMs,e),u=C(n,r,a),s=new AbortController;let d=null,h=!1;function E(){return d??=u.ask().finally(()=>d=null),d}async function w(){const i=n.leaseMs/3;for(;!s.signal.aborted;)await e.sleep(a.epoch()===null?i*(.75+t()/2):i,s.signal),s.signal.aborted||await E()}return{async renew(){if(s.signal.aborted)return"standby";const i=await E();return h||w(),h=!0,i},mayAct:a.isSure,claim:i=>k(i,n,r,a),epoch:()=>a.epoch()??0,async release(){s.abort(),await d,a.ends();try{await o.run(I,[(0,S.a)(n.prefix).leader],[l])}catch{}},trouble:()=>R(u.seen())}}function C({prefix:n,leaseMs:r},o,e){const{redis:t,clock:l,log:a,random:u,holder:s}=o,{leader:d,epoch:h,leaders:E}=(0,S.a)(n),w=L(r,l,u),i=N(a,s);let A={holder:"",epoch:0,changes:0};async function Z(){const B=e.asking();try{const b=w.isOver()?1:0,W=[s,Math.round(r),b,A.epoch,p],c=x(await t.run(M,[d,h,E],W));return A={...c,epoch:Math.max(A.epoch,c.epoch)},c.holder===s?e.holds(B,c.epoch):(e.epoch()!==null&&c.holder!==""&&w.begin(),e.ends()),i.lead(c),e.isSure()?"leader":c.holder===""||c.holder===s?"nobody":"standby"}catch(b){return e.isSure()?"leader":(i.nobody(b),"nobody")}}return{ask:Z,seen:()=>A}}async function k(n,r,o,e){const{leader:t,epoch:l,claims:a}=(0,S.a)(r.prefix),u=e.epoch();if(u===null||!e.isSure())return"refused";const s=Math.round(1.5*r.leaseMs);try{const d=[o.holder,u,P(n),s,D],h=await o.redis.run($,[t,l,a],d);return h==="used"?"used":h==="granted"&&e.isSure()?"granted":"refused"}catch(d){return o.log.warning(`${n.target} could not be claimed, so nothing is done to it now: ${(0,y.bD)(d)}`),"refused"}}function P({incident:n,target:r,attempt:o,after:e}){return`${n}:${r}:${o}:${e??0}`}T.createLease=H})};export{U as id,j as ids,J as modules};
