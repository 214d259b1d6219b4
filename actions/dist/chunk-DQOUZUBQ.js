import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
function groupBy(entries,key){let groups=new Map;return entries.forEach((entry,index)=>{let name=key(entry,index),known=groups.get(name);known===void 0?groups.set(name,[entry]):known.push(entry)}),groups}export{groupBy};
