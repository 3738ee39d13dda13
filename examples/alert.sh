#!/bin/sh
# Adds articles to an archive, and prints every threat of one country to another that it
# has not printed before.
#
# Use: alert.sh FOLDER "USA>RUS"     (REPORTEDLY_ARCHIVE names the archive)
#
# Prints nothing where there is nothing new, so that cron sends no mail. Where reportedly
# fails, this ends with the same exit code.
set -u
told="$REPORTEDLY_ARCHIVE.told"
touch "$told"

reportedly add "$1" >&2
code=$?
# 13: some articles could not be read, the others were
[ "$code" -eq 0 ] || [ "$code" -eq 13 ] || exit "$code"

reportedly search --in events --type THREATEN --dyad "$2" --limit 0 --format csv > "$told.now" || exit
sed 1d "$told.now" | cut -d, -f1 | grep -vxFf "$told" | while read -r ref; do
    reportedly show "$ref" | sed '/^$/q'
    echo "$ref" >> "$told"
done
exit 0
