#!/bin/sh
# Checks the template with cfn-lint, which is installed on the first call, below build/tools.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$here/../.." && pwd)/build/tools/cfn-lint
mkdir -p "$build"

exec 9>"$build/lock"
flock 9
wanted=$(sha256sum "$here/requirements.lock" | cut -d' ' -f1)
if [ "$(cat "$build/stamp" 2>/dev/null)" != "$wanted" ]; then
  rm -rf "$build/venv" "$build/stamp"
  python3 -m venv "$build/venv"
  "$build/venv/bin/pip" install -q --disable-pip-version-check --no-deps -r "$here/requirements.lock"
  echo "$wanted" >"$build/stamp"
fi
flock -u 9

# By its Python, for the script in bin still names the folder that it was made in.
exec "$build/venv/bin/python" -I "$build/venv/bin/cfn-lint" --regions eu-central-1 us-east-1 \
  -- "$here/greenlight.yaml"
