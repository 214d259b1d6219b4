import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
import{a as e}from"./chunk-RQJKSK77.js";var r=class extends Error{static{e(this,"UsageError")}name="UsageError"};export{r as a};
