#include "own_state_json.hpp"

namespace rei {
namespace {

void write(Json&, const std::monostate&) {}

void write(Json& out, const HeuristicOwn& own) {
    out["heuristic"] = {{"last_update_sec", optional_json(own.last_update_sec)},
                        {"epoch_sec", own.epoch_sec}};
}

HeuristicOwn read_heuristic(StateReader& read, Node node) {
    HeuristicOwn own;
    own.last_update_sec = read.maybe_number(node, "last_update_sec");
    own.epoch_sec = read.number(node, "epoch_sec");
    return own;
}

}  // namespace

void write_own(Json& out, const OwnState& own) {
    std::visit([&](const auto& mine) { write(out, mine); }, own);
}

OwnState read_own(StateReader& read, Node root, Variant variant) {
    const auto member = [&] { return read.member(root, name_of(variant), NodeKind::object); };
    switch (variant) {
        case Variant::heuristic:
            return read_heuristic(read, member());
        default:
            return std::monostate{};
    }
}

}  // namespace rei
