# shellcheck shell=bash disable=SC2034
# What a fresh host has, and what the playbooks will install there (downloaded into the image, so that an apply does not
# wait for the network; a package that is missing here is just downloaded later). The large libraries that PostgreSQL
# depends on are in the image: four hosts unpacking them at a time is half of what its installation takes.

installed_packages=(
  acl ca-certificates curl dbus iproute2 iputils-ping less libicu72 libllvm14 locales netbase openssh-server procps
  python3 python3-apt sudo systemd systemd-sysv tzdata
)

cached_packages=(
  etcd-client etcd-server haproxy keepalived nftables nginx-light patroni pgbouncer postgresql-15 postgresql-client-15
  postgresql-contrib prometheus prometheus-alertmanager prometheus-node-exporter prometheus-pgbouncer-exporter
  prometheus-postgres-exporter python3-etcd python3-psycopg2 socat
)
