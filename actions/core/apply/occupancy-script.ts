/**
 * Probe of one host, run by Ansible as root. Prints one JSON line; changes nothing. Templates are Ansible's. What they
 * give reaches the program as base64 of JSON: no value can end a quote or the here-document.
 */
export const OCCUPANCY_SCRIPT = `python3 - <<'END_OF_PROBE'
import base64, json, os, socket, subprocess, urllib.request
asked = json.loads(base64.b64decode("{{ {
  'data': pg_data | default('/var/lib/postgresql/' ~ pg_version | default(15) ~ '/data'),
  'bin_dir': pg_bin_dir | default('/usr/lib/postgresql/' ~ pg_version | default(15) ~ '/bin'),
  'pg_port': pg_port | default(5432),
  'patroni_port': patroni_port | default(8008),
} | to_json | b64encode }}"))
data, bin_dir = str(asked["data"]), str(asked["bin_dir"])
pg_port, patroni_port = int(asked["pg_port"]), int(asked["patroni_port"])
found = {"ports": []}
for port in (pg_port, patroni_port):
    with socket.socket() as probe:
        probe.settimeout(3)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            found["ports"].append(port)
if os.path.exists(os.path.join(data, "PG_VERSION")):
    found["data"] = data
    with open(os.path.join(data, "PG_VERSION")) as file:
        found["version"] = file.read().strip()
    try:
        control = subprocess.run([os.path.join(bin_dir, "pg_controldata"), data], capture_output=True, text=True,
                                 env={"LC_ALL": "C"}).stdout
        for line in control.splitlines():
            if line.startswith("Database system identifier:"):
                found["systemIdentifier"] = line.split(":")[1].strip()
    except OSError:
        pass
if patroni_port in found["ports"]:
    try:
        request = urllib.request.urlopen("http://127.0.0.1:%d/patroni" % patroni_port, timeout=5)
        answer = json.load(request)
    except urllib.error.HTTPError as error:
        answer = json.load(error)
    except Exception:
        answer = {}
    found["scope"] = answer.get("patroni", {}).get("scope")
    found["name"] = answer.get("patroni", {}).get("name")
    found.setdefault("systemIdentifier", answer.get("database_system_identifier"))
servers = set()
for process in filter(str.isdigit, os.listdir("/proc")):
    try:
        # One in a container is none of this host's.
        if os.readlink("/proc/%s/ns/pid" % process) != os.readlink("/proc/self/ns/pid"):
            continue
        with open("/proc/%s/comm" % process) as file:
            if file.read().strip() in ("postgres", "postmaster"):
                servers.add(os.readlink("/proc/%s/cwd" % process))
    except OSError:
        pass
if servers:
    found["servers"] = sorted(servers)
print(json.dumps(found))
END_OF_PROBE`;
