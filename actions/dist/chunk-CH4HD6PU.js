import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
var SECRET_NAME=/(^|[_.])(pass|passwd|password|passphrase|passphrase_command|secret|token|(access|api|private|secret)_key)$/;function isSecretName(name){return SECRET_NAME.test(name)}export{isSecretName};
