// Generated from inventory/schema/ by scripts/generate.mjs; do not edit.
import runtime0Module from "ajv/dist/runtime/ucs2length.js";
const runtime0 = { default: runtime0Module.default ?? runtime0Module };
import runtime1Module from "ajv/dist/runtime/equal.js";
const runtime1 = { default: runtime1Module.default ?? runtime1Module };
"use strict";
export const validateEnvironment = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"environment.schema.json","title":"Environment","description":"What holds for one inventory as a whole: environment.yml beside hosts/.","type":["object","null"],"additionalProperties":false,"properties":{"fingerprint_key":{"description":"Random text that keys the fingerprints of plans, so that they say nothing about values.","type":"string","pattern":"^[0-9a-f]{32,128}$"},"limits":{"description":"How much one plan may touch. A plan over a limit is refused.","type":"object","additionalProperties":false,"properties":{"hosts":{"description":"Largest share of the hosts, 0 to 1.","type":"number","minimum":0,"maximum":1,"default":1},"clusters":{"description":"Largest share of the clusters, 0 to 1.","type":"number","minimum":0,"maximum":1,"default":1},"restarts":{"description":"Most instances that restart in one plan.","type":"integer","minimum":0,"default":1000}}},"extra_variables":{"description":"Variables that the schema does not know and that are meant: used by own templates or playbooks.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"default":[]}}};
const pattern4 = new RegExp("^[0-9a-f]{32,128}$", "u");
const pattern5 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

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
if(!(((key0 === "fingerprint_key") || (key0 === "limits")) || (key0 === "extra_variables"))){
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
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateInventory = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"inventory.schema.json","title":"Inventory of PostgreSQL clusters","description":"A file under hosts/: groups with their hosts and variables. A parameter that is not here is not read by any playbook.","type":"object","additionalProperties":{"$ref":"#/$defs/group"},"$defs":{"port":{"type":"integer","minimum":1,"maximum":65535},"package":{"type":"string","pattern":"^[a-z0-9][a-z0-9.+:=~*-]*$"},"role_name":{"type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"extension":{"description":"An extension of a database.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-z_][a-z0-9_-]*$","description":"Name of the extension."},"schema":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$","description":"Schema it is installed into."}}},"user":{"description":"A role or user of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the user, unique in the cluster.","$ref":"#/$defs/role_name"},"password":{"description":"Password in clear, or a scram-sha-256 verifier.","type":"string","writeOnly":true,"minLength":1},"login":{"description":"May log in.","type":"boolean","default":true},"superuser":{"description":"Is a superuser.","type":"boolean","default":false},"createdb":{"description":"May create databases.","type":"boolean","default":false},"createrole":{"description":"May create roles.","type":"boolean","default":false},"inherit":{"description":"Has the privileges of its roles without SET ROLE.","type":"boolean","default":true},"replication":{"description":"May stream.","type":"boolean","default":false},"bypassrls":{"description":"Is not subject to row security.","type":"boolean","default":false},"pgbouncer":{"description":"May log in through pgbouncer.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"expire_in":{"description":"Days from its creation until the password expires; counted once.","type":"integer","minimum":1},"expire_at":{"description":"Day on which the password expires, YYYY-MM-DD.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"comment":{"description":"What the user is for.","type":"string"},"roles":{"description":"Roles that the user is a member of.","type":"array","items":{"$ref":"#/$defs/role_name"},"uniqueItems":true,"default":[]},"parameters":{"description":"Settings of the sessions of the user.","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}}}},"database":{"description":"A database of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the database, unique in the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"owner":{"description":"Its owner: a user or role of the cluster.","$ref":"#/$defs/role_name","default":"postgres"},"template":{"description":"Database it is copied from at creation.","type":"string","default":"template1"},"encoding":{"description":"Encoding, at creation.","type":"string"},"lc_collate":{"description":"Sort order, at creation.","type":"string"},"lc_ctype":{"description":"Character classes, at creation.","type":"string"},"revokeconn":{"description":"Only the owner, the administrator, monitoring and replication may connect.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"pgbouncer":{"description":"Reachable through pgbouncer.","type":"boolean","default":true},"comment":{"description":"What the database is for.","type":"string"},"schemas":{"description":"Schemas in it.","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"uniqueItems":true,"default":[]},"extensions":{"description":"Extensions in it.","type":"array","items":{"$ref":"#/$defs/extension"},"default":[]},"parameters":{"description":"Settings of the sessions in the database.","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}}}},"service":{"description":"A port of HAProxy that leads to some members of the cluster.","type":"object","required":["name","src_port","selector"],"additionalProperties":false,"properties":{"name":{"description":"Name of the service: <pg_cluster>-<name>.","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"src_ip":{"description":"Address that HAProxy listens on; *: all.","type":"string","pattern":"^(\\*|[0-9.]+)$","default":"*"},"src_port":{"description":"Port that HAProxy listens on.","$ref":"#/$defs/port"},"dst_port":{"description":"Where it leads: postgres, pgbouncer or a port.","anyOf":[{"type":"string","enum":["postgres","pgbouncer"]},{"$ref":"#/$defs/port"}],"default":"postgres"},"check_method":{"description":"How a member is checked.","type":"string","enum":["http","tcp"],"default":"http"},"check_port":{"description":"Port that is checked: patroni or a port.","anyOf":[{"type":"string","enum":["patroni","pg_exporter"]},{"$ref":"#/$defs/port"}],"default":"patroni"},"check_url":{"description":"Path of Patroni's REST interface that answers for the role wanted.","type":"string","pattern":"^/[A-Za-z0-9._/?=&-]*$","default":"/"},"check_code":{"description":"Status of a healthy answer.","type":"integer","minimum":100,"maximum":599,"default":200},"selector":{"description":"JMESPath over the variables of the members: who serves; [] all.","type":"string"},"selector_backup":{"description":"JMESPath over the variables of the members: who serves when nobody else does.","type":"string"},"haproxy":{"description":"Settings of the proxy.","type":"object","additionalProperties":false,"properties":{"maxconn":{"description":"Most connections at a time.","type":"integer","minimum":1,"default":3000},"balance":{"description":"How a member is chosen.","type":"string","pattern":"^[a-z-]+$","default":"roundrobin"},"default_server_options":{"description":"Options of every server line.","type":"string","default":"inter 3s fastinter 1s downinter 5s rise 3 fall 3 on-marked-down shutdown-sessions slowstart 30s maxconn 3000 maxqueue 128 weight 100"}}}}},"hba":{"description":"HBA rules for instances of a role.","type":"object","required":["role","rules"],"additionalProperties":false,"properties":{"title":{"description":"What the rules are for: a comment in the file.","type":"string"},"role":{"description":"On which instances; common: on all.","type":"string","enum":["common","primary","replica","offline"]},"rules":{"description":"Lines of pg_hba.conf: type, database, user, address, method.","type":"array","minItems":1,"items":{"type":"string","minLength":1}}}},"parameters":{"description":"Variables of a group or a host.","type":["object","null"],"properties":{"meta_node":{"description":"The host is a meta node: it runs etcd, Prometheus and nginx, and Ansible is driven from it.","type":"boolean","default":false},"node_dns_hosts":{"description":"Lines \"address name …\" of a managed block in /etc/hosts.","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+( +[A-Za-z0-9.-]+)+$"},"default":[]},"node_packages":{"description":"Debian packages for every node, beyond what the roles need.","type":"array","items":{"$ref":"#/$defs/package"},"default":[]},"node_timezone":{"description":"Time zone, by its name in the time zone database.","type":"string","pattern":"^[A-Za-z0-9_+/-]+$","default":"UTC"},"node_sysctl_params":{"description":"Kernel settings, by name.","type":"object","additionalProperties":{"type":["string","integer"]},"default":{}},"node_exporter_enabled":{"description":"Run node_exporter, the metrics of the machine.","type":"boolean","default":true},"node_exporter_port":{"description":"Port of node_exporter.","$ref":"#/$defs/port","default":9100},"node_exporter_options":{"description":"More command line options for node_exporter.","type":"string","default":""},"dcs_servers":{"description":"Members of the consensus store: name to address.","type":"object","additionalProperties":{"type":"string"},"default":{}},"dcs_type":{"description":"Consensus store of Patroni.","type":"string","enum":["etcd"],"default":"etcd"},"etcd_data_dir":{"description":"Data directory of etcd.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/etcd/pigsty"},"prometheus_data_dir":{"description":"Data directory of Prometheus.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/prometheus/metrics2"},"prometheus_options":{"description":"More command line options for Prometheus.","type":"string","default":"--storage.tsdb.retention.time=15d"},"prometheus_scrape_interval":{"description":"How often Prometheus scrapes.","type":"string","pattern":"^[0-9]+(ms|s|m|h|d)$","default":"10s"},"prometheus_scrape_timeout":{"description":"How long a scrape may take; not longer than the interval.","type":"string","pattern":"^[0-9]+(ms|s|m|h|d)$","default":"8s"},"prometheus_sd_interval":{"description":"How often Prometheus reads its target files again.","type":"string","pattern":"^[0-9]+(ms|s|m|h|d)$","default":"5s"},"exporter_metrics_path":{"description":"HTTP path under which every exporter serves its metrics.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/metrics"},"nginx_port":{"description":"Port of nginx on the meta node.","$ref":"#/$defs/port","default":80},"pg_cluster":{"description":"Name of the cluster: Patroni's scope, first part of instance and service names. Equal to the name of the group.","type":"string","pattern":"^[a-z][a-z0-9-]*$","maxLength":63},"pg_seq":{"description":"Number of the instance, unique in its cluster, never used again: the instance is <pg_cluster>-<pg_seq>.","type":"integer","minimum":0},"pg_role":{"description":"Role at bootstrap, and a label for services and HBA rules. Who leads at the moment is decided by Patroni.","type":"string","enum":["primary","replica","offline"]},"pg_offline_query":{"description":"Let the instance also serve the offline service, with the HBA rules of role offline.","type":"boolean","default":false},"pg_weight":{"description":"Weight of the instance in load balancing, 0 to 256; 0 takes no new connections.","type":"integer","minimum":0,"maximum":256,"default":100},"pg_users":{"description":"Business users of the cluster, created in this order.","type":"array","items":{"$ref":"#/$defs/user"},"default":[]},"pg_databases":{"description":"Business databases of the cluster, created in this order, after the users.","type":"array","items":{"$ref":"#/$defs/database"},"default":[]},"pg_services_extra":{"description":"Services of this cluster beyond pg_services.","type":"array","items":{"$ref":"#/$defs/service"},"default":[]},"pg_hba_rules_extra":{"description":"HBA rules of this cluster, tried before those of pg_hba_rules.","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]},"pgbouncer_hba_rules_extra":{"description":"HBA rules of pgbouncer in this cluster, tried before those of pgbouncer_hba_rules.","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]},"pg_admin_username":{"description":"Name of the administrator.","$ref":"#/$defs/role_name","default":"dbuser_dba"},"pg_admin_password":{"description":"Password of the administrator.","type":"string","writeOnly":true,"minLength":1},"pg_replication_username":{"description":"Name of the user that streams and rewinds.","$ref":"#/$defs/role_name","default":"replicator"},"pg_replication_password":{"description":"Password of the user that streams and rewinds.","type":"string","writeOnly":true,"minLength":1},"pg_monitor_username":{"description":"Name of the user that reads statistics.","$ref":"#/$defs/role_name","default":"dbuser_monitor"},"pg_monitor_password":{"description":"Password of the user that reads statistics.","type":"string","writeOnly":true,"minLength":1},"pg_dbsu":{"description":"Operating system user and superuser of PostgreSQL.","$ref":"#/$defs/role_name","default":"postgres"},"pg_dbsu_home":{"description":"Home directory of pg_dbsu.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/postgresql"},"pg_version":{"description":"Major version of PostgreSQL.","type":"integer","minimum":13,"maximum":18,"default":15},"pg_bin_dir":{"description":"Where the programs of PostgreSQL are.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/usr/lib/postgresql/15/bin"},"pg_packages":{"description":"Debian packages of a PostgreSQL node.","type":"array","items":{"$ref":"#/$defs/package"},"default":["postgresql-15","patroni","python3-etcd","python3-psycopg2","pgbouncer"]},"pg_extensions":{"description":"Debian packages of PostgreSQL extensions.","type":"array","items":{"$ref":"#/$defs/package"},"default":[]},"pg_data":{"description":"Data directory of PostgreSQL.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/postgresql/15/data"},"pg_listen":{"description":"Address PostgreSQL and pgbouncer listen on.","type":"string","default":"0.0.0.0"},"pg_port":{"description":"Port of PostgreSQL.","$ref":"#/$defs/port","default":5432},"pg_localhost":{"description":"Directory of the Unix socket, or an address, for connections on the host itself.","type":"string","default":"/var/run/postgresql"},"pg_namespace":{"description":"Prefix of the keys of Patroni in the consensus store.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/pg"},"patroni_port":{"description":"Port of Patroni's REST interface.","$ref":"#/$defs/port","default":8008},"patroni_watchdog_mode":{"description":"Use of the watchdog by Patroni. Quote off: YAML reads it as false.","type":"string","enum":["off","automatic","required"],"default":"off"},"pg_conf":{"description":"Template of PostgreSQL settings, by size and purpose of the node.","type":"string","enum":["tiny.yml","oltp.yml","crit.yml"],"default":"tiny.yml"},"pg_parameters":{"description":"PostgreSQL settings over those of pg_conf; the same on all members of a cluster.","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}},"pg_shared_libraries":{"description":"shared_preload_libraries, separated by commas; the order has meaning.","type":"string","default":"pg_stat_statements, auto_explain"},"pg_encoding":{"description":"Encoding of a new cluster.","type":"string","default":"UTF8"},"pg_locale":{"description":"Locale of a new cluster.","type":"string","default":"C"},"pg_lc_collate":{"description":"Sort order of a new cluster.","type":"string","default":"C"},"pg_lc_ctype":{"description":"Character classes of a new cluster.","type":"string","default":"C.UTF-8"},"pgbouncer_enabled":{"description":"Run pgbouncer.","type":"boolean","default":true},"pgbouncer_port":{"description":"Port of pgbouncer.","$ref":"#/$defs/port","default":6432},"pgbouncer_poolmode":{"description":"When a server connection goes back to the pool.","type":"string","enum":["session","transaction","statement"],"default":"transaction"},"pgbouncer_max_db_conn":{"description":"Most server connections of one database through pgbouncer.","type":"integer","minimum":0,"default":100},"pg_default_roles":{"description":"Roles and users that every cluster has.","type":"array","items":{"$ref":"#/$defs/user"},"default":[{"name":"dbrole_readonly","login":false,"comment":"reads everything"},{"name":"dbrole_readwrite","login":false,"roles":["dbrole_readonly"],"comment":"reads and writes everything"},{"name":"dbrole_offline","login":false,"comment":"reads on offline instances only"},{"name":"dbrole_admin","login":false,"roles":["pg_monitor","dbrole_readwrite"],"comment":"creates objects"},{"name":"postgres","superuser":true,"comment":"owner of the database system"},{"name":"dbuser_dba","superuser":true,"roles":["dbrole_admin"],"comment":"administrator"},{"name":"replicator","replication":true,"bypassrls":true,"roles":["pg_monitor","dbrole_readonly"],"comment":"streams and rewinds"},{"name":"dbuser_monitor","roles":["pg_monitor","dbrole_readonly"],"comment":"reads statistics","parameters":{"log_min_duration_statement":1000}},{"name":"dbuser_stats","roles":["dbrole_offline"],"comment":"long queries on offline instances"}]},"pg_default_privileges":{"description":"Privileges on what the administrators will create: GRANT … ON SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES TO role.","type":"array","items":{"type":"string","pattern":"^GRANT [A-Z, ]+ ON (SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) TO [a-z_][a-z0-9_]*$"},"default":["GRANT USAGE ON SCHEMAS TO dbrole_readonly","GRANT SELECT ON TABLES TO dbrole_readonly","GRANT SELECT ON SEQUENCES TO dbrole_readonly","GRANT EXECUTE ON FUNCTIONS TO dbrole_readonly","GRANT USAGE ON SCHEMAS TO dbrole_offline","GRANT SELECT ON TABLES TO dbrole_offline","GRANT SELECT ON SEQUENCES TO dbrole_offline","GRANT EXECUTE ON FUNCTIONS TO dbrole_offline","GRANT INSERT, UPDATE, DELETE ON TABLES TO dbrole_readwrite","GRANT USAGE, UPDATE ON SEQUENCES TO dbrole_readwrite","GRANT TRUNCATE, REFERENCES, TRIGGER ON TABLES TO dbrole_admin","GRANT CREATE ON SCHEMAS TO dbrole_admin"]},"pg_default_schemas":{"description":"Schemas that every database has.","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"default":["monitor"]},"pg_default_extensions":{"description":"Extensions that every database has.","type":"array","items":{"$ref":"#/$defs/extension"},"default":[{"name":"pg_stat_statements","schema":"monitor"},{"name":"pgstattuple","schema":"monitor"},{"name":"pg_buffercache","schema":"monitor"},{"name":"pageinspect","schema":"monitor"},{"name":"pg_prewarm","schema":"monitor"},{"name":"pg_visibility","schema":"monitor"},{"name":"pg_freespacemap","schema":"monitor"},{"name":"postgres_fdw"},{"name":"file_fdw"},{"name":"btree_gist"},{"name":"btree_gin"},{"name":"pg_trgm"},{"name":"intagg"},{"name":"intarray"}]},"pg_hba_rules":{"description":"HBA rules of every cluster; the first that matches wins.","type":"array","items":{"$ref":"#/$defs/hba"},"default":[{"title":"password access from the meta node","role":"common","rules":["host    all     all                     10.10.10.10/32      scram-sha-256"]},{"title":"administrators from private networks","role":"common","rules":["host    all     +dbrole_admin           10.0.0.0/8          scram-sha-256","host    all     +dbrole_admin           172.16.0.0/12       scram-sha-256","host    all     +dbrole_admin           192.168.0.0/16      scram-sha-256"]},{"title":"password access from private networks","role":"common","rules":["host    all     all                     10.0.0.0/8          scram-sha-256","host    all     all                     172.16.0.0/12       scram-sha-256","host    all     all                     192.168.0.0/16      scram-sha-256"]},{"title":"business users on the host itself, pgbouncer included","role":"common","rules":["local   all     +dbrole_readonly                            scram-sha-256","host    all     +dbrole_readonly        127.0.0.1/32        scram-sha-256"]},{"title":"long queries on offline instances","role":"offline","rules":["host    all     +dbrole_offline         10.0.0.0/8          scram-sha-256","host    all     +dbrole_offline         172.16.0.0/12       scram-sha-256","host    all     +dbrole_offline         192.168.0.0/16      scram-sha-256"]}]},"pgbouncer_hba_rules":{"description":"HBA rules of pgbouncer in every cluster; the first that matches wins.","type":"array","items":{"$ref":"#/$defs/hba"},"default":[{"title":"password access on the host itself","role":"common","rules":["local   all     all                                         scram-sha-256","host    all     all                     127.0.0.1/32        scram-sha-256"]},{"title":"password access from private networks","role":"common","rules":["host    all     all                     10.0.0.0/8          scram-sha-256","host    all     all                     172.16.0.0/12       scram-sha-256","host    all     all                     192.168.0.0/16      scram-sha-256"]}]},"pg_exporter_enabled":{"description":"Run pg_exporter, the metrics of PostgreSQL.","type":"boolean","default":true},"pg_exporter_port":{"description":"Port of pg_exporter.","$ref":"#/$defs/port","default":9630},"pgbouncer_exporter_enabled":{"description":"Run pgbouncer_exporter, the metrics of pgbouncer.","type":"boolean","default":true},"pgbouncer_exporter_port":{"description":"Port of pgbouncer_exporter.","$ref":"#/$defs/port","default":9631},"pg_services":{"description":"Services that HAProxy offers for every cluster.","type":"array","items":{"$ref":"#/$defs/service"},"default":[{"name":"primary","src_ip":"*","src_port":5433,"dst_port":"pgbouncer","check_url":"/primary","selector":"[]"},{"name":"replica","src_ip":"*","src_port":5434,"dst_port":"pgbouncer","check_url":"/read-only","selector":"[]","selector_backup":"[? pg_role == `primary` || pg_role == `offline` ]"},{"name":"default","src_ip":"*","src_port":5436,"dst_port":"postgres","check_url":"/primary","selector":"[]"},{"name":"offline","src_ip":"*","src_port":5438,"dst_port":"postgres","check_url":"/replica","selector":"[? pg_role == `offline` || pg_offline_query ]","selector_backup":"[? pg_role == `replica` && !pg_offline_query ]"}]},"haproxy_enabled":{"description":"Run HAProxy.","type":"boolean","default":true},"haproxy_admin_auth_enabled":{"description":"Ask for a password on HAProxy's administration page.","type":"boolean","default":false},"haproxy_admin_username":{"description":"User of HAProxy's administration page.","type":"string","pattern":"^[A-Za-z0-9_-]+$","default":"admin"},"haproxy_admin_password":{"description":"Password of HAProxy's administration page.","type":"string","writeOnly":true,"minLength":1,"default":"pigsty"},"haproxy_exporter_port":{"description":"Port of HAProxy's administration page and metrics.","$ref":"#/$defs/port","default":9101},"haproxy_client_timeout":{"description":"How long a client may be silent.","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"},"haproxy_server_timeout":{"description":"How long a server may be silent.","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"},"vip_mode":{"description":"Virtual address of the cluster; only none is supported.","type":"string","enum":["none"],"default":"none"},"rm_pgdata":{"description":"Removal only, given on the command line: delete the data directory too.","type":"boolean","default":false},"rm_pgpkgs":{"description":"Removal only, given on the command line: remove the packages too.","type":"boolean","default":false},"rm_node":{"description":"Removal only, given on the command line: the host leaves the inventory, so take its own target out of Prometheus too.","type":"boolean","default":false},"pg_user":{"description":"Given to pgsql-createuser.yml on the command line: which of pg_users.","type":"string"},"pg_database":{"description":"Given to pgsql-createdb.yml on the command line: which of pg_databases.","type":"string"}}},"group":{"description":"A group of hosts.","type":["object","null"],"additionalProperties":false,"properties":{"hosts":{"description":"Hosts of the group, by address, with their own variables.","type":["object","null"],"additionalProperties":{"$ref":"#/$defs/parameters"}},"vars":{"description":"Variables of the whole group.","$ref":"#/$defs/parameters"},"children":{"description":"Groups whose hosts belong to this group too.","type":["object","null"],"additionalProperties":{"$ref":"#/$defs/group"}}}}}};
const schema33 = {"description":"A group of hosts.","type":["object","null"],"additionalProperties":false,"properties":{"hosts":{"description":"Hosts of the group, by address, with their own variables.","type":["object","null"],"additionalProperties":{"$ref":"#/$defs/parameters"}},"vars":{"description":"Variables of the whole group.","$ref":"#/$defs/parameters"},"children":{"description":"Groups whose hosts belong to this group too.","type":["object","null"],"additionalProperties":{"$ref":"#/$defs/group"}}}};
const schema34 = {"description":"Variables of a group or a host.","type":["object","null"],"properties":{"meta_node":{"description":"The host is a meta node: it runs etcd, Prometheus and nginx, and Ansible is driven from it.","type":"boolean","default":false},"node_dns_hosts":{"description":"Lines \"address name …\" of a managed block in /etc/hosts.","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+( +[A-Za-z0-9.-]+)+$"},"default":[]},"node_packages":{"description":"Debian packages for every node, beyond what the roles need.","type":"array","items":{"$ref":"#/$defs/package"},"default":[]},"node_timezone":{"description":"Time zone, by its name in the time zone database.","type":"string","pattern":"^[A-Za-z0-9_+/-]+$","default":"UTC"},"node_sysctl_params":{"description":"Kernel settings, by name.","type":"object","additionalProperties":{"type":["string","integer"]},"default":{}},"node_exporter_enabled":{"description":"Run node_exporter, the metrics of the machine.","type":"boolean","default":true},"node_exporter_port":{"description":"Port of node_exporter.","$ref":"#/$defs/port","default":9100},"node_exporter_options":{"description":"More command line options for node_exporter.","type":"string","default":""},"dcs_servers":{"description":"Members of the consensus store: name to address.","type":"object","additionalProperties":{"type":"string"},"default":{}},"dcs_type":{"description":"Consensus store of Patroni.","type":"string","enum":["etcd"],"default":"etcd"},"etcd_data_dir":{"description":"Data directory of etcd.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/etcd/pigsty"},"prometheus_data_dir":{"description":"Data directory of Prometheus.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/prometheus/metrics2"},"prometheus_options":{"description":"More command line options for Prometheus.","type":"string","default":"--storage.tsdb.retention.time=15d"},"prometheus_scrape_interval":{"description":"How often Prometheus scrapes.","type":"string","pattern":"^[0-9]+(ms|s|m|h|d)$","default":"10s"},"prometheus_scrape_timeout":{"description":"How long a scrape may take; not longer than the interval.","type":"string","pattern":"^[0-9]+(ms|s|m|h|d)$","default":"8s"},"prometheus_sd_interval":{"description":"How often Prometheus reads its target files again.","type":"string","pattern":"^[0-9]+(ms|s|m|h|d)$","default":"5s"},"exporter_metrics_path":{"description":"HTTP path under which every exporter serves its metrics.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/metrics"},"nginx_port":{"description":"Port of nginx on the meta node.","$ref":"#/$defs/port","default":80},"pg_cluster":{"description":"Name of the cluster: Patroni's scope, first part of instance and service names. Equal to the name of the group.","type":"string","pattern":"^[a-z][a-z0-9-]*$","maxLength":63},"pg_seq":{"description":"Number of the instance, unique in its cluster, never used again: the instance is <pg_cluster>-<pg_seq>.","type":"integer","minimum":0},"pg_role":{"description":"Role at bootstrap, and a label for services and HBA rules. Who leads at the moment is decided by Patroni.","type":"string","enum":["primary","replica","offline"]},"pg_offline_query":{"description":"Let the instance also serve the offline service, with the HBA rules of role offline.","type":"boolean","default":false},"pg_weight":{"description":"Weight of the instance in load balancing, 0 to 256; 0 takes no new connections.","type":"integer","minimum":0,"maximum":256,"default":100},"pg_users":{"description":"Business users of the cluster, created in this order.","type":"array","items":{"$ref":"#/$defs/user"},"default":[]},"pg_databases":{"description":"Business databases of the cluster, created in this order, after the users.","type":"array","items":{"$ref":"#/$defs/database"},"default":[]},"pg_services_extra":{"description":"Services of this cluster beyond pg_services.","type":"array","items":{"$ref":"#/$defs/service"},"default":[]},"pg_hba_rules_extra":{"description":"HBA rules of this cluster, tried before those of pg_hba_rules.","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]},"pgbouncer_hba_rules_extra":{"description":"HBA rules of pgbouncer in this cluster, tried before those of pgbouncer_hba_rules.","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]},"pg_admin_username":{"description":"Name of the administrator.","$ref":"#/$defs/role_name","default":"dbuser_dba"},"pg_admin_password":{"description":"Password of the administrator.","type":"string","writeOnly":true,"minLength":1},"pg_replication_username":{"description":"Name of the user that streams and rewinds.","$ref":"#/$defs/role_name","default":"replicator"},"pg_replication_password":{"description":"Password of the user that streams and rewinds.","type":"string","writeOnly":true,"minLength":1},"pg_monitor_username":{"description":"Name of the user that reads statistics.","$ref":"#/$defs/role_name","default":"dbuser_monitor"},"pg_monitor_password":{"description":"Password of the user that reads statistics.","type":"string","writeOnly":true,"minLength":1},"pg_dbsu":{"description":"Operating system user and superuser of PostgreSQL.","$ref":"#/$defs/role_name","default":"postgres"},"pg_dbsu_home":{"description":"Home directory of pg_dbsu.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/postgresql"},"pg_version":{"description":"Major version of PostgreSQL.","type":"integer","minimum":13,"maximum":18,"default":15},"pg_bin_dir":{"description":"Where the programs of PostgreSQL are.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/usr/lib/postgresql/15/bin"},"pg_packages":{"description":"Debian packages of a PostgreSQL node.","type":"array","items":{"$ref":"#/$defs/package"},"default":["postgresql-15","patroni","python3-etcd","python3-psycopg2","pgbouncer"]},"pg_extensions":{"description":"Debian packages of PostgreSQL extensions.","type":"array","items":{"$ref":"#/$defs/package"},"default":[]},"pg_data":{"description":"Data directory of PostgreSQL.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/postgresql/15/data"},"pg_listen":{"description":"Address PostgreSQL and pgbouncer listen on.","type":"string","default":"0.0.0.0"},"pg_port":{"description":"Port of PostgreSQL.","$ref":"#/$defs/port","default":5432},"pg_localhost":{"description":"Directory of the Unix socket, or an address, for connections on the host itself.","type":"string","default":"/var/run/postgresql"},"pg_namespace":{"description":"Prefix of the keys of Patroni in the consensus store.","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/pg"},"patroni_port":{"description":"Port of Patroni's REST interface.","$ref":"#/$defs/port","default":8008},"patroni_watchdog_mode":{"description":"Use of the watchdog by Patroni. Quote off: YAML reads it as false.","type":"string","enum":["off","automatic","required"],"default":"off"},"pg_conf":{"description":"Template of PostgreSQL settings, by size and purpose of the node.","type":"string","enum":["tiny.yml","oltp.yml","crit.yml"],"default":"tiny.yml"},"pg_parameters":{"description":"PostgreSQL settings over those of pg_conf; the same on all members of a cluster.","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}},"pg_shared_libraries":{"description":"shared_preload_libraries, separated by commas; the order has meaning.","type":"string","default":"pg_stat_statements, auto_explain"},"pg_encoding":{"description":"Encoding of a new cluster.","type":"string","default":"UTF8"},"pg_locale":{"description":"Locale of a new cluster.","type":"string","default":"C"},"pg_lc_collate":{"description":"Sort order of a new cluster.","type":"string","default":"C"},"pg_lc_ctype":{"description":"Character classes of a new cluster.","type":"string","default":"C.UTF-8"},"pgbouncer_enabled":{"description":"Run pgbouncer.","type":"boolean","default":true},"pgbouncer_port":{"description":"Port of pgbouncer.","$ref":"#/$defs/port","default":6432},"pgbouncer_poolmode":{"description":"When a server connection goes back to the pool.","type":"string","enum":["session","transaction","statement"],"default":"transaction"},"pgbouncer_max_db_conn":{"description":"Most server connections of one database through pgbouncer.","type":"integer","minimum":0,"default":100},"pg_default_roles":{"description":"Roles and users that every cluster has.","type":"array","items":{"$ref":"#/$defs/user"},"default":[{"name":"dbrole_readonly","login":false,"comment":"reads everything"},{"name":"dbrole_readwrite","login":false,"roles":["dbrole_readonly"],"comment":"reads and writes everything"},{"name":"dbrole_offline","login":false,"comment":"reads on offline instances only"},{"name":"dbrole_admin","login":false,"roles":["pg_monitor","dbrole_readwrite"],"comment":"creates objects"},{"name":"postgres","superuser":true,"comment":"owner of the database system"},{"name":"dbuser_dba","superuser":true,"roles":["dbrole_admin"],"comment":"administrator"},{"name":"replicator","replication":true,"bypassrls":true,"roles":["pg_monitor","dbrole_readonly"],"comment":"streams and rewinds"},{"name":"dbuser_monitor","roles":["pg_monitor","dbrole_readonly"],"comment":"reads statistics","parameters":{"log_min_duration_statement":1000}},{"name":"dbuser_stats","roles":["dbrole_offline"],"comment":"long queries on offline instances"}]},"pg_default_privileges":{"description":"Privileges on what the administrators will create: GRANT … ON SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES TO role.","type":"array","items":{"type":"string","pattern":"^GRANT [A-Z, ]+ ON (SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) TO [a-z_][a-z0-9_]*$"},"default":["GRANT USAGE ON SCHEMAS TO dbrole_readonly","GRANT SELECT ON TABLES TO dbrole_readonly","GRANT SELECT ON SEQUENCES TO dbrole_readonly","GRANT EXECUTE ON FUNCTIONS TO dbrole_readonly","GRANT USAGE ON SCHEMAS TO dbrole_offline","GRANT SELECT ON TABLES TO dbrole_offline","GRANT SELECT ON SEQUENCES TO dbrole_offline","GRANT EXECUTE ON FUNCTIONS TO dbrole_offline","GRANT INSERT, UPDATE, DELETE ON TABLES TO dbrole_readwrite","GRANT USAGE, UPDATE ON SEQUENCES TO dbrole_readwrite","GRANT TRUNCATE, REFERENCES, TRIGGER ON TABLES TO dbrole_admin","GRANT CREATE ON SCHEMAS TO dbrole_admin"]},"pg_default_schemas":{"description":"Schemas that every database has.","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"default":["monitor"]},"pg_default_extensions":{"description":"Extensions that every database has.","type":"array","items":{"$ref":"#/$defs/extension"},"default":[{"name":"pg_stat_statements","schema":"monitor"},{"name":"pgstattuple","schema":"monitor"},{"name":"pg_buffercache","schema":"monitor"},{"name":"pageinspect","schema":"monitor"},{"name":"pg_prewarm","schema":"monitor"},{"name":"pg_visibility","schema":"monitor"},{"name":"pg_freespacemap","schema":"monitor"},{"name":"postgres_fdw"},{"name":"file_fdw"},{"name":"btree_gist"},{"name":"btree_gin"},{"name":"pg_trgm"},{"name":"intagg"},{"name":"intarray"}]},"pg_hba_rules":{"description":"HBA rules of every cluster; the first that matches wins.","type":"array","items":{"$ref":"#/$defs/hba"},"default":[{"title":"password access from the meta node","role":"common","rules":["host    all     all                     10.10.10.10/32      scram-sha-256"]},{"title":"administrators from private networks","role":"common","rules":["host    all     +dbrole_admin           10.0.0.0/8          scram-sha-256","host    all     +dbrole_admin           172.16.0.0/12       scram-sha-256","host    all     +dbrole_admin           192.168.0.0/16      scram-sha-256"]},{"title":"password access from private networks","role":"common","rules":["host    all     all                     10.0.0.0/8          scram-sha-256","host    all     all                     172.16.0.0/12       scram-sha-256","host    all     all                     192.168.0.0/16      scram-sha-256"]},{"title":"business users on the host itself, pgbouncer included","role":"common","rules":["local   all     +dbrole_readonly                            scram-sha-256","host    all     +dbrole_readonly        127.0.0.1/32        scram-sha-256"]},{"title":"long queries on offline instances","role":"offline","rules":["host    all     +dbrole_offline         10.0.0.0/8          scram-sha-256","host    all     +dbrole_offline         172.16.0.0/12       scram-sha-256","host    all     +dbrole_offline         192.168.0.0/16      scram-sha-256"]}]},"pgbouncer_hba_rules":{"description":"HBA rules of pgbouncer in every cluster; the first that matches wins.","type":"array","items":{"$ref":"#/$defs/hba"},"default":[{"title":"password access on the host itself","role":"common","rules":["local   all     all                                         scram-sha-256","host    all     all                     127.0.0.1/32        scram-sha-256"]},{"title":"password access from private networks","role":"common","rules":["host    all     all                     10.0.0.0/8          scram-sha-256","host    all     all                     172.16.0.0/12       scram-sha-256","host    all     all                     192.168.0.0/16      scram-sha-256"]}]},"pg_exporter_enabled":{"description":"Run pg_exporter, the metrics of PostgreSQL.","type":"boolean","default":true},"pg_exporter_port":{"description":"Port of pg_exporter.","$ref":"#/$defs/port","default":9630},"pgbouncer_exporter_enabled":{"description":"Run pgbouncer_exporter, the metrics of pgbouncer.","type":"boolean","default":true},"pgbouncer_exporter_port":{"description":"Port of pgbouncer_exporter.","$ref":"#/$defs/port","default":9631},"pg_services":{"description":"Services that HAProxy offers for every cluster.","type":"array","items":{"$ref":"#/$defs/service"},"default":[{"name":"primary","src_ip":"*","src_port":5433,"dst_port":"pgbouncer","check_url":"/primary","selector":"[]"},{"name":"replica","src_ip":"*","src_port":5434,"dst_port":"pgbouncer","check_url":"/read-only","selector":"[]","selector_backup":"[? pg_role == `primary` || pg_role == `offline` ]"},{"name":"default","src_ip":"*","src_port":5436,"dst_port":"postgres","check_url":"/primary","selector":"[]"},{"name":"offline","src_ip":"*","src_port":5438,"dst_port":"postgres","check_url":"/replica","selector":"[? pg_role == `offline` || pg_offline_query ]","selector_backup":"[? pg_role == `replica` && !pg_offline_query ]"}]},"haproxy_enabled":{"description":"Run HAProxy.","type":"boolean","default":true},"haproxy_admin_auth_enabled":{"description":"Ask for a password on HAProxy's administration page.","type":"boolean","default":false},"haproxy_admin_username":{"description":"User of HAProxy's administration page.","type":"string","pattern":"^[A-Za-z0-9_-]+$","default":"admin"},"haproxy_admin_password":{"description":"Password of HAProxy's administration page.","type":"string","writeOnly":true,"minLength":1,"default":"pigsty"},"haproxy_exporter_port":{"description":"Port of HAProxy's administration page and metrics.","$ref":"#/$defs/port","default":9101},"haproxy_client_timeout":{"description":"How long a client may be silent.","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"},"haproxy_server_timeout":{"description":"How long a server may be silent.","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"},"vip_mode":{"description":"Virtual address of the cluster; only none is supported.","type":"string","enum":["none"],"default":"none"},"rm_pgdata":{"description":"Removal only, given on the command line: delete the data directory too.","type":"boolean","default":false},"rm_pgpkgs":{"description":"Removal only, given on the command line: remove the packages too.","type":"boolean","default":false},"rm_node":{"description":"Removal only, given on the command line: the host leaves the inventory, so take its own target out of Prometheus too.","type":"boolean","default":false},"pg_user":{"description":"Given to pgsql-createuser.yml on the command line: which of pg_users.","type":"string"},"pg_database":{"description":"Given to pgsql-createdb.yml on the command line: which of pg_databases.","type":"string"}}};
const schema35 = {"type":"string","pattern":"^[a-z0-9][a-z0-9.+:=~*-]*$"};
const schema36 = {"type":"integer","minimum":1,"maximum":65535};
const schema48 = {"description":"HBA rules for instances of a role.","type":"object","required":["role","rules"],"additionalProperties":false,"properties":{"title":{"description":"What the rules are for: a comment in the file.","type":"string"},"role":{"description":"On which instances; common: on all.","type":"string","enum":["common","primary","replica","offline"]},"rules":{"description":"Lines of pg_hba.conf: type, database, user, address, method.","type":"array","minItems":1,"items":{"type":"string","minLength":1}}}};
const schema39 = {"type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"};
const schema43 = {"description":"An extension of a database.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-z_][a-z0-9_-]*$","description":"Name of the extension."},"schema":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$","description":"Schema it is installed into."}}};
const pattern6 = new RegExp("^[0-9a-fA-F.:]+( +[A-Za-z0-9.-]+)+$", "u");
const pattern7 = new RegExp("^[a-z0-9][a-z0-9.+:=~*-]*$", "u");
const pattern8 = new RegExp("^[A-Za-z0-9_+/-]+$", "u");
const pattern9 = new RegExp("^/[A-Za-z0-9._/-]+$", "u");
const pattern11 = new RegExp("^[0-9]+(ms|s|m|h|d)$", "u");
const pattern15 = new RegExp("^[a-z][a-z0-9-]*$", "u");
const pattern16 = new RegExp("^[a-z_][a-z0-9_-]{0,62}$", "u");
const pattern19 = new RegExp("^[a-z_][a-z0-9_.]*$", "u");
const pattern41 = new RegExp("^GRANT [A-Z, ]+ ON (SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) TO [a-z_][a-z0-9_]*$", "u");
const pattern22 = new RegExp("^[a-z_][a-z0-9_]*$", "u");
const pattern23 = new RegExp("^[a-z_][a-z0-9_-]*$", "u");
const pattern45 = new RegExp("^[A-Za-z0-9_-]+$", "u");
const pattern46 = new RegExp("^[0-9]+(us|ms|s|m|h|d)?$", "u");
const func1 = runtime0.default;
const schema38 = {"description":"A role or user of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the user, unique in the cluster.","$ref":"#/$defs/role_name"},"password":{"description":"Password in clear, or a scram-sha-256 verifier.","type":"string","writeOnly":true,"minLength":1},"login":{"description":"May log in.","type":"boolean","default":true},"superuser":{"description":"Is a superuser.","type":"boolean","default":false},"createdb":{"description":"May create databases.","type":"boolean","default":false},"createrole":{"description":"May create roles.","type":"boolean","default":false},"inherit":{"description":"Has the privileges of its roles without SET ROLE.","type":"boolean","default":true},"replication":{"description":"May stream.","type":"boolean","default":false},"bypassrls":{"description":"Is not subject to row security.","type":"boolean","default":false},"pgbouncer":{"description":"May log in through pgbouncer.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"expire_in":{"description":"Days from its creation until the password expires; counted once.","type":"integer","minimum":1},"expire_at":{"description":"Day on which the password expires, YYYY-MM-DD.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"comment":{"description":"What the user is for.","type":"string"},"roles":{"description":"Roles that the user is a member of.","type":"array","items":{"$ref":"#/$defs/role_name"},"uniqueItems":true,"default":[]},"parameters":{"description":"Settings of the sessions of the user.","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}}}};
const func2 = Object.prototype.hasOwnProperty;
const func0 = runtime1.default;
const pattern17 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

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
if(!pattern16.test(data0)){
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
if(!pattern17.test(data12)){
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
if(!pattern16.test(data15)){
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
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key1 in data16){
const _errs38 = errors;
if(typeof key1 === "string"){
if(!pattern19.test(key1)){
const err25 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_.]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_.]*$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var valid6 = _errs38 === errors;
if(!valid6){
const err26 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
for(const key2 in data16){
let data17 = data16[key2];
if(((typeof data17 !== "string") && (!((typeof data17 == "number") && (isFinite(data17))))) && (typeof data17 !== "boolean")){
const err27 = {instancePath:instancePath+"/parameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: schema38.properties.parameters.additionalProperties.type},message:"must be string,number,boolean"};
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
const err28 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
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

const schema41 = {"description":"A database of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the database, unique in the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"owner":{"description":"Its owner: a user or role of the cluster.","$ref":"#/$defs/role_name","default":"postgres"},"template":{"description":"Database it is copied from at creation.","type":"string","default":"template1"},"encoding":{"description":"Encoding, at creation.","type":"string"},"lc_collate":{"description":"Sort order, at creation.","type":"string"},"lc_ctype":{"description":"Character classes, at creation.","type":"string"},"revokeconn":{"description":"Only the owner, the administrator, monitoring and replication may connect.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"pgbouncer":{"description":"Reachable through pgbouncer.","type":"boolean","default":true},"comment":{"description":"What the database is for.","type":"string"},"schemas":{"description":"Schemas in it.","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"uniqueItems":true,"default":[]},"extensions":{"description":"Extensions in it.","type":"array","items":{"$ref":"#/$defs/extension"},"default":[]},"parameters":{"description":"Settings of the sessions in the database.","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}}}};

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
if(!pattern16.test(data0)){
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
if(!pattern16.test(data1)){
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
if(!pattern22.test(data11)){
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
if(!pattern23.test(data14)){
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
if(!pattern22.test(data15)){
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
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key2 in data16){
const _errs39 = errors;
if(typeof key2 === "string"){
if(!pattern19.test(key2)){
const err27 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_.]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_.]*$"+"\"",propertyName:key2};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var valid9 = _errs39 === errors;
if(!valid9){
const err28 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
for(const key3 in data16){
let data17 = data16[key3];
if(((typeof data17 !== "string") && (!((typeof data17 == "number") && (isFinite(data17))))) && (typeof data17 !== "boolean")){
const err29 = {instancePath:instancePath+"/parameters/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: schema41.properties.parameters.additionalProperties.type},message:"must be string,number,boolean"};
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
else {
const err30 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema44 = {"description":"A port of HAProxy that leads to some members of the cluster.","type":"object","required":["name","src_port","selector"],"additionalProperties":false,"properties":{"name":{"description":"Name of the service: <pg_cluster>-<name>.","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"src_ip":{"description":"Address that HAProxy listens on; *: all.","type":"string","pattern":"^(\\*|[0-9.]+)$","default":"*"},"src_port":{"description":"Port that HAProxy listens on.","$ref":"#/$defs/port"},"dst_port":{"description":"Where it leads: postgres, pgbouncer or a port.","anyOf":[{"type":"string","enum":["postgres","pgbouncer"]},{"$ref":"#/$defs/port"}],"default":"postgres"},"check_method":{"description":"How a member is checked.","type":"string","enum":["http","tcp"],"default":"http"},"check_port":{"description":"Port that is checked: patroni or a port.","anyOf":[{"type":"string","enum":["patroni","pg_exporter"]},{"$ref":"#/$defs/port"}],"default":"patroni"},"check_url":{"description":"Path of Patroni's REST interface that answers for the role wanted.","type":"string","pattern":"^/[A-Za-z0-9._/?=&-]*$","default":"/"},"check_code":{"description":"Status of a healthy answer.","type":"integer","minimum":100,"maximum":599,"default":200},"selector":{"description":"JMESPath over the variables of the members: who serves; [] all.","type":"string"},"selector_backup":{"description":"JMESPath over the variables of the members: who serves when nobody else does.","type":"string"},"haproxy":{"description":"Settings of the proxy.","type":"object","additionalProperties":false,"properties":{"maxconn":{"description":"Most connections at a time.","type":"integer","minimum":1,"default":3000},"balance":{"description":"How a member is chosen.","type":"string","pattern":"^[a-z-]+$","default":"roundrobin"},"default_server_options":{"description":"Options of every server line.","type":"string","default":"inter 3s fastinter 1s downinter 5s rise 3 fall 3 on-marked-down shutdown-sessions slowstart 30s maxconn 3000 maxqueue 128 weight 100"}}}}};
const pattern27 = new RegExp("^(\\*|[0-9.]+)$", "u");
const pattern28 = new RegExp("^/[A-Za-z0-9._/?=&-]*$", "u");
const pattern29 = new RegExp("^[a-z-]+$", "u");

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
if(!pattern15.test(data0)){
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
if(!pattern27.test(data1)){
const err6 = {instancePath:instancePath+"/src_ip",schemaPath:"#/properties/src_ip/pattern",keyword:"pattern",params:{pattern: "^(\\*|[0-9.]+)$"},message:"must match pattern \""+"^(\\*|[0-9.]+)$"+"\""};
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
if(!pattern28.test(data6)){
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
if(data11 < 1 || isNaN(data11)){
const err34 = {instancePath:instancePath+"/haproxy/maxconn",schemaPath:"#/properties/haproxy/properties/maxconn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data10.balance !== undefined){
let data12 = data10.balance;
if(typeof data12 === "string"){
if(!pattern29.test(data12)){
const err35 = {instancePath:instancePath+"/haproxy/balance",schemaPath:"#/properties/haproxy/properties/balance/pattern",keyword:"pattern",params:{pattern: "^[a-z-]+$"},message:"must match pattern \""+"^[a-z-]+$"+"\""};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/haproxy/balance",schemaPath:"#/properties/haproxy/properties/balance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data10.default_server_options !== undefined){
if(typeof data10.default_server_options !== "string"){
const err37 = {instancePath:instancePath+"/haproxy/default_server_options",schemaPath:"#/properties/haproxy/properties/default_server_options/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/haproxy",schemaPath:"#/properties/haproxy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
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
if(!pattern6.test(data2)){
const err2 = {instancePath:instancePath+"/node_dns_hosts/" + i0,schemaPath:"#/properties/node_dns_hosts/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]+( +[A-Za-z0-9.-]+)+$"},message:"must match pattern \""+"^[0-9a-fA-F.:]+( +[A-Za-z0-9.-]+)+$"+"\""};
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
if(!pattern7.test(data4)){
const err5 = {instancePath:instancePath+"/node_packages/" + i1,schemaPath:"#/$defs/package/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.+:=~*-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9.+:=~*-]*$"+"\""};
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
if(!pattern8.test(data5)){
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
if(!(data13 === "etcd")){
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
if(!pattern9.test(data14)){
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
if(!pattern9.test(data15)){
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
if(!pattern11.test(data17)){
const err26 = {instancePath:instancePath+"/prometheus_scrape_interval",schemaPath:"#/properties/prometheus_scrape_interval/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h|d)$"+"\""};
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
if(!pattern11.test(data18)){
const err28 = {instancePath:instancePath+"/prometheus_scrape_timeout",schemaPath:"#/properties/prometheus_scrape_timeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h|d)$"+"\""};
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
if(!pattern11.test(data19)){
const err30 = {instancePath:instancePath+"/prometheus_sd_interval",schemaPath:"#/properties/prometheus_sd_interval/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h|d)$"+"\""};
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
if(!pattern9.test(data20)){
const err32 = {instancePath:instancePath+"/exporter_metrics_path",schemaPath:"#/properties/exporter_metrics_path/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
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
if(!pattern15.test(data22)){
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
if(!(((data24 === "primary") || (data24 === "replica")) || (data24 === "offline"))){
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
if(typeof data34.title !== "string"){
const err54 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data34.role !== undefined){
let data36 = data34.role;
if(typeof data36 !== "string"){
const err55 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!((((data36 === "common") || (data36 === "primary")) || (data36 === "replica")) || (data36 === "offline"))){
const err56 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data34.rules !== undefined){
let data37 = data34.rules;
if(Array.isArray(data37)){
if(data37.length < 1){
const err57 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
const len6 = data37.length;
for(let i6=0; i6<len6; i6++){
let data38 = data37[i6];
if(typeof data38 === "string"){
if(func1(data38) < 1){
const err58 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/rules/" + i6,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/rules/" + i6,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err61 = {instancePath:instancePath+"/pg_hba_rules_extra/" + i5,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err62 = {instancePath:instancePath+"/pg_hba_rules_extra",schemaPath:"#/properties/pg_hba_rules_extra/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
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
const err63 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data40.rules === undefined){
const err64 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
for(const key3 in data40){
if(!(((key3 === "title") || (key3 === "role")) || (key3 === "rules"))){
const err65 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7,schemaPath:"#/$defs/hba/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data40.title !== undefined){
if(typeof data40.title !== "string"){
const err66 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data40.role !== undefined){
let data42 = data40.role;
if(typeof data42 !== "string"){
const err67 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!((((data42 === "common") || (data42 === "primary")) || (data42 === "replica")) || (data42 === "offline"))){
const err68 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data40.rules !== undefined){
let data43 = data40.rules;
if(Array.isArray(data43)){
if(data43.length < 1){
const err69 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
const len8 = data43.length;
for(let i8=0; i8<len8; i8++){
let data44 = data43[i8];
if(typeof data44 === "string"){
if(func1(data44) < 1){
const err70 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/rules/" + i8,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/rules/" + i8,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra/" + i7,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err74 = {instancePath:instancePath+"/pgbouncer_hba_rules_extra",schemaPath:"#/properties/pgbouncer_hba_rules_extra/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data.pg_admin_username !== undefined){
let data45 = data.pg_admin_username;
if(typeof data45 === "string"){
if(!pattern16.test(data45)){
const err75 = {instancePath:instancePath+"/pg_admin_username",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/pg_admin_username",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.pg_admin_password !== undefined){
let data46 = data.pg_admin_password;
if(typeof data46 === "string"){
if(func1(data46) < 1){
const err77 = {instancePath:instancePath+"/pg_admin_password",schemaPath:"#/properties/pg_admin_password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err78 = {instancePath:instancePath+"/pg_admin_password",schemaPath:"#/properties/pg_admin_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.pg_replication_username !== undefined){
let data47 = data.pg_replication_username;
if(typeof data47 === "string"){
if(!pattern16.test(data47)){
const err79 = {instancePath:instancePath+"/pg_replication_username",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
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
const err80 = {instancePath:instancePath+"/pg_replication_username",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.pg_replication_password !== undefined){
let data48 = data.pg_replication_password;
if(typeof data48 === "string"){
if(func1(data48) < 1){
const err81 = {instancePath:instancePath+"/pg_replication_password",schemaPath:"#/properties/pg_replication_password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err82 = {instancePath:instancePath+"/pg_replication_password",schemaPath:"#/properties/pg_replication_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.pg_monitor_username !== undefined){
let data49 = data.pg_monitor_username;
if(typeof data49 === "string"){
if(!pattern16.test(data49)){
const err83 = {instancePath:instancePath+"/pg_monitor_username",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
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
const err84 = {instancePath:instancePath+"/pg_monitor_username",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.pg_monitor_password !== undefined){
let data50 = data.pg_monitor_password;
if(typeof data50 === "string"){
if(func1(data50) < 1){
const err85 = {instancePath:instancePath+"/pg_monitor_password",schemaPath:"#/properties/pg_monitor_password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err86 = {instancePath:instancePath+"/pg_monitor_password",schemaPath:"#/properties/pg_monitor_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.pg_dbsu !== undefined){
let data51 = data.pg_dbsu;
if(typeof data51 === "string"){
if(!pattern16.test(data51)){
const err87 = {instancePath:instancePath+"/pg_dbsu",schemaPath:"#/$defs/role_name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
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
const err88 = {instancePath:instancePath+"/pg_dbsu",schemaPath:"#/$defs/role_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data.pg_dbsu_home !== undefined){
let data52 = data.pg_dbsu_home;
if(typeof data52 === "string"){
if(!pattern9.test(data52)){
const err89 = {instancePath:instancePath+"/pg_dbsu_home",schemaPath:"#/properties/pg_dbsu_home/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
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
const err90 = {instancePath:instancePath+"/pg_dbsu_home",schemaPath:"#/properties/pg_dbsu_home/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data.pg_version !== undefined){
let data53 = data.pg_version;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err91 = {instancePath:instancePath+"/pg_version",schemaPath:"#/properties/pg_version/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 18 || isNaN(data53)){
const err92 = {instancePath:instancePath+"/pg_version",schemaPath:"#/properties/pg_version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 18},message:"must be <= 18"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(data53 < 13 || isNaN(data53)){
const err93 = {instancePath:instancePath+"/pg_version",schemaPath:"#/properties/pg_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 13},message:"must be >= 13"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
if(data.pg_bin_dir !== undefined){
let data54 = data.pg_bin_dir;
if(typeof data54 === "string"){
if(!pattern9.test(data54)){
const err94 = {instancePath:instancePath+"/pg_bin_dir",schemaPath:"#/properties/pg_bin_dir/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/pg_bin_dir",schemaPath:"#/properties/pg_bin_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
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
if(!pattern7.test(data56)){
const err96 = {instancePath:instancePath+"/pg_packages/" + i9,schemaPath:"#/$defs/package/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.+:=~*-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9.+:=~*-]*$"+"\""};
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
const err97 = {instancePath:instancePath+"/pg_packages/" + i9,schemaPath:"#/$defs/package/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/pg_packages",schemaPath:"#/properties/pg_packages/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
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
if(!pattern7.test(data58)){
const err99 = {instancePath:instancePath+"/pg_extensions/" + i10,schemaPath:"#/$defs/package/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.+:=~*-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9.+:=~*-]*$"+"\""};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/pg_extensions/" + i10,schemaPath:"#/$defs/package/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath:instancePath+"/pg_extensions",schemaPath:"#/properties/pg_extensions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data.pg_data !== undefined){
let data59 = data.pg_data;
if(typeof data59 === "string"){
if(!pattern9.test(data59)){
const err102 = {instancePath:instancePath+"/pg_data",schemaPath:"#/properties/pg_data/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/pg_data",schemaPath:"#/properties/pg_data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data.pg_listen !== undefined){
if(typeof data.pg_listen !== "string"){
const err104 = {instancePath:instancePath+"/pg_listen",schemaPath:"#/properties/pg_listen/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data.pg_port !== undefined){
let data61 = data.pg_port;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
const err105 = {instancePath:instancePath+"/pg_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 > 65535 || isNaN(data61)){
const err106 = {instancePath:instancePath+"/pg_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data61 < 1 || isNaN(data61)){
const err107 = {instancePath:instancePath+"/pg_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
if(data.pg_localhost !== undefined){
if(typeof data.pg_localhost !== "string"){
const err108 = {instancePath:instancePath+"/pg_localhost",schemaPath:"#/properties/pg_localhost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data.pg_namespace !== undefined){
let data63 = data.pg_namespace;
if(typeof data63 === "string"){
if(!pattern9.test(data63)){
const err109 = {instancePath:instancePath+"/pg_namespace",schemaPath:"#/properties/pg_namespace/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/pg_namespace",schemaPath:"#/properties/pg_namespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data.patroni_port !== undefined){
let data64 = data.patroni_port;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err111 = {instancePath:instancePath+"/patroni_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 > 65535 || isNaN(data64)){
const err112 = {instancePath:instancePath+"/patroni_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data64 < 1 || isNaN(data64)){
const err113 = {instancePath:instancePath+"/patroni_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
if(data.patroni_watchdog_mode !== undefined){
let data65 = data.patroni_watchdog_mode;
if(typeof data65 !== "string"){
const err114 = {instancePath:instancePath+"/patroni_watchdog_mode",schemaPath:"#/properties/patroni_watchdog_mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(!(((data65 === "off") || (data65 === "automatic")) || (data65 === "required"))){
const err115 = {instancePath:instancePath+"/patroni_watchdog_mode",schemaPath:"#/properties/patroni_watchdog_mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.patroni_watchdog_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data.pg_conf !== undefined){
let data66 = data.pg_conf;
if(typeof data66 !== "string"){
const err116 = {instancePath:instancePath+"/pg_conf",schemaPath:"#/properties/pg_conf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(!(((data66 === "tiny.yml") || (data66 === "oltp.yml")) || (data66 === "crit.yml"))){
const err117 = {instancePath:instancePath+"/pg_conf",schemaPath:"#/properties/pg_conf/enum",keyword:"enum",params:{allowedValues: schema34.properties.pg_conf.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
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
if(!pattern19.test(key4)){
const err118 = {instancePath:instancePath+"/pg_parameters",schemaPath:"#/properties/pg_parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_.]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_.]*$"+"\"",propertyName:key4};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
var valid40 = _errs151 === errors;
if(!valid40){
const err119 = {instancePath:instancePath+"/pg_parameters",schemaPath:"#/properties/pg_parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
for(const key5 in data67){
let data68 = data67[key5];
if(((typeof data68 !== "string") && (!((typeof data68 == "number") && (isFinite(data68))))) && (typeof data68 !== "boolean")){
const err120 = {instancePath:instancePath+"/pg_parameters/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/pg_parameters/additionalProperties/type",keyword:"type",params:{type: schema34.properties.pg_parameters.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
}
else {
const err121 = {instancePath:instancePath+"/pg_parameters",schemaPath:"#/properties/pg_parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data.pg_shared_libraries !== undefined){
if(typeof data.pg_shared_libraries !== "string"){
const err122 = {instancePath:instancePath+"/pg_shared_libraries",schemaPath:"#/properties/pg_shared_libraries/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data.pg_encoding !== undefined){
if(typeof data.pg_encoding !== "string"){
const err123 = {instancePath:instancePath+"/pg_encoding",schemaPath:"#/properties/pg_encoding/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data.pg_locale !== undefined){
if(typeof data.pg_locale !== "string"){
const err124 = {instancePath:instancePath+"/pg_locale",schemaPath:"#/properties/pg_locale/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data.pg_lc_collate !== undefined){
if(typeof data.pg_lc_collate !== "string"){
const err125 = {instancePath:instancePath+"/pg_lc_collate",schemaPath:"#/properties/pg_lc_collate/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data.pg_lc_ctype !== undefined){
if(typeof data.pg_lc_ctype !== "string"){
const err126 = {instancePath:instancePath+"/pg_lc_ctype",schemaPath:"#/properties/pg_lc_ctype/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data.pgbouncer_enabled !== undefined){
if(typeof data.pgbouncer_enabled !== "boolean"){
const err127 = {instancePath:instancePath+"/pgbouncer_enabled",schemaPath:"#/properties/pgbouncer_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data.pgbouncer_port !== undefined){
let data75 = data.pgbouncer_port;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err128 = {instancePath:instancePath+"/pgbouncer_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 > 65535 || isNaN(data75)){
const err129 = {instancePath:instancePath+"/pgbouncer_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data75 < 1 || isNaN(data75)){
const err130 = {instancePath:instancePath+"/pgbouncer_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
if(data.pgbouncer_poolmode !== undefined){
let data76 = data.pgbouncer_poolmode;
if(typeof data76 !== "string"){
const err131 = {instancePath:instancePath+"/pgbouncer_poolmode",schemaPath:"#/properties/pgbouncer_poolmode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(!(((data76 === "session") || (data76 === "transaction")) || (data76 === "statement"))){
const err132 = {instancePath:instancePath+"/pgbouncer_poolmode",schemaPath:"#/properties/pgbouncer_poolmode/enum",keyword:"enum",params:{allowedValues: schema34.properties.pgbouncer_poolmode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data.pgbouncer_max_db_conn !== undefined){
let data77 = data.pgbouncer_max_db_conn;
if(!(((typeof data77 == "number") && (!(data77 % 1) && !isNaN(data77))) && (isFinite(data77)))){
const err133 = {instancePath:instancePath+"/pgbouncer_max_db_conn",schemaPath:"#/properties/pgbouncer_max_db_conn/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if((typeof data77 == "number") && (isFinite(data77))){
if(data77 < 0 || isNaN(data77)){
const err134 = {instancePath:instancePath+"/pgbouncer_max_db_conn",schemaPath:"#/properties/pgbouncer_max_db_conn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
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
const err135 = {instancePath:instancePath+"/pg_default_roles",schemaPath:"#/properties/pg_default_roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
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
if(!pattern41.test(data81)){
const err136 = {instancePath:instancePath+"/pg_default_privileges/" + i12,schemaPath:"#/properties/pg_default_privileges/items/pattern",keyword:"pattern",params:{pattern: "^GRANT [A-Z, ]+ ON (SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) TO [a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^GRANT [A-Z, ]+ ON (SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) TO [a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/pg_default_privileges/" + i12,schemaPath:"#/properties/pg_default_privileges/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/pg_default_privileges",schemaPath:"#/properties/pg_default_privileges/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
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
if(!pattern22.test(data83)){
const err139 = {instancePath:instancePath+"/pg_default_schemas/" + i13,schemaPath:"#/properties/pg_default_schemas/items/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {instancePath:instancePath+"/pg_default_schemas/" + i13,schemaPath:"#/properties/pg_default_schemas/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
}
else {
const err141 = {instancePath:instancePath+"/pg_default_schemas",schemaPath:"#/properties/pg_default_schemas/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
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
const err142 = {instancePath:instancePath+"/pg_default_extensions/" + i14,schemaPath:"#/$defs/extension/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
for(const key6 in data85){
if(!((key6 === "name") || (key6 === "schema"))){
const err143 = {instancePath:instancePath+"/pg_default_extensions/" + i14,schemaPath:"#/$defs/extension/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data85.name !== undefined){
let data86 = data85.name;
if(typeof data86 === "string"){
if(!pattern23.test(data86)){
const err144 = {instancePath:instancePath+"/pg_default_extensions/" + i14+"/name",schemaPath:"#/$defs/extension/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]*$"+"\""};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/pg_default_extensions/" + i14+"/name",schemaPath:"#/$defs/extension/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data85.schema !== undefined){
let data87 = data85.schema;
if(typeof data87 === "string"){
if(!pattern22.test(data87)){
const err146 = {instancePath:instancePath+"/pg_default_extensions/" + i14+"/schema",schemaPath:"#/$defs/extension/properties/schema/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/pg_default_extensions/" + i14+"/schema",schemaPath:"#/$defs/extension/properties/schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
else {
const err148 = {instancePath:instancePath+"/pg_default_extensions/" + i14,schemaPath:"#/$defs/extension/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
else {
const err149 = {instancePath:instancePath+"/pg_default_extensions",schemaPath:"#/properties/pg_default_extensions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
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
const err150 = {instancePath:instancePath+"/pg_hba_rules/" + i15,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data89.rules === undefined){
const err151 = {instancePath:instancePath+"/pg_hba_rules/" + i15,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
for(const key7 in data89){
if(!(((key7 === "title") || (key7 === "role")) || (key7 === "rules"))){
const err152 = {instancePath:instancePath+"/pg_hba_rules/" + i15,schemaPath:"#/$defs/hba/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data89.title !== undefined){
if(typeof data89.title !== "string"){
const err153 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data89.role !== undefined){
let data91 = data89.role;
if(typeof data91 !== "string"){
const err154 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(!((((data91 === "common") || (data91 === "primary")) || (data91 === "replica")) || (data91 === "offline"))){
const err155 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data89.rules !== undefined){
let data92 = data89.rules;
if(Array.isArray(data92)){
if(data92.length < 1){
const err156 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
const len16 = data92.length;
for(let i16=0; i16<len16; i16++){
let data93 = data92[i16];
if(typeof data93 === "string"){
if(func1(data93) < 1){
const err157 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/rules/" + i16,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
else {
const err158 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/rules/" + i16,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
else {
const err159 = {instancePath:instancePath+"/pg_hba_rules/" + i15+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
}
else {
const err160 = {instancePath:instancePath+"/pg_hba_rules/" + i15,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
}
else {
const err161 = {instancePath:instancePath+"/pg_hba_rules",schemaPath:"#/properties/pg_hba_rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
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
const err162 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data95.rules === undefined){
const err163 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
for(const key8 in data95){
if(!(((key8 === "title") || (key8 === "role")) || (key8 === "rules"))){
const err164 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17,schemaPath:"#/$defs/hba/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data95.title !== undefined){
if(typeof data95.title !== "string"){
const err165 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data95.role !== undefined){
let data97 = data95.role;
if(typeof data97 !== "string"){
const err166 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(!((((data97 === "common") || (data97 === "primary")) || (data97 === "replica")) || (data97 === "offline"))){
const err167 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data95.rules !== undefined){
let data98 = data95.rules;
if(Array.isArray(data98)){
if(data98.length < 1){
const err168 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
const len18 = data98.length;
for(let i18=0; i18<len18; i18++){
let data99 = data98[i18];
if(typeof data99 === "string"){
if(func1(data99) < 1){
const err169 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/rules/" + i18,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/rules/" + i18,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err171 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
}
else {
const err172 = {instancePath:instancePath+"/pgbouncer_hba_rules/" + i17,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
else {
const err173 = {instancePath:instancePath+"/pgbouncer_hba_rules",schemaPath:"#/properties/pgbouncer_hba_rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data.pg_exporter_enabled !== undefined){
if(typeof data.pg_exporter_enabled !== "boolean"){
const err174 = {instancePath:instancePath+"/pg_exporter_enabled",schemaPath:"#/properties/pg_exporter_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data.pg_exporter_port !== undefined){
let data101 = data.pg_exporter_port;
if(!(((typeof data101 == "number") && (!(data101 % 1) && !isNaN(data101))) && (isFinite(data101)))){
const err175 = {instancePath:instancePath+"/pg_exporter_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if((typeof data101 == "number") && (isFinite(data101))){
if(data101 > 65535 || isNaN(data101)){
const err176 = {instancePath:instancePath+"/pg_exporter_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(data101 < 1 || isNaN(data101)){
const err177 = {instancePath:instancePath+"/pg_exporter_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
}
if(data.pgbouncer_exporter_enabled !== undefined){
if(typeof data.pgbouncer_exporter_enabled !== "boolean"){
const err178 = {instancePath:instancePath+"/pgbouncer_exporter_enabled",schemaPath:"#/properties/pgbouncer_exporter_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data.pgbouncer_exporter_port !== undefined){
let data103 = data.pgbouncer_exporter_port;
if(!(((typeof data103 == "number") && (!(data103 % 1) && !isNaN(data103))) && (isFinite(data103)))){
const err179 = {instancePath:instancePath+"/pgbouncer_exporter_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if((typeof data103 == "number") && (isFinite(data103))){
if(data103 > 65535 || isNaN(data103)){
const err180 = {instancePath:instancePath+"/pgbouncer_exporter_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(data103 < 1 || isNaN(data103)){
const err181 = {instancePath:instancePath+"/pgbouncer_exporter_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
const err182 = {instancePath:instancePath+"/pg_services",schemaPath:"#/properties/pg_services/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data.haproxy_enabled !== undefined){
if(typeof data.haproxy_enabled !== "boolean"){
const err183 = {instancePath:instancePath+"/haproxy_enabled",schemaPath:"#/properties/haproxy_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data.haproxy_admin_auth_enabled !== undefined){
if(typeof data.haproxy_admin_auth_enabled !== "boolean"){
const err184 = {instancePath:instancePath+"/haproxy_admin_auth_enabled",schemaPath:"#/properties/haproxy_admin_auth_enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data.haproxy_admin_username !== undefined){
let data108 = data.haproxy_admin_username;
if(typeof data108 === "string"){
if(!pattern45.test(data108)){
const err185 = {instancePath:instancePath+"/haproxy_admin_username",schemaPath:"#/properties/haproxy_admin_username/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
else {
const err186 = {instancePath:instancePath+"/haproxy_admin_username",schemaPath:"#/properties/haproxy_admin_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data.haproxy_admin_password !== undefined){
let data109 = data.haproxy_admin_password;
if(typeof data109 === "string"){
if(func1(data109) < 1){
const err187 = {instancePath:instancePath+"/haproxy_admin_password",schemaPath:"#/properties/haproxy_admin_password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
else {
const err188 = {instancePath:instancePath+"/haproxy_admin_password",schemaPath:"#/properties/haproxy_admin_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data.haproxy_exporter_port !== undefined){
let data110 = data.haproxy_exporter_port;
if(!(((typeof data110 == "number") && (!(data110 % 1) && !isNaN(data110))) && (isFinite(data110)))){
const err189 = {instancePath:instancePath+"/haproxy_exporter_port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if((typeof data110 == "number") && (isFinite(data110))){
if(data110 > 65535 || isNaN(data110)){
const err190 = {instancePath:instancePath+"/haproxy_exporter_port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if(data110 < 1 || isNaN(data110)){
const err191 = {instancePath:instancePath+"/haproxy_exporter_port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
}
if(data.haproxy_client_timeout !== undefined){
let data111 = data.haproxy_client_timeout;
if(typeof data111 === "string"){
if(!pattern46.test(data111)){
const err192 = {instancePath:instancePath+"/haproxy_client_timeout",schemaPath:"#/properties/haproxy_client_timeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(us|ms|s|m|h|d)?$"},message:"must match pattern \""+"^[0-9]+(us|ms|s|m|h|d)?$"+"\""};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
else {
const err193 = {instancePath:instancePath+"/haproxy_client_timeout",schemaPath:"#/properties/haproxy_client_timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
if(data.haproxy_server_timeout !== undefined){
let data112 = data.haproxy_server_timeout;
if(typeof data112 === "string"){
if(!pattern46.test(data112)){
const err194 = {instancePath:instancePath+"/haproxy_server_timeout",schemaPath:"#/properties/haproxy_server_timeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(us|ms|s|m|h|d)?$"},message:"must match pattern \""+"^[0-9]+(us|ms|s|m|h|d)?$"+"\""};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
else {
const err195 = {instancePath:instancePath+"/haproxy_server_timeout",schemaPath:"#/properties/haproxy_server_timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data.vip_mode !== undefined){
let data113 = data.vip_mode;
if(typeof data113 !== "string"){
const err196 = {instancePath:instancePath+"/vip_mode",schemaPath:"#/properties/vip_mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if(!(data113 === "none")){
const err197 = {instancePath:instancePath+"/vip_mode",schemaPath:"#/properties/vip_mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.vip_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
if(data.rm_pgdata !== undefined){
if(typeof data.rm_pgdata !== "boolean"){
const err198 = {instancePath:instancePath+"/rm_pgdata",schemaPath:"#/properties/rm_pgdata/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data.rm_pgpkgs !== undefined){
if(typeof data.rm_pgpkgs !== "boolean"){
const err199 = {instancePath:instancePath+"/rm_pgpkgs",schemaPath:"#/properties/rm_pgpkgs/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data.rm_node !== undefined){
if(typeof data.rm_node !== "boolean"){
const err200 = {instancePath:instancePath+"/rm_node",schemaPath:"#/properties/rm_node/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data.pg_user !== undefined){
if(typeof data.pg_user !== "string"){
const err201 = {instancePath:instancePath+"/pg_user",schemaPath:"#/properties/pg_user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data.pg_database !== undefined){
if(typeof data.pg_database !== "string"){
const err202 = {instancePath:instancePath+"/pg_database",schemaPath:"#/properties/pg_database/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"meta_node":true,"node_dns_hosts":true,"node_packages":true,"node_timezone":true,"node_sysctl_params":true,"node_exporter_enabled":true,"node_exporter_port":true,"node_exporter_options":true,"dcs_servers":true,"dcs_type":true,"etcd_data_dir":true,"prometheus_data_dir":true,"prometheus_options":true,"prometheus_scrape_interval":true,"prometheus_scrape_timeout":true,"prometheus_sd_interval":true,"exporter_metrics_path":true,"nginx_port":true,"pg_cluster":true,"pg_seq":true,"pg_role":true,"pg_offline_query":true,"pg_weight":true,"pg_users":true,"pg_databases":true,"pg_services_extra":true,"pg_hba_rules_extra":true,"pgbouncer_hba_rules_extra":true,"pg_admin_username":true,"pg_admin_password":true,"pg_replication_username":true,"pg_replication_password":true,"pg_monitor_username":true,"pg_monitor_password":true,"pg_dbsu":true,"pg_dbsu_home":true,"pg_version":true,"pg_bin_dir":true,"pg_packages":true,"pg_extensions":true,"pg_data":true,"pg_listen":true,"pg_port":true,"pg_localhost":true,"pg_namespace":true,"patroni_port":true,"patroni_watchdog_mode":true,"pg_conf":true,"pg_parameters":true,"pg_shared_libraries":true,"pg_encoding":true,"pg_locale":true,"pg_lc_collate":true,"pg_lc_ctype":true,"pgbouncer_enabled":true,"pgbouncer_port":true,"pgbouncer_poolmode":true,"pgbouncer_max_db_conn":true,"pg_default_roles":true,"pg_default_privileges":true,"pg_default_schemas":true,"pg_default_extensions":true,"pg_hba_rules":true,"pgbouncer_hba_rules":true,"pg_exporter_enabled":true,"pg_exporter_port":true,"pgbouncer_exporter_enabled":true,"pgbouncer_exporter_port":true,"pg_services":true,"haproxy_enabled":true,"haproxy_admin_auth_enabled":true,"haproxy_admin_username":true,"haproxy_admin_password":true,"haproxy_exporter_port":true,"haproxy_client_timeout":true,"haproxy_server_timeout":true,"vip_mode":true,"rm_pgdata":true,"rm_pgpkgs":true,"rm_node":true,"pg_user":true,"pg_database":true},"dynamicProps":false,"dynamicItems":false};

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
const schema65 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"removals.schema.json","title":"Removals","description":"Consent to what leaves the inventory: removals.yml beside hosts/. An entry is used once.","type":["array","null"],"items":{"type":"object","required":["action","reason"],"additionalProperties":false,"properties":{"instance":{"description":"Instance that leaves: <pg_cluster>-<pg_seq>.","type":"string","pattern":"^[a-z][a-z0-9-]*-[0-9]+$"},"cluster":{"description":"Cluster that leaves, with all its instances.","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"action":{"description":"destroy: stop it and delete its data. forget: leave it as it is, nothing looks after it any more.","type":"string","enum":["destroy","forget"]},"reason":{"description":"Why, for those who read it later.","type":"string","minLength":3}},"oneOf":[{"required":["instance"]},{"required":["cluster"]}]}};
const pattern48 = new RegExp("^[a-z][a-z0-9-]*-[0-9]+$", "u");

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
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema65.type},message:"must be array,null"};
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
let valid2 = false;
let passing0 = null;
const _errs4 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.instance === undefined){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/oneOf/0/required",keyword:"required",params:{missingProperty: "instance"},message:"must have required property '"+"instance"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs5 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.cluster === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/oneOf/1/required",keyword:"required",params:{missingProperty: "cluster"},message:"must have required property '"+"cluster"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
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
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.action === undefined){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "action"},message:"must have required property '"+"action"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0.reason === undefined){
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data0){
if(!((((key0 === "instance") || (key0 === "cluster")) || (key0 === "action")) || (key0 === "reason"))){
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.instance !== undefined){
let data1 = data0.instance;
if(typeof data1 === "string"){
if(!pattern48.test(data1)){
const err7 = {instancePath:instancePath+"/" + i0+"/instance",schemaPath:"#/items/properties/instance/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*-[0-9]+$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*-[0-9]+$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/" + i0+"/instance",schemaPath:"#/items/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.cluster !== undefined){
let data2 = data0.cluster;
if(typeof data2 === "string"){
if(!pattern15.test(data2)){
const err9 = {instancePath:instancePath+"/" + i0+"/cluster",schemaPath:"#/items/properties/cluster/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\""};
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
const err10 = {instancePath:instancePath+"/" + i0+"/cluster",schemaPath:"#/items/properties/cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.action !== undefined){
let data3 = data0.action;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/" + i0+"/action",schemaPath:"#/items/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((data3 === "destroy") || (data3 === "forget"))){
const err12 = {instancePath:instancePath+"/" + i0+"/action",schemaPath:"#/items/properties/action/enum",keyword:"enum",params:{allowedValues: schema65.items.properties.action.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.reason !== undefined){
let data4 = data0.reason;
if(typeof data4 === "string"){
if(func1(data4) < 3){
const err13 = {instancePath:instancePath+"/" + i0+"/reason",schemaPath:"#/items/properties/reason/minLength",keyword:"minLength",params:{limit: 3},message:"must NOT have fewer than 3 characters"};
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
const err14 = {instancePath:instancePath+"/" + i0+"/reason",schemaPath:"#/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

