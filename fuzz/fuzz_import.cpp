// Any bytes as a chat log or card of every kind: refused with problems, or a scenario that reads back as it
// is and keeps the clamps.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "check.hpp"

#include "rei/affect/llm_limits.hpp"
#include "rei/exchange/card.hpp"
#include "rei/exchange/importing.hpp"
#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::fuzz {
namespace {

void check_imported(const Imported& imported) {
    check(!imported.scenario.turns.empty(), "what was imported has turns");
    for (const Turn& turn : imported.scenario.turns) {
        check(std::abs(turn.llm.mood_delta) <= kMostMoodDelta, "mood_delta is clamped");
        check(std::abs(turn.llm.affinity_delta) <= kMostAffinityDelta, "affinity_delta is clamped");
    }
    for (const char* file : {"out.yaml", "out.json"}) {
        const Loaded<Scenario> again = parse_scenario(scenario_text({}, imported.scenario, file), file);
        check(bool(again), "what was imported can be read",
              again.problems.empty() ? "" : again.problems.front().text());
        check(same_scenario(*again, imported.scenario), "what was imported reads back the same");
    }
}

void import_as(const std::string& bytes, const Importer* kind) {
    const Loaded<Imported> imported = import_scenario(bytes, "log.txt", kind, {});
    check(bool(imported) == imported.problems.empty(), "a refusal has a reason");
    if (imported) check_imported(*imported);
}

}  // namespace
}  // namespace rei::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rei;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    fuzz::import_as(bytes, nullptr);
    if (importer_for(bytes) == nullptr) {
        for (const Importer& kind : importer_table()) fuzz::import_as(bytes, &kind);
    }
    static_cast<void>(policy_in_card(bytes, "card.png"));
    return 0;
}
