#include "rei/avatar/mapping.hpp"

#include <algorithm>
#include <cmath>

namespace rei::avatar {
namespace {

bool names(const InputRow& row, const std::string& channel) {
    return std::any_of(row.from.begin(), row.from.end(),
                       [&](const ChannelShare& share) { return share.channel == channel; });
}

bool is_named_in(const Mapping& mapping, const std::string& channel) {
    return std::any_of(mapping.begin(), mapping.end(),
                       [&](const InputRow& row) { return names(row, channel) || row.input == channel; });
}

bool has(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

double channel_value(const Face& face, const std::string& channel) {
    for (const auto& [name, value] : face) {
        if (name == channel) return std::isfinite(value) ? value : 0;
    }
    return 0;
}

}  // namespace

Mapping default_mapping() {
    return {
        // inputs that VTube Studio has
        {"MouthSmile", 0, {{"MouthSmile", 1}}, false, {0, 1}},
        {"MouthOpen", 0, {{"MouthOpen", 1}}, false, {0, 1}},
        {"BrowLeftY", 0.5, {{"BrowDown", -0.5}, {"BrowDownLeft", -0.5}}, false, {0, 1}},
        {"BrowRightY", 0.5, {{"BrowDown", -0.5}, {"BrowDownRight", -0.5}}, false, {0, 1}},
        {"EyeOpenLeft", 1, {{"EyeClosed", -1}, {"EyeClosedLeft", -1}}, false, {0, 1}},
        {"EyeOpenRight", 1, {{"EyeClosed", -1}, {"EyeClosedRight", -1}}, false, {0, 1}},
        // inputs that this program adds; the model's owner says what they move
        {"EyeWide", 0, {{"EyeWide", 1}}, true, {0, 1}},
        {"Blush", 0, {{"Blush", 1}}, true, {0, 1}},
    };
}

const InputRow* find_row(const Mapping& mapping, std::string_view input) {
    const auto found =
        std::find_if(mapping.begin(), mapping.end(), [&](const InputRow& row) { return row.input == input; });
    return found == mapping.end() ? nullptr : &*found;
}

std::vector<std::string> channels_of(const Policy& policy) {
    std::vector<std::string> out;
    for (const auto& [mood, face] : policy.faces) {
        for (const auto& channel : face) {
            if (!has(out, channel.first)) out.push_back(channel.first);
        }
    }
    return out;
}

bool is_input_name(std::string_view name) {
    return name.size() >= 4 && name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

PersonaMapping mapping_for(const Mapping& mapping, const std::vector<std::string>& channels) {
    PersonaMapping out;
    for (const InputRow& row : mapping) {
        if (std::any_of(channels.begin(), channels.end(), [&](const auto& one) { return names(row, one); }))
            out.rows.push_back(row);
    }
    const Mapping table = default_mapping();
    for (const std::string& channel : channels) {
        if (is_named_in(mapping, channel) || is_named_in(table, channel)) continue;
        if (is_input_name(channel)) {
            out.rows.push_back({channel, 0, {{channel, 1}}, true, {-1, 1}});
        } else {
            out.left_out.push_back(channel);
        }
    }
    return out;
}

double input_value(const InputRow& row, const Face& face, Interval range) {
    double value = row.offset;
    for (const ChannelShare& share : row.from) value += share.scale * channel_value(face, share.channel);
    return std::isfinite(value) ? std::clamp(value, range.low, range.high)
                                : std::clamp(row.offset, range.low, range.high);
}

}  // namespace rei::avatar
