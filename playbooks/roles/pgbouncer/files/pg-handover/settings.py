"""What is to be known of this host stands in the configuration of Patroni and of pgbouncer."""

import configparser

import yaml

PATRONI = "/etc/patroni/patroni.yml"
POOL = "/etc/pgbouncer/pgbouncer.ini"


class Settings:
    """Names, sockets and ports of this member."""

    def __init__(self, patroni=PATRONI, pool=POOL):
        with open(patroni, encoding="utf-8") as file:
            config = yaml.safe_load(file)
        postgresql = config["postgresql"]
        self.name = config["name"]
        self.user = postgresql["authentication"]["superuser"]["username"]
        self.socket = postgresql["parameters"]["unix_socket_directories"].split(",")[0].strip()
        self.port = int(str(postgresql["listen"]).rsplit(":", 1)[-1])
        self.data = postgresql["data_dir"]
        self.pool = self.read_pool(pool)

    @staticmethod
    def read_pool(path):
        """Options of pgbouncer; None where it is not set up."""
        parser = configparser.ConfigParser(allow_no_value=True, interpolation=None, strict=False, delimiters=("=",))
        if not parser.read(path, encoding="utf-8"):
            return None
        return dict(parser["pgbouncer"])
