import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
import{makeNoLedgerError}from"./chunk-O5NHY6XQ.js";import{readAllInForce}from"./chunk-BQMDSKMD.js";import{findWaitingMerge,lookBack,readHeldLocks,sourceRepository}from"./chunk-AD73UGBK.js";import{describeRecord}from"./chunk-SVTH2HIW.js";import{describeStanding}from"./chunk-4P4KE5M4.js";import{getClusterEndpoints,readCluster}from"./chunk-UGPRF5MV.js";import{lockFolder,openApply,stateFolder}from"./chunk-PPA75FCO.js";import{openDriftMemory}from"./chunk-ZBLCUTJR.js";import{describeEntries,findOwing}from"./chunk-QQWCSYKG.js";import{printable}from"./chunk-MVKNQTYR.js";import{UserError}from"./chunk-LKE34FVI.js";function openDrift(place2){let{environment,root,report}=place2,folder=stateFolder(environment),waiting={source:sourceRepository(folder),checkout:root,progress:{say:report}};return{...openApply(place2),memory:openDriftMemory(folder),readLocks:()=>readHeldLocks(lockFolder(environment)),countSeconds:(from,to)=>(Date.parse(to)-Date.parse(from))/1e3,findWaiting:head=>findWaitingMerge(waiting,head)}}var ENTITIES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function markup(strings,...values){return{html:String.raw({raw:strings},...values.map(place))}}function place(value){return value===void 0?"":typeof value=="string"||typeof value=="number"?escape(String(value)):"html"in value?value.html:value.map(({html})=>html).join("")}function escape(value){return printable(value).replace(/[&<>"']/g,character=>ENTITIES[character]??"")}function listClusters(clusters){return clusters.length===0?markup`<p class="faint">None.</p>`:markup`<div class="grid">${clusters.map(listCluster)}</div>`}function listCluster({name,view}){if(view===void 0)return markup`<div class="box"><h3>${name}</h3><p class="faint">Not looked at.</p></div>`;let{leader}=view,leads=leader===void 0?tone(!1,"no leader"):tone(!0,`${leader} leads`),paused=view.paused?markup`, ${tone(!1,"paused")}`:void 0,members=view.members.map(member=>listMember(member,leader)),list=members.length===0?void 0:markup`<dl>${members}</dl>`;return markup`<div class="box"><h3>${name}</h3><p>${leads}${paused}</p>${list}</div>`}function listMember(member,leader){let{instance,host,state,streaming,lagBytes,pendingRestart}=member,leads=instance===leader,word=!leads&&streaming?"streaming":state,lag=leads||lagBytes===void 0||lagBytes===0?"":`, ${String(lagBytes)} bytes behind`,waits=pendingRestart?", waits for a restart":"",seen=tone(leads?state==="running":streaming,word);return markup`<dt>${instance}</dt><dd>${seen}${lag}${waits} <small>${host}</small></dd>`}function tone(isFine,words){return markup`<span class="${isFine?"good":"bad"}">${words}</span>`}var STYLE=markup`
:root { color-scheme: light dark; --line: #d0d7de; --faint: #59636e; --bad: #b42318; --good: #1a7f37;
  --back: #fff; --box: #f6f8fa; --text: #1f2328 }
@media (prefers-color-scheme: dark) {
  :root { --line: #3d444d; --faint: #9198a1; --bad: #ff7b72; --good: #56d364;
    --back: #0d1117; --box: #151b23; --text: #f0f6fc }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--back); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.4rem; margin: 0 }
h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem }
h3 { font-size: 1rem; margin: 0 }
p { margin: .3rem 0 }
ul { margin: .3rem 0; padding-left: 1.2rem }
li { margin: .3rem 0 }
code { font: .85em ui-monospace, monospace }
small, .faint { color: var(--faint) }
.bad { color: var(--bad); font-weight: 600 }
.good { color: var(--good); font-weight: 600 }
.grid { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)) }
.box { border: 1px solid var(--line); border-radius: .5rem; background: var(--box); padding: .7rem .9rem }
dl { margin: .3rem 0; display: grid; grid-template-columns: auto 1fr; gap: .15rem .8rem }
dd { margin: 0 }
`;function printTime(time){return/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time)?`${time.slice(0,10)} ${time.slice(11,16)} UTC`:time}function renderOverview(overview){let{environment,time}=overview;return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${environment}: PostgreSQL</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${environment}</h1>
<p>${summarise(overview)}</p>
<p><small>Written at ${printTime(time)}, after an apply or a look for drift. Where that is more than an hour ago, the meta
node has stopped looking.</small></p>
</header>
<main>
${section("Drift",listDrift(overview))}
${section("Clusters",listClusters(overview.clusters))}
${section("Now",listNow(overview))}
${section("In force",listInForce(overview))}
${section("Last",listRecords(overview.records))}
</main>
</body>
</html>
`.html}function section(title,content){return markup`<section>
<h2>${title}</h2>
${content}
</section>`}function summarise(overview){let{head,hosts}=overview,faults=listFaults(overview),all=Object.keys(hosts).length;if(faults.length>0)return markup`<span class="bad">${faults.join(", ")}</span>`;let fine=markup`<span class="good">As it should be</span>`;return markup`${fine}: <code>${head.slice(0,10)}</code> is applied and proven on ${count(all,"host","hosts")}`}function listFaults({hosts,owing,drift,standing,clusters}){let leaderless=clusters.filter(({view})=>view!==void 0&&view.leader===void 0).length,all=String(Object.keys(hosts).length);return[[leaderless,count(leaderless,"cluster has no leader","clusters have no leader")],[drift?.drift.length??0,count(drift?.drift.length??0,"thing differs","things differ")],[owing.length,`${String(owing.length)} of ${all} hosts owe`],[standing.length,count(standing.length,"thing is left by hand","things are left by hand")]].filter(([number])=>number>0).map(([,words])=>words)}function count(number,one,many){return`${String(number)} ${number===1?one:many}`}function listDrift({drift}){if(drift===void 0)return markup`<p class="faint">Nobody has looked yet.</p>`;let{drift:told,once,unlooked,time}=drift,list=told.length===0?markup`<p>None.</p>`:markup`<ul>${told.map(listSighting)}</ul>`,first=once.length===0?void 0:markup`<p class="faint">Seen once:</p><ul>${once.map(listSighting)}</ul>`,away=unlooked.map(({subject})=>subject).join(", "),rest=away===""?void 0:markup`<p class="faint">Not looked at: ${away}.</p>`;return markup`<p><small>By the look of ${printTime(time)}.</small></p>${list}${first}${rest}`}function listSighting({subject,kind,item,message,since,reapply}){let of=item===void 0||message.includes(item)?"":` ${item}`,command=reapply===void 0?void 0:markup`<br><code>${reapply}</code>`,time=markup`<small>since ${printTime(since)}</small>`;return markup`<li><strong>${subject}</strong> ${kind}${of}: ${message} ${time}${command}</li>`}function listNow({locks,standing}){let held=locks.map(({name,holder,since,running,waiting})=>{let run=running===void 0?void 0:markup`<br><code>${running}</code>`,queue=waiting.map(who=>markup`<br>${who} waits for it`),time=markup`<small>since ${printTime(since)}</small>`;return markup`<li><strong>${name}</strong> is held by ${holder} ${time}${run}${queue}</li>`}),byHand=standing.map(line=>markup`<li class="bad">${line}</li>`);return held.length+byHand.length===0?markup`<p>Nothing runs, and nothing is paused or stopped by hand.</p>`:markup`<ul>${held}${byHand}</ul>`}function listInForce({hosts,owing,owingSince}){let groups=new Map;for(let[host,entries]of Object.entries(hosts)){if(owing.includes(host))continue;let words=describeEntries(entries);groups.set(words,[...groups.get(words)??[],host])}let settled=[...groups].map(([words,names])=>markup`<li><code>${words}</code> on ${names.join(", ")}</li>`),open=owing.map(host=>{let since=owingSince[host],time=since===void 0?void 0:markup` <small>since ${printTime(since)}</small>`,words=describeEntries(hosts[host]??[]);return markup`<li><span class="bad">${host} owes</span>: <code>${words}</code>${time}</li>`});return open.length+settled.length===0?markup`<p class="faint">No host yet.</p>`:markup`<ul>${open}${settled}</ul>`}function listRecords(records){return records.length===0?markup`<p class="faint">Nothing yet.</p>`:markup`<ul>${records.map(listRecord)}</ul>`}function listRecord(record){let[first=""]=describeRecord(record),time=markup`<small>${printTime(record.begun)}</small>`;return record.verdict==="done"?markup`<li>${time} ${first}</li>`:markup`<li>${time} <span class="bad">${first}</span></li>`}function runStatus(environment,{ledger,checkout}){let entry=ledger.read();if(entry===void 0)throw makeNoLedgerError(environment);let{debts,head,hosts}=entry.state,owing=findOwing(entry.state,head,new Set(Object.keys(hosts))),applied=owing.length===0?{applied:head}:{},owed=debts===void 0?{}:{debts};return{environment,head,...applied,checkout:checkout.readHead(),hosts,owing,...owed}}function renderStatus(report){let width=Math.max(...Object.keys(report.hosts).map(host=>host.length),0),hosts=Object.entries(report.hosts).map(([host,inForce])=>{let debts=report.debts?.[host]?.join(", ")??"",owes=report.owing.includes(host)?`  owes ${debts}`.trimEnd():"";return`${host.padEnd(width)}  ${describeEntries(inForce)}${owes}`}),behind=report.checkout===report.head?"":`, the checkout is at ${report.checkout.slice(0,10)}`;return[`${report.environment}: ${describeHead(report)}${behind}`,...hosts].join(`
`)}function describeHead({head,applied,hosts,owing}){if(applied!==void 0)return`${applied.slice(0,10)} is applied and proven on every host`;let all=Object.keys(hosts).length;return`${head.slice(0,10)} was begun and is proven on ${String(all-owing.length)} of ${String(all)} hosts`}async function assembleOverview(environment,adapters,live=!0){let status=runStatus(environment,adapters),time=adapters.witness.readTime();return{environment,time,head:status.head,hosts:status.hosts,owing:status.owing,...lookBack(adapters.history,adapters.readLocks(),status.owing),clusters:await lookAtClusters(adapters,live),standing:adapters.standing.read().map(note=>describeStanding(note,time)),drift:recall(adapters)}}async function lookAtClusters(adapters,live){let state=adapters.ledger.read()?.state;return state===void 0?[]:await Promise.all([...readAllInForce(adapters,state)].map(async([name,{inventory}])=>{let view=live?await readCluster(getClusterEndpoints(inventory,name),adapters.patroni):void 0;return{name,view}}))}function recall({memory}){try{return memory.read()}catch(error){if(!(error instanceof UserError))throw error;return}}export{openDrift,renderOverview,runStatus,renderStatus,assembleOverview};
