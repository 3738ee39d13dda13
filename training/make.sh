#!/usr/bin/env bash
# Makes every model of the package, from the gold articles and the labelled passages.
#
#     training/make.sh GOLD OUT [SCORER]
#
# GOLD    folder of attribution-train.jsonl, attribution-dev.jsonl, events-train.jsonl, events-dev.jsonl,
#         factuality-uw-train.jsonl, places-lgl.jsonl and places-geovirus.jsonl
# OUT     folder for everything that is made; what is to be shipped ends up in OUT/model, OUT/events/model,
#         OUT/voice.npz, OUT/vectors.npz, OUT/stories
# SCORER  folder of attribution.py; GOLD/../eval if not said
#
# A step that is done is not done again: each leaves OUT/done/STEP. Removing that file repeats the step and all that
# come after it; a training run that is cut short goes on from its last epoch, and begins anew without its folder.
# PYTHON names the interpreter, THREADS how many cores the training runs may use.
set -euo pipefail

if [ $# -lt 2 ] || [ $# -gt 3 ]; then
    sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
gold=$(cd "$1" && pwd)
mkdir -p "$2/done"
out=$(cd "$2" && pwd)
scorer=$(cd "${3:-$gold/../eval}" && pwd)
python=${PYTHON:-python3}
threads=${THREADS:-1}
model=$out/model
export PYTHONPATH=$root/src${PYTHONPATH:+:$PYTHONPATH}

cd "$root"
for needed in "$gold/attribution-train.jsonl" "$gold/attribution-dev.jsonl" "$scorer/attribution.py" \
    "$gold/events-train.jsonl" "$gold/events-dev.jsonl" "$gold/factuality-uw-train.jsonl" \
    "$gold/places-lgl.jsonl" "$gold/places-geovirus.jsonl"; do
    [ -f "$needed" ] || { echo "make.sh: no such file: $needed" >&2; exit 3; }
done

# every file of passages but the one that is kept aside to measure on
passages=()
for file in training/data/passages-*.txt; do
    [ "$file" = training/data/passages-aside.txt ] || passages+=("$file")
done

renewed=
step() {
    local name=$1
    shift
    if [ -f "$out/done/$name" ] && [ -z "$renewed" ]; then
        echo "$name: done before"
        return
    fi
    renewed=yes
    rm -f "$out/done/$name"
    echo "$name: $*"
    "$python" -m "$@"
    touch "$out/done/$name"
}

step first training.train_tagger --gold "$gold" --out "$out/first" \
    --epochs 8 --rate 3e-4 --seed 1962 --threads "$threads"
step second training.train_tagger --gold "$gold" --out "$out/second" \
    --epochs 3 --rate 1.5e-4 --seed 7 --threads "$threads" \
    --start "$out/first/last.pt" --passages "${passages[@]}"
step tagger_teacher training.tagger_teacher --gold "$gold" --out "$out/tagger_teacher" --threads "$threads"
step third training.train_tagger --gold "$gold" --out "$out/third" \
    --epochs 4 --rate 1.5e-4 --seed 7 --threads "$threads" \
    --start "$out/second/last.pt" --passages "${passages[@]}" --opinions "$out/tagger_teacher/opinions.npz"
step export training.export --checkpoint "$out/third/last.pt" --out "$model"
step refit training.refit --gold "$gold/attribution-train.jsonl" --model "$model" --seed 1962
step tune training.tune --gold "$gold/attribution-dev.jsonl" --model "$model" --scorer "$scorer"
step acts training.train_acts --model "$model" --seed 1962
step event_teacher training.event_teacher --gold "$gold" --out "$out/event_teacher" --threads "$threads"
step events training.train_events --gold "$gold" --tagger "$out/third/last.pt" --out "$out/events" \
    --opinions "$out/event_teacher/opinions.npz" --epochs 12 --seed 1648 --threads "$threads"
step export_events training.export_events --checkpoint "$out/events/last.pt" --out "$out/events/model"
step tune_events training.tune_events --gold "$gold" --model "$out/events/model"
step voice training.train_voice --model "$out/voice.npz" --seed 1962
step vectors training.make_vectors --gold "$gold" --out "$out/vectors.npz" --seed 1866 --threads "$threads"
step pairs training.train_pairs --articles "$gold/attribution-train.jsonl" --out "$out/stories" # reads with the models in src: copy what was made, and repeat it
echo "made: $model, $out/events/model, $out/voice.npz, $out/vectors.npz and $out/stories"
