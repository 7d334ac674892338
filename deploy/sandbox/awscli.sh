#!/bin/sh
# Runs the AWS CLI with the arguments given: the one from PyPI, unmodified. The tests use it, and
# whoever has none may:
#
#   deploy/sandbox/awscli.sh --endpoint-url http://localhost:4570 rds describe-db-clusters
#
# The first call installs it below build/tools/awscli, as requirements.lock says: these versions and
# no other bytes. Any number of calls may come at once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
tools=$(cd "$here/../.." && pwd)/build/tools/awscli
lock=$here/requirements.lock

die() {
  echo "awscli.sh: $*" >&2
  exit 1
}

command -v python3 >/dev/null || die "needs Python 3.11 or newer with its venv module: install it"
# Another lock is another installation, and so is another Python: a venv stands on one.
name=$({ python3 -V && cat "$lock"; } | sha256sum | cut -c1-12)
installed=$tools/$name

# One installs and the others wait. It is made aside and gets its name when it is whole, so that one
# who is killed in the middle leaves nothing that looks finished.
install() {
  mkdir -p "$tools"
  exec 9>"$tools/lock"
  flock 9
  if [ ! -d "$installed" ]; then
    echo "awscli.sh: installing the AWS CLI below $tools" >&2
    draft=$tools/draft
    rm -rf "$draft"
    python3 -m venv "$draft" >&2 \
      || die "needs Python 3.11 or newer with its venv module (Debian: python3-venv)"
    "$draft/bin/python" -m pip install -q --disable-pip-version-check --no-deps --require-hashes \
      --only-binary=:all: -r "$lock" >&2 \
      || die "PyPI does not give what $lock names: see above; is it within reach?"
    mv "$draft" "$installed"
  fi
  exec 9>&-
}

[ -d "$installed" ] || install
# By its module, for the script in bin still names the folder that it was made in; -I, because no
# setting of the caller's Python and no file where he stands is to change what runs.
exec "$installed/bin/python" -I -m awscli "$@"
