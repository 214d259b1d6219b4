import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
import{a as w,b as y}from"./chunk-6HCEMIBV.js";import{a as u,d as i,e as d,f as g,g as c,h as p,j as h}from"./chunk-7I73FBOC.js";import{d as v}from"./chunk-HYXDAADK.js";import"./chunk-6U2KTPNU.js";import{a as r,i as b,j as l,l as f}from"./chunk-2UCJLE66.js";await h(async()=>{let o=g(),e=f(o,u("environment")),t=w({environments:e},{readEnvironment:r(n=>b(o,n),"readEnvironment"),readInventory:l}),{problems:a}=t,s=r(n=>String(a.filter(k=>k.severity===n).length),"countOf"),m=y(t).trimEnd();return d(m),c(a),i("errors",s("error")),i("warnings",s("warning")),await p([`## Validation of ${e.join(", ")}`,"",...v(m.split(`
`),"text"),""].join(`
`)),t.ok});
