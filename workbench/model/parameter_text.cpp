#include "rei/model/parameter_text.hpp"

#include <string_view>

#include <fmt/format.h>

#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

constexpr std::string_view kEngine = "engine.";
constexpr std::string_view kWeights = "sentiment_weights.";
constexpr std::string_view kRegions = "regions[";
constexpr std::string_view kKeywords = "Keywords: ";
constexpr std::string_view kRegion = "Region ";

/// A part of a path in words: "half_life_sec" is "half life".
std::string words_of(std::string_view part) {
    constexpr std::string_view kUnit = "_sec";  // told apart
    if (part.size() > kUnit.size() && part.substr(part.size() - kUnit.size()) == kUnit)
        part.remove_suffix(kUnit.size());
    std::string words;
    for (const char c : part) words += c == '_' ? ' ' : c;
    return words;
}

/// The parts of a path with points between them.
std::string parts_in_words(std::string_view path) {
    std::string label;
    while (!path.empty()) {
        const std::size_t point = path.find('.');
        label += (label.empty() ? "" : " · ") + tr(words_of(path.substr(0, point)));
        path.remove_prefix(point == std::string_view::npos ? path.size() : point + 1);
    }
    return label;
}

/// The last part: the axis.
std::string axis_of(std::string_view path) {
    return std::string(path.substr(path.rfind('.') + 1));
}

/// Of a path "sentiment_weights.CLASS.valence".
std::string class_of(std::string_view path) {
    path.remove_prefix(kWeights.size());
    return std::string(path.substr(0, path.rfind('.')));
}

/// A path "regions[3].valence[1]".
struct BorderPath {
    std::string axis;
    bool is_high;

    explicit BorderPath(std::string_view path) : is_high(path.substr(path.size() - 2, 1) == "1") {
        axis = axis_of(path.substr(0, path.rfind('[')));
    }
};

}  // namespace

std::string label_of(const Parameter& parameter) {
    const std::string_view path = parameter.path;
    if (path.starts_with(kRegions)) {  // the group names the region
        const BorderPath border(path);
        return fmt::format(fmt::runtime(tr(border.is_high ? "{} to" : "{} from")), tr(border.axis));
    }
    if (path.starts_with(kWeights)) return words_of(class_of(path)) + " · " + tr(axis_of(path));
    return parts_in_words(path.starts_with(kEngine) ? path.substr(kEngine.size()) : path);
}

std::string full_label_of(const Parameter& parameter) {
    const std::string label = label_of(parameter);
    return is_border(parameter.path) ? group_text(parameter.group) + " · " + label : label;
}

std::string group_text(const std::string& group) {
    if (group.starts_with(kKeywords))
        return fmt::format(fmt::runtime(tr("Keywords: {}")), group.substr(kKeywords.size()));
    const std::size_t colon = group.find(": ");
    if (!group.starts_with(kRegion) || colon == std::string::npos) return tr(group);
    return fmt::format(fmt::runtime(tr("Region {}: {}")),
                       group.substr(kRegion.size(), colon - kRegion.size()), group.substr(colon + 2));
}

std::string meaning_text(const Parameter& parameter) {
    const std::string_view path = parameter.path;
    if (path.starts_with(kWeights))
        return say("How far each distinct keyword of {} pushes {}.", class_of(path), tr(axis_of(path)));
    if (!path.starts_with(kRegions)) return tr(parameter.meaning);
    const BorderPath border(path);
    const std::string mood = parameter.group.substr(parameter.group.find(": ") + 2);
    return say(border.is_high ? "Highest {} at which {} may begin." : "Lowest {} at which {} may begin.",
               tr(border.axis), mood);
}

}  // namespace rei::workbench
