#!/bin/bash
# Judges the description of a running Host from outside, or plays a story through a client generated from it.
#   ADDRESS=http://127.0.0.1:5080 run.sh judge
#   ADDRESS=… COMMUNITY=… COORDINATOR=<token> ASKER=<token> HELPER=<token> run.sh story
# Packages are kept outside of this folder. Ends with 75 when they cannot be fetched.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=${COORDINATION_CLIENT_PACKAGES:-${TMPDIR:-/tmp}/coordination-client-$(id -un)}/$(cksum < "$here/package.json" | tr ' ' '-')
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true npm_config_loglevel=error npm_config_update_notifier=false

mkdir -p "$packages"
exec 9> "$packages/.lock"
command -v flock > /dev/null && flock 9
if [ ! -f "$packages/.installed" ]; then
  cp "$here/package.json" "$packages/"
  (cd "$packages" && npm install --no-audit --no-fund --no-package-lock) >&2 || exit 75
  touch "$packages/.installed"
fi
exec 9>&-

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/*.json "$here"/*.ts "$work/"
ln -s "$packages/node_modules" "$work/node_modules"
cd "$work"
node -e 'fetch(process.env.ADDRESS + "/openapi/v1.json").then(async a => { if (!a.ok) throw new Error(a.status); process.stdout.write(await a.text()); })' > openapi.json
case "${1:-}" in
  judge)
    echo 'extends: ["spectral:oas"]' > ruleset.yaml
    npx redocly lint --extends recommended --max-problems 50 --format stylish openapi.json
    npx spectral lint --ruleset ruleset.yaml --fail-severity hint openapi.json
    ;;
  story)
    npx openapi-typescript openapi.json -o schema.d.ts >&2
    npx tsc
    node made/story.js
    ;;
  *)
    echo "Say judge or story." >&2
    exit 64
    ;;
esac
