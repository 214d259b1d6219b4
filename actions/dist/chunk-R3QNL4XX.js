import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);
var SECRET_NAME=/(^|[_.])(pass|passwd|password|passphrase|passphrase_command|secret|token|(access|account|api|encryption|hmac|jwt|master|private|secret|shared|signing|storage)_key)$/;function isSecretName(name){return SECRET_NAME.test(name)}export{isSecretName};
