#!/bin/sh
# Runs LocalStack, the local AWS of the demo and the tests, in the foreground:
#
#   deploy/localstack/localstack.sh --port 4566 --home build/localstack/home
#
# It listens on the loopback interface alone, keeps all its files below --home, and ends when its
# standard input does or when whoever started it is gone, so that no killed test leaves one behind.
# It is installed on the first call, below build/localstack (some 35 s and 241 MB).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/localstack
lock=$here/requirements.lock

usage() {
  echo "localstack.sh: $1; usage: localstack.sh --port N --home DIR" >&2
  exit 2
}

port=
home=
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || usage "$1 lacks a value"
  case $1 in
    --port) port=$2 ;;
    --home) home=$2 ;;
    *) usage "unknown option $1" ;;
  esac
  shift 2
done
case $port in '' | *[!0-9]*) usage "--port wants a number" ;; esac
[ -n "$home" ] || usage "--home is missing"

# Several may start at once; one installs and the others wait for it.
install() {
  wanted=$(sha256sum "$lock" | cut -d' ' -f1)
  exec 9>"$build/lock"
  flock 9
  if [ "$(cat "$build/stamp" 2>/dev/null)" != "$wanted" ]; then
    echo "localstack.sh: installing LocalStack below $build" >&2
    rm -rf "$build/venv" "$build/stamp"
    if ! python3 -m venv "$build/venv" >&2; then
      echo "localstack.sh: needs Python 3.11 or newer with its venv module (Debian: python3-venv);" \
        "or set AWS_ENDPOINT_URL to an AWS that runs already" >&2
      exit 1
    fi
    "$build/venv/bin/pip" install -q --disable-pip-version-check --no-deps -r "$lock" >&2
    echo "$wanted" >"$build/stamp"
  fi
  flock -u 9
  exec 9>&-
}

mkdir -p "$build" "$home"
home=$(cd "$home" && pwd)
install

# Why each: SQS_ENDPOINT_STRATEGY, queue URLs without a public DNS name. OVERRIDE_IN_DOCKER, or it
# writes outside its home where it believes to be in a container. DOCKER_BRIDGE_IP and DNS_ADDRESS,
# no pings and no DNS server. ses, for SNS's mails.
export GATEWAY_LISTEN="127.0.0.1:$port" LOCALSTACK_HOST="localhost:$port"
export SQS_ENDPOINT_STRATEGY=off OVERRIDE_IN_DOCKER=0 FILESYSTEM_ROOT="$home"
export DOCKER_BRIDGE_IP=127.0.0.1 DNS_ADDRESS=0 SKIP_SSL_CERT_DOWNLOAD=1 DISABLE_EVENTS=1
export LS_LOG="${LS_LOG:-warning}"
export SERVICES=sqs,sns,s3,secretsmanager,ssm,cloudwatch,cloudformation,iam,sts,events,ses,logs
# Where it goes is not for it to read: with these set it would ask somebody else.
unset AWS_ENDPOINT_URL AWS_ENDPOINT_URL_SQS AWS_ENDPOINT_URL_SNS AWS_ENDPOINT_URL_S3 AWS_PROFILE
exec "$build/venv/bin/python" "$here/run.py" "$port"
