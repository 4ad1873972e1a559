#include <algorithm>
#include <iterator>

#include "rei/plot/face.hpp"

namespace rei::workbench {

namespace {

void raise_to(float& number, float value) {
    number = std::max(number, value);
}
void raise_to(BothSides& sides, float value) {
    raise_to(sides.left, value);
    raise_to(sides.right, value);
}
/// VTube Studio's brows: 0.5 is at rest.
float height_of(float value) {
    return 2 * value - 1;
}

struct Channel {
    std::string_view name;
    float low;  ///< of its range, whose high end is 1
    void (*apply)(FaceParameters&, float value);
};

using P = FaceParameters;
constexpr Channel kChannels[] = {
    // of the documents' policy, and by side what it gives for both
    {"MouthSmile", 0, [](P& p, float v) { p.smile = v; }},
    {"MouthOpen", 0, [](P& p, float v) { p.mouth_open = v; }},
    {"BrowDown", 0, [](P& p, float v) { raise_to(p.brow_down, v); }},
    {"BrowDownLeft", 0, [](P& p, float v) { raise_to(p.brow_down.left, v); }},
    {"BrowDownRight", 0, [](P& p, float v) { raise_to(p.brow_down.right, v); }},
    {"EyeWide", 0, [](P& p, float v) { raise_to(p.eye_wide, v); }},
    {"EyeWideLeft", 0, [](P& p, float v) { raise_to(p.eye_wide.left, v); }},
    {"EyeWideRight", 0, [](P& p, float v) { raise_to(p.eye_wide.right, v); }},
    {"EyeClosed", 0, [](P& p, float v) { raise_to(p.eye_closed, v); }},
    {"EyeClosedLeft", 0, [](P& p, float v) { raise_to(p.eye_closed.left, v); }},
    {"EyeClosedRight", 0, [](P& p, float v) { raise_to(p.eye_closed.right, v); }},
    {"Blush", 0, [](P& p, float v) { p.blush = v; }},
    // of VTube Studio
    {"FaceAngry", 0, [](P& p, float v) { raise_to(p.brow_down, v); }},
    {"Brows", 0,
     [](P& p, float v) {
         p.brow_height = {height_of(v), height_of(v)};
     }},
    {"BrowLeftY", 0, [](P& p, float v) { p.brow_height.left = height_of(v); }},
    {"BrowRightY", 0, [](P& p, float v) { p.brow_height.right = height_of(v); }},
    {"EyeOpenLeft", 0, [](P& p, float v) { raise_to(p.eye_closed.left, 1 - v); }},
    {"EyeOpenRight", 0, [](P& p, float v) { raise_to(p.eye_closed.right, 1 - v); }},
    {"EyeLeftX", -1, [](P& p, float v) { p.gaze_left.left = v; }},
    {"EyeLeftY", -1, [](P& p, float v) { p.gaze_up.left = v; }},
    {"EyeRightX", -1, [](P& p, float v) { p.gaze_left.right = v; }},
    {"EyeRightY", -1, [](P& p, float v) { p.gaze_up.right = v; }},
};

const Channel* find_channel(std::string_view name) {
    const auto* const found = std::find_if(std::begin(kChannels), std::end(kChannels),
                                           [&](const Channel& channel) { return channel.name == name; });
    return found == std::end(kChannels) ? nullptr : found;
}

}  // namespace

bool is_drawn(std::string_view channel) {
    return find_channel(channel) != nullptr;
}

std::vector<std::string_view> drawn_channels() {
    std::vector<std::string_view> names;
    for (const Channel& channel : kChannels) names.push_back(channel.name);
    return names;
}

FaceParameters face_parameters(const Face& channels) {
    FaceParameters out;
    for (const auto& [name, value] : channels) {
        if (const Channel* channel = find_channel(name))
            channel->apply(out,
                           value >= channel->low ? static_cast<float>(std::min(value, 1.0)) : channel->low);
    }
    return out;
}

}  // namespace rei::workbench
