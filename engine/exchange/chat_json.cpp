#include "rei/exchange/chat_json.hpp"

#include <nlohmann/json.hpp>

namespace rei {
namespace {

using Json = nlohmann::ordered_json;

Json question(const Turn& turn) {
    Json out{{"role", "user"}};
    if (turn.user != Turn().user) out["name"] = turn.user;
    out["content"] = turn.text;
    out["at"] = turn.at_sec;
    return out;
}

Json answer(const Turn& turn) {
    Json out{{"role", "assistant"}, {"content", turn.reply}};
    if (turn.text.empty()) out["at"] = turn.at_sec;
    if (turn.llm.mood_delta != 0) out["mood_delta"] = turn.llm.mood_delta;
    if (turn.llm.affinity_delta != 0) out["affinity_delta"] = turn.llm.affinity_delta;
    return out;
}

}  // namespace

std::string chat_json(const Scenario& scenario) {
    std::string out;
    const auto add = [&out](const Json& message) {
        out +=
            (out.empty() ? "\n  " : ",\n  ") + message.dump(-1, ' ', false, Json::error_handler_t::replace);
    };
    for (const Turn& turn : scenario.turns) {
        if (!turn.text.empty()) add(question(turn));
        if (!turn.reply.empty() || turn.llm.mood_delta != 0 || turn.llm.affinity_delta != 0)
            add(answer(turn));
    }
    return "{\"messages\": [" + out + "\n]}\n";
}

}  // namespace rei
