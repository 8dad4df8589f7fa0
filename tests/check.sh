#!/bin/sh
# `./run check`: every check runs and prints one line; what a failed one said follows its line. Exit 1 if any failed.
set -u
report=$(mktemp)
trap 'rm -f "$report"' EXIT
failed=0

step() {
    name=$1
    shift
    if "$@" >"$report" 2>&1; then
        printf 'ok      %s\n' "$name"
    else
        printf 'FAILED  %s\n' "$name"
        sed 's/^/        /' "$report"
        failed=1
    fi
}

# The settings of a real site, so that Django's own advice for deployment is about the code and not about this machine.
as_deployed() {
    FOOTPRINT_HTTPS=1 FOOTPRINT_HOSTS=iro.example.org "$@"
}

step "format" ruff format --check .
step "lint" ruff check .
step "types" mypy footprint rulebook manage.py
step "contracts between folders" lint-imports
step "migrations complete" python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
step "deployment settings" as_deployed python manage.py check --deploy --fail-level WARNING
step "rule book fresh" python -m tests.rulebook.print_rules --check
step "states fresh" python -m tests.rulebook.print_states --check
step "figure handbook fresh" python -m footprint.reporting.handbook --check
step "templates" djlint --quiet --check --lint footprint
exit $failed
