// Generated from inventory/schema/ by scripts/generate.mjs; do not edit.
import runtime0Module from "ajv/dist/runtime/ucs2length.js";
const runtime0 = { default: runtime0Module.default ?? runtime0Module };
import runtime1Module from "ajv/dist/runtime/equal.js";
const runtime1 = { default: runtime1Module.default ?? runtime1Module };
"use strict";
export const validateEnvironment = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"environment.schema.json","title":"Environment","description":"What holds for one inventory as a whole: environment.yml beside hosts/.","type":["object","null"],"additionalProperties":false,"properties":{"fingerprint_key":{"description":"Random text that keys the fingerprints of plans, so that they say nothing about values.","type":"string","pattern":"^[0-9a-f]{32,128}$"},"limits":{"description":"How much one plan may touch. A plan over a limit is refused.","type":"object","additionalProperties":false,"properties":{"hosts":{"description":"Largest share of the hosts, 0 to 1.","type":"number","minimum":0,"maximum":1,"default":1},"clusters":{"description":"Largest share of the clusters, 0 to 1.","type":"number","minimum":0,"maximum":1,"default":1},"restarts":{"description":"Most instances that restart in one plan.","type":"integer","minimum":0,"default":1000}}},"extra_variables":{"description":"Variables that the schema does not know and that are meant: used by own templates or playbooks.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"default":[]},"plain_passwords":{"description":"Secrets that may stand in clear: the parameter's name, or pg_users.NAME.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[a-z_]+(\\.[^\\s]+)?$"},"default":[]}}};
const pattern4 = new RegExp("^[0-9a-f]{32,128}$", "u");
const pattern5 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern6 = new RegExp("^[a-z_]+(\\.[^\\s]+)?$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="environment.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema31.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "fingerprint_key") || (key0 === "limits")) || (key0 === "extra_variables")) || (key0 === "plain_passwords"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.fingerprint_key !== undefined){
let data0 = data.fingerprint_key;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err2 = {instancePath:instancePath+"/fingerprint_key",schemaPath:"#/properties/fingerprint_key/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32,128}$"},message:"must match pattern \""+"^[0-9a-f]{32,128}$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/fingerprint_key",schemaPath:"#/properties/fingerprint_key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.limits !== undefined){
let data1 = data.limits;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(((key1 === "hosts") || (key1 === "clusters")) || (key1 === "restarts"))){
const err4 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.hosts !== undefined){
let data2 = data1.hosts;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/limits/hosts",schemaPath:"#/properties/limits/properties/hosts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/limits/hosts",schemaPath:"#/properties/limits/properties/hosts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/limits/hosts",schemaPath:"#/properties/limits/properties/hosts/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.clusters !== undefined){
let data3 = data1.clusters;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/limits/clusters",schemaPath:"#/properties/limits/properties/clusters/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/limits/clusters",schemaPath:"#/properties/limits/properties/clusters/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/limits/clusters",schemaPath:"#/properties/limits/properties/clusters/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.restarts !== undefined){
let data4 = data1.restarts;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err11 = {instancePath:instancePath+"/limits/restarts",schemaPath:"#/properties/limits/properties/restarts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/limits/restarts",schemaPath:"#/properties/limits/properties/restarts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.extra_variables !== undefined){
let data5 = data.extra_variables;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(!pattern5.test(data6)){
const err14 = {instancePath:instancePath+"/extra_variables/" + i0,schemaPath:"#/properties/extra_variables/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/extra_variables/" + i0,schemaPath:"#/properties/extra_variables/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
let i1 = data5.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data5[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err16 = {instancePath:instancePath+"/extra_variables",schemaPath:"#/properties/extra_variables/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err17 = {instancePath:instancePath+"/extra_variables",schemaPath:"#/properties/extra_variables/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.plain_passwords !== undefined){
let data7 = data.plain_passwords;
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i2=0; i2<len1; i2++){
let data8 = data7[i2];
if(typeof data8 === "string"){
if(!pattern6.test(data8)){
const err18 = {instancePath:instancePath+"/plain_passwords/" + i2,schemaPath:"#/properties/plain_passwords/items/pattern",keyword:"pattern",params:{pattern: "^[a-z_]+(\\.[^\\s]+)?$"},message:"must match pattern \""+"^[a-z_]+(\\.[^\\s]+)?$"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/plain_passwords/" + i2,schemaPath:"#/properties/plain_passwords/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
let i3 = data7.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data7[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err20 = {instancePath:instancePath+"/plain_passwords",schemaPath:"#/properties/plain_passwords/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i3+" are identical)"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err21 = {instancePath:instancePath+"/plain_passwords",schemaPath:"#/properties/plain_passwords/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateInventory = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"inventory.schema.json","title":"Inventory of PostgreSQL clusters","description":"A file under hosts/: groups with their hosts and variables. Parameters with a reason under unread are accepted and have no effect.","type":"object","additionalProperties":{"$ref":"#/$defs/group"},"$defs":{"port":{"type":"integer","minimum":1,"maximum":65535},"package":{"type":"string","pattern":"^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"},"role_name":{"type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"extension":{"description":"An extension of a database.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-z_][a-z0-9_-]*$","description":"Name of the extension."},"schema":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$","description":"Schema it is installed into."}}},"user":{"description":"A role or user of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the user, unique in the cluster.","$ref":"#/$defs/role_name"},"password":{"description":"Password in clear, or a scram-sha-256 verifier.","type":"string","writeOnly":true,"minLength":1},"login":{"description":"May log in.","type":"boolean","default":true},"superuser":{"description":"Is a superuser.","type":"boolean","default":false},"createdb":{"description":"May create databases.","type":"boolean","default":false},"createrole":{"description":"May create roles.","type":"boolean","default":false},"inherit":{"description":"Has the privileges of its roles without SET ROLE.","type":"boolean","default":true},"replication":{"description":"May stream.","type":"boolean","default":false},"bypassrls":{"description":"Is not subject to row security.","type":"boolean","default":false},"pgbouncer":{"description":"May log in through pgbouncer.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"expire_in":{"description":"Days from its creation until the password expires; counted once.","type":"integer","minimum":1},"expire_at":{"description":"Day on which the password expires, YYYY-MM-DD.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"comment":{"description":"What the user is for.","default":"","type":"string"},"roles":{"description":"Roles that the user is a member of.","type":"array","items":{"$ref":"#/$defs/role_name"},"uniqueItems":true,"default":[]},"parameters":{"description":"Settings of the sessions of the user.","type":["object","null"],"propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}}}},"database":{"description":"A database of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the database, unique in the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"owner":{"description":"Its owner: a user or role of the cluster.","$ref":"#/$defs/role_name","default":"postgres"},"template":{"description":"Database it is copied from at creation.","type":"string","default":"template1"},"encoding":{"description":"Encoding, at creation.","type":"string"},"lc_collate":{"description":"Sort order, at creation.","type":"string"},"lc_ctype":{"description":"Character classes, at creation.","type":"string"},"revokeconn":{"description":"Only the owner, the administrator, monitoring and replication may connect.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"pgbouncer":{"description":"Reachable through pgbouncer.","type":"boolean","default":true},"comment":{"description":"What the database is for.","default":"","type":"string"},"schemas":{"description":"Schemas in it.","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"uniqueItems":true,"default":[]},"extensions":{"description":"Extensions in it.","type":"array","items":{"$ref":"#/$defs/extension"},"default":[]},"parameters":{"description":"Settings of the sessions in the database.","type":["object","null"],"propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}},"locale":{"description":"Sort order and character classes at once, at creation.","type":"string","unread":"write lc_collate and lc_ctype"},"tablespace":{"description":"Tablespace of the database.","type":"string","default":"pg_default","unread":"every database is in pg_default"},"allowconn":{"description":"Anybody may connect at all.","type":"boolean","default":true,"unread":"every database takes connections"},"baseline":{"description":"SQL file that Pigsty runs in the database.","type":"string","unread":"no SQL file is run; bring schemas about by your own migrations"}}},"service":{"description":"A port of HAProxy that leads to some members of the cluster.","type":"object","required":["name","src_port","selector"],"additionalProperties":false,"properties":{"name":{"description":"Name of the service: <pg_cluster>-<name>.","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"src_ip":{"description":"Address that HAProxy listens on; *: all. vip is not supported.","type":"string","pattern":"^(\\*|(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$","default":"*"},"src_port":{"description":"Port that HAProxy listens on.","$ref":"#/$defs/port"},"dst_port":{"description":"Where it leads: postgres, pgbouncer or a port.","anyOf":[{"type":"string","enum":["postgres","pgbouncer"]},{"$ref":"#/$defs/port"}],"default":"postgres"},"check_method":{"description":"How a member is checked.","type":"string","enum":["http","tcp"],"default":"http"},"check_port":{"description":"Port that is checked: patroni or a port.","anyOf":[{"type":"string","enum":["patroni","pg_exporter"]},{"$ref":"#/$defs/port"}],"default":"patroni"},"check_url":{"description":"Path of Patroni's REST interface that answers for the role wanted.","type":"string","pattern":"^/[A-Za-z0-9._/?=&-]*$","default":"/"},"check_code":{"description":"Status of a healthy answer.","type":"integer","minimum":100,"maximum":599,"default":200},"selector":{"description":"JMESPath over the variables of the members: who serves; [] all.","type":"string"},"selector_backup":{"description":"JMESPath over the variables of the members: who serves when nobody else does.","type":"string"},"haproxy":{"description":"Settings of the proxy.","type":"object","additionalProperties":false,"properties":{"maxconn":{"description":"Most connections at a time.","type":"integer","minimum":1,"default":3000,"maximum":1000000},"balance":{"description":"How a member is chosen.","type":"string","default":"roundrobin","enum":["roundrobin","static-rr","leastconn","first","source","random"]},"default_server_options":{"description":"Options of every server line.","type":"string","default":"inter 3s fastinter 1s downinter 5s rise 3 fall 3 on-marked-down shutdown-sessions slowstart 30s maxconn 3000 maxqueue 128 weight 100","pattern":"^[ -~]*$"}}}}},"hba":{"description":"HBA rules for instances of a role.","type":"object","required":["role","rules"],"additionalProperties":false,"properties":{"title":{"description":"What the rules are for: a comment in the file, of one line.","type":"string","pattern":"^[^\\x00-\\x1f\\x7f]*$"},"role":{"description":"On which instances; common: on all.","type":"string","enum":["common","primary","replica","offline"]},"rules":{"description":"Lines of pg_hba.conf: type, database, user, address, method.","type":"array","minItems":1,"items":{"type":"string","minLength":1}}}},"parameters":{"description":"Variables of a group or a host.","type":["object","null"],"properties":{"meta_node":{"description":"The host is a meta node: it runs etcd, Prometheus and nginx, and Ansible is driven from it.","level":"C","type":"boolean","default":false},"node_dns_hosts":{"description":"Lines \"address name …\" of a managed block in /etc/hosts.","level":"C","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},"default":[]},"node_packages":{"description":"Debian packages for every node, beyond what the roles need.","level":"C","type":"array","items":{"$ref":"#/$defs/package"},"default":[]},"node_timezone":{"description":"Time zone, by its name in the time zone database.","level":"C","type":"string","pattern":"^[A-Za-z0-9_+/-]+$","default":"UTC"},"node_sysctl_params":{"description":"Kernel settings, by name.","level":"C","type":"object","additionalProperties":{"type":["string","integer"]},"default":{}},"node_exporter_enabled":{"description":"Run node_exporter, the metrics of the machine.","level":"C","type":"boolean","default":true},"node_exporter_port":{"description":"Port of node_exporter.","level":"C","$ref":"#/$defs/port","default":9100},"node_exporter_options":{"description":"More command line options for node_exporter.","level":"C/I","type":"string","default":""},"dcs_servers":{"description":"Members of the consensus store: name to address.","level":"G","type":"object","additionalProperties":{"type":"string"},"default":{}},"dcs_type":{"description":"Consensus store of Patroni.","level":"G","type":"string","enum":["etcd","consul"],"default":"etcd","unsupported":{"unless":["etcd"],"reason":"the playbooks here set up etcd; set etcd"}},"etcd_data_dir":{"description":"Data directory of etcd.","level":"G","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/etcd/pigsty"},"prometheus_data_dir":{"description":"Data directory of Prometheus.","level":"G","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/prometheus/metrics2"},"prometheus_options":{"description":"More command line options for Prometheus.","level":"G","type":"string","default":"--storage.tsdb.retention.time=15d"},"prometheus_scrape_interval":{"description":"How often Prometheus scrapes.","level":"G","type":"string","pattern":"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$","default":"10s"},"prometheus_scrape_timeout":{"description":"How long a scrape may take; not longer than the interval.","level":"G","type":"string","pattern":"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$","default":"8s"},"prometheus_sd_interval":{"description":"How often Prometheus reads its target files again.","level":"G","type":"string","pattern":"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$","default":"5s"},"exporter_metrics_path":{"description":"HTTP path under which every exporter serves its metrics.","level":"G","type":"string","pattern":"^/[A-Za-z0-9._/-]*$","default":"/metrics"},"nginx_port":{"description":"Port of nginx on the meta node.","level":"G","$ref":"#/$defs/port","default":80},"pg_cluster":{"description":"Name of the cluster: Patroni's scope, first part of instance and service names. Equal to the name of the group.","level":"C","type":"string","pattern":"^[a-z][a-z0-9-]*$","maxLength":63},"pg_seq":{"description":"Number of the instance, unique in its cluster, never used again: the instance is <pg_cluster>-<pg_seq>.","level":"I","type":"integer","minimum":0},"pg_role":{"description":"Role at bootstrap, and a label for services and HBA rules. Who leads at the moment is decided by Patroni.","level":"I","type":"string","enum":["primary","replica","offline","standby","delayed"],"unsupported":{"unless":["primary","replica","offline"],"reason":"the playbooks here run primary, replica and offline; set replica or offline"}},"pg_offline_query":{"description":"Let the instance also serve the offline service, with the HBA rules of role offline.","level":"I","type":"boolean","default":false},"pg_weight":{"description":"Weight of the instance in load balancing, 0 to 256; 0 takes no new connections.","level":"I","type":"integer","minimum":0,"maximum":256,"default":100},"pg_users":{"description":"Business users of the cluster, created in this order.","level":"C","type":"array","items":{"$ref":"#/$defs/user"},"default":[]},"pg_databases":{"description":"Business databases of the cluster, created in this order, after the users.","level":"C","type":"array","items":{"$ref":"#/$defs/database"},"default":[]},"pg_services_extra":{"description":"Services of this cluster beyond pg_services.","level":"C","type":"array","items":{"$ref":"#/$defs/service"},"default":[]},"pg_hba_rules_extra":{"description":"HBA rules of this cluster, tried before those of pg_hba_rules.","level":"C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]},"pgbouncer_hba_rules_extra":{"description":"HBA rules of pgbouncer in this cluster, tried after those of pgbouncer_hba_rules.","level":"C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]},"pg_admin_username":{"description":"Name of the administrator.","level":"G","$ref":"#/$defs/role_name","default":"dbuser_dba"},"pg_admin_password":{"description":"Password of the administrator.","level":"G","type":"string","writeOnly":true,"minLength":1},"pg_replication_username":{"description":"Name of the user that streams and rewinds.","level":"G","$ref":"#/$defs/role_name","default":"replicator"},"pg_replication_password":{"description":"Password of the user that streams and rewinds.","level":"G","type":"string","writeOnly":true,"minLength":1},"pg_monitor_username":{"description":"Name of the user that reads statistics.","level":"G","$ref":"#/$defs/role_name","default":"dbuser_monitor"},"pg_monitor_password":{"description":"Password of the user that reads statistics.","level":"G","type":"string","writeOnly":true,"minLength":1},"pg_dbsu":{"description":"Operating system user and superuser of PostgreSQL.","level":"C","$ref":"#/$defs/role_name","default":"postgres"},"pg_dbsu_home":{"description":"Home directory of pg_dbsu.","level":"C","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/postgresql"},"pg_version":{"description":"Major version of PostgreSQL.","level":"C","type":"integer","minimum":10,"maximum":18,"default":15},"pg_bin_dir":{"description":"Where the programs of PostgreSQL are.","level":"C","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/usr/lib/postgresql/15/bin"},"pg_packages":{"description":"Debian packages of a PostgreSQL node.","level":"C","type":"array","items":{"$ref":"#/$defs/package"},"default":["postgresql-15","patroni","python3-etcd","python3-psycopg2","pgbouncer"]},"pg_extensions":{"description":"Debian packages of PostgreSQL extensions.","level":"C","type":"array","items":{"$ref":"#/$defs/package"},"default":[]},"pg_data":{"description":"Data directory of PostgreSQL.","level":"C","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/postgresql/15/data"},"pg_listen":{"description":"Address PostgreSQL and pgbouncer listen on.","level":"C","type":"string","default":"0.0.0.0","pattern":"^[0-9A-Za-z.:,*-]+$"},"pg_port":{"description":"Port of PostgreSQL.","level":"C","$ref":"#/$defs/port","default":5432},"pg_localhost":{"description":"Directory of the Unix sockets of PostgreSQL and pgbouncer.","level":"C","type":"string","default":"/var/run/postgresql","pattern":"^/[A-Za-z0-9._/-]+$","maxLength":90},"pg_namespace":{"description":"Prefix of the keys of Patroni in the consensus store.","level":"C","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/pg"},"patroni_port":{"description":"Port of Patroni's REST interface.","level":"C","$ref":"#/$defs/port","default":8008},"patroni_watchdog_mode":{"description":"Use of the watchdog by Patroni; off may stand without quotes, as YAML reads it as false.","level":"C","type":["string","boolean"],"enum":["off","automatic","require","required",false],"default":"off"},"pg_conf":{"description":"Template of PostgreSQL settings, by size and purpose of the node.","level":"C","type":"string","enum":["tiny.yml","oltp.yml","crit.yml","olap.yml","mini.yml","small.yml","medium.yml","large.yml"],"default":"tiny.yml","unsupported":{"unless":["tiny.yml","oltp.yml","crit.yml"],"reason":"there are templates for tiny.yml, oltp.yml and crit.yml; take one of them and set the rest in pg_parameters"}},"pg_parameters":{"description":"PostgreSQL settings over those of pg_conf; the same on all members of a cluster.","level":"C","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}},"pg_shared_libraries":{"description":"shared_preload_libraries, separated by commas; the order has meaning.","level":"C","type":"string","default":"pg_stat_statements, auto_explain"},"pg_encoding":{"description":"Encoding of a new cluster.","level":"C","type":"string","default":"UTF8","pattern":"^[A-Za-z0-9_-]+$"},"pg_locale":{"description":"Locale of a new cluster.","level":"C","type":"string","default":"C","pattern":"^[A-Za-z][A-Za-z0-9_.@-]*$"},"pg_lc_collate":{"description":"Sort order of a new cluster.","level":"C","type":"string","default":"C","pattern":"^[A-Za-z][A-Za-z0-9_.@-]*$"},"pg_lc_ctype":{"description":"Character classes of a new cluster.","level":"C","type":"string","default":"C.UTF-8","pattern":"^[A-Za-z][A-Za-z0-9_.@-]*$"},"pgbouncer_enabled":{"description":"Run pgbouncer.","level":"C","type":"boolean","default":true},"pgbouncer_port":{"description":"Port of pgbouncer.","level":"C","$ref":"#/$defs/port","default":6432},"pgbouncer_poolmode":{"description":"When a server connection goes back to the pool.","level":"C","type":"string","enum":["session","transaction","statement"],"default":"transaction"},"pgbouncer_max_db_conn":{"description":"Most server connections of one database through pgbouncer.","level":"C","type":"integer","minimum":0,"default":100},"pg_default_roles":{"description":"Roles and users that every cluster has.","level":"G/C","type":"array","items":{"$ref":"#/$defs/user"},"default":[{"name":"dbrole_readonly","login":false,"comment":"reads everything"},{"name":"dbrole_readwrite","login":false,"roles":["dbrole_readonly"],"comment":"reads and writes everything"},{"name":"dbrole_offline","login":false,"comment":"reads on offline instances only"},{"name":"dbrole_admin","login":false,"roles":["pg_monitor","dbrole_readwrite"],"comment":"creates objects"},{"name":"postgres","superuser":true,"comment":"owner of the database system"},{"name":"dbuser_dba","superuser":true,"roles":["dbrole_admin"],"comment":"administrator"},{"name":"replicator","replication":true,"bypassrls":true,"roles":["pg_monitor","dbrole_readonly"],"comment":"streams and rewinds"},{"name":"dbuser_monitor","roles":["pg_monitor","dbrole_readonly"],"comment":"reads statistics","parameters":{"log_min_duration_statement":1000}},{"name":"dbuser_stats","roles":["dbrole_offline"],"comment":"long queries on offline instances"}]},"pg_default_privileges":{"description":"Privileges on what the administrators will create: GRANT … ON SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES TO role.","level":"G/C","type":"array","items":{"type":"string","pattern":"^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"},"default":["GRANT USAGE ON SCHEMAS TO dbrole_readonly","GRANT SELECT ON TABLES TO dbrole_readonly","GRANT SELECT ON SEQUENCES TO dbrole_readonly","GRANT EXECUTE ON FUNCTIONS TO dbrole_readonly","GRANT USAGE ON SCHEMAS TO dbrole_offline","GRANT SELECT ON TABLES TO dbrole_offline","GRANT SELECT ON SEQUENCES TO dbrole_offline","GRANT EXECUTE ON FUNCTIONS TO dbrole_offline","GRANT INSERT, UPDATE, DELETE ON TABLES TO dbrole_readwrite","GRANT USAGE, UPDATE ON SEQUENCES TO dbrole_readwrite","GRANT TRUNCATE, REFERENCES, TRIGGER ON TABLES TO dbrole_admin","GRANT CREATE ON SCHEMAS TO dbrole_admin"]},"pg_default_schemas":{"description":"Schemas that every database has.","level":"G/C","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"default":["monitor"]},"pg_default_extensions":{"description":"Extensions that every database has.","level":"G/C","type":"array","items":{"$ref":"#/$defs/extension"},"default":[{"name":"pg_stat_statements","schema":"monitor"},{"name":"pgstattuple","schema":"monitor"},{"name":"pg_buffercache","schema":"monitor"},{"name":"pageinspect","schema":"monitor"},{"name":"pg_prewarm","schema":"monitor"},{"name":"pg_visibility","schema":"monitor"},{"name":"pg_freespacemap","schema":"monitor"},{"name":"postgres_fdw"},{"name":"file_fdw"},{"name":"btree_gist"},{"name":"btree_gin"},{"name":"pg_trgm"},{"name":"intagg"},{"name":"intarray"}]},"pg_hba_rules":{"description":"HBA rules of every cluster; the first that matches wins.","level":"G/C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[{"title":"password access from the meta node","role":"common","rules":["host    all     all                     10.10.10.10/32      scram-sha-256"]},{"title":"administrators from private networks","role":"common","rules":["host    all     +dbrole_admin           10.0.0.0/8          scram-sha-256","host    all     +dbrole_admin           172.16.0.0/12       scram-sha-256","host    all     +dbrole_admin           192.168.0.0/16      scram-sha-256"]},{"title":"password access from private networks","role":"common","rules":["host    all     all                     10.0.0.0/8          scram-sha-256","host    all     all                     172.16.0.0/12       scram-sha-256","host    all     all                     192.168.0.0/16      scram-sha-256"]},{"title":"business users on the host itself, pgbouncer included","role":"common","rules":["local   all     +dbrole_readonly                            scram-sha-256","host    all     +dbrole_readonly        127.0.0.1/32        scram-sha-256"]},{"title":"long queries on offline instances","role":"offline","rules":["host    all     +dbrole_offline         10.0.0.0/8          scram-sha-256","host    all     +dbrole_offline         172.16.0.0/12       scram-sha-256","host    all     +dbrole_offline         192.168.0.0/16      scram-sha-256"]}]},"pgbouncer_hba_rules":{"description":"HBA rules of pgbouncer in every cluster; the first that matches wins.","level":"G/C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[{"title":"password access on the host itself","role":"common","rules":["local   all     all                                         scram-sha-256","host    all     all                     127.0.0.1/32        scram-sha-256"]},{"title":"password access from private networks","role":"common","rules":["host    all     all                     10.0.0.0/8          scram-sha-256","host    all     all                     172.16.0.0/12       scram-sha-256","host    all     all                     192.168.0.0/16      scram-sha-256"]}]},"pg_exporter_enabled":{"description":"Run pg_exporter, the metrics of PostgreSQL.","level":"C","type":"boolean","default":true},"pg_exporter_port":{"description":"Port of pg_exporter.","level":"C","$ref":"#/$defs/port","default":9630},"pgbouncer_exporter_enabled":{"description":"Run pgbouncer_exporter, the metrics of pgbouncer.","level":"C","type":"boolean","default":true},"pgbouncer_exporter_port":{"description":"Port of pgbouncer_exporter.","level":"C","$ref":"#/$defs/port","default":9631},"pg_services":{"description":"Services that HAProxy offers for every cluster.","level":"G/C","type":"array","items":{"$ref":"#/$defs/service"},"default":[{"name":"primary","src_ip":"*","src_port":5433,"dst_port":"pgbouncer","check_url":"/primary","selector":"[]"},{"name":"replica","src_ip":"*","src_port":5434,"dst_port":"pgbouncer","check_url":"/read-only","selector":"[]","selector_backup":"[? pg_role == `primary` || pg_role == `offline` ]"},{"name":"default","src_ip":"*","src_port":5436,"dst_port":"postgres","check_url":"/primary","selector":"[]"},{"name":"offline","src_ip":"*","src_port":5438,"dst_port":"postgres","check_url":"/replica","selector":"[? pg_role == `offline` || pg_offline_query ]","selector_backup":"[? pg_role == `replica` && !pg_offline_query ]"}]},"haproxy_enabled":{"description":"Run HAProxy.","level":"C/I","type":"boolean","default":true},"haproxy_admin_auth_enabled":{"description":"Ask for a password on HAProxy's administration page.","level":"G/C","type":"boolean","default":false},"haproxy_admin_username":{"description":"User of HAProxy's administration page.","level":"G","type":"string","pattern":"^[A-Za-z0-9_-]+$","default":"admin"},"haproxy_admin_password":{"description":"Password of HAProxy's administration page.","level":"G","type":"string","writeOnly":true,"minLength":1,"default":"pigsty","pattern":"^[!$-&(-\\[\\]-~]*$"},"haproxy_exporter_port":{"description":"Port of HAProxy's administration page and metrics.","level":"C","$ref":"#/$defs/port","default":9101},"haproxy_client_timeout":{"description":"How long a client may be silent.","level":"C","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"},"haproxy_server_timeout":{"description":"How long a server may be silent.","level":"C","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"},"vip_mode":{"description":"Virtual address of the cluster.","level":"C","type":"string","enum":["none","l2","l4"],"default":"none","unsupported":{"unless":["none"],"reason":"Debian's vip-manager does not speak etcd's v3 interface; set none and balance on the clients, or by HAProxy on each member"}},"patroni_restart_order":{"description":"Restarts only, given by the plan: who takes a setting first. A setting that a replica must not have lower than its leader is raised on the replicas first and lowered on the leader first.","level":"A","type":"string","enum":["replicas,leader","leader,replicas","replicas,leader,replicas"],"default":"replicas,leader"},"rm_pgdata":{"description":"Removal only, given on the command line: delete the data directory too.","level":"A","type":"boolean","default":false},"rm_pgpkgs":{"description":"Removal only, given on the command line: remove the packages too.","level":"A","type":"boolean","default":false},"rm_node":{"description":"Removal only, given on the command line: the host leaves the inventory, so take its own target out of Prometheus too.","level":"A","type":"boolean","default":false},"pg_user":{"description":"Given to pgsql-createuser.yml or pgsql-dropuser.yml on the command line: which of pg_users.","level":"A","type":"string"},"pg_revoke_password":{"description":"Given to pgsql-createuser.yml by a plan: the user has a password no more.","level":"A","type":"boolean","default":false},"pg_reassign_to":{"description":"Given to pgsql-dropuser.yml on the command line: role that takes over what the user owns.","level":"A","type":"string","default":""},"pg_database":{"description":"Given to pgsql-createdb.yml or pgsql-dropdb.yml on the command line: which of pg_databases.","level":"A","type":"string"},"pg_drop_schemas":{"description":"Given to pgsql-createdb.yml by a plan: schemas that left the database's list, separated by commas.","level":"A","type":"string","default":""},"pg_drop_extensions":{"description":"Given to pgsql-createdb.yml by a plan: extensions that left the database's list, separated by commas.","level":"A","type":"string","default":""},"version":{"description":"Version of Pigsty that the file was written for.","level":"G","unread":"it is a label that nothing reads","type":"string"},"proxy_env":{"description":"Environment of package downloads: proxies and hosts without one.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"object","additionalProperties":{"type":["string","null"]}},"repo_enabled":{"description":"Build a local package repository on the meta node.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":true},"repo_name":{"description":"Name of the local repository.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"string","default":"pigsty"},"repo_address":{"description":"Host name under which nodes find the local repository.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"string","default":"pigsty"},"repo_home":{"description":"Folder of the local repository.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"string","pattern":"^/[^\\s'\"]*$","default":"/www"},"repo_rebuild":{"description":"Download all packages again.","level":"A","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":false},"repo_remove":{"description":"Take away other repository definitions of the meta node.","level":"A","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":true},"repo_exists":{"description":"The local repository is there already (Pigsty 1.2).","level":"A","unread":"packages come from Debian's archives; no local repository is built","type":"boolean"},"repo_upstreams":{"description":"Repositories that the local one is filled from.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"gpgcheck":{"type":"boolean"},"enabled":{"type":"boolean"},"baseurl":{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}}}},"repo_packages":{"description":"Packages to download, several to a line.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"}},"repo_url_packages":{"description":"Packages to download by address.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"},"default":[]},"ca_method":{"description":"Where the certificate authority comes from.","level":"G","unread":"no certificate authority is set up here","type":"string","enum":["create","copy","recreate"],"default":"create"},"ca_subject":{"description":"Subject of the root certificate.","level":"G","unread":"no certificate authority is set up here","type":"string","default":"/CN=root-ca"},"ca_homedir":{"description":"Folder of the certificate authority.","level":"G","unread":"no certificate authority is set up here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/ca"},"ca_cert":{"description":"File name of the root certificate.","level":"G","unread":"no certificate authority is set up here","type":"string","default":"ca.crt"},"ca_key":{"description":"File name of the private key.","level":"G","unread":"no certificate authority is set up here","type":"string","default":"ca.key"},"nginx_enabled":{"description":"Run nginx on the meta node (Pigsty 1.5).","level":"G/I","unread":"nginx shows HAProxy's pages only","type":"boolean","default":true},"nginx_upstream":{"description":"Domains that nginx forwards, and where to.","level":"G","unread":"nginx shows HAProxy's pages only","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"domain":{"type":"string"},"endpoint":{"type":"string"},"host":{"type":"string"},"url":{"type":"string"}}}},"app_list":{"description":"Links on the home page.","level":"G","unread":"nginx shows HAProxy's pages only","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"url":{"type":"string"},"comment":{"type":"string"}}}},"docs_enabled":{"description":"Serve the documentation.","level":"G","unread":"nginx shows HAProxy's pages only","type":"boolean","default":true},"pev2_enabled":{"description":"Serve the viewer of query plans.","level":"G","unread":"nginx shows HAProxy's pages only","type":"boolean","default":true},"pgbadger_enabled":{"description":"Serve reports of logs.","level":"G","unread":"nginx shows HAProxy's pages only","type":"boolean","default":true},"nameserver_enabled":{"description":"Run dnsmasq on the meta node (Pigsty 1.5).","level":"G/I","unread":"no name server is set up here; names go into node_dns_hosts","type":"boolean","default":false},"dns_records":{"description":"Records of dnsmasq: address and names.","level":"G","unread":"no name server is set up here; names go into node_dns_hosts","type":"array","items":{"type":"string"},"default":[]},"prometheus_enabled":{"description":"Run Prometheus on the meta node (Pigsty 1.5); here every meta node does.","level":"G/I","unread":"targets are files on the meta node","type":"boolean","default":true},"prometheus_reload":{"description":"Reload Prometheus, and keep its data.","level":"A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":false},"prometheus_sd_method":{"description":"How Prometheus finds its targets.","level":"G","unread":"targets are files on the meta node","type":"string","enum":["static","consul"],"default":"static"},"prometheus_sd_target":{"description":"One file of targets, or one an instance (Pigsty 1.2).","level":"G","unread":"targets are files on the meta node","type":"string","enum":["batch","single"]},"exporter_install":{"description":"How exporters are installed.","level":"G","unread":"Debian decides it","type":"string","enum":["none","yum","binary"],"default":"none"},"exporter_repo_url":{"description":"Repository of the exporters.","level":"G","unread":"Debian decides it","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","default":""},"grafana_enabled":{"description":"Run Grafana on the meta node (Pigsty 1.5).","level":"G/I","unread":"Grafana is not set up here","type":"boolean","default":true},"grafana_endpoint":{"description":"Address of Grafana.","level":"G","unread":"Grafana is not set up here","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","default":"http://10.10.10.10:3000"},"grafana_admin_username":{"description":"Administrator of Grafana.","level":"G","unread":"Grafana is not set up here","type":"string","default":"admin"},"grafana_admin_password":{"description":"Password of the administrator of Grafana.","level":"G","unread":"Grafana is not set up here","type":"string","writeOnly":true,"default":"pigsty"},"grafana_database":{"description":"Where Grafana keeps its data.","level":"G","unread":"Grafana is not set up here","type":"string","enum":["sqlite3","postgres"],"default":"sqlite3"},"grafana_pgurl":{"description":"Database of Grafana, with user and password.","level":"G","unread":"Grafana is not set up here","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","writeOnly":true},"grafana_plugin":{"description":"What to do about plug-ins.","level":"G","unread":"Grafana is not set up here","type":"string","enum":["none","install","reinstall","always"],"default":"install"},"grafana_cache":{"description":"Archive of plug-ins that were downloaded before.","level":"G","unread":"Grafana is not set up here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/www/pigsty/plugins.tgz"},"grafana_plugins":{"description":"Plug-ins by name.","level":"G","unread":"Grafana is not set up here","type":"array","items":{"type":"string"}},"grafana_git_plugins":{"description":"Plug-ins by the address of their repository.","level":"G","unread":"Grafana is not set up here","type":"array","items":{"type":"string"}},"loki_enabled":{"description":"Run Loki on the meta node (Pigsty 1.5).","level":"G/I","unread":"logs are not collected here","type":"boolean","default":true},"loki_endpoint":{"description":"Where logs are sent.","level":"G","unread":"logs are not collected here","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","default":"http://10.10.10.10:3100/loki/api/v1/push"},"loki_clean":{"description":"Delete the logs that are there.","level":"A","unread":"logs are not collected here","type":"boolean","default":false},"loki_options":{"description":"Command line options of Loki.","level":"G","unread":"logs are not collected here","type":"string","default":"-config.file=/etc/loki.yml -config.expand-env=true"},"loki_data_dir":{"description":"Data directory of Loki.","level":"G","unread":"logs are not collected here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/data/loki"},"loki_retention":{"description":"How long logs are kept.","level":"G","unread":"logs are not collected here","type":"string","pattern":"^[0-9]+(ms|s|m|h|d|w|y)$","default":"15d"},"service_registry":{"description":"Where services are registered.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","enum":["none","consul","etcd","both"],"default":"consul"},"dcs_name":{"description":"Name of the data centre in Consul.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","default":"pigsty"},"dcs_exists_action":{"description":"What happens to a consensus store that runs already.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"string","enum":["abort","skip","clean"],"default":"abort"},"dcs_disable_purge":{"description":"Never delete a consensus store that runs.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean","default":false},"consul_data_dir":{"description":"Data directory of Consul.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","pattern":"^/[^\\s'\"]*$","default":"/var/lib/consul"},"consul_enabled":{"description":"Run Consul (Pigsty 1.5).","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"boolean","default":true},"etcd_enabled":{"description":"Run etcd (Pigsty 1.5); here every meta node does.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"boolean"},"etcd_exists":{"description":"etcd is there already (Pigsty 1.2).","level":"A","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"boolean"},"jupyter_enabled":{"description":"Run Jupyter on the meta node.","level":"G","unread":"Jupyter is not set up here","type":"boolean","default":true},"jupyter_username":{"description":"System user of Jupyter.","level":"G","unread":"Jupyter is not set up here","type":"string","default":"jupyter"},"jupyter_password":{"description":"Password of Jupyter.","level":"G","unread":"Jupyter is not set up here","type":"string","writeOnly":true,"default":"pigsty"},"pgweb_enabled":{"description":"Run pgweb on the meta node.","level":"G","unread":"pgweb is not set up here","type":"boolean","default":true},"pgweb_username":{"description":"System user of pgweb.","level":"G","unread":"pgweb is not set up here","type":"string","default":"pgweb"},"docker_enabled":{"description":"Run Docker.","level":"C","unread":"Docker is not set up here","type":"boolean"},"docker_cgroups_driver":{"description":"Control groups driver of Docker.","level":"C","unread":"Docker is not set up here","type":"string","enum":["systemd","cgroupfs"],"default":"systemd"},"docker_registry_mirrors":{"description":"Mirrors of the image registry.","level":"C","unread":"Docker is not set up here","type":"array","items":{"type":"string"},"default":[]},"docker_image_cache":{"description":"Archive of images that is loaded.","level":"C","unread":"Docker is not set up here","type":"string","pattern":"^/[^\\s'\"]*$"},"nodename":{"description":"Host name of the node.","level":"I","unread":"this part of a node is left as it is","type":"string"},"pg_nodename":{"description":"Name the node after its instance (Pigsty 1.2).","level":"C/I","unread":"this part of a node is left as it is","type":"boolean"},"node_cluster":{"description":"Name of a set of nodes.","level":"C","unread":"it is a label that nothing reads","type":"string","default":"nodes"},"nodename_overwrite":{"description":"Set the host name to nodename.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"nodename_exchange":{"description":"Write every node's name into /etc/hosts of the others.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":false},"node_dns_hosts_extra":{"description":"More lines of the block, for a cluster or a node.","level":"C/I","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},"default":[]},"node_dns_server":{"description":"What happens to the name servers of a node.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["add","overwrite","none"],"default":"add"},"node_dns_servers":{"description":"Name servers of a node; the order has meaning.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":[]},"node_dns_options":{"description":"Options of /etc/resolv.conf.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":["options single-request-reopen timeout:1 rotate","domain service.consul"]},"node_repo_method":{"description":"Which repositories a node uses.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"string","enum":["local","public","none","both"],"default":"local"},"node_repo_remove":{"description":"Take away other repository definitions of a node.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":true},"node_local_repo_url":{"description":"Definitions of the local repository.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"},"default":["http://pigsty/pigsty.repo"]},"node_packages_default":{"description":"Packages of every node (Pigsty 1.5); here the roles bring what they need, and more goes into node_packages.","level":"C","unread":"Debian decides it","type":"array","items":{"type":"string"}},"node_meta_packages":{"description":"Packages of the meta node.","level":"G","unread":"Debian decides it","type":"array","items":{"type":"string"}},"node_meta_pip_install":{"description":"Python packages of the meta node.","level":"G","unread":"Debian decides it","type":"string","default":"jupyterlab"},"node_disable_numa":{"description":"Switch NUMA off; needs a reboot.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":false},"node_disable_swap":{"description":"Switch swapping off.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":false},"node_disable_firewall":{"description":"Switch the firewall off.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_disable_selinux":{"description":"Switch SELinux off; needs a reboot.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_static_network":{"description":"Keep resolv.conf as it is written.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_disk_prefetch":{"description":"Read ahead on rotating disks.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":false},"node_kernel_modules":{"description":"Kernel modules to load.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":["softdog","br_netfilter","ip_vs","ip_vs_rr","ip_vs_rr","ip_vs_wrr","ip_vs_sh"]},"node_tune":{"description":"Profile of kernel settings; here they are node_sysctl_params.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["tiny","oltp","olap","crit"],"default":"tiny"},"node_data_dir":{"description":"Main data directory of a node (Pigsty 1.5).","level":"C","unread":"this part of a node is left as it is","type":"string","pattern":"^/[^\\s'\"]*$"},"node_crontab":{"description":"Lines of the crontab (Pigsty 1.5).","level":"C/I","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":[]},"node_crontab_overwrite":{"description":"Replace the crontab instead of adding to it (Pigsty 1.5).","level":"C/I","unread":"this part of a node is left as it is","type":"boolean"},"node_admin_setup":{"description":"Make an administrator on every node.","level":"G","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_admin_uid":{"description":"Number of the administrator.","level":"G","unread":"this part of a node is left as it is","type":"integer","minimum":0,"default":88},"node_admin_username":{"description":"Name of the administrator of nodes.","level":"G","unread":"this part of a node is left as it is","type":"string","default":"dba"},"node_admin_ssh_exchange":{"description":"Exchange the administrator's keys.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_admin_pk_current":{"description":"Add the key of whoever runs the playbook.","level":"A","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_admin_pks":{"description":"Public keys of the administrator.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":[]},"node_ntp_config":{"description":"Configure the clock service.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_ntp_service":{"description":"Which clock service.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["ntp","chrony"],"default":"ntp"},"node_ntp_servers":{"description":"Lines of time servers.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":["pool cn.pool.ntp.org iburst","pool pool.ntp.org iburst","pool time.pool.aliyun.com iburst"]},"promtail_enabled":{"description":"Run promtail, which sends logs.","level":"C","unread":"logs are not collected here","type":"boolean","default":true},"promtail_clean":{"description":"Forget how far logs were sent.","level":"C/A","unread":"logs are not collected here","type":"boolean","default":false},"promtail_port":{"description":"Port of promtail.","level":"G","unread":"logs are not collected here","$ref":"#/$defs/port","default":9080},"promtail_options":{"description":"Command line options of promtail.","level":"C/I","unread":"logs are not collected here","type":"string","default":"-config.file=/etc/promtail.yml -config.expand-env=true"},"promtail_positions":{"description":"File in which promtail keeps how far it read.","level":"C","unread":"logs are not collected here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/var/log/positions.yaml"},"promtail_send_url":{"description":"Where promtail sends logs (Pigsty 1.2).","level":"G","unread":"logs are not collected here","type":"string","pattern":"^([a-z]+://[^\\s]+)?$"},"promtail_status_file":{"description":"File in which promtail keeps how far it read (Pigsty 1.2).","level":"G","unread":"logs are not collected here","type":"string","pattern":"^/[^\\s'\"]*$"},"pg_shard":{"description":"Name of the set of clusters that this one is a shard of.","level":"C","unread":"it is a label that nothing reads","type":"string"},"pg_sindex":{"description":"Number of the shard.","level":"C","unread":"it is a label that nothing reads","type":"integer","minimum":0},"pg_backup":{"description":"The instance takes backups; reserved.","level":"I","unread":"it is a label that nothing reads","type":"boolean","default":false},"pg_hostname":{"description":"Name the node after its instance.","level":"C/I","unread":"this part of a node is left as it is","type":"boolean","default":true},"pg_preflight_skip":{"description":"Skip the look at identities; here nothing does.","level":"C/A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":false},"pg_dbsu_uid":{"description":"Number of pg_dbsu.","level":"C","unread":"Debian decides it","type":"integer","minimum":0,"default":26},"pg_dbsu_sudo":{"description":"What pg_dbsu may do by sudo.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["none","limit","all","nopass"],"default":"limit"},"pg_dbsu_ssh_exchange":{"description":"Exchange keys of pg_dbsu within a cluster.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"pg_dbsu_password":{"description":"Password of pg_dbsu, which here logs in as itself only.","level":"C","unread":"the playbooks here do without it","type":"string","writeOnly":true},"pgdg_repo":{"description":"Add PostgreSQL's own repository.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":false},"pg_add_repo":{"description":"Add repositories for PostgreSQL; read by nothing in Pigsty either.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":false},"pg_exists_action":{"description":"What happens to an instance that runs already.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"string","enum":["abort","skip","clean"],"default":"clean"},"pg_disable_purge":{"description":"Never delete an instance that runs.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean","default":false},"pg_fs_main":{"description":"Mount point of the data.","level":"C","unread":"Debian decides it","type":"string","pattern":"^/[^\\s'\"]*$","default":"/data"},"pg_fs_bkup":{"description":"Mount point of backups.","level":"C","unread":"Debian decides it","type":"string","pattern":"^/[^\\s'\"]*$","default":"/data/backups"},"pg_dummy_filesize":{"description":"Size of a file that is deleted when the disk is full.","level":"C","unread":"the playbooks here do without it","type":"string","pattern":"^[0-9]+ *([kKMGTP]i?)?[bB]?$","default":"64MiB"},"pg_checksum":{"description":"Checksums of data pages (Pigsty 1.5); here every cluster has them.","level":"C","unread":"the playbooks here do without it","type":"boolean","default":false},"pg_provision":{"description":"Create users and databases at bootstrap; here always.","level":"C","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":true},"pg_init":{"description":"Script that is run at bootstrap.","level":"C","unread":"the playbooks here do without it","type":"string","default":"pg-init"},"pg_reload":{"description":"Reload PostgreSQL behind new HBA rules.","level":"A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":true},"patroni_mode":{"description":"Pause or remove Patroni behind the bootstrap; here scripts/ops patroni pause does.","level":"C","unread":"the playbooks here do without it","type":"string","enum":["default","pause","remove"],"default":"default"},"pg_exporter_config":{"description":"File of queries.","level":"C","unread":"Debian's exporter knows no such setting","type":"string","default":"pg_exporter.yml"},"pg_exporter_params":{"description":"Parameters of the connection address.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":"sslmode=disable"},"pg_exporter_url":{"description":"Connection address, in place of the one made.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","writeOnly":true,"default":""},"pg_exporter_auto_discovery":{"description":"Look at every database.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"boolean","default":true},"pg_exporter_exclude_database":{"description":"Databases not to look at.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":"template0,template1,postgres"},"pg_exporter_include_database":{"description":"Databases to look at.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":""},"pg_exporter_options":{"description":"More command line options.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":"--log.level=info --log.format=\"logger:syslog?appname=pg_exporter&local=7\""},"pgbouncer_exporter_url":{"description":"Connection address, in place of the one made.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","writeOnly":true,"default":""},"pgbouncer_exporter_options":{"description":"More command line options.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":"--log.level=info --log.format=\"logger:syslog?appname=pgbouncer_exporter&local=7\""},"haproxy_reload":{"description":"Reload HAProxy behind a new configuration.","level":"A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":true},"vip_reload":{"description":"Reload the holder of the virtual address (Pigsty 1.2).","level":"A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":true},"vip_address":{"description":"Virtual address of the cluster.","level":"C","unread":"no virtual address is set up here","type":"string","pattern":"^[0-9a-fA-F.:]+$"},"vip_cidrmask":{"description":"Prefix length of the virtual address.","level":"C","unread":"no virtual address is set up here","type":"integer","minimum":1,"maximum":32,"default":24},"vip_interface":{"description":"Network interface of the virtual address.","level":"C","unread":"no virtual address is set up here","type":"string","pattern":"^[A-Za-z0-9_.:@-]{1,15}$","default":"eth0"},"dns_mode":{"description":"Which addresses the name of a cluster has; reserved.","level":"C","unread":"it is a label that nothing reads","type":"string","enum":["vip","all","selector","none"],"default":"vip"},"dns_selector":{"description":"Members that the name of a cluster has; reserved.","level":"C","unread":"it is a label that nothing reads","type":"string","default":"[]"},"gp_cluster":{"description":"Name of the MatrixDB or Greenplum cluster.","level":"C","unread":"MatrixDB is not set up here","type":"string"},"redis_cluster":{"description":"Name of the Redis cluster.","level":"C","unread":"Redis is not set up here","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"redis_node":{"description":"Number of the node in its Redis cluster.","level":"I","unread":"Redis is not set up here","type":"integer","minimum":0},"redis_instances":{"description":"Instances of Redis on the node, by port.","level":"I","unread":"Redis is not set up here","type":"object","propertyNames":{"pattern":"^[0-9]{1,5}$"},"additionalProperties":{"type":["object","null"]}},"redis_install":{"description":"How Redis is installed.","level":"C","unread":"Redis is not set up here","type":"string","enum":["yum","binary"],"default":"yum"},"redis_mode":{"description":"Kind of Redis cluster.","level":"C","unread":"Redis is not set up here","type":"string","enum":["standalone","cluster","sentinel"],"default":"standalone"},"redis_conf":{"description":"Template of the configuration of Redis.","level":"C","unread":"Redis is not set up here","type":"string","default":"redis.conf"},"redis_fs_main":{"description":"Mount point of the data of Redis.","level":"C","unread":"Redis is not set up here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/data"},"redis_bind_address":{"description":"Address that Redis listens on.","level":"C","unread":"Redis is not set up here","type":"string","default":"0.0.0.0"},"redis_exists_action":{"description":"What happens to a Redis that runs already.","level":"C","unread":"no playbook here removes what runs, unless removals.yml says so","type":"string","enum":["abort","skip","clean"],"default":"clean"},"redis_disable_purge":{"description":"Never delete a Redis that runs.","level":"C","unread":"no playbook here removes what runs, unless removals.yml says so","type":["boolean","string"],"default":false},"redis_rmdata":{"description":"Delete the data with the instance (Pigsty 1.5).","level":"C/A","unread":"Redis is not set up here","type":"boolean"},"redis_max_memory":{"description":"Most memory of an instance of Redis.","level":"C/I","unread":"Redis is not set up here","type":"string","pattern":"^[0-9]+ *([kKMGTP]i?)?[bB]?$","default":"1GB"},"redis_mem_policy":{"description":"What Redis evicts when its memory is full.","level":"C","unread":"Redis is not set up here","type":"string","default":"allkeys-lru"},"redis_password":{"description":"Password of Redis; empty: none.","level":"C","unread":"Redis is not set up here","type":"string","writeOnly":true,"default":""},"redis_rdb_save":{"description":"When Redis saves: seconds and changes.","level":"C","unread":"Redis is not set up here","type":"array","items":{"type":"string"},"default":["1200 1"]},"redis_aof_enabled":{"description":"Write the append-only file.","level":"C","unread":"Redis is not set up here","type":"boolean","default":false},"redis_rename_commands":{"description":"Commands of Redis that get another name.","level":"C","unread":"Redis is not set up here","type":"object","default":{}},"redis_cluster_replicas":{"description":"Replicas of each master of a native cluster.","level":"C","unread":"Redis is not set up here","type":"integer","minimum":0,"default":1},"redis_exporter_enabled":{"description":"Run the exporter of Redis.","level":"C","unread":"Redis is not set up here","type":"boolean","default":true},"redis_exporter_port":{"description":"Port of the exporter of Redis.","level":"C","unread":"Redis is not set up here","$ref":"#/$defs/port","default":9121},"redis_exporter_options":{"description":"More command line options of the exporter of Redis.","level":"C/I","unread":"Redis is not set up here","type":"string","default":""},"pg_upstream":{"description":"Address of the instance that this one streams from: of another cluster on a primary, of another replica on a replica.","level":"I","type":["string","null"],"pattern":"^[0-9A-Za-z.:-]*$","unsupported":{"unless":["",null],"reason":"the playbooks here make no standby clusters and no cascades; take it away"}},"pg_delay":{"description":"How far a delayed replica stays behind.","level":"I","type":["string","null"],"unsupported":{"unless":["",null],"reason":"the playbooks here make no delayed replicas; take it away"}},"patroni_enabled":{"description":"Run PostgreSQL and Patroni on the host.","level":"C","type":"boolean","default":true,"unsupported":{"unless":[true],"reason":"the playbooks here run PostgreSQL under Patroni only; take the hosts out of the cluster"}},"gp_role":{"description":"What the host is in MatrixDB or Greenplum.","level":"C","type":["string","null"],"enum":["master","segment",null],"unsupported":{"unless":[null],"reason":"MatrixDB is not set up here; keep its hosts in an inventory of their own"}},"pg_instances":{"description":"Instances on the host by port, of MatrixDB.","level":"I","type":["object","null"],"propertyNames":{"pattern":"^[0-9]{1,5}$"},"additionalProperties":{"type":["object","null"]},"unsupported":{"unless":[null,{}],"reason":"the playbooks here run one instance on a host; keep such hosts in an inventory of their own"}},"pg_libs":{"description":"Other name of pg_shared_libraries, since Pigsty 1.5.","level":"C","alias":"pg_shared_libraries","type":"string"},"pg_dcs_type":{"description":"Other name of dcs_type, since Pigsty 1.5.","level":"C","alias":"dcs_type","type":"string","enum":["etcd","consul"]},"haproxy_auth_enabled":{"description":"Other name of haproxy_admin_auth_enabled, since Pigsty 1.5.","level":"C","alias":"haproxy_admin_auth_enabled","type":"boolean"},"node_etc_hosts_default":{"description":"Other name of node_dns_hosts, since Pigsty 1.5.","level":"C","alias":"node_dns_hosts","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"}},"node_extra_packages":{"description":"Other name of node_packages, in Pigsty 1.2 to 1.4.","level":"C","alias":"node_packages","type":"array","items":{"$ref":"#/$defs/package"}},"repo_port":{"description":"Other name of nginx_port, in Pigsty 1.2 to 1.4.","level":"C","alias":"nginx_port","$ref":"#/$defs/port"},"pg_default_privilegs":{"description":"Misspelt name of pg_default_privileges.","level":"C","alias":"pg_default_privileges","type":"array","items":{"type":"string","pattern":"^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"}},"dcs_registry":{"description":"Other name of service_registry, since Pigsty 1.5.","level":"G","alias":"service_registry","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","enum":["none","consul","etcd","both"]},"nginx_indexes":{"description":"Other name of app_list, since Pigsty 1.5.","level":"G","alias":"app_list","unread":"nginx shows HAProxy's pages only","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"url":{"type":"string"},"comment":{"type":"string"}}}},"node_ntp_enabled":{"description":"Other name of node_ntp_config, since Pigsty 1.5.","level":"C","alias":"node_ntp_config","unread":"this part of a node is left as it is","type":"boolean"},"node_admin_enabled":{"description":"Other name of node_admin_setup, since Pigsty 1.5.","level":"G","alias":"node_admin_setup","unread":"this part of a node is left as it is","type":"boolean"},"node_admin_pk_list":{"description":"Other name of node_admin_pks, since Pigsty 1.5.","level":"C","alias":"node_admin_pks","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"}},"node_etc_hosts":{"description":"Other name of node_dns_hosts_extra, since Pigsty 1.5.","level":"C/I","alias":"node_dns_hosts_extra","unread":"no name server is set up here; names go into node_dns_hosts","type":"array","items":{"type":"string"}},"node_dns_method":{"description":"Other name of node_dns_server, since Pigsty 1.5.","level":"C","alias":"node_dns_server","unread":"this part of a node is left as it is","type":"string","enum":["add","overwrite","none"]},"node_repo_local_urls":{"description":"Other name of node_local_repo_url, since Pigsty 1.5.","level":"C","alias":"node_local_repo_url","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"}},"node_packages_meta":{"description":"Other name of node_meta_packages, since Pigsty 1.5.","level":"G","alias":"node_meta_packages","unread":"Debian decides it","type":"array","items":{"type":"string"}},"node_packages_meta_pip":{"description":"Other name of node_meta_pip_install, since Pigsty 1.5.","level":"G","alias":"node_meta_pip_install","unread":"Debian decides it","type":"string"},"grafana_plugin_method":{"description":"Other name of grafana_plugin, since Pigsty 1.5.","level":"G","alias":"grafana_plugin","unread":"Grafana is not set up here","type":"string","enum":["none","install","reinstall","always"]},"grafana_plugin_list":{"description":"Other name of grafana_plugins, since Pigsty 1.5.","level":"G","alias":"grafana_plugins","unread":"Grafana is not set up here","type":"array","items":{"type":"string"}},"grafana_plugin_git":{"description":"Other name of grafana_git_plugins, since Pigsty 1.5.","level":"G","alias":"grafana_git_plugins","unread":"Grafana is not set up here","type":"array","items":{"type":"string"}},"grafana_plugin_cache":{"description":"Other name of grafana_cache, since Pigsty 1.5.","level":"G","alias":"grafana_cache","unread":"Grafana is not set up here","type":"string","pattern":"^/[^\\s'\"]*$"},"redis_safeguard":{"description":"Other name of redis_disable_purge, since Pigsty 1.5.","level":"C","alias":"redis_disable_purge","unread":"no playbook here removes what runs, unless removals.yml says so","type":["boolean","string"]},"nginx_home":{"description":"Other name of repo_home, since Pigsty 1.5.","level":"G","alias":"repo_home","unread":"packages come from Debian's archives; no local repository is built","type":"string","pattern":"^/[^\\s'\"]*$"},"dcs_safeguard":{"description":"Other name of dcs_disable_purge, since Pigsty 1.5.","level":"C/A","alias":"dcs_disable_purge","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"},"pg_safeguard":{"description":"Other name of pg_disable_purge, since Pigsty 1.5.","level":"C/A","alias":"pg_disable_purge","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"},"node_name_exchange":{"description":"Misspelt name of nodename_exchange.","level":"C","alias":"nodename_exchange","unread":"this part of a node is left as it is","type":"boolean"},"dcs_clean":{"description":"In place of dcs_exists_action, since Pigsty 1.5: delete what runs already.","level":"C/A","alias":"dcs_exists_action","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"},"pg_clean":{"description":"In place of pg_exists_action, since Pigsty 1.5: delete what runs already.","level":"C/A","alias":"pg_exists_action","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"},"redis_clean":{"description":"In place of redis_exists_action, since Pigsty 1.5: delete what runs already.","level":"C/A","alias":"redis_exists_action","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"}}},"group":{"description":"A group of hosts.","type":["object","null"],"additionalProperties":false,"properties":{"hosts":{"description":"Hosts of the group, by address, with their own variables.","type":["object","null"],"additionalProperties":{"$ref":"#/$defs/parameters"}},"vars":{"description":"Variables of the whole group.","$ref":"#/$defs/parameters"},"children":{"description":"Groups whose hosts belong to this group too.","type":["object","null"],"additionalProperties":{"$ref":"#/$defs/group"}}}}}};
const schema33 = {"description":"A group of hosts.","type":["object","null"],"additionalProperties":false,"properties":{"hosts":{"description":"Hosts of the group, by address, with their own variables.","type":["object","null"],"additionalProperties":{"$ref":"#/$defs/parameters"}},"vars":{"description":"Variables of the whole group.","$ref":"#/$defs/parameters"},"children":{"description":"Groups whose hosts belong to this group too.","type":["object","null"],"additionalProperties":{"$ref":"#/$defs/group"}}}};
const schema34 = {"description":"Variables of a group or a host.","type":["object","null"],"properties":{"meta_node":{"description":"The host is a meta node: it runs etcd, Prometheus and nginx, and Ansible is driven from it.","level":"C","type":"boolean","default":false},"node_dns_hosts":{"description":"Lines \"address name …\" of a managed block in /etc/hosts.","level":"C","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},"default":[]},"node_packages":{"description":"Debian packages for every node, beyond what the roles need.","level":"C","type":"array","items":{"$ref":"#/$defs/package"},"default":[]},"node_timezone":{"description":"Time zone, by its name in the time zone database.","level":"C","type":"string","pattern":"^[A-Za-z0-9_+/-]+$","default":"UTC"},"node_sysctl_params":{"description":"Kernel settings, by name.","level":"C","type":"object","additionalProperties":{"type":["string","integer"]},"default":{}},"node_exporter_enabled":{"description":"Run node_exporter, the metrics of the machine.","level":"C","type":"boolean","default":true},"node_exporter_port":{"description":"Port of node_exporter.","level":"C","$ref":"#/$defs/port","default":9100},"node_exporter_options":{"description":"More command line options for node_exporter.","level":"C/I","type":"string","default":""},"dcs_servers":{"description":"Members of the consensus store: name to address.","level":"G","type":"object","additionalProperties":{"type":"string"},"default":{}},"dcs_type":{"description":"Consensus store of Patroni.","level":"G","type":"string","enum":["etcd","consul"],"default":"etcd","unsupported":{"unless":["etcd"],"reason":"the playbooks here set up etcd; set etcd"}},"etcd_data_dir":{"description":"Data directory of etcd.","level":"G","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/etcd/pigsty"},"prometheus_data_dir":{"description":"Data directory of Prometheus.","level":"G","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/prometheus/metrics2"},"prometheus_options":{"description":"More command line options for Prometheus.","level":"G","type":"string","default":"--storage.tsdb.retention.time=15d"},"prometheus_scrape_interval":{"description":"How often Prometheus scrapes.","level":"G","type":"string","pattern":"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$","default":"10s"},"prometheus_scrape_timeout":{"description":"How long a scrape may take; not longer than the interval.","level":"G","type":"string","pattern":"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$","default":"8s"},"prometheus_sd_interval":{"description":"How often Prometheus reads its target files again.","level":"G","type":"string","pattern":"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$","default":"5s"},"exporter_metrics_path":{"description":"HTTP path under which every exporter serves its metrics.","level":"G","type":"string","pattern":"^/[A-Za-z0-9._/-]*$","default":"/metrics"},"nginx_port":{"description":"Port of nginx on the meta node.","level":"G","$ref":"#/$defs/port","default":80},"pg_cluster":{"description":"Name of the cluster: Patroni's scope, first part of instance and service names. Equal to the name of the group.","level":"C","type":"string","pattern":"^[a-z][a-z0-9-]*$","maxLength":63},"pg_seq":{"description":"Number of the instance, unique in its cluster, never used again: the instance is <pg_cluster>-<pg_seq>.","level":"I","type":"integer","minimum":0},"pg_role":{"description":"Role at bootstrap, and a label for services and HBA rules. Who leads at the moment is decided by Patroni.","level":"I","type":"string","enum":["primary","replica","offline","standby","delayed"],"unsupported":{"unless":["primary","replica","offline"],"reason":"the playbooks here run primary, replica and offline; set replica or offline"}},"pg_offline_query":{"description":"Let the instance also serve the offline service, with the HBA rules of role offline.","level":"I","type":"boolean","default":false},"pg_weight":{"description":"Weight of the instance in load balancing, 0 to 256; 0 takes no new connections.","level":"I","type":"integer","minimum":0,"maximum":256,"default":100},"pg_users":{"description":"Business users of the cluster, created in this order.","level":"C","type":"array","items":{"$ref":"#/$defs/user"},"default":[]},"pg_databases":{"description":"Business databases of the cluster, created in this order, after the users.","level":"C","type":"array","items":{"$ref":"#/$defs/database"},"default":[]},"pg_services_extra":{"description":"Services of this cluster beyond pg_services.","level":"C","type":"array","items":{"$ref":"#/$defs/service"},"default":[]},"pg_hba_rules_extra":{"description":"HBA rules of this cluster, tried before those of pg_hba_rules.","level":"C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]},"pgbouncer_hba_rules_extra":{"description":"HBA rules of pgbouncer in this cluster, tried after those of pgbouncer_hba_rules.","level":"C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]},"pg_admin_username":{"description":"Name of the administrator.","level":"G","$ref":"#/$defs/role_name","default":"dbuser_dba"},"pg_admin_password":{"description":"Password of the administrator.","level":"G","type":"string","writeOnly":true,"minLength":1},"pg_replication_username":{"description":"Name of the user that streams and rewinds.","level":"G","$ref":"#/$defs/role_name","default":"replicator"},"pg_replication_password":{"description":"Password of the user that streams and rewinds.","level":"G","type":"string","writeOnly":true,"minLength":1},"pg_monitor_username":{"description":"Name of the user that reads statistics.","level":"G","$ref":"#/$defs/role_name","default":"dbuser_monitor"},"pg_monitor_password":{"description":"Password of the user that reads statistics.","level":"G","type":"string","writeOnly":true,"minLength":1},"pg_dbsu":{"description":"Operating system user and superuser of PostgreSQL.","level":"C","$ref":"#/$defs/role_name","default":"postgres"},"pg_dbsu_home":{"description":"Home directory of pg_dbsu.","level":"C","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/postgresql"},"pg_version":{"description":"Major version of PostgreSQL.","level":"C","type":"integer","minimum":10,"maximum":18,"default":15},"pg_bin_dir":{"description":"Where the programs of PostgreSQL are.","level":"C","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/usr/lib/postgresql/15/bin"},"pg_packages":{"description":"Debian packages of a PostgreSQL node.","level":"C","type":"array","items":{"$ref":"#/$defs/package"},"default":["postgresql-15","patroni","python3-etcd","python3-psycopg2","pgbouncer"]},"pg_extensions":{"description":"Debian packages of PostgreSQL extensions.","level":"C","type":"array","items":{"$ref":"#/$defs/package"},"default":[]},"pg_data":{"description":"Data directory of PostgreSQL.","level":"C","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/postgresql/15/data"},"pg_listen":{"description":"Address PostgreSQL and pgbouncer listen on.","level":"C","type":"string","default":"0.0.0.0","pattern":"^[0-9A-Za-z.:,*-]+$"},"pg_port":{"description":"Port of PostgreSQL.","level":"C","$ref":"#/$defs/port","default":5432},"pg_localhost":{"description":"Directory of the Unix sockets of PostgreSQL and pgbouncer.","level":"C","type":"string","default":"/var/run/postgresql","pattern":"^/[A-Za-z0-9._/-]+$","maxLength":90},"pg_namespace":{"description":"Prefix of the keys of Patroni in the consensus store.","level":"C","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/pg"},"patroni_port":{"description":"Port of Patroni's REST interface.","level":"C","$ref":"#/$defs/port","default":8008},"patroni_watchdog_mode":{"description":"Use of the watchdog by Patroni; off may stand without quotes, as YAML reads it as false.","level":"C","type":["string","boolean"],"enum":["off","automatic","require","required",false],"default":"off"},"pg_conf":{"description":"Template of PostgreSQL settings, by size and purpose of the node.","level":"C","type":"string","enum":["tiny.yml","oltp.yml","crit.yml","olap.yml","mini.yml","small.yml","medium.yml","large.yml"],"default":"tiny.yml","unsupported":{"unless":["tiny.yml","oltp.yml","crit.yml"],"reason":"there are templates for tiny.yml, oltp.yml and crit.yml; take one of them and set the rest in pg_parameters"}},"pg_parameters":{"description":"PostgreSQL settings over those of pg_conf; the same on all members of a cluster.","level":"C","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}},"pg_shared_libraries":{"description":"shared_preload_libraries, separated by commas; the order has meaning.","level":"C","type":"string","default":"pg_stat_statements, auto_explain"},"pg_encoding":{"description":"Encoding of a new cluster.","level":"C","type":"string","default":"UTF8","pattern":"^[A-Za-z0-9_-]+$"},"pg_locale":{"description":"Locale of a new cluster.","level":"C","type":"string","default":"C","pattern":"^[A-Za-z][A-Za-z0-9_.@-]*$"},"pg_lc_collate":{"description":"Sort order of a new cluster.","level":"C","type":"string","default":"C","pattern":"^[A-Za-z][A-Za-z0-9_.@-]*$"},"pg_lc_ctype":{"description":"Character classes of a new cluster.","level":"C","type":"string","default":"C.UTF-8","pattern":"^[A-Za-z][A-Za-z0-9_.@-]*$"},"pgbouncer_enabled":{"description":"Run pgbouncer.","level":"C","type":"boolean","default":true},"pgbouncer_port":{"description":"Port of pgbouncer.","level":"C","$ref":"#/$defs/port","default":6432},"pgbouncer_poolmode":{"description":"When a server connection goes back to the pool.","level":"C","type":"string","enum":["session","transaction","statement"],"default":"transaction"},"pgbouncer_max_db_conn":{"description":"Most server connections of one database through pgbouncer.","level":"C","type":"integer","minimum":0,"default":100},"pg_default_roles":{"description":"Roles and users that every cluster has.","level":"G/C","type":"array","items":{"$ref":"#/$defs/user"},"default":[{"name":"dbrole_readonly","login":false,"comment":"reads everything"},{"name":"dbrole_readwrite","login":false,"roles":["dbrole_readonly"],"comment":"reads and writes everything"},{"name":"dbrole_offline","login":false,"comment":"reads on offline instances only"},{"name":"dbrole_admin","login":false,"roles":["pg_monitor","dbrole_readwrite"],"comment":"creates objects"},{"name":"postgres","superuser":true,"comment":"owner of the database system"},{"name":"dbuser_dba","superuser":true,"roles":["dbrole_admin"],"comment":"administrator"},{"name":"replicator","replication":true,"bypassrls":true,"roles":["pg_monitor","dbrole_readonly"],"comment":"streams and rewinds"},{"name":"dbuser_monitor","roles":["pg_monitor","dbrole_readonly"],"comment":"reads statistics","parameters":{"log_min_duration_statement":1000}},{"name":"dbuser_stats","roles":["dbrole_offline"],"comment":"long queries on offline instances"}]},"pg_default_privileges":{"description":"Privileges on what the administrators will create: GRANT … ON SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES TO role.","level":"G/C","type":"array","items":{"type":"string","pattern":"^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"},"default":["GRANT USAGE ON SCHEMAS TO dbrole_readonly","GRANT SELECT ON TABLES TO dbrole_readonly","GRANT SELECT ON SEQUENCES TO dbrole_readonly","GRANT EXECUTE ON FUNCTIONS TO dbrole_readonly","GRANT USAGE ON SCHEMAS TO dbrole_offline","GRANT SELECT ON TABLES TO dbrole_offline","GRANT SELECT ON SEQUENCES TO dbrole_offline","GRANT EXECUTE ON FUNCTIONS TO dbrole_offline","GRANT INSERT, UPDATE, DELETE ON TABLES TO dbrole_readwrite","GRANT USAGE, UPDATE ON SEQUENCES TO dbrole_readwrite","GRANT TRUNCATE, REFERENCES, TRIGGER ON TABLES TO dbrole_admin","GRANT CREATE ON SCHEMAS TO dbrole_admin"]},"pg_default_schemas":{"description":"Schemas that every database has.","level":"G/C","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"default":["monitor"]},"pg_default_extensions":{"description":"Extensions that every database has.","level":"G/C","type":"array","items":{"$ref":"#/$defs/extension"},"default":[{"name":"pg_stat_statements","schema":"monitor"},{"name":"pgstattuple","schema":"monitor"},{"name":"pg_buffercache","schema":"monitor"},{"name":"pageinspect","schema":"monitor"},{"name":"pg_prewarm","schema":"monitor"},{"name":"pg_visibility","schema":"monitor"},{"name":"pg_freespacemap","schema":"monitor"},{"name":"postgres_fdw"},{"name":"file_fdw"},{"name":"btree_gist"},{"name":"btree_gin"},{"name":"pg_trgm"},{"name":"intagg"},{"name":"intarray"}]},"pg_hba_rules":{"description":"HBA rules of every cluster; the first that matches wins.","level":"G/C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[{"title":"password access from the meta node","role":"common","rules":["host    all     all                     10.10.10.10/32      scram-sha-256"]},{"title":"administrators from private networks","role":"common","rules":["host    all     +dbrole_admin           10.0.0.0/8          scram-sha-256","host    all     +dbrole_admin           172.16.0.0/12       scram-sha-256","host    all     +dbrole_admin           192.168.0.0/16      scram-sha-256"]},{"title":"password access from private networks","role":"common","rules":["host    all     all                     10.0.0.0/8          scram-sha-256","host    all     all                     172.16.0.0/12       scram-sha-256","host    all     all                     192.168.0.0/16      scram-sha-256"]},{"title":"business users on the host itself, pgbouncer included","role":"common","rules":["local   all     +dbrole_readonly                            scram-sha-256","host    all     +dbrole_readonly        127.0.0.1/32        scram-sha-256"]},{"title":"long queries on offline instances","role":"offline","rules":["host    all     +dbrole_offline         10.0.0.0/8          scram-sha-256","host    all     +dbrole_offline         172.16.0.0/12       scram-sha-256","host    all     +dbrole_offline         192.168.0.0/16      scram-sha-256"]}]},"pgbouncer_hba_rules":{"description":"HBA rules of pgbouncer in every cluster; the first that matches wins.","level":"G/C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[{"title":"password access on the host itself","role":"common","rules":["local   all     all                                         scram-sha-256","host    all     all                     127.0.0.1/32        scram-sha-256"]},{"title":"password access from private networks","role":"common","rules":["host    all     all                     10.0.0.0/8          scram-sha-256","host    all     all                     172.16.0.0/12       scram-sha-256","host    all     all                     192.168.0.0/16      scram-sha-256"]}]},"pg_exporter_enabled":{"description":"Run pg_exporter, the metrics of PostgreSQL.","level":"C","type":"boolean","default":true},"pg_exporter_port":{"description":"Port of pg_exporter.","level":"C","$ref":"#/$defs/port","default":9630},"pgbouncer_exporter_enabled":{"description":"Run pgbouncer_exporter, the metrics of pgbouncer.","level":"C","type":"boolean","default":true},"pgbouncer_exporter_port":{"description":"Port of pgbouncer_exporter.","level":"C","$ref":"#/$defs/port","default":9631},"pg_services":{"description":"Services that HAProxy offers for every cluster.","level":"G/C","type":"array","items":{"$ref":"#/$defs/service"},"default":[{"name":"primary","src_ip":"*","src_port":5433,"dst_port":"pgbouncer","check_url":"/primary","selector":"[]"},{"name":"replica","src_ip":"*","src_port":5434,"dst_port":"pgbouncer","check_url":"/read-only","selector":"[]","selector_backup":"[? pg_role == `primary` || pg_role == `offline` ]"},{"name":"default","src_ip":"*","src_port":5436,"dst_port":"postgres","check_url":"/primary","selector":"[]"},{"name":"offline","src_ip":"*","src_port":5438,"dst_port":"postgres","check_url":"/replica","selector":"[? pg_role == `offline` || pg_offline_query ]","selector_backup":"[? pg_role == `replica` && !pg_offline_query ]"}]},"haproxy_enabled":{"description":"Run HAProxy.","level":"C/I","type":"boolean","default":true},"haproxy_admin_auth_enabled":{"description":"Ask for a password on HAProxy's administration page.","level":"G/C","type":"boolean","default":false},"haproxy_admin_username":{"description":"User of HAProxy's administration page.","level":"G","type":"string","pattern":"^[A-Za-z0-9_-]+$","default":"admin"},"haproxy_admin_password":{"description":"Password of HAProxy's administration page.","level":"G","type":"string","writeOnly":true,"minLength":1,"default":"pigsty","pattern":"^[!$-&(-\\[\\]-~]*$"},"haproxy_exporter_port":{"description":"Port of HAProxy's administration page and metrics.","level":"C","$ref":"#/$defs/port","default":9101},"haproxy_client_timeout":{"description":"How long a client may be silent.","level":"C","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"},"haproxy_server_timeout":{"description":"How long a server may be silent.","level":"C","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"},"vip_mode":{"description":"Virtual address of the cluster.","level":"C","type":"string","enum":["none","l2","l4"],"default":"none","unsupported":{"unless":["none"],"reason":"Debian's vip-manager does not speak etcd's v3 interface; set none and balance on the clients, or by HAProxy on each member"}},"patroni_restart_order":{"description":"Restarts only, given by the plan: who takes a setting first. A setting that a replica must not have lower than its leader is raised on the replicas first and lowered on the leader first.","level":"A","type":"string","enum":["replicas,leader","leader,replicas","replicas,leader,replicas"],"default":"replicas,leader"},"rm_pgdata":{"description":"Removal only, given on the command line: delete the data directory too.","level":"A","type":"boolean","default":false},"rm_pgpkgs":{"description":"Removal only, given on the command line: remove the packages too.","level":"A","type":"boolean","default":false},"rm_node":{"description":"Removal only, given on the command line: the host leaves the inventory, so take its own target out of Prometheus too.","level":"A","type":"boolean","default":false},"pg_user":{"description":"Given to pgsql-createuser.yml or pgsql-dropuser.yml on the command line: which of pg_users.","level":"A","type":"string"},"pg_revoke_password":{"description":"Given to pgsql-createuser.yml by a plan: the user has a password no more.","level":"A","type":"boolean","default":false},"pg_reassign_to":{"description":"Given to pgsql-dropuser.yml on the command line: role that takes over what the user owns.","level":"A","type":"string","default":""},"pg_database":{"description":"Given to pgsql-createdb.yml or pgsql-dropdb.yml on the command line: which of pg_databases.","level":"A","type":"string"},"pg_drop_schemas":{"description":"Given to pgsql-createdb.yml by a plan: schemas that left the database's list, separated by commas.","level":"A","type":"string","default":""},"pg_drop_extensions":{"description":"Given to pgsql-createdb.yml by a plan: extensions that left the database's list, separated by commas.","level":"A","type":"string","default":""},"version":{"description":"Version of Pigsty that the file was written for.","level":"G","unread":"it is a label that nothing reads","type":"string"},"proxy_env":{"description":"Environment of package downloads: proxies and hosts without one.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"object","additionalProperties":{"type":["string","null"]}},"repo_enabled":{"description":"Build a local package repository on the meta node.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":true},"repo_name":{"description":"Name of the local repository.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"string","default":"pigsty"},"repo_address":{"description":"Host name under which nodes find the local repository.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"string","default":"pigsty"},"repo_home":{"description":"Folder of the local repository.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"string","pattern":"^/[^\\s'\"]*$","default":"/www"},"repo_rebuild":{"description":"Download all packages again.","level":"A","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":false},"repo_remove":{"description":"Take away other repository definitions of the meta node.","level":"A","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":true},"repo_exists":{"description":"The local repository is there already (Pigsty 1.2).","level":"A","unread":"packages come from Debian's archives; no local repository is built","type":"boolean"},"repo_upstreams":{"description":"Repositories that the local one is filled from.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"gpgcheck":{"type":"boolean"},"enabled":{"type":"boolean"},"baseurl":{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}}}},"repo_packages":{"description":"Packages to download, several to a line.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"}},"repo_url_packages":{"description":"Packages to download by address.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"},"default":[]},"ca_method":{"description":"Where the certificate authority comes from.","level":"G","unread":"no certificate authority is set up here","type":"string","enum":["create","copy","recreate"],"default":"create"},"ca_subject":{"description":"Subject of the root certificate.","level":"G","unread":"no certificate authority is set up here","type":"string","default":"/CN=root-ca"},"ca_homedir":{"description":"Folder of the certificate authority.","level":"G","unread":"no certificate authority is set up here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/ca"},"ca_cert":{"description":"File name of the root certificate.","level":"G","unread":"no certificate authority is set up here","type":"string","default":"ca.crt"},"ca_key":{"description":"File name of the private key.","level":"G","unread":"no certificate authority is set up here","type":"string","default":"ca.key"},"nginx_enabled":{"description":"Run nginx on the meta node (Pigsty 1.5).","level":"G/I","unread":"nginx shows HAProxy's pages only","type":"boolean","default":true},"nginx_upstream":{"description":"Domains that nginx forwards, and where to.","level":"G","unread":"nginx shows HAProxy's pages only","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"domain":{"type":"string"},"endpoint":{"type":"string"},"host":{"type":"string"},"url":{"type":"string"}}}},"app_list":{"description":"Links on the home page.","level":"G","unread":"nginx shows HAProxy's pages only","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"url":{"type":"string"},"comment":{"type":"string"}}}},"docs_enabled":{"description":"Serve the documentation.","level":"G","unread":"nginx shows HAProxy's pages only","type":"boolean","default":true},"pev2_enabled":{"description":"Serve the viewer of query plans.","level":"G","unread":"nginx shows HAProxy's pages only","type":"boolean","default":true},"pgbadger_enabled":{"description":"Serve reports of logs.","level":"G","unread":"nginx shows HAProxy's pages only","type":"boolean","default":true},"nameserver_enabled":{"description":"Run dnsmasq on the meta node (Pigsty 1.5).","level":"G/I","unread":"no name server is set up here; names go into node_dns_hosts","type":"boolean","default":false},"dns_records":{"description":"Records of dnsmasq: address and names.","level":"G","unread":"no name server is set up here; names go into node_dns_hosts","type":"array","items":{"type":"string"},"default":[]},"prometheus_enabled":{"description":"Run Prometheus on the meta node (Pigsty 1.5); here every meta node does.","level":"G/I","unread":"targets are files on the meta node","type":"boolean","default":true},"prometheus_reload":{"description":"Reload Prometheus, and keep its data.","level":"A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":false},"prometheus_sd_method":{"description":"How Prometheus finds its targets.","level":"G","unread":"targets are files on the meta node","type":"string","enum":["static","consul"],"default":"static"},"prometheus_sd_target":{"description":"One file of targets, or one an instance (Pigsty 1.2).","level":"G","unread":"targets are files on the meta node","type":"string","enum":["batch","single"]},"exporter_install":{"description":"How exporters are installed.","level":"G","unread":"Debian decides it","type":"string","enum":["none","yum","binary"],"default":"none"},"exporter_repo_url":{"description":"Repository of the exporters.","level":"G","unread":"Debian decides it","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","default":""},"grafana_enabled":{"description":"Run Grafana on the meta node (Pigsty 1.5).","level":"G/I","unread":"Grafana is not set up here","type":"boolean","default":true},"grafana_endpoint":{"description":"Address of Grafana.","level":"G","unread":"Grafana is not set up here","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","default":"http://10.10.10.10:3000"},"grafana_admin_username":{"description":"Administrator of Grafana.","level":"G","unread":"Grafana is not set up here","type":"string","default":"admin"},"grafana_admin_password":{"description":"Password of the administrator of Grafana.","level":"G","unread":"Grafana is not set up here","type":"string","writeOnly":true,"default":"pigsty"},"grafana_database":{"description":"Where Grafana keeps its data.","level":"G","unread":"Grafana is not set up here","type":"string","enum":["sqlite3","postgres"],"default":"sqlite3"},"grafana_pgurl":{"description":"Database of Grafana, with user and password.","level":"G","unread":"Grafana is not set up here","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","writeOnly":true},"grafana_plugin":{"description":"What to do about plug-ins.","level":"G","unread":"Grafana is not set up here","type":"string","enum":["none","install","reinstall","always"],"default":"install"},"grafana_cache":{"description":"Archive of plug-ins that were downloaded before.","level":"G","unread":"Grafana is not set up here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/www/pigsty/plugins.tgz"},"grafana_plugins":{"description":"Plug-ins by name.","level":"G","unread":"Grafana is not set up here","type":"array","items":{"type":"string"}},"grafana_git_plugins":{"description":"Plug-ins by the address of their repository.","level":"G","unread":"Grafana is not set up here","type":"array","items":{"type":"string"}},"loki_enabled":{"description":"Run Loki on the meta node (Pigsty 1.5).","level":"G/I","unread":"logs are not collected here","type":"boolean","default":true},"loki_endpoint":{"description":"Where logs are sent.","level":"G","unread":"logs are not collected here","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","default":"http://10.10.10.10:3100/loki/api/v1/push"},"loki_clean":{"description":"Delete the logs that are there.","level":"A","unread":"logs are not collected here","type":"boolean","default":false},"loki_options":{"description":"Command line options of Loki.","level":"G","unread":"logs are not collected here","type":"string","default":"-config.file=/etc/loki.yml -config.expand-env=true"},"loki_data_dir":{"description":"Data directory of Loki.","level":"G","unread":"logs are not collected here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/data/loki"},"loki_retention":{"description":"How long logs are kept.","level":"G","unread":"logs are not collected here","type":"string","pattern":"^[0-9]+(ms|s|m|h|d|w|y)$","default":"15d"},"service_registry":{"description":"Where services are registered.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","enum":["none","consul","etcd","both"],"default":"consul"},"dcs_name":{"description":"Name of the data centre in Consul.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","default":"pigsty"},"dcs_exists_action":{"description":"What happens to a consensus store that runs already.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"string","enum":["abort","skip","clean"],"default":"abort"},"dcs_disable_purge":{"description":"Never delete a consensus store that runs.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean","default":false},"consul_data_dir":{"description":"Data directory of Consul.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","pattern":"^/[^\\s'\"]*$","default":"/var/lib/consul"},"consul_enabled":{"description":"Run Consul (Pigsty 1.5).","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"boolean","default":true},"etcd_enabled":{"description":"Run etcd (Pigsty 1.5); here every meta node does.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"boolean"},"etcd_exists":{"description":"etcd is there already (Pigsty 1.2).","level":"A","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"boolean"},"jupyter_enabled":{"description":"Run Jupyter on the meta node.","level":"G","unread":"Jupyter is not set up here","type":"boolean","default":true},"jupyter_username":{"description":"System user of Jupyter.","level":"G","unread":"Jupyter is not set up here","type":"string","default":"jupyter"},"jupyter_password":{"description":"Password of Jupyter.","level":"G","unread":"Jupyter is not set up here","type":"string","writeOnly":true,"default":"pigsty"},"pgweb_enabled":{"description":"Run pgweb on the meta node.","level":"G","unread":"pgweb is not set up here","type":"boolean","default":true},"pgweb_username":{"description":"System user of pgweb.","level":"G","unread":"pgweb is not set up here","type":"string","default":"pgweb"},"docker_enabled":{"description":"Run Docker.","level":"C","unread":"Docker is not set up here","type":"boolean"},"docker_cgroups_driver":{"description":"Control groups driver of Docker.","level":"C","unread":"Docker is not set up here","type":"string","enum":["systemd","cgroupfs"],"default":"systemd"},"docker_registry_mirrors":{"description":"Mirrors of the image registry.","level":"C","unread":"Docker is not set up here","type":"array","items":{"type":"string"},"default":[]},"docker_image_cache":{"description":"Archive of images that is loaded.","level":"C","unread":"Docker is not set up here","type":"string","pattern":"^/[^\\s'\"]*$"},"nodename":{"description":"Host name of the node.","level":"I","unread":"this part of a node is left as it is","type":"string"},"pg_nodename":{"description":"Name the node after its instance (Pigsty 1.2).","level":"C/I","unread":"this part of a node is left as it is","type":"boolean"},"node_cluster":{"description":"Name of a set of nodes.","level":"C","unread":"it is a label that nothing reads","type":"string","default":"nodes"},"nodename_overwrite":{"description":"Set the host name to nodename.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"nodename_exchange":{"description":"Write every node's name into /etc/hosts of the others.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":false},"node_dns_hosts_extra":{"description":"More lines of the block, for a cluster or a node.","level":"C/I","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},"default":[]},"node_dns_server":{"description":"What happens to the name servers of a node.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["add","overwrite","none"],"default":"add"},"node_dns_servers":{"description":"Name servers of a node; the order has meaning.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":[]},"node_dns_options":{"description":"Options of /etc/resolv.conf.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":["options single-request-reopen timeout:1 rotate","domain service.consul"]},"node_repo_method":{"description":"Which repositories a node uses.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"string","enum":["local","public","none","both"],"default":"local"},"node_repo_remove":{"description":"Take away other repository definitions of a node.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":true},"node_local_repo_url":{"description":"Definitions of the local repository.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"},"default":["http://pigsty/pigsty.repo"]},"node_packages_default":{"description":"Packages of every node (Pigsty 1.5); here the roles bring what they need, and more goes into node_packages.","level":"C","unread":"Debian decides it","type":"array","items":{"type":"string"}},"node_meta_packages":{"description":"Packages of the meta node.","level":"G","unread":"Debian decides it","type":"array","items":{"type":"string"}},"node_meta_pip_install":{"description":"Python packages of the meta node.","level":"G","unread":"Debian decides it","type":"string","default":"jupyterlab"},"node_disable_numa":{"description":"Switch NUMA off; needs a reboot.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":false},"node_disable_swap":{"description":"Switch swapping off.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":false},"node_disable_firewall":{"description":"Switch the firewall off.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_disable_selinux":{"description":"Switch SELinux off; needs a reboot.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_static_network":{"description":"Keep resolv.conf as it is written.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_disk_prefetch":{"description":"Read ahead on rotating disks.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":false},"node_kernel_modules":{"description":"Kernel modules to load.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":["softdog","br_netfilter","ip_vs","ip_vs_rr","ip_vs_rr","ip_vs_wrr","ip_vs_sh"]},"node_tune":{"description":"Profile of kernel settings; here they are node_sysctl_params.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["tiny","oltp","olap","crit"],"default":"tiny"},"node_data_dir":{"description":"Main data directory of a node (Pigsty 1.5).","level":"C","unread":"this part of a node is left as it is","type":"string","pattern":"^/[^\\s'\"]*$"},"node_crontab":{"description":"Lines of the crontab (Pigsty 1.5).","level":"C/I","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":[]},"node_crontab_overwrite":{"description":"Replace the crontab instead of adding to it (Pigsty 1.5).","level":"C/I","unread":"this part of a node is left as it is","type":"boolean"},"node_admin_setup":{"description":"Make an administrator on every node.","level":"G","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_admin_uid":{"description":"Number of the administrator.","level":"G","unread":"this part of a node is left as it is","type":"integer","minimum":0,"default":88},"node_admin_username":{"description":"Name of the administrator of nodes.","level":"G","unread":"this part of a node is left as it is","type":"string","default":"dba"},"node_admin_ssh_exchange":{"description":"Exchange the administrator's keys.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_admin_pk_current":{"description":"Add the key of whoever runs the playbook.","level":"A","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_admin_pks":{"description":"Public keys of the administrator.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":[]},"node_ntp_config":{"description":"Configure the clock service.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"node_ntp_service":{"description":"Which clock service.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["ntp","chrony"],"default":"ntp"},"node_ntp_servers":{"description":"Lines of time servers.","level":"C","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"},"default":["pool cn.pool.ntp.org iburst","pool pool.ntp.org iburst","pool time.pool.aliyun.com iburst"]},"promtail_enabled":{"description":"Run promtail, which sends logs.","level":"C","unread":"logs are not collected here","type":"boolean","default":true},"promtail_clean":{"description":"Forget how far logs were sent.","level":"C/A","unread":"logs are not collected here","type":"boolean","default":false},"promtail_port":{"description":"Port of promtail.","level":"G","unread":"logs are not collected here","$ref":"#/$defs/port","default":9080},"promtail_options":{"description":"Command line options of promtail.","level":"C/I","unread":"logs are not collected here","type":"string","default":"-config.file=/etc/promtail.yml -config.expand-env=true"},"promtail_positions":{"description":"File in which promtail keeps how far it read.","level":"C","unread":"logs are not collected here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/var/log/positions.yaml"},"promtail_send_url":{"description":"Where promtail sends logs (Pigsty 1.2).","level":"G","unread":"logs are not collected here","type":"string","pattern":"^([a-z]+://[^\\s]+)?$"},"promtail_status_file":{"description":"File in which promtail keeps how far it read (Pigsty 1.2).","level":"G","unread":"logs are not collected here","type":"string","pattern":"^/[^\\s'\"]*$"},"pg_shard":{"description":"Name of the set of clusters that this one is a shard of.","level":"C","unread":"it is a label that nothing reads","type":"string"},"pg_sindex":{"description":"Number of the shard.","level":"C","unread":"it is a label that nothing reads","type":"integer","minimum":0},"pg_backup":{"description":"The instance takes backups; reserved.","level":"I","unread":"it is a label that nothing reads","type":"boolean","default":false},"pg_hostname":{"description":"Name the node after its instance.","level":"C/I","unread":"this part of a node is left as it is","type":"boolean","default":true},"pg_preflight_skip":{"description":"Skip the look at identities; here nothing does.","level":"C/A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":false},"pg_dbsu_uid":{"description":"Number of pg_dbsu.","level":"C","unread":"Debian decides it","type":"integer","minimum":0,"default":26},"pg_dbsu_sudo":{"description":"What pg_dbsu may do by sudo.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["none","limit","all","nopass"],"default":"limit"},"pg_dbsu_ssh_exchange":{"description":"Exchange keys of pg_dbsu within a cluster.","level":"C","unread":"this part of a node is left as it is","type":"boolean","default":true},"pg_dbsu_password":{"description":"Password of pg_dbsu, which here logs in as itself only.","level":"C","unread":"the playbooks here do without it","type":"string","writeOnly":true},"pgdg_repo":{"description":"Add PostgreSQL's own repository.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":false},"pg_add_repo":{"description":"Add repositories for PostgreSQL; read by nothing in Pigsty either.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"boolean","default":false},"pg_exists_action":{"description":"What happens to an instance that runs already.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"string","enum":["abort","skip","clean"],"default":"clean"},"pg_disable_purge":{"description":"Never delete an instance that runs.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean","default":false},"pg_fs_main":{"description":"Mount point of the data.","level":"C","unread":"Debian decides it","type":"string","pattern":"^/[^\\s'\"]*$","default":"/data"},"pg_fs_bkup":{"description":"Mount point of backups.","level":"C","unread":"Debian decides it","type":"string","pattern":"^/[^\\s'\"]*$","default":"/data/backups"},"pg_dummy_filesize":{"description":"Size of a file that is deleted when the disk is full.","level":"C","unread":"the playbooks here do without it","type":"string","pattern":"^[0-9]+ *([kKMGTP]i?)?[bB]?$","default":"64MiB"},"pg_checksum":{"description":"Checksums of data pages (Pigsty 1.5); here every cluster has them.","level":"C","unread":"the playbooks here do without it","type":"boolean","default":false},"pg_provision":{"description":"Create users and databases at bootstrap; here always.","level":"C","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":true},"pg_init":{"description":"Script that is run at bootstrap.","level":"C","unread":"the playbooks here do without it","type":"string","default":"pg-init"},"pg_reload":{"description":"Reload PostgreSQL behind new HBA rules.","level":"A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":true},"patroni_mode":{"description":"Pause or remove Patroni behind the bootstrap; here scripts/ops patroni pause does.","level":"C","unread":"the playbooks here do without it","type":"string","enum":["default","pause","remove"],"default":"default"},"pg_exporter_config":{"description":"File of queries.","level":"C","unread":"Debian's exporter knows no such setting","type":"string","default":"pg_exporter.yml"},"pg_exporter_params":{"description":"Parameters of the connection address.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":"sslmode=disable"},"pg_exporter_url":{"description":"Connection address, in place of the one made.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","writeOnly":true,"default":""},"pg_exporter_auto_discovery":{"description":"Look at every database.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"boolean","default":true},"pg_exporter_exclude_database":{"description":"Databases not to look at.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":"template0,template1,postgres"},"pg_exporter_include_database":{"description":"Databases to look at.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":""},"pg_exporter_options":{"description":"More command line options.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":"--log.level=info --log.format=\"logger:syslog?appname=pg_exporter&local=7\""},"pgbouncer_exporter_url":{"description":"Connection address, in place of the one made.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","writeOnly":true,"default":""},"pgbouncer_exporter_options":{"description":"More command line options.","level":"C/I","unread":"Debian's exporter knows no such setting","type":"string","default":"--log.level=info --log.format=\"logger:syslog?appname=pgbouncer_exporter&local=7\""},"haproxy_reload":{"description":"Reload HAProxy behind a new configuration.","level":"A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":true},"vip_reload":{"description":"Reload the holder of the virtual address (Pigsty 1.2).","level":"A","unread":"it is an argument of Pigsty's playbooks; those here decide by comparing","type":"boolean","default":true},"vip_address":{"description":"Virtual address of the cluster.","level":"C","unread":"no virtual address is set up here","type":"string","pattern":"^[0-9a-fA-F.:]+$"},"vip_cidrmask":{"description":"Prefix length of the virtual address.","level":"C","unread":"no virtual address is set up here","type":"integer","minimum":1,"maximum":32,"default":24},"vip_interface":{"description":"Network interface of the virtual address.","level":"C","unread":"no virtual address is set up here","type":"string","pattern":"^[A-Za-z0-9_.:@-]{1,15}$","default":"eth0"},"dns_mode":{"description":"Which addresses the name of a cluster has; reserved.","level":"C","unread":"it is a label that nothing reads","type":"string","enum":["vip","all","selector","none"],"default":"vip"},"dns_selector":{"description":"Members that the name of a cluster has; reserved.","level":"C","unread":"it is a label that nothing reads","type":"string","default":"[]"},"gp_cluster":{"description":"Name of the MatrixDB or Greenplum cluster.","level":"C","unread":"MatrixDB is not set up here","type":"string"},"redis_cluster":{"description":"Name of the Redis cluster.","level":"C","unread":"Redis is not set up here","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"redis_node":{"description":"Number of the node in its Redis cluster.","level":"I","unread":"Redis is not set up here","type":"integer","minimum":0},"redis_instances":{"description":"Instances of Redis on the node, by port.","level":"I","unread":"Redis is not set up here","type":"object","propertyNames":{"pattern":"^[0-9]{1,5}$"},"additionalProperties":{"type":["object","null"]}},"redis_install":{"description":"How Redis is installed.","level":"C","unread":"Redis is not set up here","type":"string","enum":["yum","binary"],"default":"yum"},"redis_mode":{"description":"Kind of Redis cluster.","level":"C","unread":"Redis is not set up here","type":"string","enum":["standalone","cluster","sentinel"],"default":"standalone"},"redis_conf":{"description":"Template of the configuration of Redis.","level":"C","unread":"Redis is not set up here","type":"string","default":"redis.conf"},"redis_fs_main":{"description":"Mount point of the data of Redis.","level":"C","unread":"Redis is not set up here","type":"string","pattern":"^/[^\\s'\"]*$","default":"/data"},"redis_bind_address":{"description":"Address that Redis listens on.","level":"C","unread":"Redis is not set up here","type":"string","default":"0.0.0.0"},"redis_exists_action":{"description":"What happens to a Redis that runs already.","level":"C","unread":"no playbook here removes what runs, unless removals.yml says so","type":"string","enum":["abort","skip","clean"],"default":"clean"},"redis_disable_purge":{"description":"Never delete a Redis that runs.","level":"C","unread":"no playbook here removes what runs, unless removals.yml says so","type":["boolean","string"],"default":false},"redis_rmdata":{"description":"Delete the data with the instance (Pigsty 1.5).","level":"C/A","unread":"Redis is not set up here","type":"boolean"},"redis_max_memory":{"description":"Most memory of an instance of Redis.","level":"C/I","unread":"Redis is not set up here","type":"string","pattern":"^[0-9]+ *([kKMGTP]i?)?[bB]?$","default":"1GB"},"redis_mem_policy":{"description":"What Redis evicts when its memory is full.","level":"C","unread":"Redis is not set up here","type":"string","default":"allkeys-lru"},"redis_password":{"description":"Password of Redis; empty: none.","level":"C","unread":"Redis is not set up here","type":"string","writeOnly":true,"default":""},"redis_rdb_save":{"description":"When Redis saves: seconds and changes.","level":"C","unread":"Redis is not set up here","type":"array","items":{"type":"string"},"default":["1200 1"]},"redis_aof_enabled":{"description":"Write the append-only file.","level":"C","unread":"Redis is not set up here","type":"boolean","default":false},"redis_rename_commands":{"description":"Commands of Redis that get another name.","level":"C","unread":"Redis is not set up here","type":"object","default":{}},"redis_cluster_replicas":{"description":"Replicas of each master of a native cluster.","level":"C","unread":"Redis is not set up here","type":"integer","minimum":0,"default":1},"redis_exporter_enabled":{"description":"Run the exporter of Redis.","level":"C","unread":"Redis is not set up here","type":"boolean","default":true},"redis_exporter_port":{"description":"Port of the exporter of Redis.","level":"C","unread":"Redis is not set up here","$ref":"#/$defs/port","default":9121},"redis_exporter_options":{"description":"More command line options of the exporter of Redis.","level":"C/I","unread":"Redis is not set up here","type":"string","default":""},"pg_upstream":{"description":"Address of the instance that this one streams from: of another cluster on a primary, of another replica on a replica.","level":"I","type":["string","null"],"pattern":"^[0-9A-Za-z.:-]*$","unsupported":{"unless":["",null],"reason":"the playbooks here make no standby clusters and no cascades; take it away"}},"pg_delay":{"description":"How far a delayed replica stays behind.","level":"I","type":["string","null"],"unsupported":{"unless":["",null],"reason":"the playbooks here make no delayed replicas; take it away"}},"patroni_enabled":{"description":"Run PostgreSQL and Patroni on the host.","level":"C","type":"boolean","default":true,"unsupported":{"unless":[true],"reason":"the playbooks here run PostgreSQL under Patroni only; take the hosts out of the cluster"}},"gp_role":{"description":"What the host is in MatrixDB or Greenplum.","level":"C","type":["string","null"],"enum":["master","segment",null],"unsupported":{"unless":[null],"reason":"MatrixDB is not set up here; keep its hosts in an inventory of their own"}},"pg_instances":{"description":"Instances on the host by port, of MatrixDB.","level":"I","type":["object","null"],"propertyNames":{"pattern":"^[0-9]{1,5}$"},"additionalProperties":{"type":["object","null"]},"unsupported":{"unless":[null,{}],"reason":"the playbooks here run one instance on a host; keep such hosts in an inventory of their own"}},"pg_libs":{"description":"Other name of pg_shared_libraries, since Pigsty 1.5.","level":"C","alias":"pg_shared_libraries","type":"string"},"pg_dcs_type":{"description":"Other name of dcs_type, since Pigsty 1.5.","level":"C","alias":"dcs_type","type":"string","enum":["etcd","consul"]},"haproxy_auth_enabled":{"description":"Other name of haproxy_admin_auth_enabled, since Pigsty 1.5.","level":"C","alias":"haproxy_admin_auth_enabled","type":"boolean"},"node_etc_hosts_default":{"description":"Other name of node_dns_hosts, since Pigsty 1.5.","level":"C","alias":"node_dns_hosts","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"}},"node_extra_packages":{"description":"Other name of node_packages, in Pigsty 1.2 to 1.4.","level":"C","alias":"node_packages","type":"array","items":{"$ref":"#/$defs/package"}},"repo_port":{"description":"Other name of nginx_port, in Pigsty 1.2 to 1.4.","level":"C","alias":"nginx_port","$ref":"#/$defs/port"},"pg_default_privilegs":{"description":"Misspelt name of pg_default_privileges.","level":"C","alias":"pg_default_privileges","type":"array","items":{"type":"string","pattern":"^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"}},"dcs_registry":{"description":"Other name of service_registry, since Pigsty 1.5.","level":"G","alias":"service_registry","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","enum":["none","consul","etcd","both"]},"nginx_indexes":{"description":"Other name of app_list, since Pigsty 1.5.","level":"G","alias":"app_list","unread":"nginx shows HAProxy's pages only","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"url":{"type":"string"},"comment":{"type":"string"}}}},"node_ntp_enabled":{"description":"Other name of node_ntp_config, since Pigsty 1.5.","level":"C","alias":"node_ntp_config","unread":"this part of a node is left as it is","type":"boolean"},"node_admin_enabled":{"description":"Other name of node_admin_setup, since Pigsty 1.5.","level":"G","alias":"node_admin_setup","unread":"this part of a node is left as it is","type":"boolean"},"node_admin_pk_list":{"description":"Other name of node_admin_pks, since Pigsty 1.5.","level":"C","alias":"node_admin_pks","unread":"this part of a node is left as it is","type":"array","items":{"type":"string"}},"node_etc_hosts":{"description":"Other name of node_dns_hosts_extra, since Pigsty 1.5.","level":"C/I","alias":"node_dns_hosts_extra","unread":"no name server is set up here; names go into node_dns_hosts","type":"array","items":{"type":"string"}},"node_dns_method":{"description":"Other name of node_dns_server, since Pigsty 1.5.","level":"C","alias":"node_dns_server","unread":"this part of a node is left as it is","type":"string","enum":["add","overwrite","none"]},"node_repo_local_urls":{"description":"Other name of node_local_repo_url, since Pigsty 1.5.","level":"C","alias":"node_local_repo_url","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"}},"node_packages_meta":{"description":"Other name of node_meta_packages, since Pigsty 1.5.","level":"G","alias":"node_meta_packages","unread":"Debian decides it","type":"array","items":{"type":"string"}},"node_packages_meta_pip":{"description":"Other name of node_meta_pip_install, since Pigsty 1.5.","level":"G","alias":"node_meta_pip_install","unread":"Debian decides it","type":"string"},"grafana_plugin_method":{"description":"Other name of grafana_plugin, since Pigsty 1.5.","level":"G","alias":"grafana_plugin","unread":"Grafana is not set up here","type":"string","enum":["none","install","reinstall","always"]},"grafana_plugin_list":{"description":"Other name of grafana_plugins, since Pigsty 1.5.","level":"G","alias":"grafana_plugins","unread":"Grafana is not set up here","type":"array","items":{"type":"string"}},"grafana_plugin_git":{"description":"Other name of grafana_git_plugins, since Pigsty 1.5.","level":"G","alias":"grafana_git_plugins","unread":"Grafana is not set up here","type":"array","items":{"type":"string"}},"grafana_plugin_cache":{"description":"Other name of grafana_cache, since Pigsty 1.5.","level":"G","alias":"grafana_cache","unread":"Grafana is not set up here","type":"string","pattern":"^/[^\\s'\"]*$"},"redis_safeguard":{"description":"Other name of redis_disable_purge, since Pigsty 1.5.","level":"C","alias":"redis_disable_purge","unread":"no playbook here removes what runs, unless removals.yml says so","type":["boolean","string"]},"nginx_home":{"description":"Other name of repo_home, since Pigsty 1.5.","level":"G","alias":"repo_home","unread":"packages come from Debian's archives; no local repository is built","type":"string","pattern":"^/[^\\s'\"]*$"},"dcs_safeguard":{"description":"Other name of dcs_disable_purge, since Pigsty 1.5.","level":"C/A","alias":"dcs_disable_purge","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"},"pg_safeguard":{"description":"Other name of pg_disable_purge, since Pigsty 1.5.","level":"C/A","alias":"pg_disable_purge","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"},"node_name_exchange":{"description":"Misspelt name of nodename_exchange.","level":"C","alias":"nodename_exchange","unread":"this part of a node is left as it is","type":"boolean"},"dcs_clean":{"description":"In place of dcs_exists_action, since Pigsty 1.5: delete what runs already.","level":"C/A","alias":"dcs_exists_action","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"},"pg_clean":{"description":"In place of pg_exists_action, since Pigsty 1.5: delete what runs already.","level":"C/A","alias":"pg_exists_action","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"},"redis_clean":{"description":"In place of redis_exists_action, since Pigsty 1.5: delete what runs already.","level":"C/A","alias":"redis_exists_action","unread":"no playbook here removes what runs, unless removals.yml says so","type":"boolean"}}};
const schema35 = {"type":"string","pattern":"^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"};
const schema36 = {"type":"integer","minimum":1,"maximum":65535};
const schema48 = {"description":"HBA rules for instances of a role.","type":"object","required":["role","rules"],"additionalProperties":false,"properties":{"title":{"description":"What the rules are for: a comment in the file, of one line.","type":"string","pattern":"^[^\\x00-\\x1f\\x7f]*$"},"role":{"description":"On which instances; common: on all.","type":"string","enum":["common","primary","replica","offline"]},"rules":{"description":"Lines of pg_hba.conf: type, database, user, address, method.","type":"array","minItems":1,"items":{"type":"string","minLength":1}}}};
const schema39 = {"type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"};
const schema43 = {"description":"An extension of a database.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-z_][a-z0-9_-]*$","description":"Name of the extension."},"schema":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$","description":"Schema it is installed into."}}};
const pattern7 = new RegExp("^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$", "u");
const pattern8 = new RegExp("^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$", "u");
const pattern9 = new RegExp("^[A-Za-z0-9_+/-]+$", "u");
const pattern10 = new RegExp("^/[A-Za-z0-9._/-]+$", "u");
const pattern12 = new RegExp("^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$", "u");
const pattern15 = new RegExp("^/[A-Za-z0-9._/-]*$", "u");
const pattern16 = new RegExp("^[a-z][a-z0-9-]*$", "u");
const pattern31 = new RegExp("^[^\\x00-\\x1f\\x7f]*$", "u");
const pattern17 = new RegExp("^[a-z_][a-z0-9_-]{0,62}$", "u");
const pattern42 = new RegExp("^[0-9A-Za-z.:,*-]+$", "u");
const pattern20 = new RegExp("^[a-z_][a-z0-9_.]*$", "u");
const pattern46 = new RegExp("^[A-Za-z0-9_-]+$", "u");
const pattern47 = new RegExp("^[A-Za-z][A-Za-z0-9_.@-]*$", "u");
const pattern50 = new RegExp("^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$", "u");
const pattern23 = new RegExp("^[a-z_][a-z0-9_]*$", "u");
const pattern24 = new RegExp("^[a-z_][a-z0-9_-]*$", "u");
const pattern57 = new RegExp("^[!$-&(-\\[\\]-~]*$", "u");
const pattern58 = new RegExp("^[0-9]+(us|ms|s|m|h|d)?$", "u");
const pattern60 = new RegExp("^/[^\\s'\"]*$", "u");
const pattern62 = new RegExp("^([a-z]+://[^\\s]+)?$", "u");
const pattern68 = new RegExp("^[0-9]+(ms|s|m|h|d|w|y)$", "u");
const pattern78 = new RegExp("^[0-9]+ *([kKMGTP]i?)?[bB]?$", "u");
const pattern79 = new RegExp("^[0-9a-fA-F.:]+$", "u");
const pattern80 = new RegExp("^[A-Za-z0-9_.:@-]{1,15}$", "u");
const pattern82 = new RegExp("^[0-9]{1,5}$", "u");
const pattern85 = new RegExp("^[0-9A-Za-z.:-]*$", "u");
const func1 = runtime0.default;
const schema38 = {"description":"A role or user of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the user, unique in the cluster.","$ref":"#/$defs/role_name"},"password":{"description":"Password in clear, or a scram-sha-256 verifier.","type":"string","writeOnly":true,"minLength":1},"login":{"description":"May log in.","type":"boolean","default":true},"superuser":{"description":"Is a superuser.","type":"boolean","default":false},"createdb":{"description":"May create databases.","type":"boolean","default":false},"createrole":{"description":"May create roles.","type":"boolean","default":false},"inherit":{"description":"Has the privileges of its roles without SET ROLE.","type":"boolean","default":true},"replication":{"description":"May stream.","type":"boolean","default":false},"bypassrls":{"description":"Is not subject to row security.","type":"boolean","default":false},"pgbouncer":{"description":"May log in through pgbouncer.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"expire_in":{"description":"Days from its creation until the password expires; counted once.","type":"integer","minimum":1},"expire_at":{"description":"Day on which the password expires, YYYY-MM-DD.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"comment":{"description":"What the user is for.","default":"","type":"string"},"roles":{"description":"Roles that the user is a member of.","type":"array","items":{"$ref":"#/$defs/role_name"},"uniqueItems":true,"default":[]},"parameters":{"description":"Settings of the sessions of the user.","type":["object","null"],"propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}}}};
const func2 = Object.prototype.hasOwnProperty;
const func0 = runtime1.default;
const pattern18 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema38.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern17.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.password !== undefined){
let data1 = data.password;
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err4 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.login !== undefined){
if(typeof data.login !== "boolean"){
const err6 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.superuser !== undefined){
if(typeof data.superuser !== "boolean"){
const err7 = {instancePath:instancePath+"/superuser",schemaPath:"#/properties/superuser/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.createdb !== undefined){
if(typeof data.createdb !== "boolean"){
const err8 = {instancePath:instancePath+"/createdb",schemaPath:"#/properties/createdb/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.createrole !== undefined){
if(typeof data.createrole !== "boolean"){
const err9 = {instancePath:instancePath+"/createrole",schemaPath:"#/properties/createrole/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.inherit !== undefined){
if(typeof data.inherit !== "boolean"){
const err10 = {instancePath:instancePath+"/inherit",schemaPath:"#/properties/inherit/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.replication !== undefined){
if(typeof data.replication !== "boolean"){
const err11 = {instancePath:instancePath+"/replication",schemaPath:"#/properties/replication/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.bypassrls !== undefined){
if(typeof data.bypassrls !== "boolean"){
const err12 = {instancePath:instancePath+"/bypassrls",schemaPath:"#/properties/bypassrls/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.pgbouncer !== undefined){
if(typeof data.pgbouncer !== "boolean"){
const err13 = {instancePath:instancePath+"/pgbouncer",schemaPath:"#/properties/pgbouncer/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.connlimit !== undefined){
let data10 = data.connlimit;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err14 = {instancePath:instancePath+"/connlimit",schemaPath:"#/properties/connlimit/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < -1 || isNaN(data10)){
const err15 = {instancePath:instancePath+"/connlimit",schemaPath:"#/properties/connlimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.expire_in !== undefined){
let data11 = data.expire_in;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err16 = {instancePath:instancePath+"/expire_in",schemaPath:"#/properties/expire_in/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err17 = {instancePath:instancePath+"/expire_in",schemaPath:"#/properties/expire_in/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.expire_at !== undefined){
let data12 = data.expire_at;
if(typeof data12 === "string"){
if(!pattern18.test(data12)){
const err18 = {instancePath:instancePath+"/expire_at",schemaPath:"#/properties/expire_at/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/expire_at",schemaPath:"#/properties/expire_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.comment !== undefined){
if(typeof data.comment !== "string"){
const err20 = {instancePath:instancePath+"/comment",schemaPath:"#/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.roles !== undefined){
let data14 = data.roles;
if(Array.isArray(data14)){
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(typeof data15 === "string"){
if(!pattern17.test(data15)){
const err21 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
let i1 = data14.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data14[i1], data14[j0])){
const err23 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err24 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.parameters !== undefined){
let data16 = data.parameters;
if((!(data16 && typeof data16 == "object" && !Array.isArray(data16))) && (data16 !== null)){
const err25 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: schema38.properties.parameters.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key1 in data16){
const _errs38 = errors;
if(typeof key1 === "string"){
if(!pattern20.test(key1)){
const err26 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_.]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_.]*$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var valid6 = _errs38 === errors;
if(!valid6){
const err27 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
for(const key2 in data16){
let data17 = data16[key2];
if(((typeof data17 !== "string") && (!((typeof data17 == "number") && (isFinite(data17))))) && (typeof data17 !== "boolean")){
const err28 = {instancePath:instancePath+"/parameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: schema38.properties.parameters.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
}
}
else {
const err29 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema41 = {"description":"A database of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the database, unique in the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"owner":{"description":"Its owner: a user or role of the cluster.","$ref":"#/$defs/role_name","default":"postgres"},"template":{"description":"Database it is copied from at creation.","type":"string","default":"template1"},"encoding":{"description":"Encoding, at creation.","type":"string"},"lc_collate":{"description":"Sort order, at creation.","type":"string"},"lc_ctype":{"description":"Character classes, at creation.","type":"string"},"revokeconn":{"description":"Only the owner, the administrator, monitoring and replication may connect.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"pgbouncer":{"description":"Reachable through pgbouncer.","type":"boolean","default":true},"comment":{"description":"What the database is for.","default":"","type":"string"},"schemas":{"description":"Schemas in it.","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"uniqueItems":true,"default":[]},"extensions":{"description":"Extensions in it.","type":"array","items":{"$ref":"#/$defs/extension"},"default":[]},"parameters":{"description":"Settings of the sessions in the database.","type":["object","null"],"propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}},"locale":{"description":"Sort order and character classes at once, at creation.","type":"string","unread":"write lc_collate and lc_ctype"},"tablespace":{"description":"Tablespace of the database.","type":"string","default":"pg_default","unread":"every database is in pg_default"},"allowconn":{"description":"Anybody may connect at all.","type":"boolean","default":true,"unread":"every database takes connections"},"baseline":{"description":"SQL file that Pigsty runs in the database.","type":"string","unread":"no SQL file is run; bring schemas about by your own migrations"}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema41.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern17.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.owner !== undefined){
let data1 = data.owner;
if(typeof data1 === "string"){
if(!pattern17.test(data1)){
const err4 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.template !== undefined){
if(typeof data.template !== "string"){
const err6 = {instancePath:instancePath+"/template",schemaPath:"#/properties/template/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.encoding !== undefined){
if(typeof data.encoding !== "string"){
const err7 = {instancePath:instancePath+"/encoding",schemaPath:"#/properties/encoding/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.lc_collate !== undefined){
if(typeof data.lc_collate !== "string"){
const err8 = {instancePath:instancePath+"/lc_collate",schemaPath:"#/properties/lc_collate/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.lc_ctype !== undefined){
if(typeof data.lc_ctype !== "string"){
const err9 = {instancePath:instancePath+"/lc_ctype",schemaPath:"#/properties/lc_ctype/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.revokeconn !== undefined){
if(typeof data.revokeconn !== "boolean"){
const err10 = {instancePath:instancePath+"/revokeconn",schemaPath:"#/properties/revokeconn/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.connlimit !== undefined){
let data7 = data.connlimit;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err11 = {instancePath:instancePath+"/connlimit",schemaPath:"#/properties/connlimit/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < -1 || isNaN(data7)){
const err12 = {instancePath:instancePath+"/connlimit",schemaPath:"#/properties/connlimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data.pgbouncer !== undefined){
if(typeof data.pgbouncer !== "boolean"){
const err13 = {instancePath:instancePath+"/pgbouncer",schemaPath:"#/properties/pgbouncer/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.comment !== undefined){
if(typeof data.comment !== "string"){
const err14 = {instancePath:instancePath+"/comment",schemaPath:"#/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.schemas !== undefined){
let data10 = data.schemas;
if(Array.isArray(data10)){
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(typeof data11 === "string"){
if(!pattern23.test(data11)){
const err15 = {instancePath:instancePath+"/schemas/" + i0,schemaPath:"#/properties/schemas/items/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/schemas/" + i0,schemaPath:"#/properties/schemas/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
let i1 = data10.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data10[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err17 = {instancePath:instancePath+"/schemas",schemaPath:"#/properties/schemas/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err18 = {instancePath:instancePath+"/schemas",schemaPath:"#/properties/schemas/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.extensions !== undefined){
let data12 = data.extensions;
if(Array.isArray(data12)){
const len1 = data12.length;
for(let i2=0; i2<len1; i2++){
let data13 = data12[i2];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.name === undefined){
const err19 = {instancePath:instancePath+"/extensions/" + i2,schemaPath:"#/$defs/extension/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key1 in data13){
if(!((key1 === "name") || (key1 === "schema"))){
const err20 = {instancePath:instancePath+"/extensions/" + i2,schemaPath:"#/$defs/extension/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data13.name !== undefined){
let data14 = data13.name;
if(typeof data14 === "string"){
if(!pattern24.test(data14)){
const err21 = {instancePath:instancePath+"/extensions/" + i2+"/name",schemaPath:"#/$defs/extension/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]*$"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/extensions/" + i2+"/name",schemaPath:"#/$defs/extension/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data13.schema !== undefined){
let data15 = data13.schema;
if(typeof data15 === "string"){
if(!pattern23.test(data15)){
const err23 = {instancePath:instancePath+"/extensions/" + i2+"/schema",schemaPath:"#/$defs/extension/properties/schema/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/extensions/" + i2+"/schema",schemaPath:"#/$defs/extension/properties/schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/extensions/" + i2,schemaPath:"#/$defs/extension/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/extensions",schemaPath:"#/properties/extensions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.parameters !== undefined){
let data16 = data.parameters;
if((!(data16 && typeof data16 == "object" && !Array.isArray(data16))) && (data16 !== null)){
const err27 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: schema41.properties.parameters.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key2 in data16){
const _errs39 = errors;
if(typeof key2 === "string"){
if(!pattern20.test(key2)){
const err28 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_.]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_.]*$"+"\"",propertyName:key2};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid9 = _errs39 === errors;
if(!valid9){
const err29 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
for(const key3 in data16){
let data17 = data16[key3];
if(((typeof data17 !== "string") && (!((typeof data17 == "number") && (isFinite(data17))))) && (typeof data17 !== "boolean")){
const err30 = {instancePath:instancePath+"/parameters/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: schema41.properties.parameters.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
}
if(data.locale !== undefined){
if(typeof data.locale !== "string"){
const err31 = {instancePath:instancePath+"/locale",schemaPath:"#/properties/locale/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.tablespace !== undefined){
if(typeof data.tablespace !== "string"){
const err32 = {instancePath:instancePath+"/tablespace",schemaPath:"#/properties/tablespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.allowconn !== undefined){
if(typeof data.allowconn !== "boolean"){
const err33 = {instancePath:instancePath+"/allowconn",schemaPath:"#/properties/allowconn/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.baseline !== undefined){
if(typeof data.baseline !== "string"){
const err34 = {instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema44 = {"description":"A port of HAProxy that leads to some members of the cluster.","type":"object","required":["name","src_port","selector"],"additionalProperties":false,"properties":{"name":{"description":"Name of the service: <pg_cluster>-<name>.","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"src_ip":{"description":"Address that HAProxy listens on; *: all. vip is not supported.","type":"string","pattern":"^(\\*|(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$","default":"*"},"src_port":{"description":"Port that HAProxy listens on.","$ref":"#/$defs/port"},"dst_port":{"description":"Where it leads: postgres, pgbouncer or a port.","anyOf":[{"type":"string","enum":["postgres","pgbouncer"]},{"$ref":"#/$defs/port"}],"default":"postgres"},"check_method":{"description":"How a member is checked.","type":"string","enum":["http","tcp"],"default":"http"},"check_port":{"description":"Port that is checked: patroni or a port.","anyOf":[{"type":"string","enum":["patroni","pg_exporter"]},{"$ref":"#/$defs/port"}],"default":"patroni"},"check_url":{"description":"Path of Patroni's REST interface that answers for the role wanted.","type":"string","pattern":"^/[A-Za-z0-9._/?=&-]*$","default":"/"},"check_code":{"description":"Status of a healthy answer.","type":"integer","minimum":100,"maximum":599,"default":200},"selector":{"description":"JMESPath over the variables of the members: who serves; [] all.","type":"string"},"selector_backup":{"description":"JMESPath over the variables of the members: who serves when nobody else does.","type":"string"},"haproxy":{"description":"Settings of the proxy.","type":"object","additionalProperties":false,"properties":{"maxconn":{"description":"Most connections at a time.","type":"integer","minimum":1,"default":3000,"maximum":1000000},"balance":{"description":"How a member is chosen.","type":"string","default":"roundrobin","enum":["roundrobin","static-rr","leastconn","first","source","random"]},"default_server_options":{"description":"Options of every server line.","type":"string","default":"inter 3s fastinter 1s downinter 5s rise 3 fall 3 on-marked-down shutdown-sessions slowstart 30s maxconn 3000 maxqueue 128 weight 100","pattern":"^[ -~]*$"}}}}};
const pattern28 = new RegExp("^(\\*|(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$", "u");
const pattern29 = new RegExp("^/[A-Za-z0-9._/?=&-]*$", "u");
const pattern30 = new RegExp("^[ -~]*$", "u");

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.src_port === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src_port"},message:"must have required property '"+"src_port"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.selector === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "selector"},message:"must have required property '"+"selector"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema44.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern16.test(data0)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.src_ip !== undefined){
let data1 = data.src_ip;
if(typeof data1 === "string"){
if(!pattern28.test(data1)){
const err6 = {instancePath:instancePath+"/src_ip",schemaPath:"#/properties/src_ip/pattern",keyword:"pattern",params:{pattern: "^(\\*|(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$"},message:"must match pattern \""+"^(\\*|(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/src_ip",schemaPath:"#/properties/src_ip/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.src_port !== undefined){
let data2 = data.src_port;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err8 = {instancePath:instancePath+"/src_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 65535 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/src_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/src_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.dst_port !== undefined){
let data3 = data.dst_port;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/dst_port",schemaPath:"#/properties/dst_port/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((data3 === "postgres") || (data3 === "pgbouncer"))){
const err12 = {instancePath:instancePath+"/dst_port",schemaPath:"#/properties/dst_port/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema44.properties.dst_port.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid2 = valid2 || _valid0;
const _errs13 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err13 = {instancePath:instancePath+"/dst_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 65535 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/dst_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err15 = {instancePath:instancePath+"/dst_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid0 = _errs13 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const err16 = {instancePath:instancePath+"/dst_port",schemaPath:"#/properties/dst_port/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data.check_method !== undefined){
let data4 = data.check_method;
if(typeof data4 !== "string"){
const err17 = {instancePath:instancePath+"/check_method",schemaPath:"#/properties/check_method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!((data4 === "http") || (data4 === "tcp"))){
const err18 = {instancePath:instancePath+"/check_method",schemaPath:"#/properties/check_method/enum",keyword:"enum",params:{allowedValues: schema44.properties.check_method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.check_port !== undefined){
let data5 = data.check_port;
const _errs19 = errors;
let valid4 = false;
const _errs20 = errors;
if(typeof data5 !== "string"){
const err19 = {instancePath:instancePath+"/check_port",schemaPath:"#/properties/check_port/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!((data5 === "patroni") || (data5 === "pg_exporter"))){
const err20 = {instancePath:instancePath+"/check_port",schemaPath:"#/properties/check_port/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema44.properties.check_port.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid4 = valid4 || _valid1;
const _errs22 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err21 = {instancePath:instancePath+"/check_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 65535 || isNaN(data5)){
const err22 = {instancePath:instancePath+"/check_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err23 = {instancePath:instancePath+"/check_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var _valid1 = _errs22 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const err24 = {instancePath:instancePath+"/check_port",schemaPath:"#/properties/check_port/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
if(data.check_url !== undefined){
let data6 = data.check_url;
if(typeof data6 === "string"){
if(!pattern29.test(data6)){
const err25 = {instancePath:instancePath+"/check_url",schemaPath:"#/properties/check_url/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/?=&-]*$"},message:"must match pattern \""+"^/[A-Za-z0-9._/?=&-]*$"+"\""};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/check_url",schemaPath:"#/properties/check_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.check_code !== undefined){
let data7 = data.check_code;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err27 = {instancePath:instancePath+"/check_code",schemaPath:"#/properties/check_code/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 599 || isNaN(data7)){
const err28 = {instancePath:instancePath+"/check_code",schemaPath:"#/properties/check_code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data7 < 100 || isNaN(data7)){
const err29 = {instancePath:instancePath+"/check_code",schemaPath:"#/properties/check_code/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data.selector !== undefined){
if(typeof data.selector !== "string"){
const err30 = {instancePath:instancePath+"/selector",schemaPath:"#/properties/selector/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.selector_backup !== undefined){
if(typeof data.selector_backup !== "string"){
const err31 = {instancePath:instancePath+"/selector_backup",schemaPath:"#/properties/selector_backup/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.haproxy !== undefined){
let data10 = data.haproxy;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key1 in data10){
if(!(((key1 === "maxconn") || (key1 === "balance")) || (key1 === "default_server_options"))){
const err32 = {instancePath:instancePath+"/haproxy",schemaPath:"#/properties/haproxy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data10.maxconn !== undefined){
let data11 = data10.maxconn;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err33 = {instancePath:instancePath+"/haproxy/maxconn",schemaPath:"#/properties/haproxy/properties/maxconn/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1000000 || isNaN(data11)){
const err34 = {instancePath:instancePath+"/haproxy/maxconn",schemaPath:"#/properties/haproxy/properties/maxconn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err35 = {instancePath:instancePath+"/haproxy/maxconn",schemaPath:"#/properties/haproxy/properties/maxconn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
if(data10.balance !== undefined){
let data12 = data10.balance;
if(typeof data12 !== "string"){
const err36 = {instancePath:instancePath+"/haproxy/balance",schemaPath:"#/properties/haproxy/properties/balance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!((((((data12 === "roundrobin") || (data12 === "static-rr")) || (data12 === "leastconn")) || (data12 === "first")) || (data12 === "source")) || (data12 === "random"))){
const err37 = {instancePath:instancePath+"/haproxy/balance",schemaPath:"#/properties/haproxy/properties/balance/enum",keyword:"enum",params:{allowedValues: schema44.properties.haproxy.properties.balance.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data10.default_server_options !== undefined){
let data13 = data10.default_server_options;
if(typeof data13 === "string"){
if(!pattern30.test(data13)){
const err38 = {instancePath:instancePath+"/haproxy/default_server_options",schemaPath:"#/properties/haproxy/properties/default_server_options/pattern",keyword:"pattern",params:{pattern: "^[ -~]*$"},message:"must match pattern \""+"^[ -~]*$"+"\""};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/haproxy/default_server_options",schemaPath:"#/properties/haproxy/properties/default_server_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/haproxy",schemaPath:"#/properties/haproxy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema34.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.meta_node !== undefined){
if(typeof data.meta_node !== "boolean"){
const err1 = {instancePath:instancePath+"/meta_node",schemaPath:"#/properties/meta_node/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.node_dns_hosts !== undefined){
let data1 = data.node_dns_hosts;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
const err2 = {instancePath:instancePath+"/node_dns_hosts/" + i0,schemaPath:"#/properties/node_dns_hosts/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},message:"must match pattern \""+"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/node_dns_hosts/" + i0,schemaPath:"#/properties/node_dns_hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/node_dns_hosts",schemaPath:"#/properties/node_dns_hosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.node_packages !== undefined){
let data3 = data.node_packages;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 === "string"){
if(!pattern8.test(data4)){
const err5 = {instancePath:instancePath+"/node_packages/" + i1,schemaPath:"#/$defs/package/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"},message:"must match pattern \""+"^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/node_packages/" + i1,schemaPath:"#/$defs/package/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/node_packages",schemaPath:"#/properties/node_packages/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.node_timezone !== undefined){
let data5 = data.node_timezone;
if(typeof data5 === "string"){
if(!pattern9.test(data5)){
const err8 = {instancePath:instancePath+"/node_timezone",schemaPath:"#/properties/node_timezone/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_+/-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_+/-]+$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/node_timezone",schemaPath:"#/properties/node_timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.node_sysctl_params !== undefined){
let data6 = data.node_sysctl_params;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key0 in data6){
let data7 = data6[key0];
if((typeof data7 !== "string") && (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7))))){
const err10 = {instancePath:instancePath+"/node_sysctl_params/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/node_sysctl_params/additionalProperties/type",keyword:"type",params:{type: schema34.properties.node_sysctl_params.additionalProperties.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/node_sysctl_params",schemaPath:"#/properties/node_sysctl_params/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.node_exporter_enabled !== undefined){
if(typeof data.node_exporter_enabled !== "boolean"){
const err12 = {instancePath:instancePath+"/node_exporter_enabled",schemaPath:"#/properties/node_exporter_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.node_exporter_port !== undefined){
let data9 = data.node_exporter_port;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err13 = {instancePath:instancePath+"/node_exporter_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 65535 || isNaN(data9)){
const err14 = {instancePath:instancePath+"/node_exporter_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err15 = {instancePath:instancePath+"/node_exporter_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.node_exporter_options !== undefined){
if(typeof data.node_exporter_options !== "string"){
const err16 = {instancePath:instancePath+"/node_exporter_options",schemaPath:"#/properties/node_exporter_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.dcs_servers !== undefined){
let data11 = data.dcs_servers;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key1 in data11){
if(typeof data11[key1] !== "string"){
const err17 = {instancePath:instancePath+"/dcs_servers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/dcs_servers/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/dcs_servers",schemaPath:"#/properties/dcs_servers/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.dcs_type !== undefined){
let data13 = data.dcs_type;
if(typeof data13 !== "string"){
const err19 = {instancePath:instancePath+"/dcs_type",schemaPath:"#/properties/dcs_type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!((data13 === "etcd") || (data13 === "consul"))){
const err20 = {instancePath:instancePath+"/dcs_type",schemaPath:"#/properties/dcs_type/enum",keyword:"enum",params:{allowedValues: schema34.properties.dcs_type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.etcd_data_dir !== undefined){
let data14 = data.etcd_data_dir;
if(typeof data14 === "string"){
if(!pattern10.test(data14)){
const err21 = {instancePath:instancePath+"/etcd_data_dir",schemaPath:"#/properties/etcd_data_dir/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/etcd_data_dir",schemaPath:"#/properties/etcd_data_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.prometheus_data_dir !== undefined){
let data15 = data.prometheus_data_dir;
if(typeof data15 === "string"){
if(!pattern10.test(data15)){
const err23 = {instancePath:instancePath+"/prometheus_data_dir",schemaPath:"#/properties/prometheus_data_dir/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/prometheus_data_dir",schemaPath:"#/properties/prometheus_data_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.prometheus_options !== undefined){
if(typeof data.prometheus_options !== "string"){
const err25 = {instancePath:instancePath+"/prometheus_options",schemaPath:"#/properties/prometheus_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.prometheus_scrape_interval !== undefined){
let data17 = data.prometheus_scrape_interval;
if(typeof data17 === "string"){
if(!pattern12.test(data17)){
const err26 = {instancePath:instancePath+"/prometheus_scrape_interval",schemaPath:"#/properties/prometheus_scrape_interval/pattern",keyword:"pattern",params:{pattern: "^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"},message:"must match pattern \""+"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"+"\""};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/prometheus_scrape_interval",schemaPath:"#/properties/prometheus_scrape_interval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.prometheus_scrape_timeout !== undefined){
let data18 = data.prometheus_scrape_timeout;
if(typeof data18 === "string"){
if(!pattern12.test(data18)){
const err28 = {instancePath:instancePath+"/prometheus_scrape_timeout",schemaPath:"#/properties/prometheus_scrape_timeout/pattern",keyword:"pattern",params:{pattern: "^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"},message:"must match pattern \""+"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"+"\""};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/prometheus_scrape_timeout",schemaPath:"#/properties/prometheus_scrape_timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.prometheus_sd_interval !== undefined){
let data19 = data.prometheus_sd_interval;
if(typeof data19 === "string"){
if(!pattern12.test(data19)){
const err30 = {instancePath:instancePath+"/prometheus_sd_interval",schemaPath:"#/properties/prometheus_sd_interval/pattern",keyword:"pattern",params:{pattern: "^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"},message:"must match pattern \""+"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"+"\""};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/prometheus_sd_interval",schemaPath:"#/properties/prometheus_sd_interval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.exporter_metrics_path !== undefined){
let data20 = data.exporter_metrics_path;
if(typeof data20 === "string"){
if(!pattern15.test(data20)){
const err32 = {instancePath:instancePath+"/exporter_metrics_path",schemaPath:"#/properties/exporter_metrics_path/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]*$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]*$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/exporter_metrics_path",schemaPath:"#/properties/exporter_metrics_path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.nginx_port !== undefined){
let data21 = data.nginx_port;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err34 = {instancePath:instancePath+"/nginx_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 65535 || isNaN(data21)){
const err35 = {instancePath:instancePath+"/nginx_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data21 < 1 || isNaN(data21)){
const err36 = {instancePath:instancePath+"/nginx_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data.pg_cluster !== undefined){
let data22 = data.pg_cluster;
if(typeof data22 === "string"){
if(func1(data22) > 63){
const err37 = {instancePath:instancePath+"/pg_cluster",schemaPath:"#/properties/pg_cluster/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!pattern16.test(data22)){
const err38 = {instancePath:instancePath+"/pg_cluster",schemaPath:"#/properties/pg_cluster/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\""};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/pg_cluster",schemaPath:"#/properties/pg_cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.pg_seq !== undefined){
let data23 = data.pg_seq;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err40 = {instancePath:instancePath+"/pg_seq",schemaPath:"#/properties/pg_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err41 = {instancePath:instancePath+"/pg_seq",schemaPath:"#/properties/pg_seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data.pg_role !== undefined){
let data24 = data.pg_role;
if(typeof data24 !== "string"){
const err42 = {instancePath:instancePath+"/pg_role",schemaPath:"#/properties/pg_role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!(((((data24 === "primary") || (data24 === "replica")) || (data24 === "offline")) || (data24 === "standby")) || (data24 === "delayed"))){
const err43 = {instancePath:instancePath+"/pg_role",schemaPath:"#/properties/pg_role/enum",keyword:"enum",params:{allowedValues: schema34.properties.pg_role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.pg_offline_query !== undefined){
if(typeof data.pg_offline_query !== "boolean"){
const err44 = {instancePath:instancePath+"/pg_offline_query",schemaPath:"#/properties/pg_offline_query/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.pg_weight !== undefined){
let data26 = data.pg_weight;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err45 = {instancePath:instancePath+"/pg_weight",schemaPath:"#/properties/pg_weight/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 256 || isNaN(data26)){
const err46 = {instancePath:instancePath+"/pg_weight",schemaPath:"#/properties/pg_weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data26 < 0 || isNaN(data26)){
const err47 = {instancePath:instancePath+"/pg_weight",schemaPath:"#/properties/pg_weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
if(data.pg_users !== undefined){
let data27 = data.pg_users;
if(Array.isArray(data27)){
const len2 = data27.length;
for(let i2=0; i2<len2; i2++){
if(!(validate24(data27[i2], {instancePath:instancePath+"/pg_users/" + i2,parentData:data27,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err48 = {instancePath:instancePath+"/pg_users",schemaPath:"#/properties/pg_users/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.pg_databases !== undefined){
let data29 = data.pg_databases;
if(Array.isArray(data29)){
const len3 = data29.length;
for(let i3=0; i3<len3; i3++){
if(!(validate26(data29[i3], {instancePath:instancePath+"/pg_databases/" + i3,parentData:data29,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err49 = {instancePath:instancePath+"/pg_databases",schemaPath:"#/properties/pg_databases/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.pg_services_extra !== undefined){
let data31 = data.pg_services_extra;
if(Array.isArray(data31)){
const len4 = data31.length;
for(let i4=0; i4<len4; i4++){
if(!(validate28(data31[i4], {instancePath:instancePath+"/pg_services_extra/" + i4,parentData:data31,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err50 = {instancePath:instancePath+"/pg_services_extra",schemaPath:"#/properties/pg_services_extra/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.pg_hba_rules_extra !== undefined){
let data33 = data.pg_hba_rules_extra;
if(Array.isArray(data33)){
const len5 = data33.length;
for(let i5=0; i5<len5; i5++){
let data34 = data33[i5];
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.role === undefined){
const err51 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data34.rules === undefined){
const err52 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
for(const key2 in data34){
if(!(((key2 === "title") || (key2 === "role")) || (key2 === "rules"))){
const err53 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5,schemaPath:"#/$defs/hba/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data34.title !== undefined){
let data35 = data34.title;
if(typeof data35 === "string"){
if(!pattern31.test(data35)){
const err54 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/title",schemaPath:"#/$defs/hba/properties/title/pattern",keyword:"pattern",params:{pattern: "^[^\\x00-\\x1f\\x7f]*$"},message:"must match pattern \""+"^[^\\x00-\\x1f\\x7f]*$"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data34.role !== undefined){
let data36 = data34.role;
if(typeof data36 !== "string"){
const err56 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!((((data36 === "common") || (data36 === "primary")) || (data36 === "replica")) || (data36 === "offline"))){
const err57 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data34.rules !== undefined){
let data37 = data34.rules;
if(Array.isArray(data37)){
if(data37.length < 1){
const err58 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
const len6 = data37.length;
for(let i6=0; i6<len6; i6++){
let data38 = data37[i6];
if(typeof data38 === "string"){
if(func1(data38) < 1){
const err59 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/rules/" + i6,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/rules/" + i6,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/pg_hba_rules_extra",schemaPath:"#/properties/pg_hba_rules_extra/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.pgbouncer_hba_rules_extra !== undefined){
let data39 = data.pgbouncer_hba_rules_extra;
if(Array.isArray(data39)){
const len7 = data39.length;
for(let i7=0; i7<len7; i7++){
let data40 = data39[i7];
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
if(data40.role === undefined){
const err64 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data40.rules === undefined){
const err65 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
for(const key3 in data40){
if(!(((key3 === "title") || (key3 === "role")) || (key3 === "rules"))){
const err66 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7,schemaPath:"#/$defs/hba/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data40.title !== undefined){
let data41 = data40.title;
if(typeof data41 === "string"){
if(!pattern31.test(data41)){
const err67 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/title",schemaPath:"#/$defs/hba/properties/title/pattern",keyword:"pattern",params:{pattern: "^[^\\x00-\\x1f\\x7f]*$"},message:"must match pattern \""+"^[^\\x00-\\x1f\\x7f]*$"+"\""};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data40.role !== undefined){
let data42 = data40.role;
if(typeof data42 !== "string"){
const err69 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!((((data42 === "common") || (data42 === "primary")) || (data42 === "replica")) || (data42 === "offline"))){
const err70 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data40.rules !== undefined){
let data43 = data40.rules;
if(Array.isArray(data43)){
if(data43.length < 1){
const err71 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
const len8 = data43.length;
for(let i8=0; i8<len8; i8++){
let data44 = data43[i8];
if(typeof data44 === "string"){
if(func1(data44) < 1){
const err72 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/rules/" + i8,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/rules/" + i8,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra",schemaPath:"#/properties/pgbouncer_hba_rules_extra/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.pg_admin_username !== undefined){
let data45 = data.pg_admin_username;
if(typeof data45 === "string"){
if(!pattern17.test(data45)){
const err77 = {instancePath:instancePath+"/pg_admin_username",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/pg_admin_username",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.pg_admin_password !== undefined){
let data46 = data.pg_admin_password;
if(typeof data46 === "string"){
if(func1(data46) < 1){
const err79 = {instancePath:instancePath+"/pg_admin_password",schemaPath:"#/properties/pg_admin_password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/pg_admin_password",schemaPath:"#/properties/pg_admin_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.pg_replication_username !== undefined){
let data47 = data.pg_replication_username;
if(typeof data47 === "string"){
if(!pattern17.test(data47)){
const err81 = {instancePath:instancePath+"/pg_replication_username",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/pg_replication_username",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.pg_replication_password !== undefined){
let data48 = data.pg_replication_password;
if(typeof data48 === "string"){
if(func1(data48) < 1){
const err83 = {instancePath:instancePath+"/pg_replication_password",schemaPath:"#/properties/pg_replication_password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/pg_replication_password",schemaPath:"#/properties/pg_replication_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.pg_monitor_username !== undefined){
let data49 = data.pg_monitor_username;
if(typeof data49 === "string"){
if(!pattern17.test(data49)){
const err85 = {instancePath:instancePath+"/pg_monitor_username",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/pg_monitor_username",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.pg_monitor_password !== undefined){
let data50 = data.pg_monitor_password;
if(typeof data50 === "string"){
if(func1(data50) < 1){
const err87 = {instancePath:instancePath+"/pg_monitor_password",schemaPath:"#/properties/pg_monitor_password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/pg_monitor_password",schemaPath:"#/properties/pg_monitor_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data.pg_dbsu !== undefined){
let data51 = data.pg_dbsu;
if(typeof data51 === "string"){
if(!pattern17.test(data51)){
const err89 = {instancePath:instancePath+"/pg_dbsu",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/pg_dbsu",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data.pg_dbsu_home !== undefined){
let data52 = data.pg_dbsu_home;
if(typeof data52 === "string"){
if(!pattern10.test(data52)){
const err91 = {instancePath:instancePath+"/pg_dbsu_home",schemaPath:"#/properties/pg_dbsu_home/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/pg_dbsu_home",schemaPath:"#/properties/pg_dbsu_home/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data.pg_version !== undefined){
let data53 = data.pg_version;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err93 = {instancePath:instancePath+"/pg_version",schemaPath:"#/properties/pg_version/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 18 || isNaN(data53)){
const err94 = {instancePath:instancePath+"/pg_version",schemaPath:"#/properties/pg_version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 18},message:"must be <= 18"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(data53 < 10 || isNaN(data53)){
const err95 = {instancePath:instancePath+"/pg_version",schemaPath:"#/properties/pg_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
if(data.pg_bin_dir !== undefined){
let data54 = data.pg_bin_dir;
if(typeof data54 === "string"){
if(!pattern10.test(data54)){
const err96 = {instancePath:instancePath+"/pg_bin_dir",schemaPath:"#/properties/pg_bin_dir/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/pg_bin_dir",schemaPath:"#/properties/pg_bin_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data.pg_packages !== undefined){
let data55 = data.pg_packages;
if(Array.isArray(data55)){
const len9 = data55.length;
for(let i9=0; i9<len9; i9++){
let data56 = data55[i9];
if(typeof data56 === "string"){
if(!pattern8.test(data56)){
const err98 = {instancePath:instancePath+"/pg_packages/" + i9,schemaPath:"#/$defs/package/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"},message:"must match pattern \""+"^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"+"\""};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {instancePath:instancePath+"/pg_packages/" + i9,schemaPath:"#/$defs/package/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath:instancePath+"/pg_packages",schemaPath:"#/properties/pg_packages/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data.pg_extensions !== undefined){
let data57 = data.pg_extensions;
if(Array.isArray(data57)){
const len10 = data57.length;
for(let i10=0; i10<len10; i10++){
let data58 = data57[i10];
if(typeof data58 === "string"){
if(!pattern8.test(data58)){
const err101 = {instancePath:instancePath+"/pg_extensions/" + i10,schemaPath:"#/$defs/package/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"},message:"must match pattern \""+"^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"+"\""};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/pg_extensions/" + i10,schemaPath:"#/$defs/package/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
else {
const err103 = {instancePath:instancePath+"/pg_extensions",schemaPath:"#/properties/pg_extensions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data.pg_data !== undefined){
let data59 = data.pg_data;
if(typeof data59 === "string"){
if(!pattern10.test(data59)){
const err104 = {instancePath:instancePath+"/pg_data",schemaPath:"#/properties/pg_data/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/pg_data",schemaPath:"#/properties/pg_data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data.pg_listen !== undefined){
let data60 = data.pg_listen;
if(typeof data60 === "string"){
if(!pattern42.test(data60)){
const err106 = {instancePath:instancePath+"/pg_listen",schemaPath:"#/properties/pg_listen/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z.:,*-]+$"},message:"must match pattern \""+"^[0-9A-Za-z.:,*-]+$"+"\""};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {instancePath:instancePath+"/pg_listen",schemaPath:"#/properties/pg_listen/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data.pg_port !== undefined){
let data61 = data.pg_port;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
const err108 = {instancePath:instancePath+"/pg_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 > 65535 || isNaN(data61)){
const err109 = {instancePath:instancePath+"/pg_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data61 < 1 || isNaN(data61)){
const err110 = {instancePath:instancePath+"/pg_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
if(data.pg_localhost !== undefined){
let data62 = data.pg_localhost;
if(typeof data62 === "string"){
if(func1(data62) > 90){
const err111 = {instancePath:instancePath+"/pg_localhost",schemaPath:"#/properties/pg_localhost/maxLength",keyword:"maxLength",params:{limit: 90},message:"must NOT have more than 90 characters"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(!pattern10.test(data62)){
const err112 = {instancePath:instancePath+"/pg_localhost",schemaPath:"#/properties/pg_localhost/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/pg_localhost",schemaPath:"#/properties/pg_localhost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data.pg_namespace !== undefined){
let data63 = data.pg_namespace;
if(typeof data63 === "string"){
if(!pattern10.test(data63)){
const err114 = {instancePath:instancePath+"/pg_namespace",schemaPath:"#/properties/pg_namespace/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/pg_namespace",schemaPath:"#/properties/pg_namespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data.patroni_port !== undefined){
let data64 = data.patroni_port;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err116 = {instancePath:instancePath+"/patroni_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 > 65535 || isNaN(data64)){
const err117 = {instancePath:instancePath+"/patroni_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data64 < 1 || isNaN(data64)){
const err118 = {instancePath:instancePath+"/patroni_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
}
if(data.patroni_watchdog_mode !== undefined){
let data65 = data.patroni_watchdog_mode;
if((typeof data65 !== "string") && (typeof data65 !== "boolean")){
const err119 = {instancePath:instancePath+"/patroni_watchdog_mode",schemaPath:"#/properties/patroni_watchdog_mode/type",keyword:"type",params:{type: schema34.properties.patroni_watchdog_mode.type},message:"must be string,boolean"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(!(((((data65 === "off") || (data65 === "automatic")) || (data65 === "require")) || (data65 === "required")) || (data65 === false))){
const err120 = {instancePath:instancePath+"/patroni_watchdog_mode",schemaPath:"#/properties/patroni_watchdog_mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.patroni_watchdog_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data.pg_conf !== undefined){
let data66 = data.pg_conf;
if(typeof data66 !== "string"){
const err121 = {instancePath:instancePath+"/pg_conf",schemaPath:"#/properties/pg_conf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(!((((((((data66 === "tiny.yml") || (data66 === "oltp.yml")) || (data66 === "crit.yml")) || (data66 === "olap.yml")) || (data66 === "mini.yml")) || (data66 === "small.yml")) || (data66 === "medium.yml")) || (data66 === "large.yml"))){
const err122 = {instancePath:instancePath+"/pg_conf",schemaPath:"#/properties/pg_conf/enum",keyword:"enum",params:{allowedValues: schema34.properties.pg_conf.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data.pg_parameters !== undefined){
let data67 = data.pg_parameters;
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
for(const key4 in data67){
const _errs151 = errors;
if(typeof key4 === "string"){
if(!pattern20.test(key4)){
const err123 = {instancePath:instancePath+"/pg_parameters",schemaPath:"#/properties/pg_parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_.]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_.]*$"+"\"",propertyName:key4};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
var valid40 = _errs151 === errors;
if(!valid40){
const err124 = {instancePath:instancePath+"/pg_parameters",schemaPath:"#/properties/pg_parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
for(const key5 in data67){
let data68 = data67[key5];
if(((typeof data68 !== "string") && (!((typeof data68 == "number") && (isFinite(data68))))) && (typeof data68 !== "boolean")){
const err125 = {instancePath:instancePath+"/pg_parameters/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/pg_parameters/additionalProperties/type",keyword:"type",params:{type: schema34.properties.pg_parameters.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
else {
const err126 = {instancePath:instancePath+"/pg_parameters",schemaPath:"#/properties/pg_parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data.pg_shared_libraries !== undefined){
if(typeof data.pg_shared_libraries !== "string"){
const err127 = {instancePath:instancePath+"/pg_shared_libraries",schemaPath:"#/properties/pg_shared_libraries/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data.pg_encoding !== undefined){
let data70 = data.pg_encoding;
if(typeof data70 === "string"){
if(!pattern46.test(data70)){
const err128 = {instancePath:instancePath+"/pg_encoding",schemaPath:"#/properties/pg_encoding/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/pg_encoding",schemaPath:"#/properties/pg_encoding/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data.pg_locale !== undefined){
let data71 = data.pg_locale;
if(typeof data71 === "string"){
if(!pattern47.test(data71)){
const err130 = {instancePath:instancePath+"/pg_locale",schemaPath:"#/properties/pg_locale/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_.@-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_.@-]*$"+"\""};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/pg_locale",schemaPath:"#/properties/pg_locale/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data.pg_lc_collate !== undefined){
let data72 = data.pg_lc_collate;
if(typeof data72 === "string"){
if(!pattern47.test(data72)){
const err132 = {instancePath:instancePath+"/pg_lc_collate",schemaPath:"#/properties/pg_lc_collate/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_.@-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_.@-]*$"+"\""};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/pg_lc_collate",schemaPath:"#/properties/pg_lc_collate/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data.pg_lc_ctype !== undefined){
let data73 = data.pg_lc_ctype;
if(typeof data73 === "string"){
if(!pattern47.test(data73)){
const err134 = {instancePath:instancePath+"/pg_lc_ctype",schemaPath:"#/properties/pg_lc_ctype/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_.@-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_.@-]*$"+"\""};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/pg_lc_ctype",schemaPath:"#/properties/pg_lc_ctype/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data.pgbouncer_enabled !== undefined){
if(typeof data.pgbouncer_enabled !== "boolean"){
const err136 = {instancePath:instancePath+"/pgbouncer_enabled",schemaPath:"#/properties/pgbouncer_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data.pgbouncer_port !== undefined){
let data75 = data.pgbouncer_port;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err137 = {instancePath:instancePath+"/pgbouncer_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 > 65535 || isNaN(data75)){
const err138 = {instancePath:instancePath+"/pgbouncer_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data75 < 1 || isNaN(data75)){
const err139 = {instancePath:instancePath+"/pgbouncer_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
}
if(data.pgbouncer_poolmode !== undefined){
let data76 = data.pgbouncer_poolmode;
if(typeof data76 !== "string"){
const err140 = {instancePath:instancePath+"/pgbouncer_poolmode",schemaPath:"#/properties/pgbouncer_poolmode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(!(((data76 === "session") || (data76 === "transaction")) || (data76 === "statement"))){
const err141 = {instancePath:instancePath+"/pgbouncer_poolmode",schemaPath:"#/properties/pgbouncer_poolmode/enum",keyword:"enum",params:{allowedValues: schema34.properties.pgbouncer_poolmode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data.pgbouncer_max_db_conn !== undefined){
let data77 = data.pgbouncer_max_db_conn;
if(!(((typeof data77 == "number") && (!(data77 % 1) && !isNaN(data77))) && (isFinite(data77)))){
const err142 = {instancePath:instancePath+"/pgbouncer_max_db_conn",schemaPath:"#/properties/pgbouncer_max_db_conn/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if((typeof data77 == "number") && (isFinite(data77))){
if(data77 < 0 || isNaN(data77)){
const err143 = {instancePath:instancePath+"/pgbouncer_max_db_conn",schemaPath:"#/properties/pgbouncer_max_db_conn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
if(data.pg_default_roles !== undefined){
let data78 = data.pg_default_roles;
if(Array.isArray(data78)){
const len11 = data78.length;
for(let i11=0; i11<len11; i11++){
if(!(validate24(data78[i11], {instancePath:instancePath+"/pg_default_roles/" + i11,parentData:data78,parentDataProperty:i11,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err144 = {instancePath:instancePath+"/pg_default_roles",schemaPath:"#/properties/pg_default_roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data.pg_default_privileges !== undefined){
let data80 = data.pg_default_privileges;
if(Array.isArray(data80)){
const len12 = data80.length;
for(let i12=0; i12<len12; i12++){
let data81 = data80[i12];
if(typeof data81 === "string"){
if(!pattern50.test(data81)){
const err145 = {instancePath:instancePath+"/pg_default_privileges/" + i12,schemaPath:"#/properties/pg_default_privileges/items/pattern",keyword:"pattern",params:{pattern: "^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
else {
const err146 = {instancePath:instancePath+"/pg_default_privileges/" + i12,schemaPath:"#/properties/pg_default_privileges/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
}
else {
const err147 = {instancePath:instancePath+"/pg_default_privileges",schemaPath:"#/properties/pg_default_privileges/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data.pg_default_schemas !== undefined){
let data82 = data.pg_default_schemas;
if(Array.isArray(data82)){
const len13 = data82.length;
for(let i13=0; i13<len13; i13++){
let data83 = data82[i13];
if(typeof data83 === "string"){
if(!pattern23.test(data83)){
const err148 = {instancePath:instancePath+"/pg_default_schemas/" + i13,schemaPath:"#/properties/pg_default_schemas/items/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/pg_default_schemas/" + i13,schemaPath:"#/properties/pg_default_schemas/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
}
else {
const err150 = {instancePath:instancePath+"/pg_default_schemas",schemaPath:"#/properties/pg_default_schemas/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data.pg_default_extensions !== undefined){
let data84 = data.pg_default_extensions;
if(Array.isArray(data84)){
const len14 = data84.length;
for(let i14=0; i14<len14; i14++){
let data85 = data84[i14];
if(data85 && typeof data85 == "object" && !Array.isArray(data85)){
if(data85.name === undefined){
const err151 = {instancePath:instancePath+"/pg_default_extensions/" + i14,schemaPath:"#/$defs/extension/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
for(const key6 in data85){
if(!((key6 === "name") || (key6 === "schema"))){
const err152 = {instancePath:instancePath+"/pg_default_extensions/" + i14,schemaPath:"#/$defs/extension/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data85.name !== undefined){
let data86 = data85.name;
if(typeof data86 === "string"){
if(!pattern24.test(data86)){
const err153 = {instancePath:instancePath+"/pg_default_extensions/" + i14+"/name",schemaPath:"#/$defs/extension/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]*$"+"\""};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
else {
const err154 = {instancePath:instancePath+"/pg_default_extensions/" + i14+"/name",schemaPath:"#/$defs/extension/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data85.schema !== undefined){
let data87 = data85.schema;
if(typeof data87 === "string"){
if(!pattern23.test(data87)){
const err155 = {instancePath:instancePath+"/pg_default_extensions/" + i14+"/schema",schemaPath:"#/$defs/extension/properties/schema/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
else {
const err156 = {instancePath:instancePath+"/pg_default_extensions/" + i14+"/schema",schemaPath:"#/$defs/extension/properties/schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
else {
const err157 = {instancePath:instancePath+"/pg_default_extensions/" + i14,schemaPath:"#/$defs/extension/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath:instancePath+"/pg_default_extensions",schemaPath:"#/properties/pg_default_extensions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data.pg_hba_rules !== undefined){
let data88 = data.pg_hba_rules;
if(Array.isArray(data88)){
const len15 = data88.length;
for(let i15=0; i15<len15; i15++){
let data89 = data88[i15];
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
if(data89.role === undefined){
const err159 = {instancePath:instancePath+"/pg_hba_rules/" + i15,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data89.rules === undefined){
const err160 = {instancePath:instancePath+"/pg_hba_rules/" + i15,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
for(const key7 in data89){
if(!(((key7 === "title") || (key7 === "role")) || (key7 === "rules"))){
const err161 = {instancePath:instancePath+"/pg_hba_rules/" + i15,schemaPath:"#/$defs/hba/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data89.title !== undefined){
let data90 = data89.title;
if(typeof data90 === "string"){
if(!pattern31.test(data90)){
const err162 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/title",schemaPath:"#/$defs/hba/properties/title/pattern",keyword:"pattern",params:{pattern: "^[^\\x00-\\x1f\\x7f]*$"},message:"must match pattern \""+"^[^\\x00-\\x1f\\x7f]*$"+"\""};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
else {
const err163 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data89.role !== undefined){
let data91 = data89.role;
if(typeof data91 !== "string"){
const err164 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(!((((data91 === "common") || (data91 === "primary")) || (data91 === "replica")) || (data91 === "offline"))){
const err165 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data89.rules !== undefined){
let data92 = data89.rules;
if(Array.isArray(data92)){
if(data92.length < 1){
const err166 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
const len16 = data92.length;
for(let i16=0; i16<len16; i16++){
let data93 = data92[i16];
if(typeof data93 === "string"){
if(func1(data93) < 1){
const err167 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/rules/" + i16,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
else {
const err168 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/rules/" + i16,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
}
else {
const err169 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
}
else {
const err170 = {instancePath:instancePath+"/pg_hba_rules/" + i15,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
}
else {
const err171 = {instancePath:instancePath+"/pg_hba_rules",schemaPath:"#/properties/pg_hba_rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data.pgbouncer_hba_rules !== undefined){
let data94 = data.pgbouncer_hba_rules;
if(Array.isArray(data94)){
const len17 = data94.length;
for(let i17=0; i17<len17; i17++){
let data95 = data94[i17];
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
if(data95.role === undefined){
const err172 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data95.rules === undefined){
const err173 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
for(const key8 in data95){
if(!(((key8 === "title") || (key8 === "role")) || (key8 === "rules"))){
const err174 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17,schemaPath:"#/$defs/hba/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data95.title !== undefined){
let data96 = data95.title;
if(typeof data96 === "string"){
if(!pattern31.test(data96)){
const err175 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/title",schemaPath:"#/$defs/hba/properties/title/pattern",keyword:"pattern",params:{pattern: "^[^\\x00-\\x1f\\x7f]*$"},message:"must match pattern \""+"^[^\\x00-\\x1f\\x7f]*$"+"\""};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data95.role !== undefined){
let data97 = data95.role;
if(typeof data97 !== "string"){
const err177 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(!((((data97 === "common") || (data97 === "primary")) || (data97 === "replica")) || (data97 === "offline"))){
const err178 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data95.rules !== undefined){
let data98 = data95.rules;
if(Array.isArray(data98)){
if(data98.length < 1){
const err179 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
const len18 = data98.length;
for(let i18=0; i18<len18; i18++){
let data99 = data98[i18];
if(typeof data99 === "string"){
if(func1(data99) < 1){
const err180 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/rules/" + i18,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
else {
const err181 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/rules/" + i18,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
}
else {
const err182 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
else {
const err183 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
}
else {
const err184 = {instancePath:instancePath+"/pgbouncer_hba_rules",schemaPath:"#/properties/pgbouncer_hba_rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data.pg_exporter_enabled !== undefined){
if(typeof data.pg_exporter_enabled !== "boolean"){
const err185 = {instancePath:instancePath+"/pg_exporter_enabled",schemaPath:"#/properties/pg_exporter_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data.pg_exporter_port !== undefined){
let data101 = data.pg_exporter_port;
if(!(((typeof data101 == "number") && (!(data101 % 1) && !isNaN(data101))) && (isFinite(data101)))){
const err186 = {instancePath:instancePath+"/pg_exporter_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if((typeof data101 == "number") && (isFinite(data101))){
if(data101 > 65535 || isNaN(data101)){
const err187 = {instancePath:instancePath+"/pg_exporter_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if(data101 < 1 || isNaN(data101)){
const err188 = {instancePath:instancePath+"/pg_exporter_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
}
if(data.pgbouncer_exporter_enabled !== undefined){
if(typeof data.pgbouncer_exporter_enabled !== "boolean"){
const err189 = {instancePath:instancePath+"/pgbouncer_exporter_enabled",schemaPath:"#/properties/pgbouncer_exporter_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
if(data.pgbouncer_exporter_port !== undefined){
let data103 = data.pgbouncer_exporter_port;
if(!(((typeof data103 == "number") && (!(data103 % 1) && !isNaN(data103))) && (isFinite(data103)))){
const err190 = {instancePath:instancePath+"/pgbouncer_exporter_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if((typeof data103 == "number") && (isFinite(data103))){
if(data103 > 65535 || isNaN(data103)){
const err191 = {instancePath:instancePath+"/pgbouncer_exporter_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(data103 < 1 || isNaN(data103)){
const err192 = {instancePath:instancePath+"/pgbouncer_exporter_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
}
if(data.pg_services !== undefined){
let data104 = data.pg_services;
if(Array.isArray(data104)){
const len19 = data104.length;
for(let i19=0; i19<len19; i19++){
if(!(validate28(data104[i19], {instancePath:instancePath+"/pg_services/" + i19,parentData:data104,parentDataProperty:i19,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err193 = {instancePath:instancePath+"/pg_services",schemaPath:"#/properties/pg_services/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
if(data.haproxy_enabled !== undefined){
if(typeof data.haproxy_enabled !== "boolean"){
const err194 = {instancePath:instancePath+"/haproxy_enabled",schemaPath:"#/properties/haproxy_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data.haproxy_admin_auth_enabled !== undefined){
if(typeof data.haproxy_admin_auth_enabled !== "boolean"){
const err195 = {instancePath:instancePath+"/haproxy_admin_auth_enabled",schemaPath:"#/properties/haproxy_admin_auth_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data.haproxy_admin_username !== undefined){
let data108 = data.haproxy_admin_username;
if(typeof data108 === "string"){
if(!pattern46.test(data108)){
const err196 = {instancePath:instancePath+"/haproxy_admin_username",schemaPath:"#/properties/haproxy_admin_username/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
else {
const err197 = {instancePath:instancePath+"/haproxy_admin_username",schemaPath:"#/properties/haproxy_admin_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
if(data.haproxy_admin_password !== undefined){
let data109 = data.haproxy_admin_password;
if(typeof data109 === "string"){
if(func1(data109) < 1){
const err198 = {instancePath:instancePath+"/haproxy_admin_password",schemaPath:"#/properties/haproxy_admin_password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(!pattern57.test(data109)){
const err199 = {instancePath:instancePath+"/haproxy_admin_password",schemaPath:"#/properties/haproxy_admin_password/pattern",keyword:"pattern",params:{pattern: "^[!$-&(-\\[\\]-~]*$"},message:"must match pattern \""+"^[!$-&(-\\[\\]-~]*$"+"\""};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
else {
const err200 = {instancePath:instancePath+"/haproxy_admin_password",schemaPath:"#/properties/haproxy_admin_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data.haproxy_exporter_port !== undefined){
let data110 = data.haproxy_exporter_port;
if(!(((typeof data110 == "number") && (!(data110 % 1) && !isNaN(data110))) && (isFinite(data110)))){
const err201 = {instancePath:instancePath+"/haproxy_exporter_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if((typeof data110 == "number") && (isFinite(data110))){
if(data110 > 65535 || isNaN(data110)){
const err202 = {instancePath:instancePath+"/haproxy_exporter_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(data110 < 1 || isNaN(data110)){
const err203 = {instancePath:instancePath+"/haproxy_exporter_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
}
if(data.haproxy_client_timeout !== undefined){
let data111 = data.haproxy_client_timeout;
if(typeof data111 === "string"){
if(!pattern58.test(data111)){
const err204 = {instancePath:instancePath+"/haproxy_client_timeout",schemaPath:"#/properties/haproxy_client_timeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(us|ms|s|m|h|d)?$"},message:"must match pattern \""+"^[0-9]+(us|ms|s|m|h|d)?$"+"\""};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
else {
const err205 = {instancePath:instancePath+"/haproxy_client_timeout",schemaPath:"#/properties/haproxy_client_timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
if(data.haproxy_server_timeout !== undefined){
let data112 = data.haproxy_server_timeout;
if(typeof data112 === "string"){
if(!pattern58.test(data112)){
const err206 = {instancePath:instancePath+"/haproxy_server_timeout",schemaPath:"#/properties/haproxy_server_timeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(us|ms|s|m|h|d)?$"},message:"must match pattern \""+"^[0-9]+(us|ms|s|m|h|d)?$"+"\""};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
else {
const err207 = {instancePath:instancePath+"/haproxy_server_timeout",schemaPath:"#/properties/haproxy_server_timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data.vip_mode !== undefined){
let data113 = data.vip_mode;
if(typeof data113 !== "string"){
const err208 = {instancePath:instancePath+"/vip_mode",schemaPath:"#/properties/vip_mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(!(((data113 === "none") || (data113 === "l2")) || (data113 === "l4"))){
const err209 = {instancePath:instancePath+"/vip_mode",schemaPath:"#/properties/vip_mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.vip_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
if(data.patroni_restart_order !== undefined){
let data114 = data.patroni_restart_order;
if(typeof data114 !== "string"){
const err210 = {instancePath:instancePath+"/patroni_restart_order",schemaPath:"#/properties/patroni_restart_order/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(!(((data114 === "replicas,leader") || (data114 === "leader,replicas")) || (data114 === "replicas,leader,replicas"))){
const err211 = {instancePath:instancePath+"/patroni_restart_order",schemaPath:"#/properties/patroni_restart_order/enum",keyword:"enum",params:{allowedValues: schema34.properties.patroni_restart_order.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data.rm_pgdata !== undefined){
if(typeof data.rm_pgdata !== "boolean"){
const err212 = {instancePath:instancePath+"/rm_pgdata",schemaPath:"#/properties/rm_pgdata/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
if(data.rm_pgpkgs !== undefined){
if(typeof data.rm_pgpkgs !== "boolean"){
const err213 = {instancePath:instancePath+"/rm_pgpkgs",schemaPath:"#/properties/rm_pgpkgs/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data.rm_node !== undefined){
if(typeof data.rm_node !== "boolean"){
const err214 = {instancePath:instancePath+"/rm_node",schemaPath:"#/properties/rm_node/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data.pg_user !== undefined){
if(typeof data.pg_user !== "string"){
const err215 = {instancePath:instancePath+"/pg_user",schemaPath:"#/properties/pg_user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
if(data.pg_revoke_password !== undefined){
if(typeof data.pg_revoke_password !== "boolean"){
const err216 = {instancePath:instancePath+"/pg_revoke_password",schemaPath:"#/properties/pg_revoke_password/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
if(data.pg_reassign_to !== undefined){
if(typeof data.pg_reassign_to !== "string"){
const err217 = {instancePath:instancePath+"/pg_reassign_to",schemaPath:"#/properties/pg_reassign_to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
if(data.pg_database !== undefined){
if(typeof data.pg_database !== "string"){
const err218 = {instancePath:instancePath+"/pg_database",schemaPath:"#/properties/pg_database/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
if(data.pg_drop_schemas !== undefined){
if(typeof data.pg_drop_schemas !== "string"){
const err219 = {instancePath:instancePath+"/pg_drop_schemas",schemaPath:"#/properties/pg_drop_schemas/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data.pg_drop_extensions !== undefined){
if(typeof data.pg_drop_extensions !== "string"){
const err220 = {instancePath:instancePath+"/pg_drop_extensions",schemaPath:"#/properties/pg_drop_extensions/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
if(data.version !== undefined){
if(typeof data.version !== "string"){
const err221 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data.proxy_env !== undefined){
let data125 = data.proxy_env;
if(data125 && typeof data125 == "object" && !Array.isArray(data125)){
for(const key9 in data125){
let data126 = data125[key9];
if((typeof data126 !== "string") && (data126 !== null)){
const err222 = {instancePath:instancePath+"/proxy_env/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/proxy_env/additionalProperties/type",keyword:"type",params:{type: schema34.properties.proxy_env.additionalProperties.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
}
else {
const err223 = {instancePath:instancePath+"/proxy_env",schemaPath:"#/properties/proxy_env/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data.repo_enabled !== undefined){
if(typeof data.repo_enabled !== "boolean"){
const err224 = {instancePath:instancePath+"/repo_enabled",schemaPath:"#/properties/repo_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
if(data.repo_name !== undefined){
if(typeof data.repo_name !== "string"){
const err225 = {instancePath:instancePath+"/repo_name",schemaPath:"#/properties/repo_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data.repo_address !== undefined){
if(typeof data.repo_address !== "string"){
const err226 = {instancePath:instancePath+"/repo_address",schemaPath:"#/properties/repo_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
if(data.repo_home !== undefined){
let data130 = data.repo_home;
if(typeof data130 === "string"){
if(!pattern60.test(data130)){
const err227 = {instancePath:instancePath+"/repo_home",schemaPath:"#/properties/repo_home/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
else {
const err228 = {instancePath:instancePath+"/repo_home",schemaPath:"#/properties/repo_home/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data.repo_rebuild !== undefined){
if(typeof data.repo_rebuild !== "boolean"){
const err229 = {instancePath:instancePath+"/repo_rebuild",schemaPath:"#/properties/repo_rebuild/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
if(data.repo_remove !== undefined){
if(typeof data.repo_remove !== "boolean"){
const err230 = {instancePath:instancePath+"/repo_remove",schemaPath:"#/properties/repo_remove/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
if(data.repo_exists !== undefined){
if(typeof data.repo_exists !== "boolean"){
const err231 = {instancePath:instancePath+"/repo_exists",schemaPath:"#/properties/repo_exists/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data.repo_upstreams !== undefined){
let data134 = data.repo_upstreams;
if(Array.isArray(data134)){
const len20 = data134.length;
for(let i20=0; i20<len20; i20++){
let data135 = data134[i20];
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
if(data135.name === undefined){
const err232 = {instancePath:instancePath+"/repo_upstreams/" + i20,schemaPath:"#/properties/repo_upstreams/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if(data135.name !== undefined){
if(typeof data135.name !== "string"){
const err233 = {instancePath:instancePath+"/repo_upstreams/" + i20+"/name",schemaPath:"#/properties/repo_upstreams/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
if(data135.description !== undefined){
if(typeof data135.description !== "string"){
const err234 = {instancePath:instancePath+"/repo_upstreams/" + i20+"/description",schemaPath:"#/properties/repo_upstreams/items/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
if(data135.gpgcheck !== undefined){
if(typeof data135.gpgcheck !== "boolean"){
const err235 = {instancePath:instancePath+"/repo_upstreams/" + i20+"/gpgcheck",schemaPath:"#/properties/repo_upstreams/items/properties/gpgcheck/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
if(data135.enabled !== undefined){
if(typeof data135.enabled !== "boolean"){
const err236 = {instancePath:instancePath+"/repo_upstreams/" + i20+"/enabled",schemaPath:"#/properties/repo_upstreams/items/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
if(data135.baseurl !== undefined){
let data140 = data135.baseurl;
const _errs307 = errors;
let valid74 = false;
const _errs308 = errors;
if(typeof data140 !== "string"){
const err237 = {instancePath:instancePath+"/repo_upstreams/" + i20+"/baseurl",schemaPath:"#/properties/repo_upstreams/items/properties/baseurl/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
var _valid0 = _errs308 === errors;
valid74 = valid74 || _valid0;
const _errs310 = errors;
if(Array.isArray(data140)){
const len21 = data140.length;
for(let i21=0; i21<len21; i21++){
if(typeof data140[i21] !== "string"){
const err238 = {instancePath:instancePath+"/repo_upstreams/" + i20+"/baseurl/" + i21,schemaPath:"#/properties/repo_upstreams/items/properties/baseurl/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
}
else {
const err239 = {instancePath:instancePath+"/repo_upstreams/" + i20+"/baseurl",schemaPath:"#/properties/repo_upstreams/items/properties/baseurl/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
var _valid0 = _errs310 === errors;
valid74 = valid74 || _valid0;
if(!valid74){
const err240 = {instancePath:instancePath+"/repo_upstreams/" + i20+"/baseurl",schemaPath:"#/properties/repo_upstreams/items/properties/baseurl/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
else {
errors = _errs307;
if(vErrors !== null){
if(_errs307){
vErrors.length = _errs307;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err241 = {instancePath:instancePath+"/repo_upstreams/" + i20,schemaPath:"#/properties/repo_upstreams/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
}
else {
const err242 = {instancePath:instancePath+"/repo_upstreams",schemaPath:"#/properties/repo_upstreams/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
if(data.repo_packages !== undefined){
let data142 = data.repo_packages;
if(Array.isArray(data142)){
const len22 = data142.length;
for(let i22=0; i22<len22; i22++){
if(typeof data142[i22] !== "string"){
const err243 = {instancePath:instancePath+"/repo_packages/" + i22,schemaPath:"#/properties/repo_packages/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
}
else {
const err244 = {instancePath:instancePath+"/repo_packages",schemaPath:"#/properties/repo_packages/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
if(data.repo_url_packages !== undefined){
let data144 = data.repo_url_packages;
if(Array.isArray(data144)){
const len23 = data144.length;
for(let i23=0; i23<len23; i23++){
if(typeof data144[i23] !== "string"){
const err245 = {instancePath:instancePath+"/repo_url_packages/" + i23,schemaPath:"#/properties/repo_url_packages/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
}
else {
const err246 = {instancePath:instancePath+"/repo_url_packages",schemaPath:"#/properties/repo_url_packages/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
if(data.ca_method !== undefined){
let data146 = data.ca_method;
if(typeof data146 !== "string"){
const err247 = {instancePath:instancePath+"/ca_method",schemaPath:"#/properties/ca_method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(!(((data146 === "create") || (data146 === "copy")) || (data146 === "recreate"))){
const err248 = {instancePath:instancePath+"/ca_method",schemaPath:"#/properties/ca_method/enum",keyword:"enum",params:{allowedValues: schema34.properties.ca_method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
if(data.ca_subject !== undefined){
if(typeof data.ca_subject !== "string"){
const err249 = {instancePath:instancePath+"/ca_subject",schemaPath:"#/properties/ca_subject/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
if(data.ca_homedir !== undefined){
let data148 = data.ca_homedir;
if(typeof data148 === "string"){
if(!pattern60.test(data148)){
const err250 = {instancePath:instancePath+"/ca_homedir",schemaPath:"#/properties/ca_homedir/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
else {
const err251 = {instancePath:instancePath+"/ca_homedir",schemaPath:"#/properties/ca_homedir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
if(data.ca_cert !== undefined){
if(typeof data.ca_cert !== "string"){
const err252 = {instancePath:instancePath+"/ca_cert",schemaPath:"#/properties/ca_cert/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
if(data.ca_key !== undefined){
if(typeof data.ca_key !== "string"){
const err253 = {instancePath:instancePath+"/ca_key",schemaPath:"#/properties/ca_key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
if(data.nginx_enabled !== undefined){
if(typeof data.nginx_enabled !== "boolean"){
const err254 = {instancePath:instancePath+"/nginx_enabled",schemaPath:"#/properties/nginx_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
if(data.nginx_upstream !== undefined){
let data152 = data.nginx_upstream;
if(Array.isArray(data152)){
const len24 = data152.length;
for(let i24=0; i24<len24; i24++){
let data153 = data152[i24];
if(data153 && typeof data153 == "object" && !Array.isArray(data153)){
if(data153.name === undefined){
const err255 = {instancePath:instancePath+"/nginx_upstream/" + i24,schemaPath:"#/properties/nginx_upstream/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
if(data153.name !== undefined){
if(typeof data153.name !== "string"){
const err256 = {instancePath:instancePath+"/nginx_upstream/" + i24+"/name",schemaPath:"#/properties/nginx_upstream/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data153.domain !== undefined){
if(typeof data153.domain !== "string"){
const err257 = {instancePath:instancePath+"/nginx_upstream/" + i24+"/domain",schemaPath:"#/properties/nginx_upstream/items/properties/domain/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
if(data153.endpoint !== undefined){
if(typeof data153.endpoint !== "string"){
const err258 = {instancePath:instancePath+"/nginx_upstream/" + i24+"/endpoint",schemaPath:"#/properties/nginx_upstream/items/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
if(data153.host !== undefined){
if(typeof data153.host !== "string"){
const err259 = {instancePath:instancePath+"/nginx_upstream/" + i24+"/host",schemaPath:"#/properties/nginx_upstream/items/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
if(data153.url !== undefined){
if(typeof data153.url !== "string"){
const err260 = {instancePath:instancePath+"/nginx_upstream/" + i24+"/url",schemaPath:"#/properties/nginx_upstream/items/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
}
else {
const err261 = {instancePath:instancePath+"/nginx_upstream/" + i24,schemaPath:"#/properties/nginx_upstream/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
}
else {
const err262 = {instancePath:instancePath+"/nginx_upstream",schemaPath:"#/properties/nginx_upstream/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
if(data.app_list !== undefined){
let data159 = data.app_list;
if(Array.isArray(data159)){
const len25 = data159.length;
for(let i25=0; i25<len25; i25++){
let data160 = data159[i25];
if(data160 && typeof data160 == "object" && !Array.isArray(data160)){
if(data160.name === undefined){
const err263 = {instancePath:instancePath+"/app_list/" + i25,schemaPath:"#/properties/app_list/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data160.name !== undefined){
if(typeof data160.name !== "string"){
const err264 = {instancePath:instancePath+"/app_list/" + i25+"/name",schemaPath:"#/properties/app_list/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
if(data160.url !== undefined){
if(typeof data160.url !== "string"){
const err265 = {instancePath:instancePath+"/app_list/" + i25+"/url",schemaPath:"#/properties/app_list/items/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
if(data160.comment !== undefined){
if(typeof data160.comment !== "string"){
const err266 = {instancePath:instancePath+"/app_list/" + i25+"/comment",schemaPath:"#/properties/app_list/items/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
}
else {
const err267 = {instancePath:instancePath+"/app_list/" + i25,schemaPath:"#/properties/app_list/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
}
else {
const err268 = {instancePath:instancePath+"/app_list",schemaPath:"#/properties/app_list/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
if(data.docs_enabled !== undefined){
if(typeof data.docs_enabled !== "boolean"){
const err269 = {instancePath:instancePath+"/docs_enabled",schemaPath:"#/properties/docs_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
if(data.pev2_enabled !== undefined){
if(typeof data.pev2_enabled !== "boolean"){
const err270 = {instancePath:instancePath+"/pev2_enabled",schemaPath:"#/properties/pev2_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
if(data.pgbadger_enabled !== undefined){
if(typeof data.pgbadger_enabled !== "boolean"){
const err271 = {instancePath:instancePath+"/pgbadger_enabled",schemaPath:"#/properties/pgbadger_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
if(data.nameserver_enabled !== undefined){
if(typeof data.nameserver_enabled !== "boolean"){
const err272 = {instancePath:instancePath+"/nameserver_enabled",schemaPath:"#/properties/nameserver_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
if(data.dns_records !== undefined){
let data168 = data.dns_records;
if(Array.isArray(data168)){
const len26 = data168.length;
for(let i26=0; i26<len26; i26++){
if(typeof data168[i26] !== "string"){
const err273 = {instancePath:instancePath+"/dns_records/" + i26,schemaPath:"#/properties/dns_records/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
}
else {
const err274 = {instancePath:instancePath+"/dns_records",schemaPath:"#/properties/dns_records/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
if(data.prometheus_enabled !== undefined){
if(typeof data.prometheus_enabled !== "boolean"){
const err275 = {instancePath:instancePath+"/prometheus_enabled",schemaPath:"#/properties/prometheus_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
if(data.prometheus_reload !== undefined){
if(typeof data.prometheus_reload !== "boolean"){
const err276 = {instancePath:instancePath+"/prometheus_reload",schemaPath:"#/properties/prometheus_reload/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
if(data.prometheus_sd_method !== undefined){
let data172 = data.prometheus_sd_method;
if(typeof data172 !== "string"){
const err277 = {instancePath:instancePath+"/prometheus_sd_method",schemaPath:"#/properties/prometheus_sd_method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
if(!((data172 === "static") || (data172 === "consul"))){
const err278 = {instancePath:instancePath+"/prometheus_sd_method",schemaPath:"#/properties/prometheus_sd_method/enum",keyword:"enum",params:{allowedValues: schema34.properties.prometheus_sd_method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
if(data.prometheus_sd_target !== undefined){
let data173 = data.prometheus_sd_target;
if(typeof data173 !== "string"){
const err279 = {instancePath:instancePath+"/prometheus_sd_target",schemaPath:"#/properties/prometheus_sd_target/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
if(!((data173 === "batch") || (data173 === "single"))){
const err280 = {instancePath:instancePath+"/prometheus_sd_target",schemaPath:"#/properties/prometheus_sd_target/enum",keyword:"enum",params:{allowedValues: schema34.properties.prometheus_sd_target.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
if(data.exporter_install !== undefined){
let data174 = data.exporter_install;
if(typeof data174 !== "string"){
const err281 = {instancePath:instancePath+"/exporter_install",schemaPath:"#/properties/exporter_install/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
if(!(((data174 === "none") || (data174 === "yum")) || (data174 === "binary"))){
const err282 = {instancePath:instancePath+"/exporter_install",schemaPath:"#/properties/exporter_install/enum",keyword:"enum",params:{allowedValues: schema34.properties.exporter_install.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
if(data.exporter_repo_url !== undefined){
let data175 = data.exporter_repo_url;
if(typeof data175 === "string"){
if(!pattern62.test(data175)){
const err283 = {instancePath:instancePath+"/exporter_repo_url",schemaPath:"#/properties/exporter_repo_url/pattern",keyword:"pattern",params:{pattern: "^([a-z]+://[^\\s]+)?$"},message:"must match pattern \""+"^([a-z]+://[^\\s]+)?$"+"\""};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
else {
const err284 = {instancePath:instancePath+"/exporter_repo_url",schemaPath:"#/properties/exporter_repo_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data.grafana_enabled !== undefined){
if(typeof data.grafana_enabled !== "boolean"){
const err285 = {instancePath:instancePath+"/grafana_enabled",schemaPath:"#/properties/grafana_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data.grafana_endpoint !== undefined){
let data177 = data.grafana_endpoint;
if(typeof data177 === "string"){
if(!pattern62.test(data177)){
const err286 = {instancePath:instancePath+"/grafana_endpoint",schemaPath:"#/properties/grafana_endpoint/pattern",keyword:"pattern",params:{pattern: "^([a-z]+://[^\\s]+)?$"},message:"must match pattern \""+"^([a-z]+://[^\\s]+)?$"+"\""};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
else {
const err287 = {instancePath:instancePath+"/grafana_endpoint",schemaPath:"#/properties/grafana_endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
if(data.grafana_admin_username !== undefined){
if(typeof data.grafana_admin_username !== "string"){
const err288 = {instancePath:instancePath+"/grafana_admin_username",schemaPath:"#/properties/grafana_admin_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
if(data.grafana_admin_password !== undefined){
if(typeof data.grafana_admin_password !== "string"){
const err289 = {instancePath:instancePath+"/grafana_admin_password",schemaPath:"#/properties/grafana_admin_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
if(data.grafana_database !== undefined){
let data180 = data.grafana_database;
if(typeof data180 !== "string"){
const err290 = {instancePath:instancePath+"/grafana_database",schemaPath:"#/properties/grafana_database/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(!((data180 === "sqlite3") || (data180 === "postgres"))){
const err291 = {instancePath:instancePath+"/grafana_database",schemaPath:"#/properties/grafana_database/enum",keyword:"enum",params:{allowedValues: schema34.properties.grafana_database.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
if(data.grafana_pgurl !== undefined){
let data181 = data.grafana_pgurl;
if(typeof data181 === "string"){
if(!pattern62.test(data181)){
const err292 = {instancePath:instancePath+"/grafana_pgurl",schemaPath:"#/properties/grafana_pgurl/pattern",keyword:"pattern",params:{pattern: "^([a-z]+://[^\\s]+)?$"},message:"must match pattern \""+"^([a-z]+://[^\\s]+)?$"+"\""};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
else {
const err293 = {instancePath:instancePath+"/grafana_pgurl",schemaPath:"#/properties/grafana_pgurl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
if(data.grafana_plugin !== undefined){
let data182 = data.grafana_plugin;
if(typeof data182 !== "string"){
const err294 = {instancePath:instancePath+"/grafana_plugin",schemaPath:"#/properties/grafana_plugin/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if(!((((data182 === "none") || (data182 === "install")) || (data182 === "reinstall")) || (data182 === "always"))){
const err295 = {instancePath:instancePath+"/grafana_plugin",schemaPath:"#/properties/grafana_plugin/enum",keyword:"enum",params:{allowedValues: schema34.properties.grafana_plugin.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
if(data.grafana_cache !== undefined){
let data183 = data.grafana_cache;
if(typeof data183 === "string"){
if(!pattern60.test(data183)){
const err296 = {instancePath:instancePath+"/grafana_cache",schemaPath:"#/properties/grafana_cache/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
else {
const err297 = {instancePath:instancePath+"/grafana_cache",schemaPath:"#/properties/grafana_cache/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data.grafana_plugins !== undefined){
let data184 = data.grafana_plugins;
if(Array.isArray(data184)){
const len27 = data184.length;
for(let i27=0; i27<len27; i27++){
if(typeof data184[i27] !== "string"){
const err298 = {instancePath:instancePath+"/grafana_plugins/" + i27,schemaPath:"#/properties/grafana_plugins/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
}
else {
const err299 = {instancePath:instancePath+"/grafana_plugins",schemaPath:"#/properties/grafana_plugins/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
if(data.grafana_git_plugins !== undefined){
let data186 = data.grafana_git_plugins;
if(Array.isArray(data186)){
const len28 = data186.length;
for(let i28=0; i28<len28; i28++){
if(typeof data186[i28] !== "string"){
const err300 = {instancePath:instancePath+"/grafana_git_plugins/" + i28,schemaPath:"#/properties/grafana_git_plugins/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
}
else {
const err301 = {instancePath:instancePath+"/grafana_git_plugins",schemaPath:"#/properties/grafana_git_plugins/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
if(data.loki_enabled !== undefined){
if(typeof data.loki_enabled !== "boolean"){
const err302 = {instancePath:instancePath+"/loki_enabled",schemaPath:"#/properties/loki_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
if(data.loki_endpoint !== undefined){
let data189 = data.loki_endpoint;
if(typeof data189 === "string"){
if(!pattern62.test(data189)){
const err303 = {instancePath:instancePath+"/loki_endpoint",schemaPath:"#/properties/loki_endpoint/pattern",keyword:"pattern",params:{pattern: "^([a-z]+://[^\\s]+)?$"},message:"must match pattern \""+"^([a-z]+://[^\\s]+)?$"+"\""};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
else {
const err304 = {instancePath:instancePath+"/loki_endpoint",schemaPath:"#/properties/loki_endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
if(data.loki_clean !== undefined){
if(typeof data.loki_clean !== "boolean"){
const err305 = {instancePath:instancePath+"/loki_clean",schemaPath:"#/properties/loki_clean/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
if(data.loki_options !== undefined){
if(typeof data.loki_options !== "string"){
const err306 = {instancePath:instancePath+"/loki_options",schemaPath:"#/properties/loki_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
if(data.loki_data_dir !== undefined){
let data192 = data.loki_data_dir;
if(typeof data192 === "string"){
if(!pattern60.test(data192)){
const err307 = {instancePath:instancePath+"/loki_data_dir",schemaPath:"#/properties/loki_data_dir/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
else {
const err308 = {instancePath:instancePath+"/loki_data_dir",schemaPath:"#/properties/loki_data_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
if(data.loki_retention !== undefined){
let data193 = data.loki_retention;
if(typeof data193 === "string"){
if(!pattern68.test(data193)){
const err309 = {instancePath:instancePath+"/loki_retention",schemaPath:"#/properties/loki_retention/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h|d|w|y)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h|d|w|y)$"+"\""};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
else {
const err310 = {instancePath:instancePath+"/loki_retention",schemaPath:"#/properties/loki_retention/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
if(data.service_registry !== undefined){
let data194 = data.service_registry;
if(typeof data194 !== "string"){
const err311 = {instancePath:instancePath+"/service_registry",schemaPath:"#/properties/service_registry/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
if(!((((data194 === "none") || (data194 === "consul")) || (data194 === "etcd")) || (data194 === "both"))){
const err312 = {instancePath:instancePath+"/service_registry",schemaPath:"#/properties/service_registry/enum",keyword:"enum",params:{allowedValues: schema34.properties.service_registry.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
if(data.dcs_name !== undefined){
if(typeof data.dcs_name !== "string"){
const err313 = {instancePath:instancePath+"/dcs_name",schemaPath:"#/properties/dcs_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
if(data.dcs_exists_action !== undefined){
let data196 = data.dcs_exists_action;
if(typeof data196 !== "string"){
const err314 = {instancePath:instancePath+"/dcs_exists_action",schemaPath:"#/properties/dcs_exists_action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
if(!(((data196 === "abort") || (data196 === "skip")) || (data196 === "clean"))){
const err315 = {instancePath:instancePath+"/dcs_exists_action",schemaPath:"#/properties/dcs_exists_action/enum",keyword:"enum",params:{allowedValues: schema34.properties.dcs_exists_action.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
}
if(data.dcs_disable_purge !== undefined){
if(typeof data.dcs_disable_purge !== "boolean"){
const err316 = {instancePath:instancePath+"/dcs_disable_purge",schemaPath:"#/properties/dcs_disable_purge/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
}
if(data.consul_data_dir !== undefined){
let data198 = data.consul_data_dir;
if(typeof data198 === "string"){
if(!pattern60.test(data198)){
const err317 = {instancePath:instancePath+"/consul_data_dir",schemaPath:"#/properties/consul_data_dir/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
else {
const err318 = {instancePath:instancePath+"/consul_data_dir",schemaPath:"#/properties/consul_data_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
if(data.consul_enabled !== undefined){
if(typeof data.consul_enabled !== "boolean"){
const err319 = {instancePath:instancePath+"/consul_enabled",schemaPath:"#/properties/consul_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
if(data.etcd_enabled !== undefined){
if(typeof data.etcd_enabled !== "boolean"){
const err320 = {instancePath:instancePath+"/etcd_enabled",schemaPath:"#/properties/etcd_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
if(data.etcd_exists !== undefined){
if(typeof data.etcd_exists !== "boolean"){
const err321 = {instancePath:instancePath+"/etcd_exists",schemaPath:"#/properties/etcd_exists/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
if(data.jupyter_enabled !== undefined){
if(typeof data.jupyter_enabled !== "boolean"){
const err322 = {instancePath:instancePath+"/jupyter_enabled",schemaPath:"#/properties/jupyter_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
if(data.jupyter_username !== undefined){
if(typeof data.jupyter_username !== "string"){
const err323 = {instancePath:instancePath+"/jupyter_username",schemaPath:"#/properties/jupyter_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
if(data.jupyter_password !== undefined){
if(typeof data.jupyter_password !== "string"){
const err324 = {instancePath:instancePath+"/jupyter_password",schemaPath:"#/properties/jupyter_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
}
if(data.pgweb_enabled !== undefined){
if(typeof data.pgweb_enabled !== "boolean"){
const err325 = {instancePath:instancePath+"/pgweb_enabled",schemaPath:"#/properties/pgweb_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
if(data.pgweb_username !== undefined){
if(typeof data.pgweb_username !== "string"){
const err326 = {instancePath:instancePath+"/pgweb_username",schemaPath:"#/properties/pgweb_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
if(data.docker_enabled !== undefined){
if(typeof data.docker_enabled !== "boolean"){
const err327 = {instancePath:instancePath+"/docker_enabled",schemaPath:"#/properties/docker_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
if(data.docker_cgroups_driver !== undefined){
let data208 = data.docker_cgroups_driver;
if(typeof data208 !== "string"){
const err328 = {instancePath:instancePath+"/docker_cgroups_driver",schemaPath:"#/properties/docker_cgroups_driver/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
if(!((data208 === "systemd") || (data208 === "cgroupfs"))){
const err329 = {instancePath:instancePath+"/docker_cgroups_driver",schemaPath:"#/properties/docker_cgroups_driver/enum",keyword:"enum",params:{allowedValues: schema34.properties.docker_cgroups_driver.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
if(data.docker_registry_mirrors !== undefined){
let data209 = data.docker_registry_mirrors;
if(Array.isArray(data209)){
const len29 = data209.length;
for(let i29=0; i29<len29; i29++){
if(typeof data209[i29] !== "string"){
const err330 = {instancePath:instancePath+"/docker_registry_mirrors/" + i29,schemaPath:"#/properties/docker_registry_mirrors/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
}
else {
const err331 = {instancePath:instancePath+"/docker_registry_mirrors",schemaPath:"#/properties/docker_registry_mirrors/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
if(data.docker_image_cache !== undefined){
let data211 = data.docker_image_cache;
if(typeof data211 === "string"){
if(!pattern60.test(data211)){
const err332 = {instancePath:instancePath+"/docker_image_cache",schemaPath:"#/properties/docker_image_cache/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
else {
const err333 = {instancePath:instancePath+"/docker_image_cache",schemaPath:"#/properties/docker_image_cache/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
if(data.nodename !== undefined){
if(typeof data.nodename !== "string"){
const err334 = {instancePath:instancePath+"/nodename",schemaPath:"#/properties/nodename/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
if(data.pg_nodename !== undefined){
if(typeof data.pg_nodename !== "boolean"){
const err335 = {instancePath:instancePath+"/pg_nodename",schemaPath:"#/properties/pg_nodename/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
if(data.node_cluster !== undefined){
if(typeof data.node_cluster !== "string"){
const err336 = {instancePath:instancePath+"/node_cluster",schemaPath:"#/properties/node_cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
if(data.nodename_overwrite !== undefined){
if(typeof data.nodename_overwrite !== "boolean"){
const err337 = {instancePath:instancePath+"/nodename_overwrite",schemaPath:"#/properties/nodename_overwrite/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
if(data.nodename_exchange !== undefined){
if(typeof data.nodename_exchange !== "boolean"){
const err338 = {instancePath:instancePath+"/nodename_exchange",schemaPath:"#/properties/nodename_exchange/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
if(data.node_dns_hosts_extra !== undefined){
let data217 = data.node_dns_hosts_extra;
if(Array.isArray(data217)){
const len30 = data217.length;
for(let i30=0; i30<len30; i30++){
let data218 = data217[i30];
if(typeof data218 === "string"){
if(!pattern7.test(data218)){
const err339 = {instancePath:instancePath+"/node_dns_hosts_extra/" + i30,schemaPath:"#/properties/node_dns_hosts_extra/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},message:"must match pattern \""+"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"+"\""};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
else {
const err340 = {instancePath:instancePath+"/node_dns_hosts_extra/" + i30,schemaPath:"#/properties/node_dns_hosts_extra/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
}
else {
const err341 = {instancePath:instancePath+"/node_dns_hosts_extra",schemaPath:"#/properties/node_dns_hosts_extra/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
if(data.node_dns_server !== undefined){
let data219 = data.node_dns_server;
if(typeof data219 !== "string"){
const err342 = {instancePath:instancePath+"/node_dns_server",schemaPath:"#/properties/node_dns_server/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
if(!(((data219 === "add") || (data219 === "overwrite")) || (data219 === "none"))){
const err343 = {instancePath:instancePath+"/node_dns_server",schemaPath:"#/properties/node_dns_server/enum",keyword:"enum",params:{allowedValues: schema34.properties.node_dns_server.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
if(data.node_dns_servers !== undefined){
let data220 = data.node_dns_servers;
if(Array.isArray(data220)){
const len31 = data220.length;
for(let i31=0; i31<len31; i31++){
if(typeof data220[i31] !== "string"){
const err344 = {instancePath:instancePath+"/node_dns_servers/" + i31,schemaPath:"#/properties/node_dns_servers/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
}
}
else {
const err345 = {instancePath:instancePath+"/node_dns_servers",schemaPath:"#/properties/node_dns_servers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
}
if(data.node_dns_options !== undefined){
let data222 = data.node_dns_options;
if(Array.isArray(data222)){
const len32 = data222.length;
for(let i32=0; i32<len32; i32++){
if(typeof data222[i32] !== "string"){
const err346 = {instancePath:instancePath+"/node_dns_options/" + i32,schemaPath:"#/properties/node_dns_options/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
}
}
else {
const err347 = {instancePath:instancePath+"/node_dns_options",schemaPath:"#/properties/node_dns_options/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
}
if(data.node_repo_method !== undefined){
let data224 = data.node_repo_method;
if(typeof data224 !== "string"){
const err348 = {instancePath:instancePath+"/node_repo_method",schemaPath:"#/properties/node_repo_method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
if(!((((data224 === "local") || (data224 === "public")) || (data224 === "none")) || (data224 === "both"))){
const err349 = {instancePath:instancePath+"/node_repo_method",schemaPath:"#/properties/node_repo_method/enum",keyword:"enum",params:{allowedValues: schema34.properties.node_repo_method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
if(data.node_repo_remove !== undefined){
if(typeof data.node_repo_remove !== "boolean"){
const err350 = {instancePath:instancePath+"/node_repo_remove",schemaPath:"#/properties/node_repo_remove/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
if(data.node_local_repo_url !== undefined){
let data226 = data.node_local_repo_url;
if(Array.isArray(data226)){
const len33 = data226.length;
for(let i33=0; i33<len33; i33++){
if(typeof data226[i33] !== "string"){
const err351 = {instancePath:instancePath+"/node_local_repo_url/" + i33,schemaPath:"#/properties/node_local_repo_url/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
}
}
else {
const err352 = {instancePath:instancePath+"/node_local_repo_url",schemaPath:"#/properties/node_local_repo_url/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
}
if(data.node_packages_default !== undefined){
let data228 = data.node_packages_default;
if(Array.isArray(data228)){
const len34 = data228.length;
for(let i34=0; i34<len34; i34++){
if(typeof data228[i34] !== "string"){
const err353 = {instancePath:instancePath+"/node_packages_default/" + i34,schemaPath:"#/properties/node_packages_default/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
}
else {
const err354 = {instancePath:instancePath+"/node_packages_default",schemaPath:"#/properties/node_packages_default/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
if(data.node_meta_packages !== undefined){
let data230 = data.node_meta_packages;
if(Array.isArray(data230)){
const len35 = data230.length;
for(let i35=0; i35<len35; i35++){
if(typeof data230[i35] !== "string"){
const err355 = {instancePath:instancePath+"/node_meta_packages/" + i35,schemaPath:"#/properties/node_meta_packages/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
}
}
else {
const err356 = {instancePath:instancePath+"/node_meta_packages",schemaPath:"#/properties/node_meta_packages/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
}
if(data.node_meta_pip_install !== undefined){
if(typeof data.node_meta_pip_install !== "string"){
const err357 = {instancePath:instancePath+"/node_meta_pip_install",schemaPath:"#/properties/node_meta_pip_install/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
if(data.node_disable_numa !== undefined){
if(typeof data.node_disable_numa !== "boolean"){
const err358 = {instancePath:instancePath+"/node_disable_numa",schemaPath:"#/properties/node_disable_numa/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
if(data.node_disable_swap !== undefined){
if(typeof data.node_disable_swap !== "boolean"){
const err359 = {instancePath:instancePath+"/node_disable_swap",schemaPath:"#/properties/node_disable_swap/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
}
if(data.node_disable_firewall !== undefined){
if(typeof data.node_disable_firewall !== "boolean"){
const err360 = {instancePath:instancePath+"/node_disable_firewall",schemaPath:"#/properties/node_disable_firewall/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
}
if(data.node_disable_selinux !== undefined){
if(typeof data.node_disable_selinux !== "boolean"){
const err361 = {instancePath:instancePath+"/node_disable_selinux",schemaPath:"#/properties/node_disable_selinux/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
if(data.node_static_network !== undefined){
if(typeof data.node_static_network !== "boolean"){
const err362 = {instancePath:instancePath+"/node_static_network",schemaPath:"#/properties/node_static_network/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
if(data.node_disk_prefetch !== undefined){
if(typeof data.node_disk_prefetch !== "boolean"){
const err363 = {instancePath:instancePath+"/node_disk_prefetch",schemaPath:"#/properties/node_disk_prefetch/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
if(data.node_kernel_modules !== undefined){
let data239 = data.node_kernel_modules;
if(Array.isArray(data239)){
const len36 = data239.length;
for(let i36=0; i36<len36; i36++){
if(typeof data239[i36] !== "string"){
const err364 = {instancePath:instancePath+"/node_kernel_modules/" + i36,schemaPath:"#/properties/node_kernel_modules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
}
else {
const err365 = {instancePath:instancePath+"/node_kernel_modules",schemaPath:"#/properties/node_kernel_modules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
if(data.node_tune !== undefined){
let data241 = data.node_tune;
if(typeof data241 !== "string"){
const err366 = {instancePath:instancePath+"/node_tune",schemaPath:"#/properties/node_tune/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
if(!((((data241 === "tiny") || (data241 === "oltp")) || (data241 === "olap")) || (data241 === "crit"))){
const err367 = {instancePath:instancePath+"/node_tune",schemaPath:"#/properties/node_tune/enum",keyword:"enum",params:{allowedValues: schema34.properties.node_tune.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
if(data.node_data_dir !== undefined){
let data242 = data.node_data_dir;
if(typeof data242 === "string"){
if(!pattern60.test(data242)){
const err368 = {instancePath:instancePath+"/node_data_dir",schemaPath:"#/properties/node_data_dir/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
}
else {
const err369 = {instancePath:instancePath+"/node_data_dir",schemaPath:"#/properties/node_data_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
if(data.node_crontab !== undefined){
let data243 = data.node_crontab;
if(Array.isArray(data243)){
const len37 = data243.length;
for(let i37=0; i37<len37; i37++){
if(typeof data243[i37] !== "string"){
const err370 = {instancePath:instancePath+"/node_crontab/" + i37,schemaPath:"#/properties/node_crontab/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
}
}
else {
const err371 = {instancePath:instancePath+"/node_crontab",schemaPath:"#/properties/node_crontab/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
}
if(data.node_crontab_overwrite !== undefined){
if(typeof data.node_crontab_overwrite !== "boolean"){
const err372 = {instancePath:instancePath+"/node_crontab_overwrite",schemaPath:"#/properties/node_crontab_overwrite/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
if(data.node_admin_setup !== undefined){
if(typeof data.node_admin_setup !== "boolean"){
const err373 = {instancePath:instancePath+"/node_admin_setup",schemaPath:"#/properties/node_admin_setup/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
if(data.node_admin_uid !== undefined){
let data247 = data.node_admin_uid;
if(!(((typeof data247 == "number") && (!(data247 % 1) && !isNaN(data247))) && (isFinite(data247)))){
const err374 = {instancePath:instancePath+"/node_admin_uid",schemaPath:"#/properties/node_admin_uid/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
if((typeof data247 == "number") && (isFinite(data247))){
if(data247 < 0 || isNaN(data247)){
const err375 = {instancePath:instancePath+"/node_admin_uid",schemaPath:"#/properties/node_admin_uid/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
}
}
if(data.node_admin_username !== undefined){
if(typeof data.node_admin_username !== "string"){
const err376 = {instancePath:instancePath+"/node_admin_username",schemaPath:"#/properties/node_admin_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
}
if(data.node_admin_ssh_exchange !== undefined){
if(typeof data.node_admin_ssh_exchange !== "boolean"){
const err377 = {instancePath:instancePath+"/node_admin_ssh_exchange",schemaPath:"#/properties/node_admin_ssh_exchange/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
}
if(data.node_admin_pk_current !== undefined){
if(typeof data.node_admin_pk_current !== "boolean"){
const err378 = {instancePath:instancePath+"/node_admin_pk_current",schemaPath:"#/properties/node_admin_pk_current/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
}
if(data.node_admin_pks !== undefined){
let data251 = data.node_admin_pks;
if(Array.isArray(data251)){
const len38 = data251.length;
for(let i38=0; i38<len38; i38++){
if(typeof data251[i38] !== "string"){
const err379 = {instancePath:instancePath+"/node_admin_pks/" + i38,schemaPath:"#/properties/node_admin_pks/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
}
}
else {
const err380 = {instancePath:instancePath+"/node_admin_pks",schemaPath:"#/properties/node_admin_pks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
}
if(data.node_ntp_config !== undefined){
if(typeof data.node_ntp_config !== "boolean"){
const err381 = {instancePath:instancePath+"/node_ntp_config",schemaPath:"#/properties/node_ntp_config/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
}
if(data.node_ntp_service !== undefined){
let data254 = data.node_ntp_service;
if(typeof data254 !== "string"){
const err382 = {instancePath:instancePath+"/node_ntp_service",schemaPath:"#/properties/node_ntp_service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
if(!((data254 === "ntp") || (data254 === "chrony"))){
const err383 = {instancePath:instancePath+"/node_ntp_service",schemaPath:"#/properties/node_ntp_service/enum",keyword:"enum",params:{allowedValues: schema34.properties.node_ntp_service.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
}
if(data.node_ntp_servers !== undefined){
let data255 = data.node_ntp_servers;
if(Array.isArray(data255)){
const len39 = data255.length;
for(let i39=0; i39<len39; i39++){
if(typeof data255[i39] !== "string"){
const err384 = {instancePath:instancePath+"/node_ntp_servers/" + i39,schemaPath:"#/properties/node_ntp_servers/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
}
}
else {
const err385 = {instancePath:instancePath+"/node_ntp_servers",schemaPath:"#/properties/node_ntp_servers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
}
if(data.promtail_enabled !== undefined){
if(typeof data.promtail_enabled !== "boolean"){
const err386 = {instancePath:instancePath+"/promtail_enabled",schemaPath:"#/properties/promtail_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
}
if(data.promtail_clean !== undefined){
if(typeof data.promtail_clean !== "boolean"){
const err387 = {instancePath:instancePath+"/promtail_clean",schemaPath:"#/properties/promtail_clean/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
}
if(data.promtail_port !== undefined){
let data259 = data.promtail_port;
if(!(((typeof data259 == "number") && (!(data259 % 1) && !isNaN(data259))) && (isFinite(data259)))){
const err388 = {instancePath:instancePath+"/promtail_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
if((typeof data259 == "number") && (isFinite(data259))){
if(data259 > 65535 || isNaN(data259)){
const err389 = {instancePath:instancePath+"/promtail_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
if(data259 < 1 || isNaN(data259)){
const err390 = {instancePath:instancePath+"/promtail_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
}
if(data.promtail_options !== undefined){
if(typeof data.promtail_options !== "string"){
const err391 = {instancePath:instancePath+"/promtail_options",schemaPath:"#/properties/promtail_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
}
if(data.promtail_positions !== undefined){
let data261 = data.promtail_positions;
if(typeof data261 === "string"){
if(!pattern60.test(data261)){
const err392 = {instancePath:instancePath+"/promtail_positions",schemaPath:"#/properties/promtail_positions/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
}
else {
const err393 = {instancePath:instancePath+"/promtail_positions",schemaPath:"#/properties/promtail_positions/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
}
if(data.promtail_send_url !== undefined){
let data262 = data.promtail_send_url;
if(typeof data262 === "string"){
if(!pattern62.test(data262)){
const err394 = {instancePath:instancePath+"/promtail_send_url",schemaPath:"#/properties/promtail_send_url/pattern",keyword:"pattern",params:{pattern: "^([a-z]+://[^\\s]+)?$"},message:"must match pattern \""+"^([a-z]+://[^\\s]+)?$"+"\""};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
else {
const err395 = {instancePath:instancePath+"/promtail_send_url",schemaPath:"#/properties/promtail_send_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
}
if(data.promtail_status_file !== undefined){
let data263 = data.promtail_status_file;
if(typeof data263 === "string"){
if(!pattern60.test(data263)){
const err396 = {instancePath:instancePath+"/promtail_status_file",schemaPath:"#/properties/promtail_status_file/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
}
else {
const err397 = {instancePath:instancePath+"/promtail_status_file",schemaPath:"#/properties/promtail_status_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
}
if(data.pg_shard !== undefined){
if(typeof data.pg_shard !== "string"){
const err398 = {instancePath:instancePath+"/pg_shard",schemaPath:"#/properties/pg_shard/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
}
if(data.pg_sindex !== undefined){
let data265 = data.pg_sindex;
if(!(((typeof data265 == "number") && (!(data265 % 1) && !isNaN(data265))) && (isFinite(data265)))){
const err399 = {instancePath:instancePath+"/pg_sindex",schemaPath:"#/properties/pg_sindex/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
if((typeof data265 == "number") && (isFinite(data265))){
if(data265 < 0 || isNaN(data265)){
const err400 = {instancePath:instancePath+"/pg_sindex",schemaPath:"#/properties/pg_sindex/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
}
}
if(data.pg_backup !== undefined){
if(typeof data.pg_backup !== "boolean"){
const err401 = {instancePath:instancePath+"/pg_backup",schemaPath:"#/properties/pg_backup/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
}
if(data.pg_hostname !== undefined){
if(typeof data.pg_hostname !== "boolean"){
const err402 = {instancePath:instancePath+"/pg_hostname",schemaPath:"#/properties/pg_hostname/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
}
if(data.pg_preflight_skip !== undefined){
if(typeof data.pg_preflight_skip !== "boolean"){
const err403 = {instancePath:instancePath+"/pg_preflight_skip",schemaPath:"#/properties/pg_preflight_skip/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
}
if(data.pg_dbsu_uid !== undefined){
let data269 = data.pg_dbsu_uid;
if(!(((typeof data269 == "number") && (!(data269 % 1) && !isNaN(data269))) && (isFinite(data269)))){
const err404 = {instancePath:instancePath+"/pg_dbsu_uid",schemaPath:"#/properties/pg_dbsu_uid/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
if((typeof data269 == "number") && (isFinite(data269))){
if(data269 < 0 || isNaN(data269)){
const err405 = {instancePath:instancePath+"/pg_dbsu_uid",schemaPath:"#/properties/pg_dbsu_uid/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
}
}
if(data.pg_dbsu_sudo !== undefined){
let data270 = data.pg_dbsu_sudo;
if(typeof data270 !== "string"){
const err406 = {instancePath:instancePath+"/pg_dbsu_sudo",schemaPath:"#/properties/pg_dbsu_sudo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
if(!((((data270 === "none") || (data270 === "limit")) || (data270 === "all")) || (data270 === "nopass"))){
const err407 = {instancePath:instancePath+"/pg_dbsu_sudo",schemaPath:"#/properties/pg_dbsu_sudo/enum",keyword:"enum",params:{allowedValues: schema34.properties.pg_dbsu_sudo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
}
if(data.pg_dbsu_ssh_exchange !== undefined){
if(typeof data.pg_dbsu_ssh_exchange !== "boolean"){
const err408 = {instancePath:instancePath+"/pg_dbsu_ssh_exchange",schemaPath:"#/properties/pg_dbsu_ssh_exchange/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
}
if(data.pg_dbsu_password !== undefined){
if(typeof data.pg_dbsu_password !== "string"){
const err409 = {instancePath:instancePath+"/pg_dbsu_password",schemaPath:"#/properties/pg_dbsu_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
}
if(data.pgdg_repo !== undefined){
if(typeof data.pgdg_repo !== "boolean"){
const err410 = {instancePath:instancePath+"/pgdg_repo",schemaPath:"#/properties/pgdg_repo/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
}
if(data.pg_add_repo !== undefined){
if(typeof data.pg_add_repo !== "boolean"){
const err411 = {instancePath:instancePath+"/pg_add_repo",schemaPath:"#/properties/pg_add_repo/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
}
if(data.pg_exists_action !== undefined){
let data275 = data.pg_exists_action;
if(typeof data275 !== "string"){
const err412 = {instancePath:instancePath+"/pg_exists_action",schemaPath:"#/properties/pg_exists_action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
if(!(((data275 === "abort") || (data275 === "skip")) || (data275 === "clean"))){
const err413 = {instancePath:instancePath+"/pg_exists_action",schemaPath:"#/properties/pg_exists_action/enum",keyword:"enum",params:{allowedValues: schema34.properties.pg_exists_action.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
}
if(data.pg_disable_purge !== undefined){
if(typeof data.pg_disable_purge !== "boolean"){
const err414 = {instancePath:instancePath+"/pg_disable_purge",schemaPath:"#/properties/pg_disable_purge/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
}
if(data.pg_fs_main !== undefined){
let data277 = data.pg_fs_main;
if(typeof data277 === "string"){
if(!pattern60.test(data277)){
const err415 = {instancePath:instancePath+"/pg_fs_main",schemaPath:"#/properties/pg_fs_main/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err415];
}
else {
vErrors.push(err415);
}
errors++;
}
}
else {
const err416 = {instancePath:instancePath+"/pg_fs_main",schemaPath:"#/properties/pg_fs_main/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err416];
}
else {
vErrors.push(err416);
}
errors++;
}
}
if(data.pg_fs_bkup !== undefined){
let data278 = data.pg_fs_bkup;
if(typeof data278 === "string"){
if(!pattern60.test(data278)){
const err417 = {instancePath:instancePath+"/pg_fs_bkup",schemaPath:"#/properties/pg_fs_bkup/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err417];
}
else {
vErrors.push(err417);
}
errors++;
}
}
else {
const err418 = {instancePath:instancePath+"/pg_fs_bkup",schemaPath:"#/properties/pg_fs_bkup/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err418];
}
else {
vErrors.push(err418);
}
errors++;
}
}
if(data.pg_dummy_filesize !== undefined){
let data279 = data.pg_dummy_filesize;
if(typeof data279 === "string"){
if(!pattern78.test(data279)){
const err419 = {instancePath:instancePath+"/pg_dummy_filesize",schemaPath:"#/properties/pg_dummy_filesize/pattern",keyword:"pattern",params:{pattern: "^[0-9]+ *([kKMGTP]i?)?[bB]?$"},message:"must match pattern \""+"^[0-9]+ *([kKMGTP]i?)?[bB]?$"+"\""};
if(vErrors === null){
vErrors = [err419];
}
else {
vErrors.push(err419);
}
errors++;
}
}
else {
const err420 = {instancePath:instancePath+"/pg_dummy_filesize",schemaPath:"#/properties/pg_dummy_filesize/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err420];
}
else {
vErrors.push(err420);
}
errors++;
}
}
if(data.pg_checksum !== undefined){
if(typeof data.pg_checksum !== "boolean"){
const err421 = {instancePath:instancePath+"/pg_checksum",schemaPath:"#/properties/pg_checksum/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err421];
}
else {
vErrors.push(err421);
}
errors++;
}
}
if(data.pg_provision !== undefined){
if(typeof data.pg_provision !== "boolean"){
const err422 = {instancePath:instancePath+"/pg_provision",schemaPath:"#/properties/pg_provision/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err422];
}
else {
vErrors.push(err422);
}
errors++;
}
}
if(data.pg_init !== undefined){
if(typeof data.pg_init !== "string"){
const err423 = {instancePath:instancePath+"/pg_init",schemaPath:"#/properties/pg_init/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err423];
}
else {
vErrors.push(err423);
}
errors++;
}
}
if(data.pg_reload !== undefined){
if(typeof data.pg_reload !== "boolean"){
const err424 = {instancePath:instancePath+"/pg_reload",schemaPath:"#/properties/pg_reload/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err424];
}
else {
vErrors.push(err424);
}
errors++;
}
}
if(data.patroni_mode !== undefined){
let data284 = data.patroni_mode;
if(typeof data284 !== "string"){
const err425 = {instancePath:instancePath+"/patroni_mode",schemaPath:"#/properties/patroni_mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err425];
}
else {
vErrors.push(err425);
}
errors++;
}
if(!(((data284 === "default") || (data284 === "pause")) || (data284 === "remove"))){
const err426 = {instancePath:instancePath+"/patroni_mode",schemaPath:"#/properties/patroni_mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.patroni_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err426];
}
else {
vErrors.push(err426);
}
errors++;
}
}
if(data.pg_exporter_config !== undefined){
if(typeof data.pg_exporter_config !== "string"){
const err427 = {instancePath:instancePath+"/pg_exporter_config",schemaPath:"#/properties/pg_exporter_config/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err427];
}
else {
vErrors.push(err427);
}
errors++;
}
}
if(data.pg_exporter_params !== undefined){
if(typeof data.pg_exporter_params !== "string"){
const err428 = {instancePath:instancePath+"/pg_exporter_params",schemaPath:"#/properties/pg_exporter_params/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err428];
}
else {
vErrors.push(err428);
}
errors++;
}
}
if(data.pg_exporter_url !== undefined){
if(typeof data.pg_exporter_url !== "string"){
const err429 = {instancePath:instancePath+"/pg_exporter_url",schemaPath:"#/properties/pg_exporter_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err429];
}
else {
vErrors.push(err429);
}
errors++;
}
}
if(data.pg_exporter_auto_discovery !== undefined){
if(typeof data.pg_exporter_auto_discovery !== "boolean"){
const err430 = {instancePath:instancePath+"/pg_exporter_auto_discovery",schemaPath:"#/properties/pg_exporter_auto_discovery/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err430];
}
else {
vErrors.push(err430);
}
errors++;
}
}
if(data.pg_exporter_exclude_database !== undefined){
if(typeof data.pg_exporter_exclude_database !== "string"){
const err431 = {instancePath:instancePath+"/pg_exporter_exclude_database",schemaPath:"#/properties/pg_exporter_exclude_database/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err431];
}
else {
vErrors.push(err431);
}
errors++;
}
}
if(data.pg_exporter_include_database !== undefined){
if(typeof data.pg_exporter_include_database !== "string"){
const err432 = {instancePath:instancePath+"/pg_exporter_include_database",schemaPath:"#/properties/pg_exporter_include_database/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err432];
}
else {
vErrors.push(err432);
}
errors++;
}
}
if(data.pg_exporter_options !== undefined){
if(typeof data.pg_exporter_options !== "string"){
const err433 = {instancePath:instancePath+"/pg_exporter_options",schemaPath:"#/properties/pg_exporter_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err433];
}
else {
vErrors.push(err433);
}
errors++;
}
}
if(data.pgbouncer_exporter_url !== undefined){
if(typeof data.pgbouncer_exporter_url !== "string"){
const err434 = {instancePath:instancePath+"/pgbouncer_exporter_url",schemaPath:"#/properties/pgbouncer_exporter_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err434];
}
else {
vErrors.push(err434);
}
errors++;
}
}
if(data.pgbouncer_exporter_options !== undefined){
if(typeof data.pgbouncer_exporter_options !== "string"){
const err435 = {instancePath:instancePath+"/pgbouncer_exporter_options",schemaPath:"#/properties/pgbouncer_exporter_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err435];
}
else {
vErrors.push(err435);
}
errors++;
}
}
if(data.haproxy_reload !== undefined){
if(typeof data.haproxy_reload !== "boolean"){
const err436 = {instancePath:instancePath+"/haproxy_reload",schemaPath:"#/properties/haproxy_reload/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err436];
}
else {
vErrors.push(err436);
}
errors++;
}
}
if(data.vip_reload !== undefined){
if(typeof data.vip_reload !== "boolean"){
const err437 = {instancePath:instancePath+"/vip_reload",schemaPath:"#/properties/vip_reload/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err437];
}
else {
vErrors.push(err437);
}
errors++;
}
}
if(data.vip_address !== undefined){
let data296 = data.vip_address;
if(typeof data296 === "string"){
if(!pattern79.test(data296)){
const err438 = {instancePath:instancePath+"/vip_address",schemaPath:"#/properties/vip_address/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]+$"},message:"must match pattern \""+"^[0-9a-fA-F.:]+$"+"\""};
if(vErrors === null){
vErrors = [err438];
}
else {
vErrors.push(err438);
}
errors++;
}
}
else {
const err439 = {instancePath:instancePath+"/vip_address",schemaPath:"#/properties/vip_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err439];
}
else {
vErrors.push(err439);
}
errors++;
}
}
if(data.vip_cidrmask !== undefined){
let data297 = data.vip_cidrmask;
if(!(((typeof data297 == "number") && (!(data297 % 1) && !isNaN(data297))) && (isFinite(data297)))){
const err440 = {instancePath:instancePath+"/vip_cidrmask",schemaPath:"#/properties/vip_cidrmask/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err440];
}
else {
vErrors.push(err440);
}
errors++;
}
if((typeof data297 == "number") && (isFinite(data297))){
if(data297 > 32 || isNaN(data297)){
const err441 = {instancePath:instancePath+"/vip_cidrmask",schemaPath:"#/properties/vip_cidrmask/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32},message:"must be <= 32"};
if(vErrors === null){
vErrors = [err441];
}
else {
vErrors.push(err441);
}
errors++;
}
if(data297 < 1 || isNaN(data297)){
const err442 = {instancePath:instancePath+"/vip_cidrmask",schemaPath:"#/properties/vip_cidrmask/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err442];
}
else {
vErrors.push(err442);
}
errors++;
}
}
}
if(data.vip_interface !== undefined){
let data298 = data.vip_interface;
if(typeof data298 === "string"){
if(!pattern80.test(data298)){
const err443 = {instancePath:instancePath+"/vip_interface",schemaPath:"#/properties/vip_interface/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.:@-]{1,15}$"},message:"must match pattern \""+"^[A-Za-z0-9_.:@-]{1,15}$"+"\""};
if(vErrors === null){
vErrors = [err443];
}
else {
vErrors.push(err443);
}
errors++;
}
}
else {
const err444 = {instancePath:instancePath+"/vip_interface",schemaPath:"#/properties/vip_interface/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err444];
}
else {
vErrors.push(err444);
}
errors++;
}
}
if(data.dns_mode !== undefined){
let data299 = data.dns_mode;
if(typeof data299 !== "string"){
const err445 = {instancePath:instancePath+"/dns_mode",schemaPath:"#/properties/dns_mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err445];
}
else {
vErrors.push(err445);
}
errors++;
}
if(!((((data299 === "vip") || (data299 === "all")) || (data299 === "selector")) || (data299 === "none"))){
const err446 = {instancePath:instancePath+"/dns_mode",schemaPath:"#/properties/dns_mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.dns_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err446];
}
else {
vErrors.push(err446);
}
errors++;
}
}
if(data.dns_selector !== undefined){
if(typeof data.dns_selector !== "string"){
const err447 = {instancePath:instancePath+"/dns_selector",schemaPath:"#/properties/dns_selector/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err447];
}
else {
vErrors.push(err447);
}
errors++;
}
}
if(data.gp_cluster !== undefined){
if(typeof data.gp_cluster !== "string"){
const err448 = {instancePath:instancePath+"/gp_cluster",schemaPath:"#/properties/gp_cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err448];
}
else {
vErrors.push(err448);
}
errors++;
}
}
if(data.redis_cluster !== undefined){
let data302 = data.redis_cluster;
if(typeof data302 === "string"){
if(!pattern16.test(data302)){
const err449 = {instancePath:instancePath+"/redis_cluster",schemaPath:"#/properties/redis_cluster/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\""};
if(vErrors === null){
vErrors = [err449];
}
else {
vErrors.push(err449);
}
errors++;
}
}
else {
const err450 = {instancePath:instancePath+"/redis_cluster",schemaPath:"#/properties/redis_cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err450];
}
else {
vErrors.push(err450);
}
errors++;
}
}
if(data.redis_node !== undefined){
let data303 = data.redis_node;
if(!(((typeof data303 == "number") && (!(data303 % 1) && !isNaN(data303))) && (isFinite(data303)))){
const err451 = {instancePath:instancePath+"/redis_node",schemaPath:"#/properties/redis_node/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err451];
}
else {
vErrors.push(err451);
}
errors++;
}
if((typeof data303 == "number") && (isFinite(data303))){
if(data303 < 0 || isNaN(data303)){
const err452 = {instancePath:instancePath+"/redis_node",schemaPath:"#/properties/redis_node/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err452];
}
else {
vErrors.push(err452);
}
errors++;
}
}
}
if(data.redis_instances !== undefined){
let data304 = data.redis_instances;
if(data304 && typeof data304 == "object" && !Array.isArray(data304)){
for(const key10 in data304){
const _errs641 = errors;
if(typeof key10 === "string"){
if(!pattern82.test(key10)){
const err453 = {instancePath:instancePath+"/redis_instances",schemaPath:"#/properties/redis_instances/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,5}$"},message:"must match pattern \""+"^[0-9]{1,5}$"+"\"",propertyName:key10};
if(vErrors === null){
vErrors = [err453];
}
else {
vErrors.push(err453);
}
errors++;
}
}
var valid116 = _errs641 === errors;
if(!valid116){
const err454 = {instancePath:instancePath+"/redis_instances",schemaPath:"#/properties/redis_instances/propertyNames",keyword:"propertyNames",params:{propertyName: key10},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err454];
}
else {
vErrors.push(err454);
}
errors++;
}
}
for(const key11 in data304){
let data305 = data304[key11];
if((!(data305 && typeof data305 == "object" && !Array.isArray(data305))) && (data305 !== null)){
const err455 = {instancePath:instancePath+"/redis_instances/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/redis_instances/additionalProperties/type",keyword:"type",params:{type: schema34.properties.redis_instances.additionalProperties.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err455];
}
else {
vErrors.push(err455);
}
errors++;
}
}
}
else {
const err456 = {instancePath:instancePath+"/redis_instances",schemaPath:"#/properties/redis_instances/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err456];
}
else {
vErrors.push(err456);
}
errors++;
}
}
if(data.redis_install !== undefined){
let data306 = data.redis_install;
if(typeof data306 !== "string"){
const err457 = {instancePath:instancePath+"/redis_install",schemaPath:"#/properties/redis_install/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err457];
}
else {
vErrors.push(err457);
}
errors++;
}
if(!((data306 === "yum") || (data306 === "binary"))){
const err458 = {instancePath:instancePath+"/redis_install",schemaPath:"#/properties/redis_install/enum",keyword:"enum",params:{allowedValues: schema34.properties.redis_install.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err458];
}
else {
vErrors.push(err458);
}
errors++;
}
}
if(data.redis_mode !== undefined){
let data307 = data.redis_mode;
if(typeof data307 !== "string"){
const err459 = {instancePath:instancePath+"/redis_mode",schemaPath:"#/properties/redis_mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err459];
}
else {
vErrors.push(err459);
}
errors++;
}
if(!(((data307 === "standalone") || (data307 === "cluster")) || (data307 === "sentinel"))){
const err460 = {instancePath:instancePath+"/redis_mode",schemaPath:"#/properties/redis_mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.redis_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err460];
}
else {
vErrors.push(err460);
}
errors++;
}
}
if(data.redis_conf !== undefined){
if(typeof data.redis_conf !== "string"){
const err461 = {instancePath:instancePath+"/redis_conf",schemaPath:"#/properties/redis_conf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err461];
}
else {
vErrors.push(err461);
}
errors++;
}
}
if(data.redis_fs_main !== undefined){
let data309 = data.redis_fs_main;
if(typeof data309 === "string"){
if(!pattern60.test(data309)){
const err462 = {instancePath:instancePath+"/redis_fs_main",schemaPath:"#/properties/redis_fs_main/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err462];
}
else {
vErrors.push(err462);
}
errors++;
}
}
else {
const err463 = {instancePath:instancePath+"/redis_fs_main",schemaPath:"#/properties/redis_fs_main/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err463];
}
else {
vErrors.push(err463);
}
errors++;
}
}
if(data.redis_bind_address !== undefined){
if(typeof data.redis_bind_address !== "string"){
const err464 = {instancePath:instancePath+"/redis_bind_address",schemaPath:"#/properties/redis_bind_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err464];
}
else {
vErrors.push(err464);
}
errors++;
}
}
if(data.redis_exists_action !== undefined){
let data311 = data.redis_exists_action;
if(typeof data311 !== "string"){
const err465 = {instancePath:instancePath+"/redis_exists_action",schemaPath:"#/properties/redis_exists_action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err465];
}
else {
vErrors.push(err465);
}
errors++;
}
if(!(((data311 === "abort") || (data311 === "skip")) || (data311 === "clean"))){
const err466 = {instancePath:instancePath+"/redis_exists_action",schemaPath:"#/properties/redis_exists_action/enum",keyword:"enum",params:{allowedValues: schema34.properties.redis_exists_action.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err466];
}
else {
vErrors.push(err466);
}
errors++;
}
}
if(data.redis_disable_purge !== undefined){
let data312 = data.redis_disable_purge;
if((typeof data312 !== "boolean") && (typeof data312 !== "string")){
const err467 = {instancePath:instancePath+"/redis_disable_purge",schemaPath:"#/properties/redis_disable_purge/type",keyword:"type",params:{type: schema34.properties.redis_disable_purge.type},message:"must be boolean,string"};
if(vErrors === null){
vErrors = [err467];
}
else {
vErrors.push(err467);
}
errors++;
}
}
if(data.redis_rmdata !== undefined){
if(typeof data.redis_rmdata !== "boolean"){
const err468 = {instancePath:instancePath+"/redis_rmdata",schemaPath:"#/properties/redis_rmdata/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err468];
}
else {
vErrors.push(err468);
}
errors++;
}
}
if(data.redis_max_memory !== undefined){
let data314 = data.redis_max_memory;
if(typeof data314 === "string"){
if(!pattern78.test(data314)){
const err469 = {instancePath:instancePath+"/redis_max_memory",schemaPath:"#/properties/redis_max_memory/pattern",keyword:"pattern",params:{pattern: "^[0-9]+ *([kKMGTP]i?)?[bB]?$"},message:"must match pattern \""+"^[0-9]+ *([kKMGTP]i?)?[bB]?$"+"\""};
if(vErrors === null){
vErrors = [err469];
}
else {
vErrors.push(err469);
}
errors++;
}
}
else {
const err470 = {instancePath:instancePath+"/redis_max_memory",schemaPath:"#/properties/redis_max_memory/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err470];
}
else {
vErrors.push(err470);
}
errors++;
}
}
if(data.redis_mem_policy !== undefined){
if(typeof data.redis_mem_policy !== "string"){
const err471 = {instancePath:instancePath+"/redis_mem_policy",schemaPath:"#/properties/redis_mem_policy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err471];
}
else {
vErrors.push(err471);
}
errors++;
}
}
if(data.redis_password !== undefined){
if(typeof data.redis_password !== "string"){
const err472 = {instancePath:instancePath+"/redis_password",schemaPath:"#/properties/redis_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err472];
}
else {
vErrors.push(err472);
}
errors++;
}
}
if(data.redis_rdb_save !== undefined){
let data317 = data.redis_rdb_save;
if(Array.isArray(data317)){
const len40 = data317.length;
for(let i40=0; i40<len40; i40++){
if(typeof data317[i40] !== "string"){
const err473 = {instancePath:instancePath+"/redis_rdb_save/" + i40,schemaPath:"#/properties/redis_rdb_save/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err473];
}
else {
vErrors.push(err473);
}
errors++;
}
}
}
else {
const err474 = {instancePath:instancePath+"/redis_rdb_save",schemaPath:"#/properties/redis_rdb_save/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err474];
}
else {
vErrors.push(err474);
}
errors++;
}
}
if(data.redis_aof_enabled !== undefined){
if(typeof data.redis_aof_enabled !== "boolean"){
const err475 = {instancePath:instancePath+"/redis_aof_enabled",schemaPath:"#/properties/redis_aof_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err475];
}
else {
vErrors.push(err475);
}
errors++;
}
}
if(data.redis_rename_commands !== undefined){
let data320 = data.redis_rename_commands;
if(!(data320 && typeof data320 == "object" && !Array.isArray(data320))){
const err476 = {instancePath:instancePath+"/redis_rename_commands",schemaPath:"#/properties/redis_rename_commands/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err476];
}
else {
vErrors.push(err476);
}
errors++;
}
}
if(data.redis_cluster_replicas !== undefined){
let data321 = data.redis_cluster_replicas;
if(!(((typeof data321 == "number") && (!(data321 % 1) && !isNaN(data321))) && (isFinite(data321)))){
const err477 = {instancePath:instancePath+"/redis_cluster_replicas",schemaPath:"#/properties/redis_cluster_replicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err477];
}
else {
vErrors.push(err477);
}
errors++;
}
if((typeof data321 == "number") && (isFinite(data321))){
if(data321 < 0 || isNaN(data321)){
const err478 = {instancePath:instancePath+"/redis_cluster_replicas",schemaPath:"#/properties/redis_cluster_replicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err478];
}
else {
vErrors.push(err478);
}
errors++;
}
}
}
if(data.redis_exporter_enabled !== undefined){
if(typeof data.redis_exporter_enabled !== "boolean"){
const err479 = {instancePath:instancePath+"/redis_exporter_enabled",schemaPath:"#/properties/redis_exporter_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err479];
}
else {
vErrors.push(err479);
}
errors++;
}
}
if(data.redis_exporter_port !== undefined){
let data323 = data.redis_exporter_port;
if(!(((typeof data323 == "number") && (!(data323 % 1) && !isNaN(data323))) && (isFinite(data323)))){
const err480 = {instancePath:instancePath+"/redis_exporter_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err480];
}
else {
vErrors.push(err480);
}
errors++;
}
if((typeof data323 == "number") && (isFinite(data323))){
if(data323 > 65535 || isNaN(data323)){
const err481 = {instancePath:instancePath+"/redis_exporter_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err481];
}
else {
vErrors.push(err481);
}
errors++;
}
if(data323 < 1 || isNaN(data323)){
const err482 = {instancePath:instancePath+"/redis_exporter_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err482];
}
else {
vErrors.push(err482);
}
errors++;
}
}
}
if(data.redis_exporter_options !== undefined){
if(typeof data.redis_exporter_options !== "string"){
const err483 = {instancePath:instancePath+"/redis_exporter_options",schemaPath:"#/properties/redis_exporter_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err483];
}
else {
vErrors.push(err483);
}
errors++;
}
}
if(data.pg_upstream !== undefined){
let data325 = data.pg_upstream;
if((typeof data325 !== "string") && (data325 !== null)){
const err484 = {instancePath:instancePath+"/pg_upstream",schemaPath:"#/properties/pg_upstream/type",keyword:"type",params:{type: schema34.properties.pg_upstream.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err484];
}
else {
vErrors.push(err484);
}
errors++;
}
if(typeof data325 === "string"){
if(!pattern85.test(data325)){
const err485 = {instancePath:instancePath+"/pg_upstream",schemaPath:"#/properties/pg_upstream/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z.:-]*$"},message:"must match pattern \""+"^[0-9A-Za-z.:-]*$"+"\""};
if(vErrors === null){
vErrors = [err485];
}
else {
vErrors.push(err485);
}
errors++;
}
}
}
if(data.pg_delay !== undefined){
let data326 = data.pg_delay;
if((typeof data326 !== "string") && (data326 !== null)){
const err486 = {instancePath:instancePath+"/pg_delay",schemaPath:"#/properties/pg_delay/type",keyword:"type",params:{type: schema34.properties.pg_delay.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err486];
}
else {
vErrors.push(err486);
}
errors++;
}
}
if(data.patroni_enabled !== undefined){
if(typeof data.patroni_enabled !== "boolean"){
const err487 = {instancePath:instancePath+"/patroni_enabled",schemaPath:"#/properties/patroni_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err487];
}
else {
vErrors.push(err487);
}
errors++;
}
}
if(data.gp_role !== undefined){
let data328 = data.gp_role;
if((typeof data328 !== "string") && (data328 !== null)){
const err488 = {instancePath:instancePath+"/gp_role",schemaPath:"#/properties/gp_role/type",keyword:"type",params:{type: schema34.properties.gp_role.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err488];
}
else {
vErrors.push(err488);
}
errors++;
}
if(!(((data328 === "master") || (data328 === "segment")) || (data328 === null))){
const err489 = {instancePath:instancePath+"/gp_role",schemaPath:"#/properties/gp_role/enum",keyword:"enum",params:{allowedValues: schema34.properties.gp_role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err489];
}
else {
vErrors.push(err489);
}
errors++;
}
}
if(data.pg_instances !== undefined){
let data329 = data.pg_instances;
if((!(data329 && typeof data329 == "object" && !Array.isArray(data329))) && (data329 !== null)){
const err490 = {instancePath:instancePath+"/pg_instances",schemaPath:"#/properties/pg_instances/type",keyword:"type",params:{type: schema34.properties.pg_instances.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err490];
}
else {
vErrors.push(err490);
}
errors++;
}
if(data329 && typeof data329 == "object" && !Array.isArray(data329)){
for(const key12 in data329){
const _errs694 = errors;
if(typeof key12 === "string"){
if(!pattern82.test(key12)){
const err491 = {instancePath:instancePath+"/pg_instances",schemaPath:"#/properties/pg_instances/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,5}$"},message:"must match pattern \""+"^[0-9]{1,5}$"+"\"",propertyName:key12};
if(vErrors === null){
vErrors = [err491];
}
else {
vErrors.push(err491);
}
errors++;
}
}
var valid121 = _errs694 === errors;
if(!valid121){
const err492 = {instancePath:instancePath+"/pg_instances",schemaPath:"#/properties/pg_instances/propertyNames",keyword:"propertyNames",params:{propertyName: key12},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err492];
}
else {
vErrors.push(err492);
}
errors++;
}
}
for(const key13 in data329){
let data330 = data329[key13];
if((!(data330 && typeof data330 == "object" && !Array.isArray(data330))) && (data330 !== null)){
const err493 = {instancePath:instancePath+"/pg_instances/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/pg_instances/additionalProperties/type",keyword:"type",params:{type: schema34.properties.pg_instances.additionalProperties.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err493];
}
else {
vErrors.push(err493);
}
errors++;
}
}
}
}
if(data.pg_libs !== undefined){
if(typeof data.pg_libs !== "string"){
const err494 = {instancePath:instancePath+"/pg_libs",schemaPath:"#/properties/pg_libs/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err494];
}
else {
vErrors.push(err494);
}
errors++;
}
}
if(data.pg_dcs_type !== undefined){
let data332 = data.pg_dcs_type;
if(typeof data332 !== "string"){
const err495 = {instancePath:instancePath+"/pg_dcs_type",schemaPath:"#/properties/pg_dcs_type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err495];
}
else {
vErrors.push(err495);
}
errors++;
}
if(!((data332 === "etcd") || (data332 === "consul"))){
const err496 = {instancePath:instancePath+"/pg_dcs_type",schemaPath:"#/properties/pg_dcs_type/enum",keyword:"enum",params:{allowedValues: schema34.properties.pg_dcs_type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err496];
}
else {
vErrors.push(err496);
}
errors++;
}
}
if(data.haproxy_auth_enabled !== undefined){
if(typeof data.haproxy_auth_enabled !== "boolean"){
const err497 = {instancePath:instancePath+"/haproxy_auth_enabled",schemaPath:"#/properties/haproxy_auth_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err497];
}
else {
vErrors.push(err497);
}
errors++;
}
}
if(data.node_etc_hosts_default !== undefined){
let data334 = data.node_etc_hosts_default;
if(Array.isArray(data334)){
const len41 = data334.length;
for(let i41=0; i41<len41; i41++){
let data335 = data334[i41];
if(typeof data335 === "string"){
if(!pattern7.test(data335)){
const err498 = {instancePath:instancePath+"/node_etc_hosts_default/" + i41,schemaPath:"#/properties/node_etc_hosts_default/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},message:"must match pattern \""+"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"+"\""};
if(vErrors === null){
vErrors = [err498];
}
else {
vErrors.push(err498);
}
errors++;
}
}
else {
const err499 = {instancePath:instancePath+"/node_etc_hosts_default/" + i41,schemaPath:"#/properties/node_etc_hosts_default/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err499];
}
else {
vErrors.push(err499);
}
errors++;
}
}
}
else {
const err500 = {instancePath:instancePath+"/node_etc_hosts_default",schemaPath:"#/properties/node_etc_hosts_default/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err500];
}
else {
vErrors.push(err500);
}
errors++;
}
}
if(data.node_extra_packages !== undefined){
let data336 = data.node_extra_packages;
if(Array.isArray(data336)){
const len42 = data336.length;
for(let i42=0; i42<len42; i42++){
let data337 = data336[i42];
if(typeof data337 === "string"){
if(!pattern8.test(data337)){
const err501 = {instancePath:instancePath+"/node_extra_packages/" + i42,schemaPath:"#/$defs/package/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"},message:"must match pattern \""+"^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"+"\""};
if(vErrors === null){
vErrors = [err501];
}
else {
vErrors.push(err501);
}
errors++;
}
}
else {
const err502 = {instancePath:instancePath+"/node_extra_packages/" + i42,schemaPath:"#/$defs/package/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err502];
}
else {
vErrors.push(err502);
}
errors++;
}
}
}
else {
const err503 = {instancePath:instancePath+"/node_extra_packages",schemaPath:"#/properties/node_extra_packages/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err503];
}
else {
vErrors.push(err503);
}
errors++;
}
}
if(data.repo_port !== undefined){
let data338 = data.repo_port;
if(!(((typeof data338 == "number") && (!(data338 % 1) && !isNaN(data338))) && (isFinite(data338)))){
const err504 = {instancePath:instancePath+"/repo_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err504];
}
else {
vErrors.push(err504);
}
errors++;
}
if((typeof data338 == "number") && (isFinite(data338))){
if(data338 > 65535 || isNaN(data338)){
const err505 = {instancePath:instancePath+"/repo_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err505];
}
else {
vErrors.push(err505);
}
errors++;
}
if(data338 < 1 || isNaN(data338)){
const err506 = {instancePath:instancePath+"/repo_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err506];
}
else {
vErrors.push(err506);
}
errors++;
}
}
}
if(data.pg_default_privilegs !== undefined){
let data339 = data.pg_default_privilegs;
if(Array.isArray(data339)){
const len43 = data339.length;
for(let i43=0; i43<len43; i43++){
let data340 = data339[i43];
if(typeof data340 === "string"){
if(!pattern50.test(data340)){
const err507 = {instancePath:instancePath+"/pg_default_privilegs/" + i43,schemaPath:"#/properties/pg_default_privilegs/items/pattern",keyword:"pattern",params:{pattern: "^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err507];
}
else {
vErrors.push(err507);
}
errors++;
}
}
else {
const err508 = {instancePath:instancePath+"/pg_default_privilegs/" + i43,schemaPath:"#/properties/pg_default_privilegs/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err508];
}
else {
vErrors.push(err508);
}
errors++;
}
}
}
else {
const err509 = {instancePath:instancePath+"/pg_default_privilegs",schemaPath:"#/properties/pg_default_privilegs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err509];
}
else {
vErrors.push(err509);
}
errors++;
}
}
if(data.dcs_registry !== undefined){
let data341 = data.dcs_registry;
if(typeof data341 !== "string"){
const err510 = {instancePath:instancePath+"/dcs_registry",schemaPath:"#/properties/dcs_registry/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err510];
}
else {
vErrors.push(err510);
}
errors++;
}
if(!((((data341 === "none") || (data341 === "consul")) || (data341 === "etcd")) || (data341 === "both"))){
const err511 = {instancePath:instancePath+"/dcs_registry",schemaPath:"#/properties/dcs_registry/enum",keyword:"enum",params:{allowedValues: schema34.properties.dcs_registry.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err511];
}
else {
vErrors.push(err511);
}
errors++;
}
}
if(data.nginx_indexes !== undefined){
let data342 = data.nginx_indexes;
if(Array.isArray(data342)){
const len44 = data342.length;
for(let i44=0; i44<len44; i44++){
let data343 = data342[i44];
if(data343 && typeof data343 == "object" && !Array.isArray(data343)){
if(data343.name === undefined){
const err512 = {instancePath:instancePath+"/nginx_indexes/" + i44,schemaPath:"#/properties/nginx_indexes/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err512];
}
else {
vErrors.push(err512);
}
errors++;
}
if(data343.name !== undefined){
if(typeof data343.name !== "string"){
const err513 = {instancePath:instancePath+"/nginx_indexes/" + i44+"/name",schemaPath:"#/properties/nginx_indexes/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err513];
}
else {
vErrors.push(err513);
}
errors++;
}
}
if(data343.url !== undefined){
if(typeof data343.url !== "string"){
const err514 = {instancePath:instancePath+"/nginx_indexes/" + i44+"/url",schemaPath:"#/properties/nginx_indexes/items/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err514];
}
else {
vErrors.push(err514);
}
errors++;
}
}
if(data343.comment !== undefined){
if(typeof data343.comment !== "string"){
const err515 = {instancePath:instancePath+"/nginx_indexes/" + i44+"/comment",schemaPath:"#/properties/nginx_indexes/items/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err515];
}
else {
vErrors.push(err515);
}
errors++;
}
}
}
else {
const err516 = {instancePath:instancePath+"/nginx_indexes/" + i44,schemaPath:"#/properties/nginx_indexes/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err516];
}
else {
vErrors.push(err516);
}
errors++;
}
}
}
else {
const err517 = {instancePath:instancePath+"/nginx_indexes",schemaPath:"#/properties/nginx_indexes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err517];
}
else {
vErrors.push(err517);
}
errors++;
}
}
if(data.node_ntp_enabled !== undefined){
if(typeof data.node_ntp_enabled !== "boolean"){
const err518 = {instancePath:instancePath+"/node_ntp_enabled",schemaPath:"#/properties/node_ntp_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err518];
}
else {
vErrors.push(err518);
}
errors++;
}
}
if(data.node_admin_enabled !== undefined){
if(typeof data.node_admin_enabled !== "boolean"){
const err519 = {instancePath:instancePath+"/node_admin_enabled",schemaPath:"#/properties/node_admin_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err519];
}
else {
vErrors.push(err519);
}
errors++;
}
}
if(data.node_admin_pk_list !== undefined){
let data349 = data.node_admin_pk_list;
if(Array.isArray(data349)){
const len45 = data349.length;
for(let i45=0; i45<len45; i45++){
if(typeof data349[i45] !== "string"){
const err520 = {instancePath:instancePath+"/node_admin_pk_list/" + i45,schemaPath:"#/properties/node_admin_pk_list/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err520];
}
else {
vErrors.push(err520);
}
errors++;
}
}
}
else {
const err521 = {instancePath:instancePath+"/node_admin_pk_list",schemaPath:"#/properties/node_admin_pk_list/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err521];
}
else {
vErrors.push(err521);
}
errors++;
}
}
if(data.node_etc_hosts !== undefined){
let data351 = data.node_etc_hosts;
if(Array.isArray(data351)){
const len46 = data351.length;
for(let i46=0; i46<len46; i46++){
if(typeof data351[i46] !== "string"){
const err522 = {instancePath:instancePath+"/node_etc_hosts/" + i46,schemaPath:"#/properties/node_etc_hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err522];
}
else {
vErrors.push(err522);
}
errors++;
}
}
}
else {
const err523 = {instancePath:instancePath+"/node_etc_hosts",schemaPath:"#/properties/node_etc_hosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err523];
}
else {
vErrors.push(err523);
}
errors++;
}
}
if(data.node_dns_method !== undefined){
let data353 = data.node_dns_method;
if(typeof data353 !== "string"){
const err524 = {instancePath:instancePath+"/node_dns_method",schemaPath:"#/properties/node_dns_method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err524];
}
else {
vErrors.push(err524);
}
errors++;
}
if(!(((data353 === "add") || (data353 === "overwrite")) || (data353 === "none"))){
const err525 = {instancePath:instancePath+"/node_dns_method",schemaPath:"#/properties/node_dns_method/enum",keyword:"enum",params:{allowedValues: schema34.properties.node_dns_method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err525];
}
else {
vErrors.push(err525);
}
errors++;
}
}
if(data.node_repo_local_urls !== undefined){
let data354 = data.node_repo_local_urls;
if(Array.isArray(data354)){
const len47 = data354.length;
for(let i47=0; i47<len47; i47++){
if(typeof data354[i47] !== "string"){
const err526 = {instancePath:instancePath+"/node_repo_local_urls/" + i47,schemaPath:"#/properties/node_repo_local_urls/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err526];
}
else {
vErrors.push(err526);
}
errors++;
}
}
}
else {
const err527 = {instancePath:instancePath+"/node_repo_local_urls",schemaPath:"#/properties/node_repo_local_urls/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err527];
}
else {
vErrors.push(err527);
}
errors++;
}
}
if(data.node_packages_meta !== undefined){
let data356 = data.node_packages_meta;
if(Array.isArray(data356)){
const len48 = data356.length;
for(let i48=0; i48<len48; i48++){
if(typeof data356[i48] !== "string"){
const err528 = {instancePath:instancePath+"/node_packages_meta/" + i48,schemaPath:"#/properties/node_packages_meta/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err528];
}
else {
vErrors.push(err528);
}
errors++;
}
}
}
else {
const err529 = {instancePath:instancePath+"/node_packages_meta",schemaPath:"#/properties/node_packages_meta/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err529];
}
else {
vErrors.push(err529);
}
errors++;
}
}
if(data.node_packages_meta_pip !== undefined){
if(typeof data.node_packages_meta_pip !== "string"){
const err530 = {instancePath:instancePath+"/node_packages_meta_pip",schemaPath:"#/properties/node_packages_meta_pip/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err530];
}
else {
vErrors.push(err530);
}
errors++;
}
}
if(data.grafana_plugin_method !== undefined){
let data359 = data.grafana_plugin_method;
if(typeof data359 !== "string"){
const err531 = {instancePath:instancePath+"/grafana_plugin_method",schemaPath:"#/properties/grafana_plugin_method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err531];
}
else {
vErrors.push(err531);
}
errors++;
}
if(!((((data359 === "none") || (data359 === "install")) || (data359 === "reinstall")) || (data359 === "always"))){
const err532 = {instancePath:instancePath+"/grafana_plugin_method",schemaPath:"#/properties/grafana_plugin_method/enum",keyword:"enum",params:{allowedValues: schema34.properties.grafana_plugin_method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err532];
}
else {
vErrors.push(err532);
}
errors++;
}
}
if(data.grafana_plugin_list !== undefined){
let data360 = data.grafana_plugin_list;
if(Array.isArray(data360)){
const len49 = data360.length;
for(let i49=0; i49<len49; i49++){
if(typeof data360[i49] !== "string"){
const err533 = {instancePath:instancePath+"/grafana_plugin_list/" + i49,schemaPath:"#/properties/grafana_plugin_list/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err533];
}
else {
vErrors.push(err533);
}
errors++;
}
}
}
else {
const err534 = {instancePath:instancePath+"/grafana_plugin_list",schemaPath:"#/properties/grafana_plugin_list/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err534];
}
else {
vErrors.push(err534);
}
errors++;
}
}
if(data.grafana_plugin_git !== undefined){
let data362 = data.grafana_plugin_git;
if(Array.isArray(data362)){
const len50 = data362.length;
for(let i50=0; i50<len50; i50++){
if(typeof data362[i50] !== "string"){
const err535 = {instancePath:instancePath+"/grafana_plugin_git/" + i50,schemaPath:"#/properties/grafana_plugin_git/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err535];
}
else {
vErrors.push(err535);
}
errors++;
}
}
}
else {
const err536 = {instancePath:instancePath+"/grafana_plugin_git",schemaPath:"#/properties/grafana_plugin_git/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err536];
}
else {
vErrors.push(err536);
}
errors++;
}
}
if(data.grafana_plugin_cache !== undefined){
let data364 = data.grafana_plugin_cache;
if(typeof data364 === "string"){
if(!pattern60.test(data364)){
const err537 = {instancePath:instancePath+"/grafana_plugin_cache",schemaPath:"#/properties/grafana_plugin_cache/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err537];
}
else {
vErrors.push(err537);
}
errors++;
}
}
else {
const err538 = {instancePath:instancePath+"/grafana_plugin_cache",schemaPath:"#/properties/grafana_plugin_cache/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err538];
}
else {
vErrors.push(err538);
}
errors++;
}
}
if(data.redis_safeguard !== undefined){
let data365 = data.redis_safeguard;
if((typeof data365 !== "boolean") && (typeof data365 !== "string")){
const err539 = {instancePath:instancePath+"/redis_safeguard",schemaPath:"#/properties/redis_safeguard/type",keyword:"type",params:{type: schema34.properties.redis_safeguard.type},message:"must be boolean,string"};
if(vErrors === null){
vErrors = [err539];
}
else {
vErrors.push(err539);
}
errors++;
}
}
if(data.nginx_home !== undefined){
let data366 = data.nginx_home;
if(typeof data366 === "string"){
if(!pattern60.test(data366)){
const err540 = {instancePath:instancePath+"/nginx_home",schemaPath:"#/properties/nginx_home/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err540];
}
else {
vErrors.push(err540);
}
errors++;
}
}
else {
const err541 = {instancePath:instancePath+"/nginx_home",schemaPath:"#/properties/nginx_home/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err541];
}
else {
vErrors.push(err541);
}
errors++;
}
}
if(data.dcs_safeguard !== undefined){
if(typeof data.dcs_safeguard !== "boolean"){
const err542 = {instancePath:instancePath+"/dcs_safeguard",schemaPath:"#/properties/dcs_safeguard/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err542];
}
else {
vErrors.push(err542);
}
errors++;
}
}
if(data.pg_safeguard !== undefined){
if(typeof data.pg_safeguard !== "boolean"){
const err543 = {instancePath:instancePath+"/pg_safeguard",schemaPath:"#/properties/pg_safeguard/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err543];
}
else {
vErrors.push(err543);
}
errors++;
}
}
if(data.node_name_exchange !== undefined){
if(typeof data.node_name_exchange !== "boolean"){
const err544 = {instancePath:instancePath+"/node_name_exchange",schemaPath:"#/properties/node_name_exchange/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err544];
}
else {
vErrors.push(err544);
}
errors++;
}
}
if(data.dcs_clean !== undefined){
if(typeof data.dcs_clean !== "boolean"){
const err545 = {instancePath:instancePath+"/dcs_clean",schemaPath:"#/properties/dcs_clean/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err545];
}
else {
vErrors.push(err545);
}
errors++;
}
}
if(data.pg_clean !== undefined){
if(typeof data.pg_clean !== "boolean"){
const err546 = {instancePath:instancePath+"/pg_clean",schemaPath:"#/properties/pg_clean/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err546];
}
else {
vErrors.push(err546);
}
errors++;
}
}
if(data.redis_clean !== undefined){
if(typeof data.redis_clean !== "boolean"){
const err547 = {instancePath:instancePath+"/redis_clean",schemaPath:"#/properties/redis_clean/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err547];
}
else {
vErrors.push(err547);
}
errors++;
}
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"meta_node":true,"node_dns_hosts":true,"node_packages":true,"node_timezone":true,"node_sysctl_params":true,"node_exporter_enabled":true,"node_exporter_port":true,"node_exporter_options":true,"dcs_servers":true,"dcs_type":true,"etcd_data_dir":true,"prometheus_data_dir":true,"prometheus_options":true,"prometheus_scrape_interval":true,"prometheus_scrape_timeout":true,"prometheus_sd_interval":true,"exporter_metrics_path":true,"nginx_port":true,"pg_cluster":true,"pg_seq":true,"pg_role":true,"pg_offline_query":true,"pg_weight":true,"pg_users":true,"pg_databases":true,"pg_services_extra":true,"pg_hba_rules_extra":true,"pgbouncer_hba_rules_extra":true,"pg_admin_username":true,"pg_admin_password":true,"pg_replication_username":true,"pg_replication_password":true,"pg_monitor_username":true,"pg_monitor_password":true,"pg_dbsu":true,"pg_dbsu_home":true,"pg_version":true,"pg_bin_dir":true,"pg_packages":true,"pg_extensions":true,"pg_data":true,"pg_listen":true,"pg_port":true,"pg_localhost":true,"pg_namespace":true,"patroni_port":true,"patroni_watchdog_mode":true,"pg_conf":true,"pg_parameters":true,"pg_shared_libraries":true,"pg_encoding":true,"pg_locale":true,"pg_lc_collate":true,"pg_lc_ctype":true,"pgbouncer_enabled":true,"pgbouncer_port":true,"pgbouncer_poolmode":true,"pgbouncer_max_db_conn":true,"pg_default_roles":true,"pg_default_privileges":true,"pg_default_schemas":true,"pg_default_extensions":true,"pg_hba_rules":true,"pgbouncer_hba_rules":true,"pg_exporter_enabled":true,"pg_exporter_port":true,"pgbouncer_exporter_enabled":true,"pgbouncer_exporter_port":true,"pg_services":true,"haproxy_enabled":true,"haproxy_admin_auth_enabled":true,"haproxy_admin_username":true,"haproxy_admin_password":true,"haproxy_exporter_port":true,"haproxy_client_timeout":true,"haproxy_server_timeout":true,"vip_mode":true,"patroni_restart_order":true,"rm_pgdata":true,"rm_pgpkgs":true,"rm_node":true,"pg_user":true,"pg_revoke_password":true,"pg_reassign_to":true,"pg_database":true,"pg_drop_schemas":true,"pg_drop_extensions":true,"version":true,"proxy_env":true,"repo_enabled":true,"repo_name":true,"repo_address":true,"repo_home":true,"repo_rebuild":true,"repo_remove":true,"repo_exists":true,"repo_upstreams":true,"repo_packages":true,"repo_url_packages":true,"ca_method":true,"ca_subject":true,"ca_homedir":true,"ca_cert":true,"ca_key":true,"nginx_enabled":true,"nginx_upstream":true,"app_list":true,"docs_enabled":true,"pev2_enabled":true,"pgbadger_enabled":true,"nameserver_enabled":true,"dns_records":true,"prometheus_enabled":true,"prometheus_reload":true,"prometheus_sd_method":true,"prometheus_sd_target":true,"exporter_install":true,"exporter_repo_url":true,"grafana_enabled":true,"grafana_endpoint":true,"grafana_admin_username":true,"grafana_admin_password":true,"grafana_database":true,"grafana_pgurl":true,"grafana_plugin":true,"grafana_cache":true,"grafana_plugins":true,"grafana_git_plugins":true,"loki_enabled":true,"loki_endpoint":true,"loki_clean":true,"loki_options":true,"loki_data_dir":true,"loki_retention":true,"service_registry":true,"dcs_name":true,"dcs_exists_action":true,"dcs_disable_purge":true,"consul_data_dir":true,"consul_enabled":true,"etcd_enabled":true,"etcd_exists":true,"jupyter_enabled":true,"jupyter_username":true,"jupyter_password":true,"pgweb_enabled":true,"pgweb_username":true,"docker_enabled":true,"docker_cgroups_driver":true,"docker_registry_mirrors":true,"docker_image_cache":true,"nodename":true,"pg_nodename":true,"node_cluster":true,"nodename_overwrite":true,"nodename_exchange":true,"node_dns_hosts_extra":true,"node_dns_server":true,"node_dns_servers":true,"node_dns_options":true,"node_repo_method":true,"node_repo_remove":true,"node_local_repo_url":true,"node_packages_default":true,"node_meta_packages":true,"node_meta_pip_install":true,"node_disable_numa":true,"node_disable_swap":true,"node_disable_firewall":true,"node_disable_selinux":true,"node_static_network":true,"node_disk_prefetch":true,"node_kernel_modules":true,"node_tune":true,"node_data_dir":true,"node_crontab":true,"node_crontab_overwrite":true,"node_admin_setup":true,"node_admin_uid":true,"node_admin_username":true,"node_admin_ssh_exchange":true,"node_admin_pk_current":true,"node_admin_pks":true,"node_ntp_config":true,"node_ntp_service":true,"node_ntp_servers":true,"promtail_enabled":true,"promtail_clean":true,"promtail_port":true,"promtail_options":true,"promtail_positions":true,"promtail_send_url":true,"promtail_status_file":true,"pg_shard":true,"pg_sindex":true,"pg_backup":true,"pg_hostname":true,"pg_preflight_skip":true,"pg_dbsu_uid":true,"pg_dbsu_sudo":true,"pg_dbsu_ssh_exchange":true,"pg_dbsu_password":true,"pgdg_repo":true,"pg_add_repo":true,"pg_exists_action":true,"pg_disable_purge":true,"pg_fs_main":true,"pg_fs_bkup":true,"pg_dummy_filesize":true,"pg_checksum":true,"pg_provision":true,"pg_init":true,"pg_reload":true,"patroni_mode":true,"pg_exporter_config":true,"pg_exporter_params":true,"pg_exporter_url":true,"pg_exporter_auto_discovery":true,"pg_exporter_exclude_database":true,"pg_exporter_include_database":true,"pg_exporter_options":true,"pgbouncer_exporter_url":true,"pgbouncer_exporter_options":true,"haproxy_reload":true,"vip_reload":true,"vip_address":true,"vip_cidrmask":true,"vip_interface":true,"dns_mode":true,"dns_selector":true,"gp_cluster":true,"redis_cluster":true,"redis_node":true,"redis_instances":true,"redis_install":true,"redis_mode":true,"redis_conf":true,"redis_fs_main":true,"redis_bind_address":true,"redis_exists_action":true,"redis_disable_purge":true,"redis_rmdata":true,"redis_max_memory":true,"redis_mem_policy":true,"redis_password":true,"redis_rdb_save":true,"redis_aof_enabled":true,"redis_rename_commands":true,"redis_cluster_replicas":true,"redis_exporter_enabled":true,"redis_exporter_port":true,"redis_exporter_options":true,"pg_upstream":true,"pg_delay":true,"patroni_enabled":true,"gp_role":true,"pg_instances":true,"pg_libs":true,"pg_dcs_type":true,"haproxy_auth_enabled":true,"node_etc_hosts_default":true,"node_extra_packages":true,"repo_port":true,"pg_default_privilegs":true,"dcs_registry":true,"nginx_indexes":true,"node_ntp_enabled":true,"node_admin_enabled":true,"node_admin_pk_list":true,"node_etc_hosts":true,"node_dns_method":true,"node_repo_local_urls":true,"node_packages_meta":true,"node_packages_meta_pip":true,"grafana_plugin_method":true,"grafana_plugin_list":true,"grafana_plugin_git":true,"grafana_plugin_cache":true,"redis_safeguard":true,"nginx_home":true,"dcs_safeguard":true,"pg_safeguard":true,"node_name_exchange":true,"dcs_clean":true,"pg_clean":true,"redis_clean":true},"dynamicProps":false,"dynamicItems":false};

const wrapper0 = {validate: validate22};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema33.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "hosts") || (key0 === "vars")) || (key0 === "children"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.hosts !== undefined){
let data0 = data.hosts;
if((!(data0 && typeof data0 == "object" && !Array.isArray(data0))) && (data0 !== null)){
const err2 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: schema33.properties.hosts.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(validate23(data0[key1], {instancePath:instancePath+"/hosts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
}
if(data.vars !== undefined){
if(!(validate23(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.children !== undefined){
let data3 = data.children;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (data3 !== null)){
const err3 = {instancePath:instancePath+"/children",schemaPath:"#/properties/children/type",keyword:"type",params:{type: schema33.properties.children.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key2 in data3){
if(!(wrapper0.validate(data3[key2], {instancePath:instancePath+"/children/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="inventory.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate22(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateRemovals = validate35;
const schema69 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"removals.schema.json","title":"Removals","description":"Consent to what leaves the inventory: removals.yml beside hosts/. An entry is used once.","type":["array","null"],"items":{"type":"object","required":["action","reason"],"additionalProperties":false,"properties":{"instance":{"description":"Instance that leaves: <pg_cluster>-<pg_seq>.","type":"string","pattern":"^[a-z][a-z0-9-]*-[0-9]+$"},"cluster":{"description":"Cluster that leaves, with all its instances; or that of the user or database.","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"user":{"description":"User that leaves pg_users of the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"database":{"description":"Database that leaves pg_databases of the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"action":{"description":"destroy: stop it and delete its data, drop it. forget: leave it as it is, nothing looks after it any more.","type":"string","enum":["destroy","forget"]},"reassign_to":{"description":"Role that takes over what a dropped user owns; without it, a user that owns anything is not dropped.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"reason":{"description":"Why, for those who read it later.","type":"string","minLength":3},"until":{"description":"Last day on which the entry counts, YYYY-MM-DD.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},"oneOf":[{"required":["instance"]},{"required":["cluster"]}],"dependentRequired":{"user":["cluster"],"database":["cluster"],"reassign_to":["user"]},"not":{"required":["user","database"]}}};
const pattern92 = new RegExp("^[a-z][a-z0-9-]*-[0-9]+$", "u");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="removals.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema69.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs3 = errors;
const _errs4 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing0;
if(((data0.user === undefined) && (missing0 = "user")) || ((data0.database === undefined) && (missing0 = "database"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var valid2 = _errs4 === errors;
if(valid2){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/not",keyword:"not",params:{},message:"must NOT be valid"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
const _errs5 = errors;
let valid3 = false;
let passing0 = null;
const _errs6 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.instance === undefined){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/oneOf/0/required",keyword:"required",params:{missingProperty: "instance"},message:"must have required property '"+"instance"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.cluster === undefined){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/oneOf/1/required",keyword:"required",params:{missingProperty: "cluster"},message:"must have required property '"+"cluster"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
}
if(!valid3){
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.action === undefined){
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "action"},message:"must have required property '"+"action"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data0.reason === undefined){
const err7 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 in data0){
if(!((((((((key0 === "instance") || (key0 === "cluster")) || (key0 === "user")) || (key0 === "database")) || (key0 === "action")) || (key0 === "reassign_to")) || (key0 === "reason")) || (key0 === "until"))){
const err8 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.instance !== undefined){
let data1 = data0.instance;
if(typeof data1 === "string"){
if(!pattern92.test(data1)){
const err9 = {instancePath:instancePath+"/" + i0+"/instance",schemaPath:"#/items/properties/instance/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*-[0-9]+$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*-[0-9]+$"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/" + i0+"/instance",schemaPath:"#/items/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.cluster !== undefined){
let data2 = data0.cluster;
if(typeof data2 === "string"){
if(!pattern16.test(data2)){
const err11 = {instancePath:instancePath+"/" + i0+"/cluster",schemaPath:"#/items/properties/cluster/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\""};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/" + i0+"/cluster",schemaPath:"#/items/properties/cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.user !== undefined){
let data3 = data0.user;
if(typeof data3 === "string"){
if(!pattern17.test(data3)){
const err13 = {instancePath:instancePath+"/" + i0+"/user",schemaPath:"#/items/properties/user/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/" + i0+"/user",schemaPath:"#/items/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data0.database !== undefined){
let data4 = data0.database;
if(typeof data4 === "string"){
if(!pattern17.test(data4)){
const err15 = {instancePath:instancePath+"/" + i0+"/database",schemaPath:"#/items/properties/database/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/" + i0+"/database",schemaPath:"#/items/properties/database/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data0.action !== undefined){
let data5 = data0.action;
if(typeof data5 !== "string"){
const err17 = {instancePath:instancePath+"/" + i0+"/action",schemaPath:"#/items/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!((data5 === "destroy") || (data5 === "forget"))){
const err18 = {instancePath:instancePath+"/" + i0+"/action",schemaPath:"#/items/properties/action/enum",keyword:"enum",params:{allowedValues: schema69.items.properties.action.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data0.reassign_to !== undefined){
let data6 = data0.reassign_to;
if(typeof data6 === "string"){
if(!pattern17.test(data6)){
const err19 = {instancePath:instancePath+"/" + i0+"/reassign_to",schemaPath:"#/items/properties/reassign_to/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/" + i0+"/reassign_to",schemaPath:"#/items/properties/reassign_to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data0.reason !== undefined){
let data7 = data0.reason;
if(typeof data7 === "string"){
if(func1(data7) < 3){
const err21 = {instancePath:instancePath+"/" + i0+"/reason",schemaPath:"#/items/properties/reason/minLength",keyword:"minLength",params:{limit: 3},message:"must NOT have fewer than 3 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/" + i0+"/reason",schemaPath:"#/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data0.until !== undefined){
let data8 = data0.until;
if(typeof data8 === "string"){
if(!pattern18.test(data8)){
const err23 = {instancePath:instancePath+"/" + i0+"/until",schemaPath:"#/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\""};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/" + i0+"/until",schemaPath:"#/items/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data0.user !== undefined){
if(data0.cluster === undefined){
const err25 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/dependentRequired",keyword:"dependentRequired",params:{property: "user",
    missingProperty: "cluster",
    depsCount: 1,
    deps: "cluster"},message:"must have property cluster when property user is present"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data0.database !== undefined){
if(data0.cluster === undefined){
const err26 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/dependentRequired",keyword:"dependentRequired",params:{property: "database",
    missingProperty: "cluster",
    depsCount: 1,
    deps: "cluster"},message:"must have property cluster when property database is present"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data0.reassign_to !== undefined){
if(data0.user === undefined){
const err27 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/dependentRequired",keyword:"dependentRequired",params:{property: "reassign_to",
    missingProperty: "user",
    depsCount: 1,
    deps: "user"},message:"must have property user when property reassign_to is present"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

