#!/bin/sh
# Makes the vendored files under api/scr_api/static and tests/api/vendor from the npm packages in package.json.
set -eu
cd "$(dirname "$0")/../.."
STATIC=api/scr_api/static
node_modules/.bin/sass --no-source-map --style=compressed --quiet-deps --silence-deprecation=import --load-path=. deploy/web/govuk.scss "$STATIC/govuk.css"
node_modules/.bin/esbuild deploy/web/govuk.mjs --bundle --format=esm --minify --legal-comments=none --outfile="$STATIC/govuk.mjs" --log-level=warning
cp deploy/web/govuk-frontend.licence.txt "$STATIC/govuk-frontend.licence.txt"
mkdir -p tests/api/vendor
cp node_modules/axe-core/axe.min.js tests/api/vendor/axe.min.js
cp node_modules/axe-core/LICENSE tests/api/vendor/axe-core.licence.txt
if grep -qiE 'GDS Transport|crown|crest|url\((https?:)?//' "$STATIC/govuk.css"; then
    echo "the vendored styles hold a mark that is for gov.uk only, or fetch from elsewhere" >&2
    exit 1
fi
