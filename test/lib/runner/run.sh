#!/bin/bash
# A stand-in for GitHub's run.sh, which the unit does not use.
exec "$(dirname "$0")/bin/Runner.Listener" run
