import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
import{a as y,b as l,c}from"./chunk-2CBYNFO4.js";import{d as m,f as p,i as s,k as d}from"./chunk-THGPGK6H.js";import{b as i,c as a}from"./chunk-KX3WK77I.js";import"./chunk-TIS52UFW.js";import{a as o}from"./chunk-RQJKSK77.js";var k=`
Writes inventory/ENVIRONMENT/: hosts/globals.yml, one file a group, environment.yml with a new fingerprint key, and
removals.yml. Comments are kept. The variables of every host are compared before anything is written: where one would
change, nothing is.

  scripts/ops import ~/pigsty/pigsty.yml --env prod`;function T(f){f.command("import").description("split a one-file inventory (pigsty.yml) into a new environment, proving that nothing changes").argument("<path>","the inventory, one YAML file").addOption(new m("--env <environment>","name of the new folder under inventory/").makeOptionMandatory()).addOption(p("text","json")).addHelpText("after",k).action(async(g,{env:v,format:n})=>{await d(n,async()=>{let{renderImport:h,runImport:u}=await import("./chunk-CKFCQHWH.js"),r=a(),e=u({environment:v,path:g},{readInventory:i,exists:o(t=>l(r,t),"exists"),createFolder:o((t,w)=>c(r,t,w),"createFolder"),createKey:y});return{ok:e.ok,output:n==="json"?s(e):h(e)}})})}o(T,"registerImport");export{T as registerImport};
