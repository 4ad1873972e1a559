// rei-bench [--scenario FILE] [--policy FILE] [Google Benchmark's options]
#include "inputs.hpp"
#include <benchmark/benchmark.h>

int main(int argc, char** argv) {
    if (!rei::bench::read_inputs(argc, argv)) return 2;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
