import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
import{handOver}from"./chunk-MFHHLAZA.js";import{codeBlock}from"./chunk-MVKNQTYR.js";async function runRequestJob({environment,verb,given},{job,door,sleep}){let written=Object.entries(given).flatMap(([name,value])=>value===void 0?[]:[[name,value]]),request={verb,by:job.findRequester(),arguments:Object.fromEntries(written)},answer=await handOver(environment,request,{door,progress:{say:job.say},sleep});return await job.writeSummary(answer.summary??codeBlock(answer.text.split(`
`),"text").join(`
`)),answer}export{runRequestJob};
