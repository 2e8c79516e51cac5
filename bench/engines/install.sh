#!/usr/bin/env bash
# What the peers of the suite need, on Debian or Ubuntu: MariaDB and Redis as programs (the bench starts its own, on ports
# and folders of its own), and the packages of this folder. Nothing here belongs to the product.
set -euo pipefail
cd "$(dirname "$0")"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
if ! command -v redis-server >/dev/null || ! ls /usr/sbin/mariadbd >/dev/null 2>&1; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends mariadb-server redis-server
fi

# `roaring` compiles itself (g++, make, python3) when its download is out of reach; headers of Node from Debian if they are there.
if [ -d /usr/include/node ]; then export npm_config_nodedir=/usr; fi
# Not `npm ci`: it refuses a lock file without chDB's programs for other platforms, which not every registry carries.
npm install --no-save
