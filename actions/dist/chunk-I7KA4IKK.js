import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
import{nameAudience}from"./chunk-5FYFCTMQ.js";import{handOver}from"./chunk-XDHFPHQT.js";import{codeBlock}from"./chunk-MVKNQTYR.js";async function runRequestJob({environment,verb,given},{job,fetchJobToken,door,sleep}){let written=Object.entries(given).flatMap(([name,value])=>value===void 0?[]:[[name,value]]),handedIn={written:{verb,by:job.findRequester(),arguments:Object.fromEntries(written)},token:await fetchJobToken(nameAudience(environment))},answer=await handOver(environment,handedIn,{door,progress:{say:job.say},sleep});return await job.writeSummary(answer.summary??codeBlock(answer.text.split(`
`),"text").join(`
`)),answer}export{runRequestJob};
