#!/bin/sh
# A printer's inside, run by ippeveprinter for each job: "prints" the PDF $1 page by page.
# In the folder $YIMA_PRINTER_CONTROLS a test says what goes wrong: hold.N holds with its first line
# as the reason before page N+1 until the file is gone; abort.N gives the job up there.
cancelled=$(dirname "$0")/is-cancelled.test
cd "$YIMA_PRINTER_CONTROLS" || exit 1
pages=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
echo "ATTR: job-impressions=$pages" >&2
echo "STATE: none" >&2
page=0
while :; do
    if [ -e "hold.$page" ]; then
        read -r reason < "hold.$page"
        echo "STATE: +$reason" >&2
        while [ -e "hold.$page" ]; do
            # ippeveprinter does not tell its command that the job is cancelled.
            ipptool -T 2 -q "$IPP_JOB_URI" "$cancelled" && exit 0
            sleep 0.05
        done
        echo "STATE: -$reason" >&2
    fi
    [ -e "abort.$page" ] && exit 1
    [ "$page" -ge "$pages" ] && break
    page=$((page + 1))
    echo "$IPP_JOB_NAME $page" >> paper
    echo "ATTR: job-impressions-completed=$page" >&2
done
