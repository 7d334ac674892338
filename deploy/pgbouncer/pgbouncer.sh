#!/bin/sh
# Runs PgBouncer with the arguments given: the one on the PATH where there is one, else Debian's,
# unpacked (not installed) below build/tools/pgbouncer. `pgbouncer.sh --fetch` only makes sure that
# there is one. PgBouncer refuses to run as root, so root runs it as postgres, or else as nobody.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
tools=$root/build/tools/pgbouncer
# libevent and c-ares come along, because a slim machine has neither; the rest is in every Debian.
packages="pgbouncer libc-ares2 libevent-2.1-7"

say() { echo "pgbouncer.sh: $*" >&2; }

fetch() {
  mkdir -p "$tools"
  (
    flock 9
    [ ! -e "$tools/done" ] || exit 0
    command -v apt-get >/dev/null || {
      say "no pgbouncer on the PATH, and no apt-get to bring one: install PgBouncer 1.18 or newer"
      exit 1
    }
    rm -rf "$tools/debs" "$tools/root"
    mkdir -p "$tools/debs"
    # root's apt drops its rights for a download, and then may not write here: let it stay root.
    download() { (cd "$tools/debs" && apt-get -q -o APT::Sandbox::User=root download $packages); }
    # The lists of packages may be missing or too old for the mirror; only then is it asked again.
    download >"$tools/log" 2>&1 || {
      apt-get -q update >>"$tools/log" 2>&1 || true
      download >>"$tools/log" 2>&1 || { say "apt-get download failed, see $tools/log"; exit 1; }
    }
    for deb in "$tools"/debs/*.deb; do dpkg -x "$deb" "$tools/root"; done
    touch "$tools/done"
  ) 9>"$tools/lock"
}

if program=$(command -v pgbouncer 2>/dev/null || ls /usr/sbin/pgbouncer 2>/dev/null); then
  :
else
  fetch
  program=$tools/root/usr/sbin/pgbouncer
  LD_LIBRARY_PATH=$(ls -d "$tools"/root/usr/lib/*-linux-gnu)${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export LD_LIBRARY_PATH
fi

[ "${1:-}" != --fetch ] || exit 0
if [ "$(id -u)" != 0 ]; then exec "$program" "$@"; fi
user=postgres
id -u "$user" >/dev/null 2>&1 || user=nobody
# The folder of the repository may be closed to that user (a clone below /root is): then PgBouncer
# gets a user namespace in which root's files are its own, and it is still nobody there.
for last in "$@"; do :; done
if setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups test -r "${last:-/}" -a -x "$program"
then
  # pdeathsig is set again here, because a change of user clears what the parent had asked for.
  exec setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups --pdeathsig KILL \
    "$program" "$@"
fi
exec unshare --user "$program" "$@"
