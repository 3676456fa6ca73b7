# What the benchmarks share: packages the service and the benchmarks, and says where their jars are.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

package() {
    echo "Packaging" >&2
    ./mvnw -B -q -ntp -pl bench,early-access-api -am package -DskipTests >&2
    for jar in early-access-api/target/early-access-api-*.jar; do service="$jar"; done
    for jar in bench/target/early-access-bench-*.jar; do bench="$jar"; done
}
