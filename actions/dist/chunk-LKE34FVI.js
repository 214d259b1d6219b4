import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
var PROBES="prove.yml",UserError=class extends Error{name="UserError"},InternalError=class extends Error{name="InternalError"};export{PROBES,UserError,InternalError};
