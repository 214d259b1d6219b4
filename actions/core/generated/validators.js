// Generated from inventory/schema/ by scripts/generate.mjs; do not edit.
import runtime0Module from "ajv/dist/runtime/ucs2length.js";
const runtime0 = { default: runtime0Module.default ?? runtime0Module };
import runtime1Module from "ajv/dist/runtime/equal.js";
const runtime1 = { default: runtime1Module.default ?? runtime1Module };
"use strict";
export const validateEnvironment = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"environment.schema.json","title":"Environment","description":"What holds for one inventory as a whole: environment.yml beside hosts/.","type":["object","null"],"additionalProperties":false,"properties":{"fingerprint_key":{"description":"Random text that keys the fingerprints of plans, so that they say nothing about values.","type":"string","pattern":"^[0-9a-f]{32,128}$"},"limits":{"description":"How much one plan may touch. A plan over a limit is refused.","type":"object","additionalProperties":false,"properties":{"hosts":{"description":"Largest share of the hosts, 0 to 1.","type":"number","minimum":0,"maximum":1,"default":1},"clusters":{"description":"Largest share of the clusters, 0 to 1.","type":"number","minimum":0,"maximum":1,"default":1},"restarts":{"description":"Most instances that restart in one plan.","type":"integer","minimum":0,"default":1000}}},"gates":{"description":"What an apply waits for, and what it stops at. The stricter counts, of what the applied commit says and what is in force on a step's hosts; wait_seconds as the applied commit says.","type":"object","additionalProperties":false,"properties":{"replica_lag_mb":{"description":"Most megabytes of WAL that a replica may have left to replay when a step restarts or fails over something of its cluster. A replica that Patroni never promotes (nofailover) may have more.","type":"integer","minimum":1,"default":16},"disk_used_percent":{"description":"A step of a cluster is refused where the file system of PostgreSQL's data directory, pg_wal or a tablespace on one of its hosts is so full, in per cent.","type":"integer","minimum":1,"maximum":100,"default":95},"wait_seconds":{"description":"How long a step waits for what may pass by itself: replicas that lag, are not streaming or have not followed to the leader's timeline, and members of the consensus store that do not answer. Then it is refused.","type":"integer","minimum":0,"maximum":3600,"default":60},"soak_seconds":{"description":"How long a member that was restarted is watched before the next one, or the next cluster, has its turn.","type":"integer","minimum":0,"maximum":300,"default":0},"write_gap_budget_ms":{"description":"Longest pause of writes through the primary service that one step may cause, in milliseconds. After a step with a longer one, the apply begins no other step that restarts or fails over. Absent: pauses are measured, and stop nothing.","type":"integer","minimum":1}}},"drill":{"description":"Drills may move the leadership of clusters here, by hand or by schedule: a switchover of a cluster in which nothing is wrong, whose pause of writes is kept. What is in force counts.","type":"boolean","default":false},"extra_variables":{"description":"Variables that the schema does not know and that are meant: used by own templates or playbooks.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"default":[]},"allowed_lookups":{"description":"Lookups that values of the inventory may use: they run on the meta node, as the user who can log in on every host. A step that evaluates one has the hazard code. A change that adds a name here cannot use it yet: the list that is in force counts.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.]*$"},"default":[]},"allowed_filters":{"description":"Filters and tests that values of the inventory may use though they are not known to compute only: those of collections, and those that read files or the environment of the meta node. The same holds for them.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.]*$"},"default":[]},"state_key":{"description":"Public SSH keys of the meta node, one of which must have signed the state that it publishes; scripts/meta-setup prints its key. Add it when the first state is published: without one, plans are refused from then on. Empty: whoever can write the repository can write that state. Both keys while one takes the other's place.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^(?:ssh-ed25519|ecdsa-sha2-nistp256|sk-ssh-ed25519@openssh\\.com) [A-Za-z0-9+/]+={0,2}$"},"default":[]},"state_max_age":{"description":"Oldest signed state that a plan starts from, in hours or days: 36h, 7d. The meta node signs anew every hour, and the workflow Apply publishes that.","type":"string","pattern":"^[1-9][0-9]{0,3}[hd]$","default":"7d"},"approval":{"description":"Whose plans an apply takes for reviewed when it compares its own hazards with what was shown. commits: each commit of main since what is in force, by its own plan. pull-requests: only merges and squashes of pull requests, and commits whose trailer Plan-Fingerprint is right. none: nothing is compared. The strictest of what is in force and of the commit counts.","type":"string","enum":["none","commits","pull-requests"],"default":"commits"},"approved_plans":{"description":"Plans whose hazards are approved although no merge shows them: an apply that is refused for them prints the entry. It allows the plan with this fingerprint and no other; delete it when it is applied.","type":"array","items":{"type":"object","additionalProperties":false,"required":["fingerprint","reason"],"properties":{"fingerprint":{"description":"Of the plan, as the refusal prints it.","type":"string","pattern":"^[0-9a-f]{64}$"},"reason":{"description":"Why it may be carried out.","type":"string","minLength":1}}},"default":[]},"plain_passwords":{"description":"Secrets that may stand in clear: the parameter's name, or pg_users.NAME.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[a-z_]+(\\.[^\\s]+)?$"},"default":[]}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = runtime0.default;
const pattern4 = new RegExp("^[0-9a-f]{32,128}$", "u");
const pattern5 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern6 = new RegExp("^[A-Za-z_][A-Za-z0-9_.]*$", "u");
const pattern8 = new RegExp("^(?:ssh-ed25519|ecdsa-sha2-nistp256|sk-ssh-ed25519@openssh\\.com) [A-Za-z0-9+/]+={0,2}$", "u");
const pattern9 = new RegExp("^[1-9][0-9]{0,3}[hd]$", "u");
const pattern10 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern11 = new RegExp("^[a-z_]+(\\.[^\\s]+)?$", "u");

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
if(!(func1.call(schema31.properties, key0))){
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
if(data.gates !== undefined){
let data5 = data.gates;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
if(!(((((key2 === "replica_lag_mb") || (key2 === "disk_used_percent")) || (key2 === "wait_seconds")) || (key2 === "soak_seconds")) || (key2 === "write_gap_budget_ms"))){
const err14 = {instancePath:instancePath+"/gates",schemaPath:"#/properties/gates/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.replica_lag_mb !== undefined){
let data6 = data5.replica_lag_mb;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err15 = {instancePath:instancePath+"/gates/replica_lag_mb",schemaPath:"#/properties/gates/properties/replica_lag_mb/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/gates/replica_lag_mb",schemaPath:"#/properties/gates/properties/replica_lag_mb/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data5.disk_used_percent !== undefined){
let data7 = data5.disk_used_percent;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err17 = {instancePath:instancePath+"/gates/disk_used_percent",schemaPath:"#/properties/gates/properties/disk_used_percent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 100 || isNaN(data7)){
const err18 = {instancePath:instancePath+"/gates/disk_used_percent",schemaPath:"#/properties/gates/properties/disk_used_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/gates/disk_used_percent",schemaPath:"#/properties/gates/properties/disk_used_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data5.wait_seconds !== undefined){
let data8 = data5.wait_seconds;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err20 = {instancePath:instancePath+"/gates/wait_seconds",schemaPath:"#/properties/gates/properties/wait_seconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 3600 || isNaN(data8)){
const err21 = {instancePath:instancePath+"/gates/wait_seconds",schemaPath:"#/properties/gates/properties/wait_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600},message:"must be <= 3600"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err22 = {instancePath:instancePath+"/gates/wait_seconds",schemaPath:"#/properties/gates/properties/wait_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data5.soak_seconds !== undefined){
let data9 = data5.soak_seconds;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err23 = {instancePath:instancePath+"/gates/soak_seconds",schemaPath:"#/properties/gates/properties/soak_seconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 300 || isNaN(data9)){
const err24 = {instancePath:instancePath+"/gates/soak_seconds",schemaPath:"#/properties/gates/properties/soak_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300},message:"must be <= 300"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/gates/soak_seconds",schemaPath:"#/properties/gates/properties/soak_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data5.write_gap_budget_ms !== undefined){
let data10 = data5.write_gap_budget_ms;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err26 = {instancePath:instancePath+"/gates/write_gap_budget_ms",schemaPath:"#/properties/gates/properties/write_gap_budget_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
const err27 = {instancePath:instancePath+"/gates/write_gap_budget_ms",schemaPath:"#/properties/gates/properties/write_gap_budget_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
}
else {
const err28 = {instancePath:instancePath+"/gates",schemaPath:"#/properties/gates/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.drill !== undefined){
if(typeof data.drill !== "boolean"){
const err29 = {instancePath:instancePath+"/drill",schemaPath:"#/properties/drill/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.extra_variables !== undefined){
let data12 = data.extra_variables;
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
if(typeof data13 === "string"){
if(!pattern5.test(data13)){
const err30 = {instancePath:instancePath+"/extra_variables/" + i0,schemaPath:"#/properties/extra_variables/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""};
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
const err31 = {instancePath:instancePath+"/extra_variables/" + i0,schemaPath:"#/properties/extra_variables/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
let i1 = data12.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data12[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err32 = {instancePath:instancePath+"/extra_variables",schemaPath:"#/properties/extra_variables/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err33 = {instancePath:instancePath+"/extra_variables",schemaPath:"#/properties/extra_variables/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.allowed_lookups !== undefined){
let data14 = data.allowed_lookups;
if(Array.isArray(data14)){
const len1 = data14.length;
for(let i2=0; i2<len1; i2++){
let data15 = data14[i2];
if(typeof data15 === "string"){
if(!pattern6.test(data15)){
const err34 = {instancePath:instancePath+"/allowed_lookups/" + i2,schemaPath:"#/properties/allowed_lookups/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.]*$"+"\""};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/allowed_lookups/" + i2,schemaPath:"#/properties/allowed_lookups/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
let i3 = data14.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data14[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err36 = {instancePath:instancePath+"/allowed_lookups",schemaPath:"#/properties/allowed_lookups/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i3+" are identical)"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err37 = {instancePath:instancePath+"/allowed_lookups",schemaPath:"#/properties/allowed_lookups/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.allowed_filters !== undefined){
let data16 = data.allowed_filters;
if(Array.isArray(data16)){
const len2 = data16.length;
for(let i4=0; i4<len2; i4++){
let data17 = data16[i4];
if(typeof data17 === "string"){
if(!pattern6.test(data17)){
const err38 = {instancePath:instancePath+"/allowed_filters/" + i4,schemaPath:"#/properties/allowed_filters/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.]*$"+"\""};
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
const err39 = {instancePath:instancePath+"/allowed_filters/" + i4,schemaPath:"#/properties/allowed_filters/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
let i5 = data16.length;
let j2;
if(i5 > 1){
const indices2 = {};
for(;i5--;){
let item2 = data16[i5];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err40 = {instancePath:instancePath+"/allowed_filters",schemaPath:"#/properties/allowed_filters/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i5+" are identical)"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
break;
}
indices2[item2] = i5;
}
}
}
else {
const err41 = {instancePath:instancePath+"/allowed_filters",schemaPath:"#/properties/allowed_filters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.state_key !== undefined){
let data18 = data.state_key;
if(Array.isArray(data18)){
const len3 = data18.length;
for(let i6=0; i6<len3; i6++){
let data19 = data18[i6];
if(typeof data19 === "string"){
if(!pattern8.test(data19)){
const err42 = {instancePath:instancePath+"/state_key/" + i6,schemaPath:"#/properties/state_key/items/pattern",keyword:"pattern",params:{pattern: "^(?:ssh-ed25519|ecdsa-sha2-nistp256|sk-ssh-ed25519@openssh\\.com) [A-Za-z0-9+/]+={0,2}$"},message:"must match pattern \""+"^(?:ssh-ed25519|ecdsa-sha2-nistp256|sk-ssh-ed25519@openssh\\.com) [A-Za-z0-9+/]+={0,2}$"+"\""};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/state_key/" + i6,schemaPath:"#/properties/state_key/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
let i7 = data18.length;
let j3;
if(i7 > 1){
const indices3 = {};
for(;i7--;){
let item3 = data18[i7];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err44 = {instancePath:instancePath+"/state_key",schemaPath:"#/properties/state_key/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i7+" are identical)"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
break;
}
indices3[item3] = i7;
}
}
}
else {
const err45 = {instancePath:instancePath+"/state_key",schemaPath:"#/properties/state_key/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.state_max_age !== undefined){
let data20 = data.state_max_age;
if(typeof data20 === "string"){
if(!pattern9.test(data20)){
const err46 = {instancePath:instancePath+"/state_max_age",schemaPath:"#/properties/state_max_age/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,3}[hd]$"},message:"must match pattern \""+"^[1-9][0-9]{0,3}[hd]$"+"\""};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/state_max_age",schemaPath:"#/properties/state_max_age/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.approval !== undefined){
let data21 = data.approval;
if(typeof data21 !== "string"){
const err48 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!(((data21 === "none") || (data21 === "commits")) || (data21 === "pull-requests"))){
const err49 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/enum",keyword:"enum",params:{allowedValues: schema31.properties.approval.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.approved_plans !== undefined){
let data22 = data.approved_plans;
if(Array.isArray(data22)){
const len4 = data22.length;
for(let i8=0; i8<len4; i8++){
let data23 = data22[i8];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.fingerprint === undefined){
const err50 = {instancePath:instancePath+"/approved_plans/" + i8,schemaPath:"#/properties/approved_plans/items/required",keyword:"required",params:{missingProperty: "fingerprint"},message:"must have required property '"+"fingerprint"+"'"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data23.reason === undefined){
const err51 = {instancePath:instancePath+"/approved_plans/" + i8,schemaPath:"#/properties/approved_plans/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key3 in data23){
if(!((key3 === "fingerprint") || (key3 === "reason"))){
const err52 = {instancePath:instancePath+"/approved_plans/" + i8,schemaPath:"#/properties/approved_plans/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data23.fingerprint !== undefined){
let data24 = data23.fingerprint;
if(typeof data24 === "string"){
if(!pattern10.test(data24)){
const err53 = {instancePath:instancePath+"/approved_plans/" + i8+"/fingerprint",schemaPath:"#/properties/approved_plans/items/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/approved_plans/" + i8+"/fingerprint",schemaPath:"#/properties/approved_plans/items/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data23.reason !== undefined){
let data25 = data23.reason;
if(typeof data25 === "string"){
if(func2(data25) < 1){
const err55 = {instancePath:instancePath+"/approved_plans/" + i8+"/reason",schemaPath:"#/properties/approved_plans/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/approved_plans/" + i8+"/reason",schemaPath:"#/properties/approved_plans/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/approved_plans/" + i8,schemaPath:"#/properties/approved_plans/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/approved_plans",schemaPath:"#/properties/approved_plans/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.plain_passwords !== undefined){
let data26 = data.plain_passwords;
if(Array.isArray(data26)){
const len5 = data26.length;
for(let i9=0; i9<len5; i9++){
let data27 = data26[i9];
if(typeof data27 === "string"){
if(!pattern11.test(data27)){
const err59 = {instancePath:instancePath+"/plain_passwords/" + i9,schemaPath:"#/properties/plain_passwords/items/pattern",keyword:"pattern",params:{pattern: "^[a-z_]+(\\.[^\\s]+)?$"},message:"must match pattern \""+"^[a-z_]+(\\.[^\\s]+)?$"+"\""};
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
const err60 = {instancePath:instancePath+"/plain_passwords/" + i9,schemaPath:"#/properties/plain_passwords/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
let i10 = data26.length;
let j4;
if(i10 > 1){
const indices4 = {};
for(;i10--;){
let item4 = data26[i10];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err61 = {instancePath:instancePath+"/plain_passwords",schemaPath:"#/properties/plain_passwords/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i10+" are identical)"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
break;
}
indices4[item4] = i10;
}
}
}
else {
const err62 = {instancePath:instancePath+"/plain_passwords",schemaPath:"#/properties/plain_passwords/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateRemovals = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"removals.schema.json","title":"Removals","description":"Consent to what leaves the inventory: removals.yml beside hosts/. An entry is used once.","type":["array","null"],"items":{"type":"object","required":["action","reason"],"additionalProperties":false,"properties":{"instance":{"description":"Instance that leaves: <pg_cluster>-<pg_seq>.","type":"string","pattern":"^[a-z][a-z0-9-]*-[0-9]+$"},"cluster":{"description":"Cluster that leaves, with all its instances; or that of the user or database.","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"user":{"description":"User that leaves pg_users of the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"database":{"description":"Database that leaves pg_databases of the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"action":{"description":"destroy: stop it and delete its data, drop it. forget: leave it as it is, nothing looks after it any more.","type":"string","enum":["destroy","forget"]},"reassign_to":{"description":"Role that takes over what a dropped user owns; without it, a user that owns anything is not dropped.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"reason":{"description":"Why, for those who read it later.","type":"string","minLength":3},"until":{"description":"Last day on which the entry counts, YYYY-MM-DD.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},"oneOf":[{"required":["instance"]},{"required":["cluster"]}],"dependentRequired":{"user":["cluster"],"database":["cluster"],"reassign_to":["user"]},"not":{"required":["user","database"]}}};
const pattern12 = new RegExp("^[a-z][a-z0-9-]*-[0-9]+$", "u");
const pattern13 = new RegExp("^[a-z][a-z0-9-]*$", "u");
const pattern14 = new RegExp("^[a-z_][a-z0-9_-]{0,62}$", "u");
const pattern17 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="removals.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema32.type},message:"must be array,null"};
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
if(!pattern12.test(data1)){
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
if(!pattern13.test(data2)){
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
if(!pattern14.test(data3)){
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
if(!pattern14.test(data4)){
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
const err18 = {instancePath:instancePath+"/" + i0+"/action",schemaPath:"#/items/properties/action/enum",keyword:"enum",params:{allowedValues: schema32.items.properties.action.enum},message:"must be equal to one of the allowed values"};
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
if(!pattern14.test(data6)){
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
if(func2(data7) < 3){
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
if(!pattern17.test(data8)){
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
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_meta_node = validate36;
const schema70 = {"description":"The host is a meta node: it runs etcd, Prometheus and nginx, and Ansible is driven from it.","level":"C","type":"boolean","default":false};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_node_dns_hosts = validate37;
const schema71 = {"description":"Lines \"address name …\" of a managed block in /etc/hosts.","level":"C","type":"array","items":{"type":"string","pattern":"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},"default":[]};
const pattern18 = new RegExp("^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$", "u");

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!pattern18.test(data0)){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"},message:"must match pattern \""+"^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_node_packages = validate38;
const schema72 = {"description":"Debian packages for every node, beyond what the roles need.","level":"C","type":"array","items":{"$ref":"#/$defs/package"},"default":[]};
const schema36 = {"type":"string","pattern":"^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"};
const pattern19 = new RegExp("^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$", "u");

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!pattern19.test(data0)){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/package/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"},message:"must match pattern \""+"^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/package/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_node_timezone = validate39;
const schema74 = {"description":"Time zone, by its name in the time zone database; empty: as it is.","level":"C","type":"string","pattern":"^[A-Za-z0-9_+/-]*$","default":"UTC"};
const pattern20 = new RegExp("^[A-Za-z0-9_+/-]*$", "u");

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern20.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_+/-]*$"},message:"must match pattern \""+"^[A-Za-z0-9_+/-]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_node_sysctl_params = validate40;
const schema75 = {"description":"Kernel settings, by name.","level":"C","type":"object","additionalProperties":{"type":["string","integer"]},"default":{}};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if((typeof data0 !== "string") && (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0))))){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema75.additionalProperties.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const of_node_exporter_port = validate41;
const schema37 = {"type":"integer","minimum":1,"maximum":65535};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 65535 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_node_exporter_options = validate42;
const schema77 = {"description":"More command line options for node_exporter.","level":"C/I","type":"string","default":""};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}
validate42.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_dcs_servers = validate43;
const schema78 = {"description":"Members of the consensus store: name to address.","level":"G","type":"object","additionalProperties":{"type":"string"},"default":{}};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(typeof data[key0] !== "string"){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const of_dcs_type = validate44;
const schema79 = {"description":"Consensus store of Patroni.","level":"G","type":"string","enum":["etcd","consul"],"default":"etcd","unsupported":{"unless":["etcd"],"reason":"the playbooks here set up etcd; set etcd"}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "etcd") || (data === "consul"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema79.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_etcd_data_dir = validate45;
const schema80 = {"description":"Data directory of etcd.","level":"G","type":"string","pattern":"^/[A-Za-z0-9._/-]+$","default":"/var/lib/etcd/pigsty"};
const pattern21 = new RegExp("^/[A-Za-z0-9._/-]+$", "u");

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern21.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_prometheus_scrape_interval = validate46;
const schema81 = {"description":"How often Prometheus scrapes.","level":"G","type":"string","pattern":"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$","default":"10s"};
const pattern23 = new RegExp("^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$", "u");

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern23.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"},message:"must match pattern \""+"^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_exporter_metrics_path = validate47;
const schema82 = {"description":"HTTP path under which every exporter serves its metrics.","level":"G","type":"string","pattern":"^/[A-Za-z0-9._/-]*$","default":"/metrics"};
const pattern26 = new RegExp("^/[A-Za-z0-9._/-]*$", "u");

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate47.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern26.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]*$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}
validate47.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_alertmanager_route = validate48;
const schema83 = {"description":"Alertmanager's tree of routes, which leads alerts to receivers.","level":"G","type":"object","required":["receiver"],"properties":{"receiver":{"type":"string","minLength":1},"routes":{"type":"array","items":{"type":"object"}}},"default":{"receiver":"nobody","group_by":["alertname","cls"],"group_wait":"10s","group_interval":"1m","repeat_interval":"4h"}};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.receiver === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "receiver"},message:"must have required property '"+"receiver"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.receiver !== undefined){
let data0 = data.receiver;
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err1 = {instancePath:instancePath+"/receiver",schemaPath:"#/properties/receiver/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/receiver",schemaPath:"#/properties/receiver/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.routes !== undefined){
let data1 = data.routes;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err3 = {instancePath:instancePath+"/routes/" + i0,schemaPath:"#/properties/routes/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err4 = {instancePath:instancePath+"/routes",schemaPath:"#/properties/routes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":{"receiver":true,"routes":true},"dynamicProps":false,"dynamicItems":false};

export const of_alertmanager_receivers = validate49;
const schema84 = {"description":"Alertmanager's receivers, with the passwords and addresses that they need.","level":"G","type":"array","writeOnly":true,"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1}}},"default":[{"name":"nobody"}]};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.name === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.name !== undefined){
let data1 = data0.name;
if(typeof data1 === "string"){
if(func2(data1) < 1){
const err1 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_pg_cluster = validate50;
const schema85 = {"description":"Name of the cluster: Patroni's scope, first part of instance and service names. Equal to the name of the group.","level":"C","type":"string","pattern":"^[a-z][a-z0-9-]*$","maxLength":63};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(func2(data) > 63){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern13.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_seq = validate51;
const schema86 = {"description":"Number of the instance, unique in its cluster, never used again: the instance is <pg_cluster>-<pg_seq>.","level":"I","type":"integer","minimum":0};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate51.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate51.errors = vErrors;
return errors === 0;
}
validate51.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_role = validate52;
const schema87 = {"description":"Role at bootstrap, and a label for services and HBA rules. Who leads at the moment is decided by Patroni.","level":"I","type":"string","enum":["primary","replica","offline","standby","delayed"],"unsupported":{"unless":["primary","replica","offline"],"reason":"the playbooks here run primary, replica and offline; set replica or offline"}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((((data === "primary") || (data === "replica")) || (data === "offline")) || (data === "standby")) || (data === "delayed"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema87.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_weight = validate53;
const schema88 = {"description":"Weight of the instance in load balancing, 0 to 256; 0 takes no new connections.","level":"I","type":"integer","minimum":0,"maximum":256,"default":100};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 256 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_users = validate54;
const schema89 = {"description":"Business users of the cluster, created in this order.","level":"C","type":"array","items":{"$ref":"#/$defs/user"},"default":[]};
const schema39 = {"description":"A role or user of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the user, unique in the cluster.","$ref":"#/$defs/role_name"},"password":{"description":"Password in clear, or a scram-sha-256 verifier.","type":"string","writeOnly":true,"minLength":1},"login":{"description":"May log in.","type":"boolean","default":true},"superuser":{"description":"Is a superuser.","type":"boolean","default":false},"createdb":{"description":"May create databases.","type":"boolean","default":false},"createrole":{"description":"May create roles.","type":"boolean","default":false},"inherit":{"description":"Has the privileges of its roles without SET ROLE.","type":"boolean","default":true},"replication":{"description":"May stream.","type":"boolean","default":false},"bypassrls":{"description":"Is not subject to row security.","type":"boolean","default":false},"pgbouncer":{"description":"May log in through pgbouncer.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"expire_in":{"description":"Days from its creation until the password expires; counted once.","type":"integer","minimum":1},"expire_at":{"description":"Day on which the password expires, YYYY-MM-DD.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"comment":{"description":"What the user is for.","default":"","type":"string"},"roles":{"description":"Roles that the user is a member of.","type":"array","items":{"$ref":"#/$defs/role_name"},"uniqueItems":true,"default":[]},"parameters":{"description":"Settings of the sessions of the user.","type":["object","null"],"propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}}}};
const schema40 = {"type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"};
const func0 = runtime1.default;
const pattern31 = new RegExp("^[a-z_][a-z0-9_.]*$", "u");

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
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
if(!(func1.call(schema39.properties, key0))){
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
if(!pattern14.test(data0)){
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
if(func2(data1) < 1){
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
if(!pattern14.test(data15)){
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
const err25 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: schema39.properties.parameters.type},message:"must be object,null"};
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
if(!pattern31.test(key1)){
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
const err28 = {instancePath:instancePath+"/parameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: schema39.properties.parameters.additionalProperties.type},message:"must be string,number,boolean"};
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
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate25(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_pg_databases = validate56;
const schema90 = {"description":"Business databases of the cluster, created in this order, after the users.","level":"C","type":"array","items":{"$ref":"#/$defs/database"},"default":[]};
const schema42 = {"description":"A database of PostgreSQL.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the database, unique in the cluster.","type":"string","pattern":"^[a-z_][a-z0-9_-]{0,62}$"},"owner":{"description":"Its owner: a user or role of the cluster.","$ref":"#/$defs/role_name","default":"postgres"},"template":{"description":"Database it is copied from at creation.","type":"string","default":"template1"},"encoding":{"description":"Encoding, at creation.","type":"string"},"lc_collate":{"description":"Sort order, at creation.","type":"string"},"lc_ctype":{"description":"Character classes, at creation.","type":"string"},"revokeconn":{"description":"Only the owner, the administrator, monitoring and replication may connect.","type":"boolean","default":false},"connlimit":{"description":"Most connections at a time; -1: no limit.","type":"integer","minimum":-1,"default":-1},"pgbouncer":{"description":"Reachable through pgbouncer.","type":"boolean","default":true},"comment":{"description":"What the database is for.","default":"","type":"string"},"schemas":{"description":"Schemas in it.","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"uniqueItems":true,"default":[]},"extensions":{"description":"Extensions in it.","type":"array","items":{"$ref":"#/$defs/extension"},"default":[]},"parameters":{"description":"Settings of the sessions in the database.","type":["object","null"],"propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}},"locale":{"description":"Sort order and character classes at once, at creation.","type":"string","unread":"write lc_collate and lc_ctype"},"tablespace":{"description":"Tablespace of the database.","type":"string","default":"pg_default","unread":"every database is in pg_default"},"allowconn":{"description":"Anybody may connect at all.","type":"boolean","default":true,"unread":"every database takes connections"},"baseline":{"description":"SQL file that Pigsty runs in the database.","type":"string","unread":"no SQL file is run; bring schemas about by your own migrations"}}};
const schema44 = {"description":"An extension of a database.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-z_][a-z0-9_-]*$","description":"Name of the extension."},"schema":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$","description":"Schema it is installed into."}}};
const pattern34 = new RegExp("^[a-z_][a-z0-9_]*$", "u");
const pattern35 = new RegExp("^[a-z_][a-z0-9_-]*$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
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
if(!(func1.call(schema42.properties, key0))){
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
if(!pattern14.test(data0)){
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
if(!pattern14.test(data1)){
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
if(!pattern34.test(data11)){
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
if(!pattern35.test(data14)){
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
if(!pattern34.test(data15)){
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
const err27 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: schema42.properties.parameters.type},message:"must be object,null"};
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
if(!pattern31.test(key2)){
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
const err30 = {instancePath:instancePath+"/parameters/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: schema42.properties.parameters.additionalProperties.type},message:"must be string,number,boolean"};
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
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate27(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_pg_services_extra = validate58;
const schema91 = {"description":"Services of this cluster beyond pg_services.","level":"C","type":"array","items":{"$ref":"#/$defs/service"},"default":[]};
const schema45 = {"description":"A port of HAProxy that leads to some members of the cluster.","type":"object","required":["name","src_port","selector"],"additionalProperties":false,"properties":{"name":{"description":"Name of the service: <pg_cluster>-<name>.","type":"string","pattern":"^[a-z][a-z0-9-]*$"},"src_ip":{"description":"Address that HAProxy listens on; *: all. There is no virtual address that vip could stand for.","type":"string","pattern":"^(\\*|(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$","default":"*"},"src_port":{"description":"Port that HAProxy listens on.","$ref":"#/$defs/port"},"dst_port":{"description":"Where it leads: postgres, pgbouncer or a port.","anyOf":[{"type":"string","enum":["postgres","pgbouncer"]},{"$ref":"#/$defs/port"}],"default":"postgres"},"check_method":{"description":"How a member is checked.","type":"string","enum":["http","tcp"],"default":"http"},"check_port":{"description":"Port that is checked: patroni or a port.","anyOf":[{"type":"string","enum":["patroni","pg_exporter"]},{"$ref":"#/$defs/port"}],"default":"patroni"},"check_url":{"description":"Path of Patroni's REST interface that answers for the role wanted.","type":"string","pattern":"^/[A-Za-z0-9._/?=&-]*$","default":"/"},"check_code":{"description":"Status of a healthy answer.","type":"integer","minimum":100,"maximum":599,"default":200},"selector":{"description":"JMESPath over the variables of the members: who serves; [] all.","type":"string"},"selector_backup":{"description":"JMESPath over the variables of the members: who serves when nobody else does.","type":"string"},"haproxy":{"description":"Settings of the proxy.","type":"object","additionalProperties":false,"properties":{"maxconn":{"description":"Most connections at a time.","type":"integer","minimum":1,"default":3000,"maximum":1000000},"balance":{"description":"How a member is chosen.","type":"string","default":"roundrobin","enum":["roundrobin","static-rr","leastconn","first","source","random"]},"default_server_options":{"description":"Options of every server line, those of its check too; without them the servers track a check that services share.","type":"string","pattern":"^[ -~]*$"}}}}};
const pattern39 = new RegExp("^(\\*|(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$", "u");
const pattern40 = new RegExp("^/[A-Za-z0-9._/?=&-]*$", "u");
const pattern41 = new RegExp("^[ -~]*$", "u");

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
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
if(!(func1.call(schema45.properties, key0))){
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
if(!pattern13.test(data0)){
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
if(!pattern39.test(data1)){
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
const err12 = {instancePath:instancePath+"/dst_port",schemaPath:"#/properties/dst_port/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema45.properties.dst_port.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
const err18 = {instancePath:instancePath+"/check_method",schemaPath:"#/properties/check_method/enum",keyword:"enum",params:{allowedValues: schema45.properties.check_method.enum},message:"must be equal to one of the allowed values"};
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
const err20 = {instancePath:instancePath+"/check_port",schemaPath:"#/properties/check_port/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema45.properties.check_port.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
if(!pattern40.test(data6)){
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
const err37 = {instancePath:instancePath+"/haproxy/balance",schemaPath:"#/properties/haproxy/properties/balance/enum",keyword:"enum",params:{allowedValues: schema45.properties.haproxy.properties.balance.enum},message:"must be equal to one of the allowed values"};
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
if(!pattern41.test(data13)){
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
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate29(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_pg_hba_rules_extra = validate60;
const schema92 = {"description":"HBA rules of this cluster, tried before those of pg_hba_rules.","level":"C","type":"array","items":{"$ref":"#/$defs/hba"},"default":[]};
const schema49 = {"description":"HBA rules for instances of a role.","type":"object","required":["role","rules"],"additionalProperties":false,"properties":{"title":{"description":"What the rules are for: a comment in the file, of one line.","type":"string","pattern":"^[^\\x00-\\x1f\\x7f]*$"},"role":{"description":"On which instances; common: on all.","type":"string","enum":["common","primary","replica","offline"]},"rules":{"description":"Lines of pg_hba.conf: type, database, user, address, method.","type":"array","minItems":1,"items":{"type":"string","minLength":1}}}};
const pattern42 = new RegExp("^[^\\x00-\\x1f\\x7f]*$", "u");

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.role === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.rules === undefined){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/hba/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data0){
if(!(((key0 === "title") || (key0 === "role")) || (key0 === "rules"))){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/hba/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.title !== undefined){
let data1 = data0.title;
if(typeof data1 === "string"){
if(!pattern42.test(data1)){
const err3 = {instancePath:instancePath+"/" + i0+"/title",schemaPath:"#/$defs/hba/properties/title/pattern",keyword:"pattern",params:{pattern: "^[^\\x00-\\x1f\\x7f]*$"},message:"must match pattern \""+"^[^\\x00-\\x1f\\x7f]*$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/" + i0+"/title",schemaPath:"#/$defs/hba/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.role !== undefined){
let data2 = data0.role;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/" + i0+"/role",schemaPath:"#/$defs/hba/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((((data2 === "common") || (data2 === "primary")) || (data2 === "replica")) || (data2 === "offline"))){
const err6 = {instancePath:instancePath+"/" + i0+"/role",schemaPath:"#/$defs/hba/properties/role/enum",keyword:"enum",params:{allowedValues: schema49.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.rules !== undefined){
let data3 = data0.rules;
if(Array.isArray(data3)){
if(data3.length < 1){
const err7 = {instancePath:instancePath+"/" + i0+"/rules",schemaPath:"#/$defs/hba/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 === "string"){
if(func2(data4) < 1){
const err8 = {instancePath:instancePath+"/" + i0+"/rules/" + i1,schemaPath:"#/$defs/hba/properties/rules/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err9 = {instancePath:instancePath+"/" + i0+"/rules/" + i1,schemaPath:"#/$defs/hba/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/" + i0+"/rules",schemaPath:"#/$defs/hba/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err11 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/hba/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_pg_admin_username = validate61;

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern14.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]{0,62}$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_admin_password = validate62;
const schema95 = {"description":"Password of the administrator.","level":"G","type":"string","writeOnly":true,"minLength":1};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(func2(data) < 1){
const err0 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_version = validate63;
const schema96 = {"description":"Major version of PostgreSQL.","level":"C","type":"integer","minimum":10,"maximum":18,"default":15};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 18 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 18},message:"must be <= 18"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 10 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_listen = validate64;
const schema97 = {"description":"Address PostgreSQL listens on; pgbouncer listens on all of the host.","level":"C","type":"string","default":"0.0.0.0","pattern":"^[0-9A-Za-z.:,*-]+$"};
const pattern53 = new RegExp("^[0-9A-Za-z.:,*-]+$", "u");

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern53.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z.:,*-]+$"},message:"must match pattern \""+"^[0-9A-Za-z.:,*-]+$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_localhost = validate65;
const schema98 = {"description":"Directory of the Unix sockets of PostgreSQL and pgbouncer.","level":"C","type":"string","default":"/var/run/postgresql","pattern":"^/[A-Za-z0-9._/-]+$","maxLength":90};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(func2(data) > 90){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 90},message:"must NOT have more than 90 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern21.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._/-]+$"},message:"must match pattern \""+"^/[A-Za-z0-9._/-]+$"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_namespace = validate66;
const schema99 = {"description":"Prefix of the keys of Patroni in the consensus store.","level":"C","type":"string","pattern":"^(/[A-Za-z0-9._-]+)+$","default":"/pg"};
const pattern55 = new RegExp("^(/[A-Za-z0-9._-]+)+$", "u");

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern55.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(/[A-Za-z0-9._-]+)+$"},message:"must match pattern \""+"^(/[A-Za-z0-9._-]+)+$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_patroni_watchdog_mode = validate67;
const schema100 = {"description":"Use of the watchdog by Patroni; off may stand without quotes, as YAML reads it as false.","level":"C","type":["string","boolean"],"enum":["off","automatic","require","required",false],"default":"off"};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate67.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (typeof data !== "boolean")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema100.type},message:"must be string,boolean"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((((data === "off") || (data === "automatic")) || (data === "require")) || (data === "required")) || (data === false))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema100.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}
validate67.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_conf = validate68;
const schema101 = {"description":"Template of PostgreSQL settings, by size and purpose of the node.","level":"C","type":"string","enum":["tiny.yml","oltp.yml","crit.yml","olap.yml","mini.yml","small.yml","medium.yml","large.yml"],"default":"tiny.yml","unsupported":{"unless":["tiny.yml","oltp.yml","crit.yml"],"reason":"there are templates for tiny.yml, oltp.yml and crit.yml; take one of them and set the rest in pg_parameters"}};

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate68.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((((((data === "tiny.yml") || (data === "oltp.yml")) || (data === "crit.yml")) || (data === "olap.yml")) || (data === "mini.yml")) || (data === "small.yml")) || (data === "medium.yml")) || (data === "large.yml"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema101.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}
validate68.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_parameters = validate69;
const schema102 = {"description":"PostgreSQL settings over those of pg_conf; the same on all members of a cluster.","level":"C","type":"object","propertyNames":{"pattern":"^[a-z_][a-z0-9_.]*$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{}};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate69.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern31.test(key0)){
const err0 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_.]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_.]*$"+"\"",propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err1 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
for(const key1 in data){
let data0 = data[key1];
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err2 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema102.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}
validate69.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const of_pg_encoding = validate70;
const schema103 = {"description":"Encoding of a new cluster.","level":"C","type":"string","default":"UTF8","pattern":"^[A-Za-z0-9_-]+$"};
const pattern57 = new RegExp("^[A-Za-z0-9_-]+$", "u");

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate70.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern57.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate70.errors = vErrors;
return errors === 0;
}
validate70.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_locale = validate71;
const schema104 = {"description":"Locale of a new cluster.","level":"C","type":"string","default":"C","pattern":"^[A-Za-z][A-Za-z0-9_.@-]*$"};
const pattern58 = new RegExp("^[A-Za-z][A-Za-z0-9_.@-]*$", "u");

function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate71.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern58.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_.@-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_.@-]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate71.errors = vErrors;
return errors === 0;
}
validate71.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pgbouncer_poolmode = validate72;
const schema105 = {"description":"When a server connection goes back to the pool.","level":"C","type":"string","enum":["session","transaction","statement"],"default":"transaction"};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate72.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "session") || (data === "transaction")) || (data === "statement"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema105.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate72.errors = vErrors;
return errors === 0;
}
validate72.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_default_privileges = validate73;
const schema106 = {"description":"Privileges on what the administrators will create: GRANT … ON SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES TO role.","level":"G/C","type":"array","items":{"type":"string","pattern":"^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"},"default":["GRANT USAGE ON SCHEMAS TO dbrole_readonly","GRANT SELECT ON TABLES TO dbrole_readonly","GRANT SELECT ON SEQUENCES TO dbrole_readonly","GRANT EXECUTE ON FUNCTIONS TO dbrole_readonly","GRANT USAGE ON SCHEMAS TO dbrole_offline","GRANT SELECT ON TABLES TO dbrole_offline","GRANT SELECT ON SEQUENCES TO dbrole_offline","GRANT EXECUTE ON FUNCTIONS TO dbrole_offline","GRANT INSERT, UPDATE, DELETE ON TABLES TO dbrole_readwrite","GRANT USAGE, UPDATE ON SEQUENCES TO dbrole_readwrite","GRANT TRUNCATE, REFERENCES, TRIGGER ON TABLES TO dbrole_admin","GRANT CREATE ON SCHEMAS TO dbrole_admin"]};
const pattern61 = new RegExp("^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$", "u");

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate73.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!pattern61.test(data0)){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/pattern",keyword:"pattern",params:{pattern: "^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}
validate73.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_pg_default_schemas = validate74;
const schema107 = {"description":"Schemas that every database has.","level":"G/C","type":"array","items":{"type":"string","pattern":"^[a-z_][a-z0-9_]*$"},"default":["monitor"]};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate74.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!pattern34.test(data0)){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}
validate74.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_pg_default_extensions = validate75;
const schema108 = {"description":"Extensions that every database has.","level":"G/C","type":"array","items":{"$ref":"#/$defs/extension"},"default":[{"name":"pg_stat_statements","schema":"monitor"},{"name":"pgstattuple","schema":"monitor"},{"name":"pg_buffercache","schema":"monitor"},{"name":"pageinspect","schema":"monitor"},{"name":"pg_prewarm","schema":"monitor"},{"name":"pg_visibility","schema":"monitor"},{"name":"pg_freespacemap","schema":"monitor"},{"name":"postgres_fdw"},{"name":"file_fdw"},{"name":"btree_gist"},{"name":"btree_gin"},{"name":"pg_trgm"},{"name":"intagg"},{"name":"intarray"}]};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate75.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.name === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/extension/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data0){
if(!((key0 === "name") || (key0 === "schema"))){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/extension/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.name !== undefined){
let data1 = data0.name;
if(typeof data1 === "string"){
if(!pattern35.test(data1)){
const err2 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/$defs/extension/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_-]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_-]*$"+"\""};
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
const err3 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/$defs/extension/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.schema !== undefined){
let data2 = data0.schema;
if(typeof data2 === "string"){
if(!pattern34.test(data2)){
const err4 = {instancePath:instancePath+"/" + i0+"/schema",schemaPath:"#/$defs/extension/properties/schema/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
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
const err5 = {instancePath:instancePath+"/" + i0+"/schema",schemaPath:"#/$defs/extension/properties/schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/extension/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}
validate75.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_haproxy_admin_password = validate76;
const schema110 = {"description":"Password of HAProxy's administration page.","level":"G","type":"string","writeOnly":true,"minLength":1,"default":"pigsty","pattern":"^[!$-&(-\\[\\]-~]*$"};
const pattern68 = new RegExp("^[!$-&(-\\[\\]-~]*$", "u");

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate76.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(func2(data) < 1){
const err0 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern68.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[!$-&(-\\[\\]-~]*$"},message:"must match pattern \""+"^[!$-&(-\\[\\]-~]*$"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate76.errors = vErrors;
return errors === 0;
}
validate76.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_haproxy_client_timeout = validate77;
const schema111 = {"description":"How long a client may be silent.","level":"C","type":"string","pattern":"^[0-9]+(us|ms|s|m|h|d)?$","default":"24h"};
const pattern69 = new RegExp("^[0-9]+(us|ms|s|m|h|d)?$", "u");

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate77.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern69.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(us|ms|s|m|h|d)?$"},message:"must match pattern \""+"^[0-9]+(us|ms|s|m|h|d)?$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}
validate77.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_vip_mode = validate78;
const schema112 = {"description":"Virtual address of the cluster: with l2, on the member that leads, by VRRP.","level":"C","type":"string","enum":["none","l2","l4"],"default":"none","unsupported":{"unless":["none","l2"],"reason":"there are no load balancers in front of the members here; set l2, or none and balance on the clients"}};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate78.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "none") || (data === "l2")) || (data === "l4"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema112.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate78.errors = vErrors;
return errors === 0;
}
validate78.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_patroni_restart_order = validate79;
const schema113 = {"description":"Restarts only, given by the plan: who takes a setting first. A setting that a replica must not have lower than its leader is raised on the replicas first and lowered on the leader first.","level":"A","type":"string","enum":["replicas,leader","leader,replicas","replicas,leader,replicas"],"default":"replicas,leader"};

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate79.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "replicas,leader") || (data === "leader,replicas")) || (data === "replicas,leader,replicas"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema113.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate79.errors = vErrors;
return errors === 0;
}
validate79.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_runner_state = validate80;
const schema114 = {"description":"Given to runner.yml on the command line: whether GitHub's runners are on the meta node.","level":"A","enum":["present","absent"],"default":"present"};

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate80.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!((data === "present") || (data === "absent"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema114.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate80.errors = vErrors;
return errors === 0;
}
validate80.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_proxy_env = validate81;
const schema115 = {"description":"Environment of package downloads: proxies and hosts without one.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"object","additionalProperties":{"type":["string","null"]}};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate81.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if((typeof data0 !== "string") && (data0 !== null)){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema115.additionalProperties.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}
validate81.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const of_repo_home = validate82;
const schema116 = {"description":"Folder of the local repository.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"string","pattern":"^/[^\\s'\"]*$","default":"/www"};
const pattern71 = new RegExp("^/[^\\s'\"]*$", "u");

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate82.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern71.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^/[^\\s'\"]*$"},message:"must match pattern \""+"^/[^\\s'\"]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate82.errors = vErrors;
return errors === 0;
}
validate82.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_repo_upstreams = validate83;
const schema117 = {"description":"Repositories that the local one is filled from.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"gpgcheck":{"type":"boolean"},"enabled":{"type":"boolean"},"baseurl":{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}}}};

function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.name === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.name !== undefined){
if(typeof data0.name !== "string"){
const err1 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.description !== undefined){
if(typeof data0.description !== "string"){
const err2 = {instancePath:instancePath+"/" + i0+"/description",schemaPath:"#/items/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.gpgcheck !== undefined){
if(typeof data0.gpgcheck !== "boolean"){
const err3 = {instancePath:instancePath+"/" + i0+"/gpgcheck",schemaPath:"#/items/properties/gpgcheck/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.enabled !== undefined){
if(typeof data0.enabled !== "boolean"){
const err4 = {instancePath:instancePath+"/" + i0+"/enabled",schemaPath:"#/items/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.baseurl !== undefined){
let data5 = data0.baseurl;
const _errs12 = errors;
let valid3 = false;
const _errs13 = errors;
if(typeof data5 !== "string"){
const err5 = {instancePath:instancePath+"/" + i0+"/baseurl",schemaPath:"#/items/properties/baseurl/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs13 === errors;
valid3 = valid3 || _valid0;
const _errs15 = errors;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(typeof data5[i1] !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/baseurl/" + i1,schemaPath:"#/items/properties/baseurl/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err7 = {instancePath:instancePath+"/" + i0+"/baseurl",schemaPath:"#/items/properties/baseurl/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs15 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const err8 = {instancePath:instancePath+"/" + i0+"/baseurl",schemaPath:"#/items/properties/baseurl/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}
validate83.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_repo_packages = validate84;
const schema118 = {"description":"Packages to download, several to a line.","level":"G","unread":"packages come from Debian's archives; no local repository is built","type":"array","items":{"type":"string"}};

function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate84.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(typeof data[i0] !== "string"){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate84.errors = vErrors;
return errors === 0;
}
validate84.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_ca_method = validate85;
const schema119 = {"description":"Where the certificate authority comes from.","level":"G","unread":"no certificate authority is set up here","type":"string","enum":["create","copy","recreate"],"default":"create"};

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate85.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "create") || (data === "copy")) || (data === "recreate"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema119.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate85.errors = vErrors;
return errors === 0;
}
validate85.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_nginx_upstream = validate86;
const schema120 = {"description":"Domains that nginx forwards, and where to.","level":"G","unread":"nginx shows HAProxy's pages only","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"domain":{"type":"string"},"endpoint":{"type":"string"},"host":{"type":"string"},"url":{"type":"string"}}}};

function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate86.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.name === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.name !== undefined){
if(typeof data0.name !== "string"){
const err1 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.domain !== undefined){
if(typeof data0.domain !== "string"){
const err2 = {instancePath:instancePath+"/" + i0+"/domain",schemaPath:"#/items/properties/domain/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.endpoint !== undefined){
if(typeof data0.endpoint !== "string"){
const err3 = {instancePath:instancePath+"/" + i0+"/endpoint",schemaPath:"#/items/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.host !== undefined){
if(typeof data0.host !== "string"){
const err4 = {instancePath:instancePath+"/" + i0+"/host",schemaPath:"#/items/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.url !== undefined){
if(typeof data0.url !== "string"){
const err5 = {instancePath:instancePath+"/" + i0+"/url",schemaPath:"#/items/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate86.errors = vErrors;
return errors === 0;
}
validate86.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_app_list = validate87;
const schema121 = {"description":"Links on the home page.","level":"G","unread":"nginx shows HAProxy's pages only","type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"url":{"type":"string"},"comment":{"type":"string"}}}};

function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate87.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.name === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.name !== undefined){
if(typeof data0.name !== "string"){
const err1 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.url !== undefined){
if(typeof data0.url !== "string"){
const err2 = {instancePath:instancePath+"/" + i0+"/url",schemaPath:"#/items/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.comment !== undefined){
if(typeof data0.comment !== "string"){
const err3 = {instancePath:instancePath+"/" + i0+"/comment",schemaPath:"#/items/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate87.errors = vErrors;
return errors === 0;
}
validate87.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const of_prometheus_sd_method = validate88;
const schema122 = {"description":"How Prometheus finds its targets.","level":"G","unread":"targets are files on the meta node","type":"string","enum":["static","consul"],"default":"static"};

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate88.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "static") || (data === "consul"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema122.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}
validate88.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_prometheus_sd_target = validate89;
const schema123 = {"description":"One file of targets, or one an instance (Pigsty 1.2).","level":"G","unread":"targets are files on the meta node","type":"string","enum":["batch","single"]};

function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate89.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "batch") || (data === "single"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema123.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate89.errors = vErrors;
return errors === 0;
}
validate89.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_exporter_install = validate90;
const schema124 = {"description":"How exporters are installed.","level":"G","unread":"Debian decides it","type":"string","enum":["none","yum","binary"],"default":"none"};

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate90.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "none") || (data === "yum")) || (data === "binary"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema124.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate90.errors = vErrors;
return errors === 0;
}
validate90.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_exporter_repo_url = validate91;
const schema125 = {"description":"Repository of the exporters.","level":"G","unread":"Debian decides it","type":"string","pattern":"^([a-z]+://[^\\s]+)?$","default":""};
const pattern73 = new RegExp("^([a-z]+://[^\\s]+)?$", "u");

function validate91(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate91.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern73.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([a-z]+://[^\\s]+)?$"},message:"must match pattern \""+"^([a-z]+://[^\\s]+)?$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate91.errors = vErrors;
return errors === 0;
}
validate91.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_grafana_database = validate92;
const schema126 = {"description":"Where Grafana keeps its data.","level":"G","unread":"Grafana is not set up here","type":"string","enum":["sqlite3","postgres"],"default":"sqlite3"};

function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate92.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "sqlite3") || (data === "postgres"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema126.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate92.errors = vErrors;
return errors === 0;
}
validate92.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_grafana_plugin = validate93;
const schema127 = {"description":"What to do about plug-ins.","level":"G","unread":"Grafana is not set up here","type":"string","enum":["none","install","reinstall","always"],"default":"install"};

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate93.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "none") || (data === "install")) || (data === "reinstall")) || (data === "always"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema127.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}
validate93.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_loki_retention = validate94;
const schema128 = {"description":"How long logs are kept.","level":"G","unread":"logs are not collected here","type":"string","pattern":"^[0-9]+(ms|s|m|h|d|w|y)$","default":"15d"};
const pattern79 = new RegExp("^[0-9]+(ms|s|m|h|d|w|y)$", "u");

function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate94.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern79.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h|d|w|y)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h|d|w|y)$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}
validate94.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_service_registry = validate95;
const schema129 = {"description":"Where services are registered.","level":"G","unread":"etcd is the consensus store, and nothing is registered in Consul","type":"string","enum":["none","consul","etcd","both"],"default":"consul"};

function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate95.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "none") || (data === "consul")) || (data === "etcd")) || (data === "both"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema129.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate95.errors = vErrors;
return errors === 0;
}
validate95.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_dcs_exists_action = validate96;
const schema130 = {"description":"What happens to a consensus store that runs already.","level":"C/A","unread":"no playbook here removes what runs, unless removals.yml says so","type":"string","enum":["abort","skip","clean"],"default":"abort"};

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate96.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "abort") || (data === "skip")) || (data === "clean"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema130.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate96.errors = vErrors;
return errors === 0;
}
validate96.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_docker_cgroups_driver = validate97;
const schema131 = {"description":"Control groups driver of Docker.","level":"C","unread":"Docker is not set up here","type":"string","enum":["systemd","cgroupfs"],"default":"systemd"};

function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate97.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "systemd") || (data === "cgroupfs"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema131.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate97.errors = vErrors;
return errors === 0;
}
validate97.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_node_dns_server = validate98;
const schema132 = {"description":"What happens to the name servers of a node.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["add","overwrite","none"],"default":"add"};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate98.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "add") || (data === "overwrite")) || (data === "none"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema132.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}
validate98.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_node_repo_method = validate99;
const schema133 = {"description":"Which repositories a node uses.","level":"C","unread":"packages come from Debian's archives; no local repository is built","type":"string","enum":["local","public","none","both"],"default":"local"};

function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate99.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "local") || (data === "public")) || (data === "none")) || (data === "both"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema133.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate99.errors = vErrors;
return errors === 0;
}
validate99.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_node_tune = validate100;
const schema134 = {"description":"Profile of kernel settings; here they are node_sysctl_params.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["tiny","oltp","olap","crit"],"default":"tiny"};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate100.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "tiny") || (data === "oltp")) || (data === "olap")) || (data === "crit"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema134.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate100.errors = vErrors;
return errors === 0;
}
validate100.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_node_ntp_service = validate101;
const schema135 = {"description":"Which clock service.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["ntp","chrony"],"default":"ntp"};

function validate101(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate101.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "ntp") || (data === "chrony"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema135.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate101.errors = vErrors;
return errors === 0;
}
validate101.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_dbsu_sudo = validate102;
const schema136 = {"description":"What pg_dbsu may do by sudo.","level":"C","unread":"this part of a node is left as it is","type":"string","enum":["none","limit","all","nopass"],"default":"limit"};

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate102.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "none") || (data === "limit")) || (data === "all")) || (data === "nopass"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema136.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}
validate102.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_dummy_filesize = validate103;
const schema137 = {"description":"Size of a file that is deleted when the disk is full.","level":"C","unread":"the playbooks here do without it","type":"string","pattern":"^[0-9]+ *([kKMGTP]i?)?[bB]?$","default":"64MiB"};
const pattern89 = new RegExp("^[0-9]+ *([kKMGTP]i?)?[bB]?$", "u");

function validate103(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate103.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern89.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]+ *([kKMGTP]i?)?[bB]?$"},message:"must match pattern \""+"^[0-9]+ *([kKMGTP]i?)?[bB]?$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate103.errors = vErrors;
return errors === 0;
}
validate103.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_patroni_mode = validate104;
const schema138 = {"description":"With pause, the cluster is in maintenance mode: Patroni leaves PostgreSQL alone, and nothing fails over by itself.","level":"C","type":"string","enum":["default","pause","remove"],"default":"default","unsupported":{"unless":["default","pause"],"reason":"PostgreSQL runs under Patroni here; set pause, and Patroni leaves it alone"}};

function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate104.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "default") || (data === "pause")) || (data === "remove"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema138.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate104.errors = vErrors;
return errors === 0;
}
validate104.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_vip_address = validate105;
const schema139 = {"description":"Virtual address of the cluster, which its leader has; IPv4.","level":"C","type":"string","pattern":"^[0-9a-fA-F.:]+$"};
const pattern90 = new RegExp("^[0-9a-fA-F.:]+$", "u");

function validate105(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate105.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern90.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]+$"},message:"must match pattern \""+"^[0-9a-fA-F.:]+$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate105.errors = vErrors;
return errors === 0;
}
validate105.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_vip_cidrmask = validate106;
const schema140 = {"description":"Prefix length of the virtual address.","level":"C","type":"integer","minimum":1,"maximum":32,"default":24};

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate106.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 32 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32},message:"must be <= 32"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate106.errors = vErrors;
return errors === 0;
}
validate106.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_vip_interface = validate107;
const schema141 = {"description":"Network interface of the virtual address.","level":"C","type":"string","pattern":"^[A-Za-z0-9_.:@-]{1,15}$","default":"eth0"};
const pattern91 = new RegExp("^[A-Za-z0-9_.:@-]{1,15}$", "u");

function validate107(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate107.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern91.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.:@-]{1,15}$"},message:"must match pattern \""+"^[A-Za-z0-9_.:@-]{1,15}$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate107.errors = vErrors;
return errors === 0;
}
validate107.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_dns_mode = validate108;
const schema142 = {"description":"Which addresses the name of a cluster has; reserved.","level":"C","unread":"nothing here reads such labels","type":"string","enum":["vip","all","selector","none"],"default":"vip"};

function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate108.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "vip") || (data === "all")) || (data === "selector")) || (data === "none"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema142.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate108.errors = vErrors;
return errors === 0;
}
validate108.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_redis_cluster = validate109;
const schema143 = {"description":"Name of the Redis cluster.","level":"C","unread":"Redis is not set up here","type":"string","pattern":"^[a-z][a-z0-9-]*$"};

function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate109.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern13.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate109.errors = vErrors;
return errors === 0;
}
validate109.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_redis_instances = validate110;
const schema144 = {"description":"Instances of Redis on the node, by port.","level":"I","unread":"Redis is not set up here","type":"object","propertyNames":{"pattern":"^[0-9]{1,5}$"},"additionalProperties":{"type":["object","null"]}};
const pattern93 = new RegExp("^[0-9]{1,5}$", "u");

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate110.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern93.test(key0)){
const err0 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,5}$"},message:"must match pattern \""+"^[0-9]{1,5}$"+"\"",propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err1 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
for(const key1 in data){
let data0 = data[key1];
if((!(data0 && typeof data0 == "object" && !Array.isArray(data0))) && (data0 !== null)){
const err2 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema144.additionalProperties.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate110.errors = vErrors;
return errors === 0;
}
validate110.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const of_redis_install = validate111;
const schema145 = {"description":"How Redis is installed.","level":"C","unread":"Redis is not set up here","type":"string","enum":["yum","binary"],"default":"yum"};

function validate111(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate111.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "yum") || (data === "binary"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema145.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate111.errors = vErrors;
return errors === 0;
}
validate111.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_redis_mode = validate112;
const schema146 = {"description":"Kind of Redis cluster.","level":"C","unread":"Redis is not set up here","type":"string","enum":["standalone","cluster","sentinel"],"default":"standalone"};

function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate112.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "standalone") || (data === "cluster")) || (data === "sentinel"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema146.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate112.errors = vErrors;
return errors === 0;
}
validate112.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_redis_disable_purge = validate113;
const schema147 = {"description":"Never delete a Redis that runs.","level":"C","unread":"no playbook here removes what runs, unless removals.yml says so","type":["boolean","string"],"default":false};

function validate113(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate113.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "boolean") && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema147.type},message:"must be boolean,string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate113.errors = vErrors;
return errors === 0;
}
validate113.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_redis_rename_commands = validate114;
const schema148 = {"description":"Commands of Redis that get another name.","level":"C","unread":"Redis is not set up here","type":"object","default":{}};

function validate114(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate114.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate114.errors = vErrors;
return errors === 0;
}
validate114.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_upstream = validate115;
const schema149 = {"description":"Address of the instance that this one streams from: of another cluster on a primary, of another replica on a replica.","level":"I","type":["string","null"],"pattern":"^[0-9A-Za-z.:-]*$","unsupported":{"unless":["",null],"reason":"the playbooks here make no standby clusters and no cascades; on a replica take it away; keep a standby cluster out of the inventory, since without pg_upstream it would be an empty cluster that takes writes"}};
const pattern96 = new RegExp("^[0-9A-Za-z.:-]*$", "u");

function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate115.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema149.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern96.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z.:-]*$"},message:"must match pattern \""+"^[0-9A-Za-z.:-]*$"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate115.errors = vErrors;
return errors === 0;
}
validate115.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_delay = validate116;
const schema150 = {"description":"How far a delayed replica stays behind.","level":"I","type":["string","number","null"],"unsupported":{"unless":["",null,0,"0"],"reason":"the playbooks here make no delayed replicas, and without the delay the host would be an instance like any other; keep it out of the inventory"}};

function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate116.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(((typeof data !== "string") && (!((typeof data == "number") && (isFinite(data))))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema150.type},message:"must be string,number,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate116.errors = vErrors;
return errors === 0;
}
validate116.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_gp_role = validate117;
const schema151 = {"description":"What the host is in MatrixDB or Greenplum.","level":"C","type":["string","null"],"enum":["master","segment",null],"unsupported":{"unless":[null],"reason":"MatrixDB is not set up here; keep its hosts in an inventory of their own"}};

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate117.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema151.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "master") || (data === "segment")) || (data === null))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema151.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate117.errors = vErrors;
return errors === 0;
}
validate117.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const of_pg_instances = validate118;
const schema152 = {"description":"Instances on the host by port, of MatrixDB.","level":"I","type":["object","null"],"propertyNames":{"pattern":"^[0-9]{1,5}$"},"additionalProperties":{"type":["object","null"]},"unsupported":{"unless":[null,{}],"reason":"the playbooks here run one instance on a host; keep such hosts in an inventory of their own"}};

function validate118(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate118.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema152.type},message:"must be object,null"};
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
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern93.test(key0)){
const err1 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,5}$"},message:"must match pattern \""+"^[0-9]{1,5}$"+"\"",propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
for(const key1 in data){
let data0 = data[key1];
if((!(data0 && typeof data0 == "object" && !Array.isArray(data0))) && (data0 !== null)){
const err3 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema152.additionalProperties.type},message:"must be object,null"};
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
validate118.errors = vErrors;
return errors === 0;
}
validate118.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const parameterValidators = {
  meta_node: of_meta_node,
  node_dns_hosts: of_node_dns_hosts,
  node_packages: of_node_packages,
  node_timezone: of_node_timezone,
  node_sysctl_params: of_node_sysctl_params,
  node_exporter_enabled: of_meta_node,
  node_exporter_port: of_node_exporter_port,
  node_exporter_options: of_node_exporter_options,
  dcs_servers: of_dcs_servers,
  dcs_type: of_dcs_type,
  etcd_data_dir: of_etcd_data_dir,
  prometheus_data_dir: of_etcd_data_dir,
  prometheus_options: of_node_exporter_options,
  prometheus_scrape_interval: of_prometheus_scrape_interval,
  prometheus_scrape_timeout: of_prometheus_scrape_interval,
  prometheus_sd_interval: of_prometheus_scrape_interval,
  exporter_metrics_path: of_exporter_metrics_path,
  alertmanager_options: of_node_exporter_options,
  alertmanager_route: of_alertmanager_route,
  alertmanager_receivers: of_alertmanager_receivers,
  nginx_port: of_node_exporter_port,
  pg_cluster: of_pg_cluster,
  pg_seq: of_pg_seq,
  pg_role: of_pg_role,
  pg_offline_query: of_meta_node,
  pg_weight: of_pg_weight,
  pg_users: of_pg_users,
  pg_databases: of_pg_databases,
  pg_services_extra: of_pg_services_extra,
  pg_hba_rules_extra: of_pg_hba_rules_extra,
  pgbouncer_hba_rules_extra: of_pg_hba_rules_extra,
  pg_admin_username: of_pg_admin_username,
  pg_admin_password: of_pg_admin_password,
  pg_replication_username: of_pg_admin_username,
  pg_replication_password: of_pg_admin_password,
  pg_monitor_username: of_pg_admin_username,
  pg_monitor_password: of_pg_admin_password,
  pg_dbsu: of_pg_admin_username,
  pg_dbsu_home: of_etcd_data_dir,
  pg_version: of_pg_version,
  pg_bin_dir: of_etcd_data_dir,
  pg_packages: of_node_packages,
  pg_extensions: of_node_packages,
  pg_data: of_etcd_data_dir,
  pg_listen: of_pg_listen,
  pg_port: of_node_exporter_port,
  pg_localhost: of_pg_localhost,
  pg_namespace: of_pg_namespace,
  patroni_port: of_node_exporter_port,
  patroni_watchdog_mode: of_patroni_watchdog_mode,
  pg_conf: of_pg_conf,
  pg_parameters: of_pg_parameters,
  pg_shared_libraries: of_node_exporter_options,
  pg_encoding: of_pg_encoding,
  pg_locale: of_pg_locale,
  pg_lc_collate: of_pg_locale,
  pg_lc_ctype: of_pg_locale,
  pgbouncer_enabled: of_meta_node,
  pgbouncer_port: of_node_exporter_port,
  pgbouncer_poolmode: of_pgbouncer_poolmode,
  pgbouncer_max_db_conn: of_pg_seq,
  pg_default_roles: of_pg_users,
  pg_default_privileges: of_pg_default_privileges,
  pg_default_schemas: of_pg_default_schemas,
  pg_default_extensions: of_pg_default_extensions,
  pg_hba_rules: of_pg_hba_rules_extra,
  pgbouncer_hba_rules: of_pg_hba_rules_extra,
  pg_exporter_enabled: of_meta_node,
  pg_exporter_port: of_node_exporter_port,
  pgbouncer_exporter_enabled: of_meta_node,
  pgbouncer_exporter_port: of_node_exporter_port,
  pg_services: of_pg_services_extra,
  haproxy_enabled: of_meta_node,
  haproxy_admin_auth_enabled: of_meta_node,
  haproxy_admin_username: of_pg_encoding,
  haproxy_admin_password: of_haproxy_admin_password,
  haproxy_exporter_port: of_node_exporter_port,
  haproxy_client_timeout: of_haproxy_client_timeout,
  haproxy_server_timeout: of_haproxy_client_timeout,
  vip_mode: of_vip_mode,
  patroni_restart_order: of_patroni_restart_order,
  rm_pgdata: of_meta_node,
  rm_pgpkgs: of_meta_node,
  runner_state: of_runner_state,
  runner_repository: of_node_exporter_options,
  runner_token_file: of_node_exporter_options,
  runner_archive: of_node_exporter_options,
  runner_group: of_node_exporter_options,
  rm_node: of_meta_node,
  pg_user: of_node_exporter_options,
  pg_revoke_password: of_meta_node,
  pg_reassign_to: of_node_exporter_options,
  pg_database: of_node_exporter_options,
  pg_drop_schemas: of_node_exporter_options,
  pg_drop_extensions: of_node_exporter_options,
  version: of_node_exporter_options,
  proxy_env: of_proxy_env,
  repo_enabled: of_meta_node,
  repo_name: of_node_exporter_options,
  repo_address: of_node_exporter_options,
  repo_home: of_repo_home,
  repo_rebuild: of_meta_node,
  repo_remove: of_meta_node,
  repo_exists: of_meta_node,
  repo_upstreams: of_repo_upstreams,
  repo_packages: of_repo_packages,
  repo_url_packages: of_repo_packages,
  ca_method: of_ca_method,
  ca_subject: of_node_exporter_options,
  ca_homedir: of_repo_home,
  ca_cert: of_node_exporter_options,
  ca_key: of_node_exporter_options,
  nginx_enabled: of_meta_node,
  nginx_upstream: of_nginx_upstream,
  app_list: of_app_list,
  docs_enabled: of_meta_node,
  pev2_enabled: of_meta_node,
  pgbadger_enabled: of_meta_node,
  nameserver_enabled: of_meta_node,
  dns_records: of_repo_packages,
  prometheus_enabled: of_meta_node,
  prometheus_reload: of_meta_node,
  prometheus_sd_method: of_prometheus_sd_method,
  prometheus_sd_target: of_prometheus_sd_target,
  exporter_install: of_exporter_install,
  exporter_repo_url: of_exporter_repo_url,
  grafana_enabled: of_meta_node,
  grafana_endpoint: of_exporter_repo_url,
  grafana_admin_username: of_node_exporter_options,
  grafana_admin_password: of_node_exporter_options,
  grafana_database: of_grafana_database,
  grafana_pgurl: of_exporter_repo_url,
  grafana_plugin: of_grafana_plugin,
  grafana_cache: of_repo_home,
  grafana_plugins: of_repo_packages,
  grafana_git_plugins: of_repo_packages,
  loki_enabled: of_meta_node,
  loki_endpoint: of_exporter_repo_url,
  loki_clean: of_meta_node,
  loki_options: of_node_exporter_options,
  loki_data_dir: of_repo_home,
  loki_retention: of_loki_retention,
  service_registry: of_service_registry,
  dcs_name: of_node_exporter_options,
  dcs_exists_action: of_dcs_exists_action,
  dcs_disable_purge: of_meta_node,
  consul_data_dir: of_repo_home,
  consul_enabled: of_meta_node,
  etcd_enabled: of_meta_node,
  etcd_exists: of_meta_node,
  jupyter_enabled: of_meta_node,
  jupyter_username: of_node_exporter_options,
  jupyter_password: of_node_exporter_options,
  pgweb_enabled: of_meta_node,
  pgweb_username: of_node_exporter_options,
  docker_enabled: of_meta_node,
  docker_cgroups_driver: of_docker_cgroups_driver,
  docker_registry_mirrors: of_repo_packages,
  docker_image_cache: of_repo_home,
  nodename: of_node_exporter_options,
  pg_nodename: of_meta_node,
  node_cluster: of_node_exporter_options,
  nodename_overwrite: of_meta_node,
  nodename_exchange: of_meta_node,
  node_dns_hosts_extra: of_node_dns_hosts,
  node_dns_server: of_node_dns_server,
  node_dns_servers: of_repo_packages,
  node_dns_options: of_repo_packages,
  node_repo_method: of_node_repo_method,
  node_repo_remove: of_meta_node,
  node_local_repo_url: of_repo_packages,
  node_packages_default: of_repo_packages,
  node_meta_packages: of_repo_packages,
  node_meta_pip_install: of_node_exporter_options,
  node_disable_numa: of_meta_node,
  node_disable_swap: of_meta_node,
  node_disable_firewall: of_meta_node,
  node_disable_selinux: of_meta_node,
  node_static_network: of_meta_node,
  node_disk_prefetch: of_meta_node,
  node_kernel_modules: of_repo_packages,
  node_tune: of_node_tune,
  node_data_dir: of_repo_home,
  node_crontab: of_repo_packages,
  node_crontab_overwrite: of_meta_node,
  node_admin_setup: of_meta_node,
  node_admin_uid: of_pg_seq,
  node_admin_username: of_node_exporter_options,
  node_admin_ssh_exchange: of_meta_node,
  node_admin_pk_current: of_meta_node,
  node_admin_pks: of_repo_packages,
  node_ntp_config: of_meta_node,
  node_ntp_service: of_node_ntp_service,
  node_ntp_servers: of_repo_packages,
  promtail_enabled: of_meta_node,
  promtail_clean: of_meta_node,
  promtail_port: of_node_exporter_port,
  promtail_options: of_node_exporter_options,
  promtail_positions: of_repo_home,
  promtail_send_url: of_exporter_repo_url,
  promtail_status_file: of_repo_home,
  pg_shard: of_node_exporter_options,
  pg_sindex: of_pg_seq,
  pg_backup: of_meta_node,
  pg_hostname: of_meta_node,
  pg_preflight_skip: of_meta_node,
  pg_dbsu_uid: of_pg_seq,
  pg_dbsu_sudo: of_pg_dbsu_sudo,
  pg_dbsu_ssh_exchange: of_meta_node,
  pg_dbsu_password: of_node_exporter_options,
  pgdg_repo: of_meta_node,
  pg_add_repo: of_meta_node,
  pg_exists_action: of_dcs_exists_action,
  pg_disable_purge: of_meta_node,
  pg_fs_main: of_repo_home,
  pg_fs_bkup: of_repo_home,
  pg_dummy_filesize: of_pg_dummy_filesize,
  pg_checksum: of_meta_node,
  pg_provision: of_meta_node,
  pg_init: of_node_exporter_options,
  pg_reload: of_meta_node,
  patroni_mode: of_patroni_mode,
  pg_exporter_config: of_node_exporter_options,
  pg_exporter_params: of_node_exporter_options,
  pg_exporter_url: of_node_exporter_options,
  pg_exporter_auto_discovery: of_meta_node,
  pg_exporter_exclude_database: of_node_exporter_options,
  pg_exporter_include_database: of_node_exporter_options,
  pg_exporter_options: of_node_exporter_options,
  pgbouncer_exporter_url: of_node_exporter_options,
  pgbouncer_exporter_options: of_node_exporter_options,
  haproxy_reload: of_meta_node,
  vip_reload: of_meta_node,
  vip_address: of_vip_address,
  vip_cidrmask: of_vip_cidrmask,
  vip_interface: of_vip_interface,
  dns_mode: of_dns_mode,
  dns_selector: of_node_exporter_options,
  gp_cluster: of_node_exporter_options,
  redis_cluster: of_redis_cluster,
  redis_node: of_pg_seq,
  redis_instances: of_redis_instances,
  redis_install: of_redis_install,
  redis_mode: of_redis_mode,
  redis_conf: of_node_exporter_options,
  redis_fs_main: of_repo_home,
  redis_bind_address: of_node_exporter_options,
  redis_exists_action: of_dcs_exists_action,
  redis_disable_purge: of_redis_disable_purge,
  redis_rmdata: of_meta_node,
  redis_max_memory: of_pg_dummy_filesize,
  redis_mem_policy: of_node_exporter_options,
  redis_password: of_node_exporter_options,
  redis_rdb_save: of_repo_packages,
  redis_aof_enabled: of_meta_node,
  redis_rename_commands: of_redis_rename_commands,
  redis_cluster_replicas: of_pg_seq,
  redis_exporter_enabled: of_meta_node,
  redis_exporter_port: of_node_exporter_port,
  redis_exporter_options: of_node_exporter_options,
  pg_upstream: of_pg_upstream,
  pg_delay: of_pg_delay,
  patroni_enabled: of_meta_node,
  gp_role: of_gp_role,
  pg_instances: of_pg_instances,
  pg_libs: of_node_exporter_options,
  pg_dcs_type: of_dcs_type,
  haproxy_auth_enabled: of_meta_node,
  node_etc_hosts_default: of_node_dns_hosts,
  node_extra_packages: of_node_packages,
  repo_port: of_node_exporter_port,
  pg_default_privilegs: of_pg_default_privileges,
  dcs_registry: of_service_registry,
  nginx_indexes: of_app_list,
  node_ntp_enabled: of_meta_node,
  node_admin_enabled: of_meta_node,
  node_admin_pk_list: of_repo_packages,
  node_etc_hosts: of_node_dns_hosts,
  node_dns_method: of_node_dns_server,
  node_repo_local_urls: of_repo_packages,
  node_packages_meta: of_repo_packages,
  node_packages_meta_pip: of_node_exporter_options,
  grafana_plugin_method: of_grafana_plugin,
  grafana_plugin_list: of_repo_packages,
  grafana_plugin_git: of_repo_packages,
  grafana_plugin_cache: of_repo_home,
  redis_safeguard: of_redis_disable_purge,
  nginx_home: of_repo_home,
  dcs_safeguard: of_meta_node,
  pg_safeguard: of_meta_node,
  node_name_exchange: of_meta_node,
  dcs_clean: of_meta_node,
  pg_clean: of_meta_node,
  redis_clean: of_meta_node,
};
