#!/usr/bin/env bash
# Fetches another version of Node than the one at hand from npm, unless it is in the cache, and prints its path: 24, or 22
# where this is 24. Nothing in the project changes.
set -euo pipefail
version=24.21.0
case "$(node -p 'process.versions.node')" in 24.*) version=22.23.3 ;; esac
package=node-$(node -p 'process.platform + "-" + process.arch')
cache=${XDG_CACHE_HOME:-$HOME/.cache}/glasshouse/node-$version
path=$cache/node_modules/$package/bin/node
if [ ! -x "$path" ]; then
  mkdir -p "$cache"
  npm install --silent --no-save --no-audit --no-fund --prefix "$cache" "$package@$version" >&2
fi
"$path" -e 'if (process.version !== "v'"$version"'") process.exit(1)'
echo "$path"
