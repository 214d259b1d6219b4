import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
var UsageError=class extends Error{name="UsageError"};export{UsageError};
